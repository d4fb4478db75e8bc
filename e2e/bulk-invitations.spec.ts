import type { Page } from "@playwright/test";
import { readRun } from "#local/addresses.ts";
import { sessionCookie } from "#local/fixtures.ts";
import { createUser, signIn } from "#local/stage.ts";
import { expect, test } from "./support/flow.ts";
import { linkIn } from "./support/inbox.ts";
import { callRest } from "./support/rest-call.ts";

const header = "email,name,organization_role,team_roles,note";
const file = (text: string, name = "people.csv") => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
const choose = (page: Page, text: string) => page.getByLabel("Choose or drop a CSV").setInputFiles(file(text));
const table = (page: Page) => page.getByRole("table", { name: "Invitations to send" });
const isReady = (page: Page, words: string) => expect(page.getByText(words, { exact: true })).toBeVisible({ timeout: 15_000 });

test("a file of 500 rows with 40 bad ones of every kind is repaired in place, sent, followed and accepted (PRODUCT 6.1, 6.3)", async ({
  people,
  cast,
  inbox,
  connections,
}) => {
  test.setTimeout(240_000);
  const address = (index: number) => `p${index}+${cast.acme.slug}@many.example`;
  const good = [cast.nina.email, cast.gus.email, ...Array.from({ length: 458 }, (_, index) => address(index))];
  const times = (amount: number, row: (index: number) => string) => Array.from({ length: amount }, (_, index) => row(index));
  const rows = [
    ...times(5, () => "nobody@,,,,"), // 1 to 5
    ...times(5, (index) => `${address(1000 + index)},${"x".repeat(101)},,,`), // 6 to 10
    ...times(5, (index) => `${address(1010 + index)},,,,${"x".repeat(501)}`), // 11 to 15
    ...[cast.milo, cast.tara, cast.bella, cast.kim].map(({ email }) => `${email},,,,`), // 16 to 19
    `${cast.ines.email},,,,`, // 20
    ...times(5, (index) => `${address(1020 + index)},,boss,,`), // 21 to 25
    ...times(5, (index) => `${address(1030 + index)},,admin,,`),
    ...times(5, (index) => `${address(1040 + index)},,,Sales=member,`),
    ...times(4, (index) => `${address(1050 + index)},,,Data=boss,`), // to 39
    ...good.map((email, index) => `${email},Person ${index},member,Data=member;My Team=member,"Hi, you"`), // 40 to 499
    `${cast.nina.email},,,,`, // 500
  ];
  expect(rows).toHaveLength(500);

  const mona = await people.signIn("mona");
  await mona.goto(`/orgs/${cast.acme.slug}/invites`);
  await mona.getByRole("link", { name: "Invite many" }).click();
  await expect(mona.getByText("At most 1 MB and 1,000 rows")).toBeVisible();
  await choose(mona, `\ufeff${header}\r\n${rows.join("\r\n")}\r\n`);
  await isReady(mona, "460 ready, 40 to fix");

  await mona.getByRole("checkbox", { name: "Only rows to fix (40)" }).check();
  await expect(table(mona).getByRole("row")).toHaveCount(41);
  for (const sentence of [
    "domain name",
    "at most 100 characters",
    "this one has 501",
    "Already a member",
    "Already invited",
    "no such role",
    "permissions you all have",
    "no team called",
    "role in Data",
    "more than once",
  ])
    await expect(table(mona).getByText(sentence).first()).toBeVisible();

  // What is the same in many rows is set for all of them at once.
  await mona.getByRole("checkbox", { name: "All 40 rows" }).check();
  const bar = mona.getByRole("region", { name: "Chosen rows" });
  await bar.getByRole("combobox", { name: "Set role of the chosen rows" }).click();
  await mona.getByRole("option", { name: "Member" }).click();
  await isReady(mona, "470 ready, 30 to fix");
  await bar.getByRole("button", { name: "Set teams" }).click();
  await mona.getByRole("button", { name: "Set for 40 rows" }).click();
  await mona.keyboard.press("Escape");
  await isReady(mona, "479 ready, 21 to fix");
  for (let row = 1; row <= 5; row += 1) await mona.getByLabel(`E-mail of row ${row}`, { exact: true }).fill(address(2000 + row));
  for (let row = 6; row <= 10; row += 1) await mona.getByLabel(`Name of row ${row}`, { exact: true }).fill("Short");
  for (let row = 11; row <= 15; row += 1) await mona.getByLabel(`Note of row ${row}`, { exact: true }).fill("Short");
  await mona.getByLabel("E-mail of row 20", { exact: true }).fill(address(2020));
  await mona.getByLabel("E-mail of row 500", { exact: true }).fill(address(2500));
  await isReady(mona, "496 ready, 4 to fix");

  const [saved] = await Promise.all([mona.waitForEvent("download"), mona.getByRole("button", { name: "Download 4 rows to fix" }).click()]);
  expect(saved.suggestedFilename()).toBe("rows-to-fix.csv");
  await mona.getByRole("button", { name: "Send 496 invitations" }).click();
  await expect(mona.getByRole("progressbar", { name: /invitations/i })).toBeVisible();
  await isReady(mona, "0 ready, 4 to fix");

  // It goes on while one is elsewhere, and is found again.
  mona.once("dialog", (dialog) => void dialog.accept());
  await mona.goto(`/orgs/${cast.acme.slug}/invites/bulk`);
  await mona.getByRole("link", { name: /^496 rows/ }).click();
  await expect(mona.getByText(/^496 invited, 0 refused\./)).toBeVisible({ timeout: 60_000 });

  for (const person of ["nina", "gus"] as const) {
    const page = await people.signIn(person);
    await page.goto(linkIn(await inbox.next(cast[person].email)));
    await expect(page.getByText("Hi, you")).toBeVisible();
    await page.getByRole("button", { name: "Accept invitation" }).click();
    await expect(page.getByRole("heading", { name: "Acme", level: 1 })).toBeVisible();
  }
  for (let index = 0; index < 8; index += 1) {
    const token = new URL(linkIn(await inbox.next(address(index)))).pathname.split("/").at(-1);
    const caller = await signIn(connections, await createUser(connections, address(index), `Person ${index}`));
    const cookie = `${sessionCookie}=${caller.sessionToken}`;
    const { app } = readRun().addresses;
    expect(await callRest({ app, route: "POST /invitations/accept", slug: "", input: { token }, cookie })).toMatchObject({ status: 200 });
  }
  await mona.goto(`/orgs/${cast.acme.slug}/members?search=person`);
  await expect(mona.getByRole("row", { name: /Person \d/ })).toHaveCount(8);
});

test("the same file twice invites nobody twice, and the rows say so (PRODUCT 6.3)", async ({ people, cast }) => {
  const csv = `${header}\nfirst+${cast.acme.slug}@many.example,,,,\nsecond+${cast.acme.slug}@many.example,,,,\n`;
  const adam = await people.signIn("adam");
  await adam.goto(`/orgs/${cast.acme.slug}/invites/bulk`);
  await choose(adam, csv);
  await adam.getByRole("button", { name: "Send 2 invitations" }).click();
  await expect(adam.getByRole("heading", { name: "A list of 2 rows" })).toBeVisible();
  await expect(adam.getByText(/^2 invited, 0 refused\./)).toBeVisible({ timeout: 30_000 });
  await adam.getByRole("link", { name: "Invite more" }).click();
  await choose(adam, csv);
  await isReady(adam, "0 ready, 2 to fix");
  await expect(table(adam).getByText("Already invited")).toHaveCount(2);
});

test("addresses are pasted, chosen and sent as what they are set to; a removed twin makes the other good", async ({ people, cast }) => {
  const one = `one+${cast.acme.slug}@many.example`;
  const mona = await people.signIn("mona");
  await mona.goto(`/orgs/${cast.acme.slug}/invites/bulk`);
  await mona.getByLabel("Paste addresses").fill(`${one}, ${one.toUpperCase()}\nnobody@`);
  await mona.getByRole("button", { name: "Add 3 addresses" }).click();
  await isReady(mona, "1 ready, 2 to fix");
  await mona.getByRole("button", { name: "Remove row 1", exact: true }).click();
  await isReady(mona, "1 ready, 1 to fix");
  await mona.getByRole("button", { name: "Teams of row 1: My Team (member)" }).click();
  await mona.getByRole("checkbox", { name: "Data" }).check();
  await mona.keyboard.press("Escape");
  await expect(mona.getByRole("button", { name: /^Teams of row 1: .* and 1 more$/ })).toBeVisible();
  await isReady(mona, "1 ready, 1 to fix");
  await mona.getByRole("button", { name: "Send 1 invitation" }).click();
  await expect(mona.getByText(/^1 invited, 0 refused\./)).toBeVisible({ timeout: 30_000 });
  await expect(mona.getByLabel("E-mail of row 1", { exact: true })).toHaveValue("nobody@");
});

test("a file that cannot be read is refused with what to fix, and nothing is lost", async ({ people, cast, watch }) => {
  watch.refusals.push(/\/invitations\/check-csv$/);
  const mona = await people.signIn("mona");
  await mona.goto(`/orgs/${cast.acme.slug}/invites/bulk`);
  for (const [text, sentence] of [
    ["email;name\na@a.example;Ada", "separated by semicolons"],
    [`${header}\na@a.example,"Ada`, "never closed"],
    [`email\n${"a@a.example\n".repeat(1001)}`, "more than 1,000 rows"],
    ["x".repeat(1_100_000), "larger than 1 MB"],
  ] as const) {
    await choose(mona, text);
    await expect(mona.getByRole("alert").filter({ hasText: "The CSV could not be read" })).toContainText(sentence);
  }
  const full = `email,note\nbig+${cast.acme.slug}@many.example,Hi\n`;
  await choose(mona, full + "\n".repeat(1_048_576 - full.length));
  await isReady(mona, "1 ready, 0 to fix");
});

test("rows that were not sent are not lost to a link or to the way back", async ({ people, cast }) => {
  const mona = await people.signIn("mona");
  await mona.goto(`/orgs/${cast.acme.slug}/invites`);
  await mona.getByRole("link", { name: "Invite many" }).click();
  await mona.getByLabel("Paste addresses").fill(`typed+${cast.acme.slug}@many.example`);
  await choose(mona, `${header}\nfiled+${cast.acme.slug}@many.example,,,,\n`);
  await isReady(mona, "1 ready, 0 to fix");
  await expect(mona.getByLabel("Paste addresses"), "a file leaves what was typed").toHaveValue(/^typed/);
  await mona.getByRole("button", { name: "Add 1 address" }).click();
  await isReady(mona, "2 ready, 0 to fix");

  const question = mona.getByRole("alertdialog", { name: "Leave without saving?" });
  await mona.getByRole("link", { name: "Teams", exact: true }).click();
  await question.getByRole("button", { name: "Keep editing" }).click();
  await expect(table(mona).getByRole("row")).toHaveCount(3);
  await mona.evaluate(() => window.history.back());
  await question.getByRole("button", { name: "Keep editing" }).click();
  await expect(table(mona).getByRole("row")).toHaveCount(3);
  await mona.getByLabel("Name of row 1", { exact: true }).fill("Fay"); // a browser holds the way back once for each thing one does
  await mona.evaluate(() => window.history.back());
  await question.getByRole("button", { name: "Leave without saving" }).click();
  await expect(mona.getByRole("heading", { name: "Invitations", level: 1 })).toBeVisible();
  await expect(mona.getByRole("link", { name: "Invite many" })).toBeVisible();
});
