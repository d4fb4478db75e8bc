import { expect, test } from "vitest";
import { z } from "zod";
import { operations, type OperationName } from "./table.ts";

const fieldsOf = (schema: z.ZodType) => Object.keys(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }).properties ?? {});
const publicWrites = (Object.keys(operations) as OperationName[]).flatMap((name) => {
  const operation = operations[name];
  return operation.scope !== "job" && operation.kind === "write" ? [{ name, fields: fieldsOf(operation.input) }] : [];
});

/** By hand: every field of a write that holds an address, and what becomes of it. */
const addresses: Record<string, string> = {
  "invitation.create emails": "whom to invite",
  "member.remove confirmEmail": "typed to confirm, compared",
  "organization.create alertingEmail": "the organization's",
  "organization.create invoicingEmail": "the organization's",
  "organization.update alertingEmail": "the organization's",
  "organization.update invoicingEmail": "the organization's",
  "profile.changeEmail email": "one's own",
  "profile.delete confirmEmail": "typed to confirm, compared",
};

test("no operation takes an address for somebody else: whatever may is in the list (PRODUCT 2.7)", () => {
  const taken = publicWrites.flatMap(({ name, fields }) =>
    fields.filter((field) => /mail|address/i.test(field)).map((field) => `${name} ${field}`),
  );
  expect(taken.toSorted()).toEqual(Object.keys(addresses).toSorted());
});

test("what changes an address cannot say whose: it is the asker's own (PRODUCT 2.7)", () => {
  const changing = publicWrites.filter(({ name }) => /email/i.test(name)).map(({ name, fields }) => [name, fields]);
  expect(Object.fromEntries(changing)).toEqual({
    "profile.changeEmail": ["email"],
    "profile.cancelEmailChange": [],
    "profile.confirmEmail": ["token"],
  });
});
