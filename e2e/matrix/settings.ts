import type { OwnerConnections } from "#local/databases.ts";
import type { PublicName } from "#lib/operations/perform.ts";
import { organizationKeys, plainMember, type OrganizationKey, type Stage } from "./principals.ts";

type Setting = (connections: OwnerConnections, stage: Stage, organization: OrganizationKey) => Promise<unknown>;

/** By hand: what is otherwise than on every stage, where the sample would be refused for another reason than who asks. */
const settings: Partial<Record<PublicName, Setting>> = {
  "invitation.remove": (connections, { cast, invitations }, organization) =>
    connections[cast[organization].region]`
      update invitations set state = 'expired', closed_at = now() where id = ${invitations[organization]}`,
  "team.addMember": (connections, { cast }, organization) =>
    connections[cast[organization].region]`
      delete from team_memberships
      where team_id = ${cast[organization].teams["Data"] ?? ""} and user_id = ${cast[plainMember(organization)].userId}`,
};

/** Makes a stage ready for one operation, in both organizations. */
export async function readyFor(name: PublicName, connections: OwnerConnections, stage: Stage): Promise<Stage> {
  const set = settings[name];
  if (set) await Promise.all(organizationKeys.map((organization) => set(connections, stage, organization)));
  return stage;
}
