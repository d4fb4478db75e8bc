import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { connect } from "#db/two-tenants.ts";
import type { Person } from "#local/cast.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { attempt, setStage, type Stage, succeed } from "#local/stage.ts";
import { statementsOf } from "#local/statements.ts";
import { violations } from "#local/violations.ts";
import { changeRoles } from "./change-roles.ts";
import { previewRemovals, previewRoles } from "./preview-many.ts";
import { removeMembers } from "./remove-many.ts";

const connections = connectAsOwner();
const jobs = connect("jobs");
let stage: Stage;

beforeEach(async () => {
  stage = await setStage(connections);
});
afterAll(async () => {
  await jobs.end();
  await endConnections(connections);
});

type Role = "owner" | "admin" | "maintainer" | "member" | "billing";
const ids = (persons: readonly Person[], on = stage) => persons.map((person) => on[person].userId);
const words = (people: number) => `remove ${people} ${people === 1 ? "member" : "members"}`;
const change = (actor: Person, persons: readonly Person[], role: Role, on = stage) =>
  attempt("member.changeRoles", on.as[actor], on.acme.slug, { userIds: ids(persons, on), role });
const remove = (actor: Person, persons: readonly Person[], on = stage, confirm = words(persons.length)) =>
  attempt("member.removeMany", on.as[actor], on.acme.slug, { userIds: ids(persons, on), confirm });
const changeOne = (actor: Person, person: Person, role: Role, on = stage) =>
  attempt("member.changeRole", on.as[actor], on.acme.slug, { userId: on[person].userId, role });
const removeOne = (actor: Person, person: Person, on = stage) =>
  attempt("member.remove", on.as[actor], on.acme.slug, { userId: on[person].userId, confirmEmail: on[person].email });
const invite = (actor: Person, email: string, role: Role = "member", on = stage) =>
  succeed("invitation.create", on.as[actor], on.acme.slug, { emails: [email], role, teams: on.myTeam });
const expectWhole = async () => expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);

/** All that follows from a change, told without ids and numbers. */
async function aftermath({ acme: { accountId } }: Stage) {
  const us = connections.us;
  const [organization] = await us`select seats_used, seats_reserved from organizations where account_id = ${accountId}`;
  const mails = await jobs<{ task: string; event: number }[]>`
    select t.identifier as task, (payload ->> 'event')::int as event from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier in ('member.mailRoleChange', 'member.mailRemoval') and payload ->> 'accountId' = ${accountId}`;
  const log = await us<{ number: number; story: string }[]>`
    select number::int, event || ' ' || coalesce(target_name, '') || ' by ' || actor_name || ' ' || details as story
    from audit_events where account_id = ${accountId} and event <> 'invitation.created'`;
  return {
    organization,
    members: await us`select name, role from memberships where account_id = ${accountId} order by name`,
    places: await us`select t.name, m.name as member, p.role from team_memberships p
      join memberships m using (account_id, user_id) join teams t on (t.account_id, t.id) = (p.account_id, p.team_id)
      where p.account_id = ${accountId} order by 1, 2`,
    grants: await us`select count(*)::int from project_grants where account_id = ${accountId}`,
    invitations: await us`select email, state from invitations where account_id = ${accountId} and email not like 'ines%' order by email`,
    log: log.map(({ story }) => story).toSorted(),
    mails: mails.map(({ task, event }) => `${task}: ${log.find(({ number }) => number === event)?.story}`).toSorted(),
  };
}

describe("all at once is as one after the other (PRODUCT 2.6, 6.9)", () => {
  test.each<["roles" | "removals"]>([["roles"], ["removals"]])("%s", async (what) => {
    const other = await setStage(connections);
    const persons: Person[] = ["adam", "mona", "milo", "tara"];
    for (const on of [stage, other]) {
      await invite("adam", "by-adam@newcomers.example", "admin", on);
      await invite("adam", "member@newcomers.example", "member", on);
      await invite("mona", "by-mona@newcomers.example", "maintainer", on);
    }
    if (what === "roles") {
      expect(await change("olivia", persons, "maintainer")).toMatchObject({ ok: true, data: { cancelledInvitations: 1 } });
      for (const person of persons) await changeOne("olivia", person, "maintainer", other);
    } else {
      expect(await remove("olivia", persons)).toMatchObject({ ok: true, data: { cancelledInvitations: 3 } });
      for (const person of persons) await removeOne("olivia", person, other);
    }
    const story = await aftermath(stage);
    expect(story).toEqual(await aftermath(other));
    expect(story.mails).toHaveLength(what === "roles" ? 3 : 4);
    await expectWhole();
  });
});

describe("the rank rule is asked for every row (PRODUCT 2.2, 2.3)", () => {
  const everybody: Person[] = ["olivia", "adam", "anna", "mona", "milo", "tara", "bella"];
  const rules = { olivia: "theOwner", adam: "someoneAbove", anna: "someoneAbove", mona: "themselves", bella: "someoneWithMore" };

  test.each<["role" | "removal"]>([["role"], ["removal"]])("%s: whom a maintainer may not touch stays, the others go on", async (what) => {
    const before = await aftermath(stage);
    const result = what === "role" ? await change("mona", everybody, "maintainer") : await remove("mona", everybody);
    if (!result.ok) throw new Error(result.error.message);
    const told = Object.fromEntries(
      everybody.map((person, index) => [person, result.data.outcomes[index]?.problem?.rule ?? result.data.outcomes[index]?.problem]),
    );
    expect(told).toEqual({ ...rules, milo: null, tara: null });
    const after = await aftermath(stage);
    const untouched = (rows: typeof before.members) => rows.filter(({ name }) => !/^(Milo|Tara)/.test(name));
    expect(untouched(after.members)).toEqual(untouched(before.members));
    expect(after.log).toHaveLength(2);
    await expectWhole();
  });

  test("each refused row is counted, with whom it was about (PRODUCT 11.2)", async () => {
    await change("mona", everybody, "maintainer");
    const denials = await connections.us`
      select permission, target, count::int from denials where account_id = ${stage.acme.accountId} order by target`;
    expect(denials).toEqual(
      ids(["olivia", "adam", "anna", "mona", "bella"])
        .toSorted()
        .map((target) => ({ permission: "member.changeRole", target, count: 1 })),
    );
  });

  test.each<[string, Person, Person[], Role, string]>([
    ["a member", "milo", ["tara", "bella"], "billing", "notAllowed"],
    ["a billing manager", "bella", ["milo"], "billing", "notAllowed"],
    ["a team admin", "tara", ["milo"], "billing", "notAllowed"],
    ["a maintainer who gives more than they have", "mona", ["milo", "tara"], "admin", "grantingMore"],
    ["an owner who gives ownership", "olivia", ["milo", "tara"], "owner", "grantingOwnership"],
    ["an admin who means the owner and themselves", "adam", ["olivia", "adam"], "member", "theOwner"],
  ])("where nothing may be done the whole is refused: %s, and nothing changes", async (_who, actor, persons, role, rule) => {
    const before = await aftermath(stage);
    expect(await change(actor, persons, role)).toMatchObject({
      ok: false,
      error: { code: "denied", permission: "member.changeRole", rule },
    });
    expect(await attempt("member.previewRoles", stage.as[actor], stage.acme.slug, { userIds: ids(persons), role })).toMatchObject({
      ok: false,
      error: { rule },
    });
    expect(await aftermath(stage)).toEqual(before);
  });

  test("the preview says of each row what the write then does, who could do it, and what it costs in all", async () => {
    await invite("mona", "one@newcomers.example");
    await invite("adam", "two@newcomers.example", "admin");
    const persons: Person[] = ["mona", "tara", "adam", "milo"];
    const preview = await succeed("member.previewRemovals", stage.as.adam, stage.acme.slug, { userIds: ids(persons) });
    expect(preview).toMatchObject({
      rows: [
        { name: "Mona Meyer", problem: null },
        { name: "Tara Torres", email: stage.tara.email, role: "member", problem: null },
        { name: "Adam Archer", problem: { rule: "themselves", people: ["Olivia Owens", "Anna Abbott"] } },
        { name: "Milo Marsh", problem: null },
      ],
      confirm: "remove 3 members",
      invitationsCancelled: 1,
      teamsLeftToOwner: ["Data"],
      seatsFreed: 4,
    });
    const seats = async () => {
      const { seatsUsed, seatsReserved } = await succeed("organization.view", stage.as.olivia, stage.acme.slug, {});
      return seatsUsed + seatsReserved;
    };
    const before = await seats();
    const { outcomes } = await succeed("member.removeMany", stage.as.adam, stage.acme.slug, { userIds: ids(persons), confirm: words(4) });
    expect(outcomes.map(({ problem }) => problem?.rule)).toEqual(preview.rows.map(({ problem }) => problem?.rule));
    expect(before - (await seats())).toBe(preview.seatsFreed);
    const { teams } = await succeed("team.list", stage.as.olivia, stage.acme.slug, {});
    expect(teams.filter(({ runByOwner }) => runByOwner).map(({ name }) => name)).toEqual(preview.teamsLeftToOwner);
  });

  test("the preview of a demotion counts what they could no longer send", async () => {
    await invite("adam", "admin@newcomers.example", "admin");
    await invite("adam", "member@newcomers.example", "member");
    const preview = (role: Role) =>
      succeed("member.previewRoles", stage.as.olivia, stage.acme.slug, { userIds: ids(["adam", "milo"]), role });
    expect(await preview("maintainer")).toMatchObject({ changing: 2, invitationsCancelled: 1 });
    expect(await preview("member")).toMatchObject({ changing: 1, invitationsCancelled: 2 });
    expect(await preview("admin")).toMatchObject({ changing: 1, invitationsCancelled: 0 });
  });
});

describe("who is named", () => {
  test("how many are removed is typed, and the number must be theirs (PRODUCT 5.11)", async () => {
    const before = await aftermath(stage);
    expect(await remove("olivia", ["milo", "tara"], stage, "remove 3 members")).toMatchObject({
      ok: false,
      error: { code: "invalid", fields: { confirm: "Type remove 2 members to confirm." } },
    });
    expect(await aftermath(stage)).toEqual(before);
    expect(await remove("olivia", ["milo"], stage, " remove 1 member ")).toMatchObject({ ok: true });
  });

  test("somebody of another organization is nobody here, and the others go on", async () => {
    const strangers = ids(["gus", "nina"]);
    const ask = (userIds: string[]) => attempt("member.changeRoles", stage.as.olivia, stage.acme.slug, { userIds, role: "billing" });
    const [gone] = strangers.map((userId) => ({ userId, name: null, problem: { code: "notFound", message: expect.any(String) } }));
    expect(await ask([strangers[0] ?? "", stage.milo.userId])).toMatchObject({
      ok: true,
      data: { outcomes: [gone, { name: "Milo Marsh", problem: null }] },
    });
    for (const userIds of [strangers, [strangers[1] ?? ""]])
      expect(await ask(userIds)).toMatchObject({ ok: false, error: { code: "invalid", fields: { userIds: expect.any(String) } } });
    const [gus] = await connections.eu`
      select role from memberships where account_id = ${stage.globex.accountId} and user_id = ${stage.gus.userId}`;
    expect(gus).toEqual({ role: "owner" });
  });

  test.each<[string, () => string[], RegExp]>([
    ["nobody", () => [], /at least one/],
    ["somebody twice", () => [stage.milo.userId, stage.milo.userId.toUpperCase()], /each person once/],
    ["201 people", () => Array.from({ length: 201 }, () => crypto.randomUUID()), /at most 200/],
  ])("%s is refused as a whole", async (_what, userIds, sentence) => {
    for (const result of [
      await attempt("member.changeRoles", stage.as.olivia, stage.acme.slug, { userIds: userIds(), role: "billing" }),
      await attempt("member.previewRemovals", stage.as.olivia, stage.acme.slug, { userIds: userIds() }),
    ])
      expect(result).toMatchObject({ ok: false, error: { code: "invalid", fields: { userIds: expect.stringMatching(sentence) } } });
  });

  test("the role they have already changes and records nothing", async () => {
    const before = await aftermath(stage);
    expect(await change("adam", ["milo", "tara"], "member")).toMatchObject({ ok: true, data: { cancelledInvitations: 0 } });
    expect(await aftermath(stage)).toEqual(before);
  });

  test("200 people take as many statements as two", async () => {
    const { accountId } = stage.acme;
    await connections.us`
      with people as (insert into memberships (account_id, user_id, role, name, email)
        select ${accountId}, gen_random_uuid(), 'maintainer', 'Person ' || n, 'person' || n || '@acme.example' from generate_series(1, 202) n
        returning account_id, user_id)
      select count(*) from people`;
    await connections.us`insert into team_memberships (account_id, team_id, user_id, role)
      select account_id, ${stage.acme.teams["My Team"] ?? ""}, user_id, 'member' from memberships where account_id = ${accountId} and name like 'Person %'`;
    await connections.us`insert into invitations (account_id, id, email, role, state, inviter_user_id, inviter_name, expires_at)
      select account_id, gen_random_uuid(), 'by-' || email, 'member', 'pending', user_id, name, now() + interval '1 day'
      from memberships where account_id = ${accountId} and name like 'Person %'`;
    const all = (await connections.us`select user_id from memberships where account_id = ${accountId} and name like 'Person %'`).map(
      ({ user_id }) => String(user_id),
    );
    const role = "member" as const;
    for (const verb of [
      (userIds: string[]) => statementsOf(stage, "adam", (context) => previewRoles(context, { userIds, role })),
      (userIds: string[]) => statementsOf(stage, "adam", (context) => changeRoles(context, { userIds, role })),
      (userIds: string[]) => statementsOf(stage, "adam", (context) => previewRemovals(context, { userIds })),
      (userIds: string[]) => statementsOf(stage, "adam", (context) => removeMembers(context, { userIds, confirm: words(userIds.length) })),
    ]) {
      const few = await verb(all.slice(0, 2));
      expect(await verb(all.slice(2))).toHaveLength(few.length);
    }
    await expectWhole();
  });
});
