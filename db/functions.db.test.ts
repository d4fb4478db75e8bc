import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect, within, writeTenant, type Tenant } from "./two-tenants.ts";

const owner = connect("owner");
const app = connect("app");
let acme: Tenant;
let globex: Tenant;

beforeAll(async () => {
  acme = await writeTenant(owner, "Acme");
  globex = await writeTenant(owner, "Globex");
  const names = ["Adam 100%", "Adam_Two", "adam three", "Ada", "Mona"];
  for (const tenant of [acme, globex]) {
    await owner`insert into memberships (account_id, user_id, role, name, email)
      select ${tenant.accountId}, gen_random_uuid(), case when name = 'Ada' then 'admin' else 'member' end, name, 'person@acme.example' from unnest(${names}::text[]) name`;
  }
});

afterAll(async () => {
  await Promise.all([owner.end(), app.end()]);
});

/** Names found in Acme, in the order of the answer. */
async function search(term: string, page: { limit?: number; after?: { sortName: string; userId: string }; role?: string } = {}) {
  return within(app, { account: acme.accountId }, async (tx) => {
    const rows =
      await tx`select m.name, m.sort_name, m.user_id from app.search_members(${term}, ${page.limit ?? 50}, ${page.after?.sortName ?? null}, ${page.after?.userId ?? null}, ${page.role ?? null})
      with ordinality as found(user_id, place) join memberships m using (user_id) order by place`;
    return rows.map((row) => ({ name: String(row["name"]), sortName: String(row["sort_name"]), userId: String(row["user_id"]) }));
  });
}

const names = (rows: { name: string }[]) => rows.map((row) => row.name);

test("a search finds names and addresses in any case, by name, in one account only", async () => {
  expect(names(await search("ADAM"))).toEqual(["Adam 100%", "adam three", "Adam_Two"]);
  expect(names(await search("person@"))).toEqual(["Ada", "Adam 100%", "adam three", "Adam_Two", "Mona"]);
  expect(names(await search("ada", { role: "admin" }))).toEqual(["Ada"]);
});

test("a search takes wildcards and backslashes as letters", async () => {
  expect(names(await search("00%"))).toEqual(["Adam 100%"]);
  expect(names(await search("m_t"))).toEqual(["Adam_Two"]);
  expect(names(await search("a\\m"))).toEqual([]);
});

test("a search pages on from the last row seen", async () => {
  const [first, second] = await search("ada", { limit: 2 });
  expect(names([first, second].filter((row) => row !== undefined))).toEqual(["Ada", "Adam 100%"]);
  expect(names(await search("ada", second ? { after: second } : {}))).toEqual(["adam three", "Adam_Two"]);
});

test("a search of under three letters, or with no account, gives nothing", async () => {
  await expect(search("ad")).rejects.toMatchObject({ code: "22023" });
  expect(await within(app, {}, (tx) => tx`select * from app.search_members('adam', 50)`)).toHaveLength(0);
});

test("an invitation's id finds its account and nothing more", async () => {
  expect(await app`select app.find_invitation(${acme.invitationId}) as account`).toEqual([{ account: acme.accountId }]);
  expect(await app`select app.find_invitation(${uuidv7()}) as account`).toEqual([{ account: null }]);
});

test("accounts with expired invitations are due", async () => {
  const due = async () => (await app`select account from app.due_accounts('expiredInvitations') account`).map((row) => row["account"]);
  await owner`update invitations set expires_at = now() where id = ${globex.invitationId}`;
  expect(await due()).toContain(globex.accountId);
  expect(await due()).not.toContain(acme.accountId);
  await expect(app`select app.due_accounts('everything')`).rejects.toMatchObject({ code: "22023" });
});

test("a person's own organizations are read each with its account set, and none stays set", async () => {
  await owner`insert into memberships (account_id, user_id, role, name, email)
    values (${globex.accountId}, ${acme.memberId}, 'billing', 'Milo', ${`milo@${globex.slug}.example`})`;
  const own = (person: string) =>
    within(app, {}, async (tx) => {
      const found = await tx`select slug, role from app.own_memberships(${person}) order by slug`;
      return [found, await tx`select app.account_id() as account`, await tx`select from organizations`];
    });
  const both = [
    { slug: acme.slug, role: "member" },
    { slug: globex.slug, role: "billing" },
  ];
  expect(await own(acme.memberId)).toEqual([both, [{ account: null }], both.map(() => ({}))]);
  expect(await own(uuidv7())).toEqual([[], [{ account: null }], []]);
});
