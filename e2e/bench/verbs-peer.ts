import type { Caller } from "#lib/actor/session.ts";
import { invitationToken } from "#lib/invitations/token.ts";
import { perform } from "#lib/operations/perform.ts";
import { createUser, signIn } from "#local/stage.ts";
import type { Measure } from "./measure.ts";
import { startBetterAuth, type Visitor } from "./better-auth.ts";
import { compareEach, perSecond } from "./rounds.ts";
import { short } from "./table.ts";
import type { World } from "./world.ts";

const founders = 20;
const invitees = 200;
const organizationsOfRound = 100;
const inFlight = 16;

const deeds = ["create", "invite", "accept"] as const;

/** The peer's inviting without its mail, which is told beside the bar: ours never leaves it out. */
const unsent = "invite unsent";

/** A second's worth of each deed; each works on what the one before has made. */
type Side = () => Promise<Record<(typeof deeds)[number] | typeof unsent, number>>;

/**
 * Creating an organization, inviting somebody to it, and their accepting, 16 at a time. A round makes 100 organizations,
 * invites two people to each, into the team it begins with, and all 200 accept. Ours go through the real doors: session, lock, row-level security, audit,
 * the mail's job. Theirs are calls of their server API, with the mail's job too: an invitation nobody hears of is none. The
 * bar is the worst of the three.
 */
export const measure: Measure = async (world) => {
  const results = await compareEach([...deeds, unsent], await ourSide(world), await theirSide(world));
  const worst = deeds.map((deed) => results[deed]).toSorted((one, other) => one.ratio - other.ratio)[0];
  if (!worst) throw new Error("Nothing was measured");
  const figures = deeds.map((deed) => `${deed} ${short(results[deed].ratio)} (${short(results[deed].ours)} a second)`);
  const note = `${figures.join(", ")}; invite against no mail ${short(results[unsent].ratio)}`;
  return { "verbs-peer": { value: worst.ratio, rounds: worst.ratios, note } };
};

async function ourSide({ connections }: World): Promise<Side> {
  const join = async (email: string) => ({ email, caller: await signIn(connections, await createUser(connections, email, email)) });
  const owners = await signUpAll(founders, "founder", join);
  const guests = await signUpAll(invitees, "guest", join);
  const made: { slug: string; owner: Caller; teamId: string }[] = [];
  const tokens: string[] = [];
  let serial = 0;
  const findTeam = async ({ owner, slug }: (typeof made)[number]) =>
    (await perform("invitation.options", owner, slug, {})).defaults.team?.id;
  return async () => {
    const create = await perSecond(organizationsOfRound, inFlight, async (index) => {
      const { caller: owner } = at(owners, index);
      const name = `Bench ${(serial += 1)}`;
      const { slug } = await perform("organization.create", owner, null, { name, region: "us" });
      made[index] = { slug, owner, teamId: "" };
    });
    await readTeams(made, findTeam);
    const invite = await perSecond(invitees, inFlight, async (index) => {
      const { slug, owner, teamId } = at(made, index);
      const { email } = at(guests, index);
      const { outcomes } = await perform("invitation.create", owner, slug, {
        emails: [email],
        role: "member",
        teams: [{ teamId, role: "member" }],
      });
      const [invited] = outcomes;
      if (invited?.outcome !== "invited") throw new Error(`${email} was not invited to ${slug}`);
      tokens[index] = invitationToken({ region: "us", invitationId: invited.invitationId, version: 1 });
    });
    const accept = await perSecond(invitees, inFlight, (index) =>
      perform("invitation.accept", at(guests, index).caller, null, { token: at(tokens, index) }),
    );
    return { create, invite, [unsent]: invite, accept };
  };
}

/** An invitation names the team that an organization begins with; which one it is, is read between what is timed. */
async function readTeams<O extends { teamId: string }>(
  made: readonly O[],
  findTeam: (organization: O) => Promise<string | undefined>,
): Promise<void> {
  for (const organization of made) {
    const teamId = await findTeam(organization);
    if (!teamId) throw new Error("An organization began without a team");
    organization.teamId = teamId;
  }
}

async function theirSide(world: World): Promise<Side> {
  const { api, apiUnsent, signUp } = await startBetterAuth(world);
  const owners = await signUpAll(founders, "founder", signUp);
  const guests = await signUpAll(invitees, "guest", signUp);
  const made: { organizationId: string; owner: Visitor; teamId: string }[] = [];
  const invitations: string[] = [];
  let serial = 0;
  const findTeam = async ({ owner, organizationId }: (typeof made)[number]) =>
    (await api.listOrganizationTeams({ query: { organizationId }, headers: owner.headers }))[0]?.id;
  const inviteBy = ({ createInvitation }: Pick<typeof api, "createInvitation">, index: number, email: string) => {
    const { organizationId, owner, teamId } = at(made, index);
    return createInvitation({ body: { email, role: "member", organizationId, teamId }, headers: owner.headers });
  };
  return async () => {
    const create = await perSecond(organizationsOfRound, inFlight, async (index) => {
      const owner = at(owners, index);
      const slug = `bench-${(serial += 1)}`;
      const organization = await api.createOrganization({ body: { name: slug, slug }, headers: owner.headers });
      made[index] = { organizationId: organization.id, owner, teamId: "" };
    });
    await readTeams(made, findTeam);
    const invite = await perSecond(invitees, inFlight, async (index) => {
      const { id } = await inviteBy(api, index, at(guests, index).email);
      invitations[index] = id;
    });
    const inviteUnsent = await perSecond(invitees, inFlight, (index) => inviteBy(apiUnsent, index, `unsent${index}@bench.example`));
    const accept = await perSecond(invitees, inFlight, (index) =>
      api.acceptInvitation({ body: { invitationId: at(invitations, index) }, headers: at(guests, index).headers }),
    );
    return { create, invite, [unsent]: inviteUnsent, accept };
  };
}

/** One after the other: how people sign up is not measured. */
async function signUpAll<T>(count: number, kind: string, signUp: (email: string) => Promise<T>): Promise<T[]> {
  const people: T[] = [];
  for (let number = 0; number < count; number += 1) people.push(await signUp(`${kind}${number}@bench.example`));
  return people;
}

/** Round and round the list. */
function at<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length];
  if (found === undefined) throw new Error("The list is empty");
  return found;
}
