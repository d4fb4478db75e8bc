import { expect } from "vitest";
import { emailChangeToken } from "#lib/profile/email-change-token.ts";
import type { Caller } from "#lib/actor/session.ts";
import { mailsTo } from "#local/mails.ts";
import { setStage, type Stage, succeed } from "#local/stage.ts";
import { asking, type Deed, type Killable } from "./deed.ts";
import type { World } from "./world.ts";

/** Kim asks for another address: a change waits, and a link goes to the new one. */
export function emailChange(world: World): Killable {
  const prepare = async (): Promise<Deed> => {
    const { stage, newEmail } = await setKim(world);
    const look = async () => {
      const profile = await succeed("profile.view", stage.as.kim, null, {});
      expect(profile.email).toBe(stage.kim.email);
      const mails = await mailsTo(newEmail);
      if (profile.emailChange === null) expect(mails).toEqual([]);
      if (profile.emailChange === null) return "absent";
      expect(profile.emailChange.newEmail).toBe(newEmail);
      return mails.length > 0 ? "whole" : "underway";
    };
    return { ask: asking("profile.changeEmail", stage.as.kim, null, { email: newEmail }), look };
  };
  return { prepare, refusals: [] };
}

/** She uses the link: the directory decides, both addresses are told, and every copy follows. */
export function emailConfirmation(world: World): Killable {
  const prepare = async (): Promise<Deed> => {
    const { stage, newEmail } = await setKim(world);
    const { as, kim, acme, globex } = stage;
    await succeed("profile.changeEmail", as.kim, null, { email: newEmail });
    const [change] = await world.connections.directory<{ id: string }[]>`select id from email_changes where user_id = ${kim.userId}`;
    const look = async () => {
      const { email, emailChange: waiting } = await succeed("profile.view", as.kim, null, {});
      const [account] = await world.connections.us<{ email: string }[]>`
        select holder_email as email from accounts where account_id = ${kim.personalAccountId}`;
      const copies = [await copyIn(as.olivia, acme.slug, kim), await copyIn(as.gus, globex.slug, kim), account?.email];
      const told = [...(await mailsTo(kim.email)), ...(await mailsTo(newEmail))].filter(({ subject }) => subject.includes("was changed"));
      if (email === kim.email) expect([waiting?.newEmail, copies, told]).toEqual([newEmail, [email, email, email], []]);
      if (email === kim.email) return "absent";
      expect([email, waiting]).toEqual([newEmail, null]);
      expect([kim.email, newEmail]).toEqual(expect.arrayContaining(copies));
      return copies.every((copy) => copy === newEmail) && told.length === 2 ? "whole" : "underway";
    };
    return { ask: asking("profile.confirmEmail", as.kim, null, { token: emailChangeToken(change?.id ?? "") }), look };
  };
  return { prepare, refusals: [] };
}

async function setKim({ connections }: World): Promise<{ stage: Stage; newEmail: string }> {
  const stage = await setStage(connections);
  return { stage, newEmail: `kim@${stage.acme.slug}.example` };
}

async function copyIn(reader: Caller, slug: string, { userId }: Stage["kim"]): Promise<string | undefined> {
  const { members } = await succeed("member.list", reader, slug, {});
  return members.find((member) => member.userId === userId)?.email;
}
