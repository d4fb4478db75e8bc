import { perform } from "#lib/operations/perform.ts";
import type { OwnerConnections } from "#local/databases.ts";
import { setStage } from "#local/stage.ts";
import type { BarName } from "./bars.ts";
import type { Measure } from "./measure.ts";
import { compareEach, medianMs } from "./rounds.ts";
import { short } from "./table.ts";

const many = 100_000;
const few = 1000;
const readsOfRound = 40;

/** Three letters or more that some names have, and some more: the same in the big organization and the small one. */
const terms = ["ana", "bergmann", "rossi", "mil", "ines novak", "schmidt12"];

const reads = ["first", "next", "search"] as const;
type Side = () => Promise<Record<(typeof reads)[number], number>>;

/**
 * The list of members through the door of reads, as its page asks for it: the first page, the one after it, and a search,
 * in an organization of 100,000 people against one of 1,000. Milliseconds a read, the median of 40 one after the other.
 */
export const measure: Measure = async ({ connections, step }) => {
  const big = await step(`An organization of ${many.toLocaleString("en")} people`, () => openOrganization(connections, many));
  const small = await openOrganization(connections, few);
  await connections.us`vacuum analyze memberships`;
  await connections.us`vacuum analyze team_memberships`;
  const results = await compareEach(reads, big, small);
  const figures = reads.map((read): [BarName, object] => {
    const { ratio, ratios, ours, theirs } = results[read];
    return [`members-flat-${read}`, { value: ratio, rounds: ratios, note: `${short(ours)} ms against ${short(theirs)} ms` }];
  });
  return Object.fromEntries(figures);
};

async function openOrganization(connections: OwnerConnections, people: number): Promise<Side> {
  const { as, acme } = await setStage(connections);
  await fill(connections, acme.accountId, acme.teams["My Team"] ?? "", people);
  const list = (input: { cursor?: string; search?: string }) => perform("member.list", as.mona, acme.slug, input);
  const { nextCursor } = await list({});
  if (!nextCursor) throw new Error("There is no next page");
  return async () => ({
    first: await medianMs(readsOfRound, () => list({})),
    next: await medianMs(readsOfRound, () => list({ cursor: nextCursor })),
    search: await medianMs(readsOfRound, (index) => list({ search: terms[index % terms.length] ?? "" })),
  });
}

const givenNames = `Ana Ben Carla Dario Elena Farid Greta Hugo Ines Jonas Kira Luca Mila Nils Olga Pavel Quinn Rosa Samir Tilda
  Umar Vera Wanda Xaver Yara Zeno Diana Emil Hana Ivan`.split(/\s+/);
const familyNames = `Adler Bergmann Castro Duarte Eriksen Fontana Garcia Hofmann Ivanov Jansen Kovacs Lindberg Moreau Novak Okafor
  Petrov Quist Rossi Schmidt Tanaka Ullmann Vargas Weiss Xu Yilmaz Zimmer Montana Bianchi Carlsen Delgado`.split(/\s+/);

/** People with names such as people have, all of them in one team. */
async function fill({ us }: OwnerConnections, accountId: string, teamId: string, people: number): Promise<void> {
  await us`
    insert into memberships (account_id, user_id, role, name, email)
    select ${accountId}, gen_random_uuid(), 'member', given || ' ' || family, lower(given || '.' || family) || n || '@acme.example'
    from generate_series(1, ${people}::integer) n,
      lateral (select (${givenNames}::text[])[1 + n % 30] as given, (${familyNames}::text[])[1 + (n / 30) % 30] as family) names`;
  await us`
    insert into team_memberships (account_id, team_id, user_id, role)
    select account_id, ${teamId}, user_id, 'member' from memberships where account_id = ${accountId}
    on conflict do nothing`;
}
