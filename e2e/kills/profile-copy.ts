import { setStage, succeed } from "#local/stage.ts";
import type { Deed, Killable } from "./deed.ts";
import type { World } from "./world.ts";

/** The job that brings Kim's new name to Acme in one region, to Globex in the other, and to her personal account. */
export function copyOfProfile({ connections }: World): Killable {
  const prepare = async (): Promise<Deed> => {
    const { as, kim, acme, globex } = await setStage(connections);
    await succeed("profile.update", as.kim, null, { name: "Kim Kimura" });
    const look = async () => {
      const lists = [await succeed("member.list", as.olivia, acme.slug, {}), await succeed("member.list", as.gus, globex.slug, {})];
      const [account] = await connections.us<{ name: string }[]>`
        select holder_name as name from accounts where account_id = ${kim.personalAccountId}`;
      const names = [...lists.map(({ members }) => members.find(({ userId }) => userId === kim.userId)?.name), account?.name];
      return names.every((name) => name === "Kim Kimura") ? "whole" : "underway";
    };
    return { ask: { job: "profile.copy", scope: { database: "directory" }, payload: { userId: kim.userId } }, look };
  };
  return { prepare, refusals: [] };
}
