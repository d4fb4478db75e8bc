import { afterAll, beforeEach, expect, test } from "vitest";
import { performJob } from "#lib/operations/job-door.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { mailsTo } from "#local/mails.ts";
import { createUser, setStage, signIn, type Stage, succeed } from "#local/stage.ts";

const connections = connectAsOwner();
let stage: Stage;

beforeEach(async () => {
  stage = await setStage(connections);
});
afterAll(() => endConnections(connections));

async function acceptInes(): Promise<void> {
  const ines = await signIn(connections, await createUser(connections, stage.ines.email));
  await succeed("invitation.acceptOwn", ines, null, { region: "us", invitationId: stage.ines.invitationId });
}
const mail = (accountId = stage.acme.accountId) =>
  performJob("invitation.mailAccepted", { database: "us", accountId }, { invitationId: stage.ines.invitationId });

test("the inviter hears once who joined, with a link to the members (PRODUCT 6.9)", async () => {
  await acceptInes();
  await mail();
  await mail();
  const [message, ...more] = await mailsTo(stage.olivia.email);
  expect(more).toEqual([]);
  expect(message?.subject).toMatch(/^ines\+.* joined Acme$/);
  expect(message?.text).toContain(stage.ines.email);
  expect(message?.text).toContain(`http://localhost:3000/orgs/${stage.acme.slug}/members`);
});

test("nothing is told of an invitation nobody accepted, nor for another organization", async () => {
  await mail();
  await acceptInes();
  await mail(stage.globex.accountId);
  expect(await mailsTo(stage.olivia.email)).toEqual([]);
});

test("an inviter who is gone meanwhile gets nothing", async () => {
  await connections.us`update invitations set inviter_user_id = ${stage.mona.userId} where id = ${stage.ines.invitationId}`;
  await acceptInes();
  await succeed("member.remove", stage.as.olivia, stage.acme.slug, { userId: stage.mona.userId, confirmEmail: stage.mona.email });
  await mail();
  expect(await mailsTo(stage.mona.email)).toEqual([]);
});
