import { randomInt } from "node:crypto";
import { and, eq, inArray, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import type { DirectoryTransaction } from "#db/directory/client.ts";
import { organizationDirectory, users } from "#db/directory/schema.ts";
import { enqueueing, type NewJob } from "#db/enqueue.ts";
import { inOneGo } from "#db/in-one-go.ts";
import { inOneStatement } from "#db/one-statement.ts";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { accounts, memberships, organizations, teamMemberships, teams } from "#db/regional/schema.ts";
import { type Queryable, statement } from "#db/statement.ts";
import type { User } from "#lib/actor/actor.ts";
import type { CrossingContext } from "#lib/actor/context.ts";
import { record } from "#lib/audit/record.ts";
import { AppError, invalidField, signInFirst } from "#lib/errors.ts";
import { authorize } from "#lib/policy/decide.ts";
import { founderRole, founderTeamRole } from "#lib/policy/roles.ts";
import { copyOf } from "#lib/profile/enqueue-copy.ts";
import type { Region } from "#lib/regions.ts";
import { slugCandidate, slugFromName } from "#lib/slug.ts";
import { requireTimely, tookTooLong } from "./creation-time.ts";
import type { CreateOrganization } from "./input.ts";

/** Slugs tried before giving up on a name: `acme`, `acme-2` … `acme-20`, then numbers drawn by lot, as many may share a name. */
const slugAttempts = 50;
const slugsInOrder = 20;
const highestNumber = 999_999;

/** Reserve in the directory, create in the region, then say active (ARCHITECTURE 5). The creator becomes owner (PRODUCT 2.1). */
export async function createOrganization(context: CrossingContext<User>, input: CreateOrganization) {
  const { actor, inDirectory, askDirectory, inAccount } = context;
  authorize(actor, "organization.create");
  const organizationId = uuidv7();
  const { slug, createdAt } = await reserveSlug(context, organizationId, input);
  let written = false;
  try {
    await inAccount(input.region, organizationId, async (tx) => {
      // One statement after the other: the log's trigger reads the account that the first one writes.
      await inOneGo(
        () => writeOrganization(tx, actor, organizationId, slug, input),
        () => record(tx, actor, organizationId, founded(organizationId, slug, input)),
        () => requireTimely(tx, createdAt),
      );
      written = true;
    });
  } catch (error) {
    // Once written, a lost answer to the commit may hide a success: the sweeper asks the region then.
    if (!written) await inDirectory((tx) => release(tx, organizationId)).catch(() => undefined);
    throw error;
  }
  // What the sweeper has finished meanwhile is active already.
  const active = await askDirectory((database) => activating(database, { organizationId }));
  if (active.length === 0) throw tookTooLong();
  return { slug, organizationId, region: input.region };
}

async function reserveSlug({ actor, inDirectory, askDirectory }: CrossingContext<User>, organizationId: string, input: CreateOrganization) {
  const wanted = input.slug ?? slugFromName(input.name);
  for (let attempt = 1; attempt <= slugAttempts; attempt += 1) {
    const slug = slugCandidate(wanted, attempt <= slugsInOrder ? attempt : randomInt(slugsInOrder + 1, highestNumber));
    const reservation = { userId: actor.userId, slug, organizationId, region: input.region };
    const { createdAt } = await askDirectory((database) => reserve(database, reservation));
    if (createdAt !== null) return { slug, createdAt };
    if (input.slug) throw invalidField("slug", `${input.slug} is taken; try ${await inDirectory((tx) => freeSlugLike(tx, wanted))}`);
  }
  throw new AppError("conflict", "Every address like this name is taken. Choose a slug yourself.", {
    fields: { slug: "is taken; choose another" },
  });
}

type Reservation = { userId: string; slug: string; organizationId: string; region: Region };

/** When it was reserved; null where somebody else has it. */
async function reserve(database: Queryable, reservation: Reservation): Promise<{ createdAt: string | null }> {
  const [answer] = await reserving(database, reservation);
  if (!answer) throw signInFirst();
  return answer;
}

/** No row for somebody whose deletion has begun: the person is held as they are until it is reserved. */
const reserving = statement<Reservation, { createdAt: string | null }>(({ userId, slug, organizationId, region }) => {
  const person = sql`select id from ${users} where id = ${userId} and state = 'active' for share`;
  const reserved = sql`insert into ${organizationDirectory} (slug, organization_id, region, state)
    select ${slug}, ${organizationId}, ${region}, 'creating' from person on conflict do nothing returning created_at`;
  return inOneStatement({ person, reserved }, sql`select (select created_at from reserved) as "createdAt" from person`);
});

async function freeSlugLike(tx: DirectoryTransaction, wanted: string): Promise<string> {
  const candidates = Array.from({ length: slugAttempts }, (_, index) => slugCandidate(wanted, index + 2));
  const taken = await tx
    .select({ slug: organizationDirectory.slug })
    .from(organizationDirectory)
    .where(inArray(organizationDirectory.slug, candidates));
  return candidates.find((candidate) => !taken.some(({ slug }) => slug === candidate)) ?? "another";
}

async function writeOrganization(
  tx: RegionalTransaction,
  actor: User,
  accountId: string,
  slug: string,
  input: CreateOrganization,
): Promise<void> {
  const { userId, email } = actor;
  await founding(tx, {
    accountId,
    teamId: uuidv7(),
    userId,
    person: actor.name ?? email,
    email,
    region: input.region,
    slug,
    name: input.name,
    legalName: input.legalName ?? input.name,
    alertingEmail: input.alertingEmail ?? email,
    invoicingEmail: input.invoicingEmail ?? email,
    country: input.country ?? null,
    jobs: [copyOf(userId)],
  });
}

type Founding = {
  accountId: string;
  teamId: string;
  userId: string;
  person: string;
  email: string;
  region: Region;
  slug: string;
  name: string;
  legalName: string;
  alertingEmail: string;
  invoicingEmail: string;
  country: string | null;
  jobs: readonly NewJob[];
};

const founding = statement<Founding>((given) => {
  const { accountId, userId, teamId } = given;
  const writes = {
    account: sql`insert into ${accounts} (account_id, kind, region) values (${accountId}, 'organization', ${given.region})`,
    organization: sql`insert into ${organizations}
      (account_id, slug, name, legal_name, alerting_email, invoicing_email, country, owner_user_id)
      values (${accountId}, ${given.slug}, ${given.name}, ${given.legalName}, ${given.alertingEmail}, ${given.invoicingEmail}, ${given.country}, ${userId})`,
    founder: sql`insert into ${memberships} (account_id, user_id, role, name, email)
      values (${accountId}, ${userId}, ${founderRole}, ${given.person}, ${given.email})`,
    team: sql`insert into ${teams} (account_id, id, name) values (${accountId}, ${teamId}, 'My Team')`,
    place: sql`insert into ${teamMemberships} (account_id, team_id, user_id, role) values (${accountId}, ${teamId}, ${userId}, ${founderTeamRole})`,
  };
  return inOneStatement(writes, enqueueing(given.jobs));
});

function founded(accountId: string, slug: string, { name, region }: CreateOrganization) {
  return { event: "organization.created" as const, target: { id: accountId, name }, details: { slug, region } };
}

async function release(tx: DirectoryTransaction, organizationId: string): Promise<void> {
  await tx
    .delete(organizationDirectory)
    .where(and(eq(organizationDirectory.organizationId, organizationId), eq(organizationDirectory.state, "creating")));
}

const activating = statement<{ organizationId: string }, { slug: string }>(
  ({ organizationId }) => sql`update ${organizationDirectory} set state = 'active'
    where organization_id = ${organizationId} and state in ('creating', 'active') returning slug`,
);
