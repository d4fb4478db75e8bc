import { and, eq, sql } from "drizzle-orm";
import { organizationDirectory, personalAccounts, users } from "#db/directory/schema.ts";
import { isAmong } from "#db/is-among.ts";
import { statement } from "#db/statement.ts";
import type { organizations } from "#db/regional/schema.ts";
import type { User } from "#lib/actor/actor.ts";
import { askRegions } from "#lib/actor/ask-regions.ts";
import type { CrossingContext } from "#lib/actor/context.ts";
import { decide } from "#lib/policy/decide.ts";
import type { OrganizationRole } from "#lib/policy/roles.ts";
import type { Region } from "#lib/regions.ts";

/** The user's accounts in every region, asked in parallel; a region that is down or slow is named, the others show. */
export async function listOwnOrganizations({ actor, askDirectory, askRegion }: CrossingContext<User>) {
  const answers = await askRegions((region) =>
    askRegion(region, async (database) => {
      const rows = await readMemberships(database, { userId: actor.userId });
      return rows.map((row) => asSeenBy(actor.userId, row, region));
    }),
  );
  const found = answers.flatMap(({ answer }) => answer ?? []);
  const ids = found.map(({ id }) => id);
  const [known] = await askDirectory((database) => readKnown(database, { userId: actor.userId, ids }));
  const shown = new Set(known?.active);
  return {
    user: { name: actor.name, email: actor.email },
    personal: known?.accountId && known.region ? { accountId: known.accountId, region: known.region } : null,
    // Only what the directory calls active: half-made organizations are nobody's to see.
    organizations: found.filter(({ id }) => shown.has(id)).sort((a, b) => a.name.localeCompare(b.name)),
    unavailableRegions: answers.filter(({ answer }) => answer === null).map(({ region }) => region),
  };
}

type Membership = {
  id: string;
  slug: string;
  name: string;
  role: OrganizationRole;
  plan: (typeof organizations.$inferSelect)["plan"];
  memberCount: number;
  openInvitations: number;
};

const readMemberships = statement<{ userId: string }, Membership>(({ userId }) => sql`select * from app.own_memberships(${userId})`);

type Known = { active: string[]; accountId: string | null; region: Region | null };

/** Which of these organizations the directory calls active, and the personal account. */
const readKnown = statement<{ userId: string; ids: readonly string[] }, Known>(
  ({ userId, ids }) => sql`select array(select ${organizationDirectory.organizationId} from ${organizationDirectory}
      where ${and(eq(organizationDirectory.state, "active"), isAmong(organizationDirectory.organizationId, ids))}) as active,
    ${personalAccounts.accountId} as "accountId", ${personalAccounts.region} as region
    from ${users} left join ${personalAccounts} on ${and(eq(personalAccounts.userId, users.id), eq(personalAccounts.state, "active"))}
    where ${eq(users.id, userId)}`,
);

function asSeenBy(userId: string, row: Membership, region: Region) {
  const member = { kind: "member" as const, userId, role: row.role, teamRoles: new Map() };
  const seesInvitations = decide(member, "invitation.list").allowed;
  return { ...row, region, openInvitations: seesInvitations ? row.openInvitations : null, mayLeave: decide(member, "organization.leave") };
}
