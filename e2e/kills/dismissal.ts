import { expect } from "vitest";
import { attempt, createUser, setStage, signIn, type Stage, succeed } from "#local/stage.ts";
import { violations } from "#local/violations.ts";
import { agreed, asking, type Deed, fromAllRegions, type Killable, ownAccounts } from "./deed.ts";
import type { World } from "./world.ts";

/** Olivia dismisses Acme. */
export function dismissal(world: World): Killable {
  const prepare = async (): Promise<Deed> => {
    const { stage, look } = await setAcme(world);
    return { ask: asking("organization.dismiss", stage.as.olivia, stage.acme.slug, { confirmName: "Acme" }), look };
  };
  return { prepare, refusals: ["notFound"] };
}

/** The job that erases it. */
export function erasure(world: World): Killable {
  const prepare = async (): Promise<Deed> => {
    const { stage, look } = await setAcme(world);
    await succeed("organization.dismiss", stage.as.olivia, stage.acme.slug, { confirmName: "Acme" });
    return { ask: { job: "organization.erase", scope: { database: "us" }, payload: {} }, look };
  };
  return { prepare, refusals: [] };
}

/** With a row in every table that an organization has rows in. */
async function setAcme({ connections }: World): Promise<{ stage: Stage; look: Deed["look"] }> {
  const stage = await setStage(connections);
  const { as, acme } = stage;
  await attempt("team.create", as.milo, acme.slug, { name: "Refused" });
  await succeed("team.create", as.olivia, acme.slug, { name: "More" });
  await connections.us`insert into invitation_mail_days (account_id, day, count) values (${acme.accountId}, '2026-11-22', 3)`;
  const ines = await signIn(connections, await createUser(connections, stage.ines.email));
  const look = async () => {
    const owners = await ownAccounts(as.olivia);
    const anothers = await ownAccounts(as.kim);
    const { invitations } = await fromAllRegions(() => succeed("invitation.listOwn", ines, null, {}));
    const lives = agreed({
      ownersList: owners.organizations.some(({ slug }) => slug === acme.slug),
      anothersList: anothers.organizations.some(({ slug }) => slug === acme.slug),
      page: (await attempt("organization.view", as.olivia, acme.slug, {})).ok,
      members: (await attempt("member.list", as.milo, acme.slug, {})).ok,
      log: (await attempt("audit.list", as.adam, acme.slug, {})).ok,
      teams: (await attempt("team.list", as.tara, acme.slug, {})).ok,
      invitation: invitations.length === 1,
    });
    expect(anothers.organizations.map(({ name }) => name)).toContain("Globex");
    const taken = await attempt("organization.create", as.nina, null, { name: "Acme", region: "us", slug: acme.slug });
    expect(taken).toMatchObject({ ok: false, error: { code: "invalid" } });
    if (lives) expect(await violations(connections.us, acme.accountId)).toEqual([]);
    return lives ? "absent" : "whole";
  };
  return { stage, look };
}
