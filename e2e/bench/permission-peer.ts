import { noInput } from "#lib/fields.ts";
import { fromActor } from "#lib/operations/operation.ts";
import { performInOrganization } from "#lib/operations/organization-door.ts";
import { setStage } from "#local/stage.ts";
import type { Measure } from "./measure.ts";
import { startBetterAuth } from "./better-auth.ts";
import { compare, perSecond } from "./rounds.ts";
import { short } from "./table.ts";

const questions = 2000;
const inFlight = 16;

/** The door of what is answered from the policy and who asks, and nothing behind it. */
const mayInvite = fromActor({
  permission: "invitation.create",
  input: noInput,
  query: async () => ({ success: true }),
  route: "GET /orgs/{org}/bench",
});

/**
 * May whoever has this session invite people to this organization? Theirs is `hasPermission`, which reads the session and the
 * membership; ours is the door of such reads: the session and where the organization is, then under row-level security the
 * account's state, the membership and the teams. Both say yes.
 */
export const measure: Measure = async (world) => {
  const { as, acme } = await setStage(world.connections);
  const { api, signUp } = await startBetterAuth(world);
  const { headers } = await signUp("olivia@acme.example");
  const { id: organizationId } = await api.createOrganization({ body: { name: "Acme", slug: "acme" }, headers });
  const ours = () => perSecond(questions, inFlight, () => mustBeYes(performInOrganization(mayInvite, as.olivia, acme.slug, {})));
  const theirs = () =>
    perSecond(questions, inFlight, () =>
      mustBeYes(api.hasPermission({ body: { organizationId, permissions: { invitation: ["create"] } }, headers })),
    );
  const result = await compare(ours, theirs);
  const note = `${short(result.ours)} a second, ${short(result.theirs)} theirs`;
  return { "permission-peer": { value: result.ratio, rounds: result.ratios, note } };
};

async function mustBeYes(answer: Promise<{ success: boolean }>): Promise<void> {
  if (!(await answer).success) throw new Error("The answer was no");
}
