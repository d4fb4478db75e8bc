import { and, eq } from "drizzle-orm";
import { createElement } from "react";
import { z } from "zod";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { auditEvents, memberships, organizations } from "#db/regional/schema.ts";
import type { Job } from "#lib/actor/actor.ts";
import type { CrossingContext } from "#lib/actor/context.ts";
import { env } from "#lib/env.ts";
import { id, region } from "#lib/fields.ts";
import { send } from "#lib/mail/send.ts";
import { RoleChanged, roleChangedSubject } from "#lib/mail/templates/role-changed.tsx";
import { authorize } from "#lib/policy/decide.ts";
import { organizationRoles } from "#lib/policy/roles.ts";

export const mailRoleChangeInput = z.strictObject({ region, accountId: id, event: z.number().int().min(1) });
type MailRoleChange = z.output<typeof mailRoleChangeInput>;

/** Tells a member of their new role, as the audit event says it (PRODUCT 6.9). Somebody gone meanwhile gets nothing. */
export async function mailRoleChange({ actor, inAccount }: CrossingContext<Job>, input: MailRoleChange): Promise<void> {
  authorize(actor, "member.mailRoleChange");
  const letter = await inAccount(input.region, input.accountId, (tx) => readLetter(tx, input));
  if (!letter) return;
  const { email, slug, ...rest } = letter;
  await send({
    to: email,
    subject: roleChangedSubject(rest),
    react: createElement(RoleChanged, { ...rest, link: `${env().APP_URL}/orgs/${slug}` }),
    idempotencyKey: `role-change-${input.accountId}-${input.event}`,
  });
}

const change = z.object({ from: z.enum(organizationRoles), to: z.enum(organizationRoles) });

async function readLetter(tx: RegionalTransaction, { accountId, event }: MailRoleChange) {
  const [found] = await tx
    .select({
      changedBy: auditEvents.actorName,
      details: auditEvents.details,
      email: memberships.email,
      organizationName: organizations.name,
      slug: organizations.slug,
    })
    .from(auditEvents)
    .innerJoin(memberships, and(eq(memberships.accountId, auditEvents.accountId), eq(memberships.userId, auditEvents.targetId)))
    .innerJoin(organizations, eq(organizations.accountId, auditEvents.accountId))
    .where(and(eq(auditEvents.accountId, accountId), eq(auditEvents.number, event), eq(auditEvents.event, "member.roleChanged")));
  if (!found?.details) return null; // erased for a person
  const { details, ...letter } = found;
  return { ...letter, ...change.parse(JSON.parse(details)) };
}
