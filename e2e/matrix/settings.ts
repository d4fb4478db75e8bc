import type { OwnerConnections } from "#local/databases.ts";
import type { PublicName } from "#lib/operations/perform.ts";
import { sampleChallenge } from "../support/samples.ts";
import { organizationKeys, plainMember, type OrganizationKey, type Stage } from "./principals.ts";

type Setting = (connections: OwnerConnections, stage: Stage, organization: OrganizationKey) => Promise<unknown>;

/** A change of address waits for everybody, under their own id. */
const changingEmail: Setting = ({ directory }, { owned: { userIds } }) => directory`
  insert into email_changes (id, user_id, old_email, new_email, expires_at)
  select id, id, email, 'new-' || email, now() + interval '1 hour' from users where id = any (${userIds}::uuid[]) on conflict do nothing`;

/** A team with projects stays. */
const withoutProjects: Setting = (connections, { cast }, organization) =>
  connections[cast[organization].region]`delete from projects where account_id = ${cast[organization].accountId}`;

/** Whoever is team admin where the project is, is where it goes too. */
const runningBothTeams: Setting = (connections, { cast }, organization) =>
  connections[cast[organization].region]`
    update team_memberships t set role = 'admin' where t.account_id = ${cast[organization].accountId} and exists (
      select from team_memberships o where (o.account_id, o.user_id, o.role) = (t.account_id, t.user_id, 'admin')
        and o.team_id = ${cast[organization].teams["Data"] ?? ""})`;

/** Who is added to Data is not in it yet. */
const outsideData: Setting = (connections, { cast }, organization) =>
  connections[cast[organization].region]`
    delete from team_memberships
    where team_id = ${cast[organization].teams["Data"] ?? ""} and user_id = ${cast[plainMember(organization)].userId}`;

/** By hand: what is otherwise than on every stage, where the sample would be refused for another reason than who asks. */
const settings: Partial<Record<PublicName, Setting>> = {
  "profile.cancelEmailChange": changingEmail,
  "profile.openEmailChange": changingEmail,
  "profile.confirmEmail": changingEmail,
  "invitation.remove": (connections, { cast, invitations }, organization) =>
    connections[cast[organization].region]`
      update invitations set state = 'expired', closed_at = now() where id = ${invitations[organization]}`,
  "signInMethod.unlink": ({ directory }, { owned }) =>
    directory`
      insert into sign_in_methods (provider, provider_account_id, user_id)
      select 'github', 'matrix/' || id, id from users where id = any (${owned.userIds}) on conflict do nothing`,
  "passkey.add": async ({ directory }, { owned: { userIds } }) => {
    await directory`delete from passkeys where user_id = any (${userIds})`;
    await directory`
      insert into passkey_challenges select id, ${sampleChallenge}, 'infinity' from users where id = any (${userIds})
      on conflict do nothing`;
  },
  "team.delete": withoutProjects,
  "team.previewDeletion": withoutProjects,
  "project.move": runningBothTeams,
  "project.previewMove": runningBothTeams,
  "team.addMember": outsideData,
  "team.addMembers": outsideData,
  "team.previewAdditions": outsideData,
};

/** Makes a stage ready for one operation, in both organizations. */
export async function readyFor(name: PublicName, connections: OwnerConnections, stage: Stage): Promise<Stage> {
  const set = settings[name];
  if (set) await Promise.all(organizationKeys.map((organization) => set(connections, stage, organization)));
  return stage;
}
