import { expect } from "vitest";
import type { Caller } from "#lib/actor/session.ts";
import { attempt, setStage, type Stage, succeed } from "#local/stage.ts";
import { violations } from "#local/violations.ts";
import { agreed, asking, type Deed, type Killable } from "./deed.ts";
import type { World } from "./world.ts";

/** Kim, a member in both regions, deletes her user account. */
export function accountDeletion(world: World): Killable {
  const prepare = async (): Promise<Deed> => {
    const { stage, look } = await setKim(world);
    return { ask: asking("profile.delete", stage.as.kim, null, { confirmEmail: stage.kim.email }), look };
  };
  return { prepare, refusals: ["unauthenticated"] };
}

/** The job that takes her out of every organization and database. */
export function accountErasure(world: World): Killable {
  const prepare = async (): Promise<Deed> => {
    const { stage, look } = await setKim(world);
    await succeed("profile.delete", stage.as.kim, null, { confirmEmail: stage.kim.email });
    return { ask: { job: "profile.erase", scope: { database: "directory" }, payload: { userId: stage.kim.userId } }, look };
  };
  return { prepare, refusals: [] };
}

async function setKim(world: World): Promise<{ stage: Stage; look: Deed["look"] }> {
  const stage = await setStage(world.connections);
  const { as, kim, acme, globex } = stage;
  const look = async () => {
    const inAcme = await listed(as.olivia, acme.slug, kim.userId);
    const inGlobex = await listed(as.gus, globex.slug, kim.userId);
    const signedIn = agreed({
      profile: (await attempt("profile.view", as.kim, null, {})).ok,
      list: (await attempt("organization.listOwn", as.kim, null, {})).ok,
      oneRegion: (await attempt("organization.view", as.kim, acme.slug, {})).ok,
      theOther: (await attempt("organization.view", as.kim, globex.slug, {})).ok,
    });
    expect(await violations(world.connections.us, acme.accountId)).toEqual([]);
    expect(await violations(world.connections.eu, globex.accountId)).toEqual([]);
    if (signedIn) expect([inAcme, inGlobex]).toEqual([true, true]);
    if (signedIn) return "absent";
    return inAcme || inGlobex || (await isKept(world, kim)) ? "underway" : "whole";
  };
  return { stage, look };
}

async function listed(reader: Caller, slug: string, userId: string): Promise<boolean> {
  const { members } = await succeed("member.list", reader, slug, {});
  return members.some((member) => member.userId === userId);
}

/** Whether a row in any database still has her id or her personal account's. */
async function isKept({ connections }: World, { userId, personalAccountId }: Stage["kim"]): Promise<boolean> {
  const [user] = await connections.directory`select from users where id = ${userId}`;
  const [account] = await connections.us`select from accounts where account_id = ${personalAccountId} or user_id = ${userId}`;
  return user !== undefined || account !== undefined;
}
