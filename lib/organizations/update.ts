import { eq } from "drizzle-orm";
import { organizations } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { record } from "#lib/audit/record.ts";
import { notFound } from "#lib/errors.ts";
import { authorize } from "#lib/policy/decide.ts";
import type { UpdateOrganization } from "./input.ts";

/** Saves the organization's profile; region and slug never change (PRODUCT 5.2, 5.3, 5.9). */
export async function updateOrganization({ tx, actor }: Context<Member>, input: UpdateOrganization) {
  authorize(actor, "organization.update");
  const { name, legalName, alertingEmail, invoicingEmail, country } = organizations;
  const profile = { name, legalName, alertingEmail, invoicingEmail, country };
  const itself = eq(organizations.accountId, actor.accountId);
  const [before] = await tx.select(profile).from(organizations).where(itself);
  const [after] = await tx.update(organizations).set(input).where(itself).returning(profile);
  if (!before || !after) throw notFound("This organization");
  const changed = changes(before, after);
  if (Object.keys(changed).length > 0) {
    await record(tx, actor, actor.accountId, {
      event: "organization.updated",
      target: { id: actor.accountId, name: after.name },
      details: changed,
    });
  }
  return after;
}

function changes<Row extends Record<string, string | null>>(
  before: Row,
  after: Row,
): Record<string, { from: string | null; to: string | null }> {
  const names = Object.keys(after).filter((field) => before[field] !== after[field]);
  return Object.fromEntries(names.map((field) => [field, { from: before[field] ?? null, to: after[field] ?? null }]));
}
