import { randomBytes } from "node:crypto";
import { expect } from "vitest";
import { ageCreations } from "#local/ageing.ts";
import type { OwnerConnections } from "#local/databases.ts";
import { attempt, createUser, signIn, type Stage, succeed } from "#local/stage.ts";
import { violations } from "#local/violations.ts";
import { agreed, asking, type Deed, type Killable, ownAccounts } from "./deed.ts";
import { answer } from "./victim.ts";
import type { World } from "./world.ts";

/** Nina creates an organization in the European region. */
export function creationOfOrganization({ connections }: World, { as, nina }: Stage): Killable {
  const prepare = async (): Promise<Deed> => {
    const slug = `made-${tag()}`;
    const look = async () => {
      const { organizations } = await ownAccounts(as.nina);
      const viewed = await attempt("organization.view", as.nina, slug, {});
      const members = await attempt("member.list", as.nina, slug, {});
      const teams = await attempt("team.list", as.nina, slug, {});
      const log = await attempt("audit.list", as.nina, slug, {});
      const made = agreed({
        list: organizations.some((organization) => organization.slug === slug),
        page: viewed.ok,
        members: members.ok,
        teams: teams.ok,
        log: log.ok,
      });
      await expectUnseen(slug, as.olivia);
      if (!viewed.ok || !members.ok || !teams.ok || !log.ok) return "absent";
      expect(viewed.data).toMatchObject({ name: "Made", region: "eu", ownerName: nina.name, seatsUsed: 1, teamCount: 1 });
      expect(members.data.members).toMatchObject([{ userId: nina.userId, role: "owner" }]);
      expect(log.data.events).toMatchObject([{ number: 1, event: "organization.created" }]);
      expect(await violations(connections.eu, viewed.data.id)).toEqual([]);
      return made ? "whole" : "absent";
    };
    return { ask: asking("organization.create", as.nina, null, { name: "Made", region: "eu", slug }), look };
  };
  return { prepare, refusals: ["invalid"] };
}

async function expectUnseen(slug: string, stranger: Stage["as"]["olivia"]): Promise<void> {
  const { organizations } = await ownAccounts(stranger);
  expect(organizations.filter((organization) => organization.slug === slug)).toEqual([]);
  expect(await attempt("organization.view", stranger, slug, {})).toMatchObject({ ok: false, error: { code: "notFound" } });
}

/** A newcomer fills in the first form. */
export function creationOfPersonalAccount({ connections }: World): Killable {
  return { prepare: () => welcome(connections), refusals: [] };
}

async function welcome(connections: OwnerConnections): Promise<Deed & { userId: string }> {
  const userId = await createUser(connections, `newcomer@${tag()}.example`, null);
  const newcomer = await signIn(connections, userId);
  const look = async () => {
    const profile = await succeed("profile.view", newcomer, null, {});
    const { user, personal } = await ownAccounts(newcomer);
    const made = agreed({ name: profile.name !== null, nameInList: user.name !== null, account: personal !== null });
    if (made) expect([profile.name, personal?.region]).toEqual(["Zoë Zed", "eu"]);
    return made ? "whole" : "absent";
  };
  return { userId, ask: asking("account.complete", newcomer, null, { name: "Zoë Zed", region: "eu" }), look };
}

/** The sweeper finishes what its region has made and frees what was only reserved. */
export function sweepOfCreations(world: World, stage: Stage): Killable {
  const { directory } = world.connections;
  const prepare = async (): Promise<Deed> => {
    const slug = `made-${tag()}`;
    await succeed("organization.create", stage.as.nina, null, { name: "Made", region: "eu", slug });
    const made = await welcome(world.connections);
    expect(await answer(made.ask)).toMatchObject({ ok: true });
    const userId = await createUser(world.connections, `newcomer@${tag()}.example`, null);
    await directory.begin((tx) => [
      tx`update organization_directory set state = 'creating' where slug = ${slug}`,
      tx`update users set name = null where id = ${made.userId}`,
      tx`update personal_account_directory set state = 'creating' where user_id = ${made.userId}`,
      tx`insert into organization_directory (slug, organization_id, region, state) values (${`free-${tag()}`}, gen_random_uuid(), 'eu', 'creating')`,
      tx`insert into personal_account_directory (user_id, account_id, region, state) values (${userId}, gen_random_uuid(), 'us', 'creating')`,
    ]);
    await ageCreations(world.connections, 11);
    const look = async () => {
      const finished = await attempt("organization.view", stage.as.nina, slug, {});
      const [left] = await directory`select from organization_directory where state = 'creating'`;
      return finished.ok && left === undefined && (await made.look()) === "whole" ? "whole" : "underway";
    };
    return { ask: { job: "creation.sweep", scope: { database: "directory" }, payload: {} }, look };
  };
  return { prepare, refusals: [] };
}

function tag(): string {
  return randomBytes(6).toString("hex");
}
