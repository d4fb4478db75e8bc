import { and, asc, count, eq, gt, inArray, or, sql, type SQL } from "drizzle-orm";
import { z } from "zod";
import { inOneGo } from "#db/in-one-go.ts";
import { memberships, organizations } from "#db/regional/schema.ts";
import { type Given, selection, statement } from "#db/statement.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { id, pageRows } from "#lib/fields.ts";
import { beginsWith, readCursor, textCursor, textPosition, timeCursor, writeCursor } from "#lib/keyset.ts";
import { organizationRoles, type OrganizationRole } from "#lib/policy/roles.ts";
import type { MemberList } from "./input.ts";
import { answersTo, judging } from "./judge.ts";
import { findLeadersFor, withPeople } from "./leaders.ts";

const columns = {
  userId: memberships.userId,
  name: memberships.name,
  email: memberships.email,
  role: memberships.role,
  joinedAt: memberships.joinedAt,
  sortName: memberships.sortName,
};
type Row = { userId: string; name: string; email: string; role: OrganizationRole; joinedAt: string; sortName: string };
type Page = { rows: Row[]; cursorOf: (row: Row) => string[] };

/** Members by name, by joining or by role; a search of three letters or more is by name. Reads one row more than shown. */
export async function listMembers(context: Context<Member>, input: MemberList) {
  const { tx, actor } = context;
  // The page goes last: most are planned anew, and what is sent behind such a statement waits for its plan.
  const [leaders, total, { rows, cursorOf }] = await Promise.all([
    findLeadersFor(tx, actor, answersTo(actor)),
    countMembers(context, input),
    findPage(context, input),
  ]);
  const shown = rows.slice(0, input.limit);
  const last = rows.length > input.limit ? shown.at(-1) : undefined;
  const { several, verdictOn } = judging(actor, (decision) => withPeople(decision, leaders));
  return {
    members: shown.map(({ sortName: _, ...row }) => ({ ...row, isYou: row.userId === actor.userId, ...verdictOn(row) })),
    total,
    nextCursor: last ? writeCursor(cursorOf(last)) : null,
    /** What one can filter by, highest first. */
    roles: organizationRoles,
    several,
  };
}

function findPage(context: Context<Member>, input: MemberList): Promise<Page> {
  if (input.search && [...input.search].length >= 3) return searchPage(context, input, input.search);
  if (input.sort === "joined") return joinedPage(context, input);
  if (input.sort === "role") return rolePage(context, input);
  if (!input.search && !input.role && input.limit === pageRows) return everybody(context, input);
  return namePage(context, input);
}

/** Comes before everybody. */
const nobody = "00000000-0000-0000-0000-000000000000";

/** What the list is opened with, and by far most often read. */
async function everybody({ tx, actor }: Context<Member>, { cursor }: MemberList): Promise<Page> {
  const [afterSortName, afterUserId] = readCursor(cursor, textCursor) ?? ["", nobody];
  const [, rows] = await inOneGo(
    () => sortNothing(tx, {}),
    () => readEverybody(tx, { accountId: actor.accountId, afterSortName, afterUserId }),
  );
  return { rows, cursorOf: (row) => [row.sortName, row.userId] };
}

/** Until the transaction ends what is planned goes by an index wherever there is one. */
const sortNothing = statement<Record<string, never>>(() => sql`select set_config('enable_sort', 'off', true)`);

type Position = { accountId: string; afterSortName: string; afterUserId: string };

/** Prepared, so planned once for accounts of all sizes: of few members it would read all and sort them, and then of 100,000 too. */
const readEverybody = selection(
  columns,
  ({ accountId, afterSortName, afterUserId }: Given<Position>) => sql`
    from ${memberships}
    where ${eq(memberships.accountId, accountId)}
      and ${afterName([afterSortName, afterUserId])}
    order by ${memberships.sortName}, ${memberships.userId} limit ${sql.raw(String(pageRows + 1))}`,
);

async function namePage({ tx, actor }: Context<Member>, input: MemberList): Promise<Page> {
  const after = readCursor(input.cursor, textCursor);
  const rows = await tx
    .select(columns)
    .from(memberships)
    .where(and(filters(actor, input), after && afterName(after)))
    .orderBy(asc(memberships.sortName), asc(memberships.userId))
    .limit(input.limit + 1);
  return { rows, cursorOf: (row) => [row.sortName, row.userId] };
}

async function joinedPage({ tx, actor }: Context<Member>, input: MemberList): Promise<Page> {
  const after = readCursor(input.cursor, timeCursor);
  const rows = await tx
    .select(columns)
    .from(memberships)
    .where(
      and(
        filters(actor, input),
        after && or(gt(memberships.joinedAt, after[0]), and(eq(memberships.joinedAt, after[0]), gt(memberships.userId, after[1]))),
      ),
    )
    .orderBy(asc(memberships.joinedAt), asc(memberships.userId))
    .limit(input.limit + 1);
  return { rows, cursorOf: (row) => [row.joinedAt, row.userId] };
}

const roleCursor = z.tuple([z.enum(organizationRoles), textPosition, id]);

/** By rank, then name: of each role at most a page, through the index by role, in one statement. */
async function rolePage({ tx, actor }: Context<Member>, input: MemberList): Promise<Page> {
  const after = readCursor(input.cursor, roleCursor);
  const roles = organizationRoles.slice(after ? organizationRoles.indexOf(after[0]) : 0).map((role, rank) => {
    const [, afterSortName, afterUserId] = rank === 0 && after ? after : [role, "", nobody];
    return sql`(${rank}::int, ${role}::text, ${afterSortName}::text, ${afterUserId}::uuid)`;
  });
  const person = tx
    .select(columns)
    .from(memberships)
    .where(
      and(
        filters(actor, input),
        sql`${memberships.role} = wanted.role and (${memberships.sortName}, ${memberships.userId}) > (wanted.after_sort_name, wanted.after_user_id)`,
      ),
    )
    .orderBy(asc(memberships.sortName), asc(memberships.userId))
    .limit(input.limit + 1)
    .as("person");
  const rows = await tx
    .select({
      userId: person.userId,
      name: person.name,
      email: person.email,
      role: person.role,
      joinedAt: person.joinedAt,
      sortName: person.sortName,
    })
    .from(sql`(values ${sql.join(roles, sql`, `)}) as wanted (rank, role, after_sort_name, after_user_id)`)
    .innerJoinLateral(person, sql`true`)
    .orderBy(sql`wanted.rank`, asc(person.sortName), asc(person.userId))
    .limit(input.limit + 1);
  return { rows, cursorOf: (row) => [row.role, row.sortName, row.userId] };
}

/** Under row-level security the trigram index is reached through a definer function (PERFORMANCE, search). */
async function searchPage({ tx, actor }: Context<Member>, input: MemberList, term: string): Promise<Page> {
  const [afterSortName, afterUserId] = readCursor(input.cursor, textCursor) ?? [null, null];
  const found = await tx.execute<{ user_id: string }>(
    sql`select user_id from app.search_members(${term}, ${input.limit + 1}, ${afterSortName}, ${afterUserId}::uuid, ${input.role ?? null})`,
  );
  const ids = found.map((row) => row.user_id);
  const rows =
    ids.length === 0
      ? []
      : await tx
          .select(columns)
          .from(memberships)
          .where(and(eq(memberships.accountId, actor.accountId), inArray(memberships.userId, ids)))
          .orderBy(asc(memberships.sortName), asc(memberships.userId));
  return { rows, cursorOf: (row) => [row.sortName, row.userId] };
}

/** One or two letters match the beginning of the name, which the index by name serves. */
function filters(actor: Member, { role, search }: MemberList): SQL | undefined {
  return and(
    eq(memberships.accountId, actor.accountId),
    role && eq(memberships.role, role),
    search ? beginsWith(memberships.sortName, search.toLowerCase()) : undefined,
  );
}

function afterName([sortName, userId]: [string, string] | [SQL, SQL]): SQL {
  return sql`(${memberships.sortName}, ${memberships.userId}) > (${sortName}, ${userId}::uuid)`;
}

/** Of one role so many are counted, as counting reads each; of all of them there is a counter. */
const countedMax = 10_000;

/** How many there are in all, or of the role filtered by; null for a search, and of a role for more than are counted. */
async function countMembers({ tx, actor }: Context<Member>, { role, search }: MemberList): Promise<number | null> {
  if (search) return null;
  const { accountId } = actor;
  if (!role) {
    const [organization] = await readCounter(tx, { accountId });
    return organization?.members ?? 0;
  }
  const some = tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(and(eq(memberships.accountId, accountId), eq(memberships.role, role)))
    .limit(countedMax + 1)
    .as("some");
  const [row] = await tx.select({ members: count() }).from(some);
  return row && row.members <= countedMax ? row.members : null;
}

const readCounter = selection(
  { members: organizations.seatsUsed },
  ({ accountId }: Given<{ accountId: string }>) => sql`from ${organizations} where ${eq(organizations.accountId, accountId)}`,
);
