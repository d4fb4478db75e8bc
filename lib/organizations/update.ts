import { eq } from "drizzle-orm";
import { organizations } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { record } from "#lib/audit/record.ts";
import { notFound } from "#lib/errors.ts";
import { authorize } from "#lib/policy/decide.ts";
import type { UpdateOrganization } from "./input.ts";

/** Saves what is given of the organization's profile; region and slug never change (PRODUCT 5.2, 5.3, 5.9). */
export async function updateOrganization({ tx, actor }: Context<Member>, input: UpdateOrganization) {
  authorize(actor, "organization.update");
  const { name, legalName, alertingEmail, invoicingEmail, country } = organizations;
  const profile = { name, legalName, alertingEmail, invoicingEmail, country };
  const itself = eq(organizations.accountId, actor.accountId);
  const [before] = await tx.select(profile).from(organizations).where(itself);
  if (!before) throw notFound("This organization");
  const changed = changes(before, input);
  if (Object.keys(changed).length === 0) return before;
  const [after] = await tx.update(organizations).set(input).where(itself).returning(profile);
  if (!after) throw notFound("This organization");
  await record(tx, actor, actor.accountId, {
    event: "organization.updated",
    target: { id: actor.accountId, name: after.name },
    details: changed,
  });
  return after;
}

type Profile = Required<{ [Field in keyof UpdateOrganization]: string | null }>;

function changes(before: Profile, given: UpdateOrganization): Record<string, { from: string | null; to: string | null }> {
  const fields = ["name", "legalName", "alertingEmail", "invoicingEmail", "country"] as const;
  return Object.fromEntries(
    fields.flatMap((field) => {
      const to = given[field];
      return to === undefined || to === before[field] ? [] : [[field, { from: before[field], to }]];
    }),
  );
}
