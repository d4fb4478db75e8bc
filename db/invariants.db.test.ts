import { uuidv7 } from "uuidv7";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { connect, within, writeTenant, type Tenant } from "./two-tenants.ts";

const owner = connect("owner");
const app = connect("app");
const directory = connect("app", "directory");
let acme: Tenant;

const uniqueViolation = { code: "23505" };
const foreignKeyViolation = { code: "23503" };
const checkViolation = { code: "23514" };
const insufficientPrivilege = { code: "42501" };

beforeEach(async () => {
  acme = await writeTenant(owner, "Acme");
});

afterAll(async () => {
  await Promise.all([owner.end(), app.end(), directory.end()]);
});

/** One transaction as the runtime role, inside Acme. */
function inAcme<T>(work: Parameters<typeof within<T>>[2]): Promise<T> {
  return within(app, { account: acme.accountId }, work);
}

async function counters() {
  const [row] =
    await owner`select seats_used, seats_reserved, authorization_version from organizations join accounts using (account_id) where account_id = ${acme.accountId}`;
  return { used: Number(row?.["seats_used"]), reserved: Number(row?.["seats_reserved"]), version: Number(row?.["authorization_version"]) };
}

describe("exactly one owner, always a member (PRODUCT 2.1)", () => {
  test("two owners are impossible", async () => {
    await expect(inAcme((tx) => tx`update memberships set role = 'owner' where user_id = ${acme.memberId}`)).rejects.toMatchObject(
      uniqueViolation,
    );
  });

  test("an organization without its owner's membership is impossible at commit", async () => {
    await expect(inAcme((tx) => tx`delete from memberships where user_id = ${acme.ownerId}`)).rejects.toMatchObject(foreignKeyViolation);
    await expect(inAcme((tx) => tx`update memberships set role = 'admin' where user_id = ${acme.ownerId}`)).rejects.toMatchObject(
      foreignKeyViolation,
    );
    await expect(inAcme((tx) => tx`update organizations set owner_user_id = ${acme.memberId}`)).rejects.toMatchObject(foreignKeyViolation);
  });

  test("a transfer demotes, names and promotes in one transaction", async () => {
    await inAcme(async (tx) => {
      await tx`update memberships set role = 'admin' where user_id = ${acme.ownerId}`;
      await tx`update organizations set owner_user_id = ${acme.memberId}`;
      await tx`update memberships set role = 'owner' where user_id = ${acme.memberId}`;
    });
    const roles = await owner`select role from memberships where account_id = ${acme.accountId} order by role`;
    expect(roles.map((row) => row["role"])).toEqual(["admin", "owner"]);
  });

  test("a personal account has a person and no organization", async () => {
    const id = uuidv7();
    await expect(owner`insert into accounts (account_id, kind, region) values (${id}, 'personal', 'us')`).rejects.toMatchObject(
      checkViolation,
    );
    await owner`insert into accounts (account_id, kind, user_id, region) values (${id}, 'personal', ${uuidv7()}, 'us')`;
    const organization = owner`insert into organizations (account_id, slug, name, legal_name, alerting_email, invoicing_email, owner_user_id)
      values (${id}, ${`own-${id.slice(-8)}`}, 'Own', 'Own', 'a@b.example', 'a@b.example', ${uuidv7()})`;
    await expect(organization).rejects.toMatchObject(foreignKeyViolation);
  });
});

describe("seats (PRODUCT 5.6)", () => {
  test("are counted from members and pending invitations, however these come and go", async () => {
    expect(await counters()).toMatchObject({ used: 2, reserved: 1 });
    await inAcme(async (tx) => {
      await tx`update invitations set state = 'accepted' where id = ${acme.invitationId}`;
      await tx`insert into memberships (account_id, user_id, role, name, email) values (${acme.accountId}, ${uuidv7()}, 'member', 'Ines', ${acme.invitedEmail})`;
    });
    expect(await counters()).toMatchObject({ used: 3, reserved: 0 });
    await inAcme((tx) => invite(tx, ["adam@acme.example", "mona@acme.example"]));
    expect(await counters()).toMatchObject({ used: 3, reserved: 2 });
    await inAcme(async (tx) => {
      await tx`delete from invitations where email = 'adam@acme.example'`;
      await tx`update invitations set state = 'cancelled' where state = 'pending'`;
      await tx`delete from memberships where role = 'member'`;
    });
    expect(await counters()).toMatchObject({ used: 1, reserved: 0 });
  });

  test("never exceed what is paid, unless the plan has lapsed", async () => {
    await inAcme((tx) => tx`update organizations set seats_paid = 3`);
    await expect(inAcme((tx) => invite(tx, ["adam@acme.example"]))).rejects.toMatchObject(checkViolation);
    await expect(inAcme((tx) => tx`update organizations set seats_paid = 2`)).rejects.toMatchObject(checkViolation);
    await inAcme((tx) => tx`update organizations set plan = 'lapsed', seats_paid = 1`);
    expect(await counters()).toMatchObject({ used: 2, reserved: 1 });
  });

  test("cannot be set by the runtime role, nor can a head, a version, a slug or a region", async () => {
    for (const change of [
      "update organizations set seats_used = 0",
      "update organizations set seats_reserved = 0",
      "update organizations set slug = 'other'",
      "update accounts set region = 'eu'",
      "update accounts set authorization_version = 0",
      "update accounts set audit_head_number = 0",
      "update accounts set audit_head_hash = ''",
    ]) {
      await expect(
        inAcme((tx) => tx.unsafe(change)),
        change,
      ).rejects.toMatchObject(insufficientPrivilege);
    }
    const id = uuidv7();
    await within(
      app,
      { account: id },
      (tx) =>
        tx`insert into accounts (account_id, kind, user_id, region, audit_head_number, authorization_version) values (${id}, 'personal', ${uuidv7()}, 'us', 7, 7)`,
    );
    const [started] =
      await owner`select audit_head_number::int as head, authorization_version::int as version from accounts where account_id = ${id}`;
    expect(started).toEqual({ head: 0, version: 0 });
  });
});

describe("invitations", () => {
  test("one pending invitation per address (PRODUCT 6.4)", async () => {
    await expect(inAcme((tx) => invite(tx, [acme.invitedEmail]))).rejects.toMatchObject(uniqueViolation);
    await inAcme(async (tx) => {
      await tx`update invitations set state = 'expired' where id = ${acme.invitationId}`;
      await invite(tx, [acme.invitedEmail]);
    });
    expect(await counters()).toMatchObject({ reserved: 1 });
  });

  test("an address in any but its canonical form is refused", async () => {
    for (const address of ["Ines@invited.example", " ines@invited.example", "ines@invited.example\n", "ines", "ınes@invited.example"]) {
      await expect(
        inAcme((tx) => invite(tx, [address])),
        address,
      ).rejects.toMatchObject(checkViolation);
    }
  });
});

test("the authorization version rises when memberships come, go or change role, not when a name changes", async () => {
  const start = (await counters()).version;
  await inAcme((tx) => tx`update memberships set name = 'Milo Fox' where user_id = ${acme.memberId}`);
  expect((await counters()).version).toBe(start);
  await inAcme((tx) => tx`update memberships set role = 'admin' where user_id = ${acme.memberId}`);
  expect((await counters()).version).toBe(start + 1);
  await inAcme((tx) => tx`delete from memberships where user_id = ${acme.memberId}`);
  expect((await counters()).version).toBe(start + 2);
});

test("region and slug never change, even for the owner of the tables", async () => {
  await expect(owner`update accounts set region = 'eu' where account_id = ${acme.accountId}`).rejects.toMatchObject(checkViolation);
  await expect(owner`update organizations set slug = 'other' where account_id = ${acme.accountId}`).rejects.toMatchObject(checkViolation);
});

test("a team membership binds team and person to one account", async () => {
  const globex = await writeTenant(owner, "Globex");
  const foreignTeam = inAcme(
    (tx) =>
      tx`insert into team_memberships (account_id, team_id, user_id, role) values (${acme.accountId}, ${globex.teamId}, ${acme.memberId}, 'member')`,
  );
  await expect(foreignTeam).rejects.toMatchObject(foreignKeyViolation);
  const foreignPerson = inAcme(
    (tx) =>
      tx`insert into team_memberships (account_id, team_id, user_id, role) values (${acme.accountId}, ${acme.teamId}, ${globex.ownerId}, 'member')`,
  );
  await expect(foreignPerson).rejects.toMatchObject(foreignKeyViolation);
});

test("a slug keeps its region, is retired rather than removed, and is never used again (PRODUCT 5.2, 5.3)", async () => {
  const slug = `acme-${uuidv7().slice(-8)}`;
  const change = (assignments: string) => directory.unsafe(`update organization_directory set ${assignments} where slug = '${slug}'`);
  await directory`insert into organization_directory (slug, organization_id, region, state) values (${slug}, ${uuidv7()}, 'us', 'creating')`;
  await change("state = 'active'");
  await expect(change("region = 'eu'")).rejects.toMatchObject(insufficientPrivilege);
  await expect(directory`delete from organization_directory where slug = ${slug}`).rejects.toMatchObject(checkViolation);
  await change("state = 'retired'");
  await expect(change("state = 'active'")).rejects.toMatchObject(checkViolation);
  await expect(
    directory`insert into organization_directory (slug, organization_id, region, state) values (${slug}, ${uuidv7()}, 'us', 'creating')`,
  ).rejects.toMatchObject(uniqueViolation);
});

function invite(tx: Parameters<Parameters<typeof within>[2]>[0], addresses: string[]) {
  return tx`insert into invitations (account_id, id, email, role, state, inviter_user_id, inviter_name, expires_at)
    select ${acme.accountId}, gen_random_uuid(), address, 'member', 'pending', ${acme.ownerId}, 'Olivia', now() + interval '7 days' from unnest(${addresses}::text[]) address`;
}
