import type { OwnerConnections } from "#local/databases.ts";
import type { Cast } from "#local/fixtures.ts";
import { createProject } from "#local/project-fixtures.ts";
import { bulkBar, bulkRow, chooseMembers } from "./support/bulk-dialogs.ts";
import { expect, test } from "./support/flow.ts";

/** Members beside the cast, all in My Team; returns their addresses. */
async function addMembers({ us }: OwnerConnections, { acme }: Cast, people: number): Promise<string[]> {
  const emails = Array.from({ length: people }, (_, index) => `p${index}+${acme.slug}@many.example`);
  await us`insert into memberships (account_id, user_id, role, name, email)
    select ${acme.accountId}, gen_random_uuid(), 'member', 'Person ' || n, email from unnest(${emails}::text[]) with ordinality as t (email, n)`;
  await us`insert into team_memberships (account_id, team_id, user_id, role)
    select account_id, ${acme.teams["My Team"] ?? ""}, user_id, 'member' from memberships where account_id = ${acme.accountId} and name like 'Person %'`;
  return emails;
}

test("30 pasted addresses: each has a verdict, one is fixed in place, good ones join while bad ones stay (PRODUCT 3.8)", async ({
  people,
  cast,
  connections,
}) => {
  const members = await addMembers(connections, cast, 25);
  const stranger = `stranger+${cast.acme.slug}@nowhere.example`;
  const tara = await people.signIn("tara");
  await tara.goto(`/orgs/${cast.acme.slug}/teams/${cast.acme.teams["Data"]}`);
  await tara.getByRole("button", { name: "Add people" }).click();
  const dialog = tara.getByRole("dialog");
  await dialog.getByRole("tab", { name: "Many addresses or a CSV" }).click();
  await expect(dialog.getByText("At most 1 MB and 1,000 rows")).toBeVisible();
  await dialog
    .getByLabel("Paste addresses")
    .fill([...members, cast.tara.email, cast.nina.email, stranger, "nobody@", `${members[0]}`.toUpperCase()].join("\n"));
  await dialog.getByRole("button", { name: "Add 30 addresses" }).click();
  await expect(dialog.getByText("25 ready, 5 to fix", { exact: true })).toBeVisible();
  await dialog.getByRole("checkbox", { name: "Only rows to fix (5)" }).check();
  const rows = dialog.getByRole("table", { name: "People to add" });
  await expect(rows.getByText("In this team already, as team admin.")).toBeVisible();
  await expect(rows.getByText("Not a member of this organization. Ask an admin to invite them.")).toHaveCount(2);
  await expect(rows.getByText(/domain name/)).toBeVisible();
  await expect(rows.getByText(/more than once/)).toBeVisible();
  await expect(dialog.getByText(/^2 of these are no members of the organization.*Ask Olivia Owens/)).toBeVisible();
  await expect(dialog.getByRole("link", { name: "Invite many" })).toHaveCount(0);

  await dialog.getByLabel("Address of row 29", { exact: true }).fill(cast.kim.email);
  await expect(dialog.getByText("26 ready, 4 to fix", { exact: true })).toBeVisible();
  await dialog.getByRole("combobox", { name: "Team role of row 29" }).click();
  await tara.getByRole("option", { name: "Team admin" }).click();
  await expect(rows.getByText("Joins as team admin")).toBeVisible();
  await dialog.getByRole("button", { name: "Add 26 people" }).click();
  await expect(tara.getByText("26 people joined Data")).toBeVisible();
  await expect(dialog.getByText("0 ready, 3 to fix", { exact: true }), "who was named twice has joined").toBeVisible();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(tara.getByText("28 people in this team.")).toBeVisible();
  await expect(tara.getByRole("button", { name: "Team role of Kim Kato: Team admin" })).toBeVisible();
});

test("a CSV of members is added, and whoever may invite is led to where strangers are (PRODUCT 3.8)", async ({ people, cast }) => {
  const mona = await people.signIn("mona");
  await mona.goto(`/orgs/${cast.acme.slug}/teams/${cast.acme.teams["Data"]}`);
  await mona.getByRole("button", { name: "Add people" }).click();
  const dialog = mona.getByRole("dialog");
  await dialog.getByRole("tab", { name: "Many addresses or a CSV" }).click();
  const csv = `team_role,email\nteam admin,${cast.milo.email}\n,${cast.kim.email}\n,${cast.nina.email}\n`;
  await dialog.getByLabel("Choose or drop a CSV").setInputFiles({ name: "team.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await expect(dialog.getByText("2 ready, 1 to fix", { exact: true })).toBeVisible();
  await expect(dialog.getByRole("link", { name: "Invite many" })).toBeVisible();
  await dialog.getByText("What they gain", { exact: true }).click();
  await expect(dialog.getByText("Milo Marsh · In Data", { exact: true })).toBeVisible();
  await dialog.getByRole("button", { name: "Add 2 people" }).click();
  await expect(mona.getByText("2 people joined Data")).toBeVisible();
});

test("several get a role at once; whom one may not touch is named first and stays (PRODUCT 2.2, 2.3)", async ({ people, cast, inbox }) => {
  const mona = await people.signIn("mona");
  await mona.goto(`/orgs/${cast.acme.slug}/members`);
  await chooseMembers(mona, ["Bella Brook", "Milo Marsh"]);
  await mona.getByRole("searchbox", { name: /^Search/ }).fill("Tara");
  await expect(mona.getByRole("row", { name: /Milo Marsh/ })).toHaveCount(0);
  await chooseMembers(mona, ["Tara Torres"]);
  await expect(bulkBar(mona).getByRole("status")).toHaveText("3 chosen, 2 of them not shown here");
  await bulkBar(mona).getByRole("combobox", { name: "Set role of the chosen members" }).click();
  await mona.getByRole("option", { name: "Maintainer" }).click();
  const dialog = mona.getByRole("dialog", { name: "Make 3 members maintainers?" });
  await expect(dialog.getByText("1 of 3 is left out; the list says why.")).toBeVisible();
  await expect(bulkRow(mona, "Bella Brook")).toContainText("Their role has permissions that yours has not.");
  await expect(bulkRow(mona, "Milo Marsh")).toContainText("Member → Maintainer");
  await dialog.getByText("What they gain and lose").click();
  await expect(dialog.getByText(/^Can then: .*invite people/).first()).toBeVisible();
  await dialog.getByRole("button", { name: "Make 2 people maintainers" }).click();
  await expect(mona.getByText("2 roles changed")).toBeVisible();
  await expect(bulkBar(mona)).toHaveCount(0);
  await mona.goto(`/orgs/${cast.acme.slug}/members`);
  await expect(mona.getByRole("button", { name: "Role of Milo Marsh: Maintainer" })).toBeVisible();
  await expect(mona.getByRole("button", { name: "Role of Bella Brook: Billing manager" })).toBeVisible();
  expect((await inbox.next(cast.tara.email)).subject).toContain("maintainer");
});

test("several are removed once it is seen what ends and how many is typed (PRODUCT 2.6, 5.11)", async ({ people, cast, inbox }) => {
  const milo = await people.signIn("milo");
  const adam = await people.signIn("adam");
  await adam.goto(`/orgs/${cast.acme.slug}/members`);
  await chooseMembers(adam, ["Milo Marsh", "Tara Torres", "Adam Archer"]);
  await bulkBar(adam).getByRole("button", { name: "Remove 3 members…" }).click();
  const dialog = adam.getByRole("dialog", { name: "Remove 3 members from Acme?" });
  await expect(bulkRow(adam, "Adam Archer")).toContainText("You cannot do this to yourself.");
  await expect(dialog.getByText("Data loses its last team admin and is run by the owner")).toBeVisible();
  await expect(dialog.getByText("2 seats freed")).toBeVisible();
  const confirm = dialog.getByRole("button", { name: "Remove 2 members" });
  await expect(confirm).toHaveAttribute("aria-disabled", "true");
  await dialog.getByRole("textbox").fill("remove 2 members");
  await confirm.click();
  await expect(adam.getByText("2 members removed")).toBeVisible();
  await expect(adam.getByRole("row", { name: /Milo Marsh|Tara Torres/ })).toHaveCount(0);
  await expect(adam.getByRole("row", { name: /Adam Archer/ })).toBeVisible();
  expect((await milo.goto(`/orgs/${cast.acme.slug}/members`))?.status(), "the removed person's very next page").toBe(404);
  expect((await inbox.next(cast.tara.email)).subject).toBe("You were removed from Acme");
});

test("several join a team and leave it again; who would be left without one stays (PRODUCT 3.5)", async ({ people, cast, connections }) => {
  await createProject(connections, cast, "acme");
  const adam = await people.signIn("adam");
  await adam.goto(`/orgs/${cast.acme.slug}/members`);
  await chooseMembers(adam, ["Milo Marsh", "Kim Kato", "Tara Torres"]);
  await bulkBar(adam).getByRole("button", { name: "Add to team…" }).click();
  const joining = adam.getByRole("dialog", { name: "Add 3 members to a team" });
  await joining.getByRole("combobox", { name: "Team", exact: true }).click();
  await adam.getByRole("option", { name: "Data" }).click();
  await expect(bulkRow(adam, "Tara Torres")).toContainText("Tara Torres is in Data already, as team admin.");
  await expect(bulkRow(adam, "Milo Marsh")).toContainText("Joins as team member, read-only in its projects");
  await joining.getByText("What they gain and lose").click();
  await expect(joining.getByText(/^Can then: open the project/)).toBeVisible();
  await joining.getByRole("button", { name: "Add 2 people" }).click();
  await expect(adam.getByText("2 people joined Data")).toBeVisible();

  await chooseMembers(adam, ["Milo Marsh", "Bella Brook"]);
  await bulkBar(adam).getByRole("button", { name: "Take out of team…" }).click();
  const leaving = adam.getByRole("dialog", { name: "Take 2 members out of a team" });
  await leaving.getByRole("combobox", { name: "Team", exact: true }).click();
  await adam.getByRole("option", { name: "My Team" }).click();
  await expect(bulkRow(adam, "Bella Brook")).toContainText("My Team is the only team of Bella Brook");
  await leaving.getByRole("button", { name: "Take out 1 person" }).click();
  await expect(adam.getByText("1 person left My Team")).toBeVisible();
});

test("whoever may act on nobody has no boxes", async ({ people, cast }) => {
  const milo = await people.signIn("milo");
  await milo.goto(`/orgs/${cast.acme.slug}/members`);
  await expect(milo.getByRole("row", { name: /Tara Torres/ })).toBeVisible();
  await expect(milo.getByRole("checkbox")).toHaveCount(0);
});
