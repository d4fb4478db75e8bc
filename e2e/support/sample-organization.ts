import { invitationToken } from "#lib/invitations/token.ts";
import { organizationCast, type Person } from "#local/cast.ts";
import type { Cast } from "#local/fixtures.ts";
import type { CastProject } from "#local/project-fixtures.ts";
import type { SampleOrganization, SampleWorld } from "./samples.ts";

type Things = { invitationId: string; project: CastProject; batchId: string };

/** What samples are about in an organization that was cast: this member, and what a test has made beside it. */
export function sampleOrganization(
  cast: Cast,
  key: "acme" | "globex",
  member: Person,
  { invitationId, project, batchId }: Things,
): SampleOrganization {
  const { region, teams } = cast[key];
  return {
    name: organizationCast[key].name,
    region,
    memberId: cast[member].userId,
    memberEmail: cast[member].email,
    teamId: teams["Data"] ?? "",
    otherTeamId: teams["My Team"] ?? "",
    invitationId,
    invitationToken: invitationToken({ region, invitationId, version: 1 }),
    projectId: project.projectId,
    projectName: project.name,
    projectRoleId: project.projectRoleId,
    batchId,
  };
}

/** For tests that ask about Acme alone: Ines' invitation, and no session, passkey or change of address. */
export function sampleAcme(cast: Cast, member: Person, things: Pick<Things, "project" | "batchId">): SampleWorld {
  const here = sampleOrganization(cast, "acme", member, { invitationId: cast.ines.invitationId, ...things });
  const none = { own: "", anothers: "" };
  const tag = cast.acme.slug.slice(-12);
  return { tag, here, foreign: here, sessions: none, passkeys: none, app: "", ownEmail: "", emailChangeToken: "" };
}
