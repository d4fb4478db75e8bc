import type { SampleWorld } from "#e2e/support/samples.ts";
import type { Crowd } from "#local/crowd.ts";
import type { Stage } from "#local/stage.ts";

/** What the samples of reads speak of: somebody, a team and a project of many in an Acme that is full. */
export function sampleWorldOf({ acme, olivia }: Stage, crowd: Crowd): SampleWorld {
  const here = {
    name: "Acme",
    region: acme.region,
    memberId: crowd.memberId,
    memberEmail: crowd.memberEmail,
    teamId: crowd.teamWithProjectsId,
    otherTeamId: crowd.largeTeamId,
    invitationId: crowd.invitationId,
    invitationToken: "",
    projectId: crowd.projectId,
    projectName: crowd.projectName,
    projectRoleId: crowd.projectRoleId,
    batchId: crowd.batchId,
  };
  const none = { own: "", anothers: "" };
  return {
    tag: acme.slug.slice(-12),
    here,
    foreign: here,
    sessions: none,
    passkeys: none,
    app: "",
    ownEmail: olivia.email,
    emailChangeToken: "",
  };
}
