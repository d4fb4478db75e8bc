import { expect, test } from "./support/flow.ts";
import { invite } from "./support/flow-invite.ts";

test("the audit log says who did what, and Verify finds all of it whole", async ({ people, cast, connections }) => {
  const adam = await people.signIn("adam");
  await adam.goto(`/orgs/${cast.acme.slug}/settings`);
  await adam.getByLabel("Name", { exact: true }).fill("Acme Arctic");
  await adam.getByRole("button", { name: "Save changes" }).click();
  await expect(adam.getByText("Changes saved")).toBeVisible();
  await adam.goto(`/orgs/${cast.acme.slug}/invites/new`);
  await invite(adam, { email: cast.nina.email });
  await adam.goto(`/orgs/${cast.acme.slug}/members`);
  await adam.getByRole("button", { name: "Role of Milo Marsh: Member" }).click();
  await adam.getByRole("menuitemradio", { name: "Maintainer" }).click();
  await expect(adam.getByText("Milo Marsh is now Maintainer")).toBeVisible();

  const mona = await people.signIn("mona");
  await mona.goto(`/orgs/${cast.acme.slug}`);
  await mona.getByRole("link", { name: "Audit log" }).click();
  const log = mona.getByRole("table", { name: "Audit log" });
  const [newest, before, first] = [1, 2, 3].map((row) => log.getByRole("row").nth(row));
  await expect(newest ?? log).toContainText(/Adam Archer.*Milo Marsh.*Member.*Maintainer/);
  await expect(before ?? log).toContainText(new RegExp(`Adam Archer.*${cast.nina.email.replace("+", "\\+")}`));
  await expect(first ?? log).toContainText(/Adam Archer.*Acme.*Acme Arctic/);

  await mona.getByRole("button", { name: "Verify" }).click();
  await expect(mona.getByRole("status").filter({ hasText: "All 3 events are whole" })).toBeVisible();

  await connections.us`update audit_events set actor_name = 'Nobody' where account_id = ${cast.acme.accountId} and number = 2`;
  await mona.getByRole("button", { name: "Verify" }).click();
  await expect(mona.getByText("The log is damaged at event 2"), "an edit behind its back shows").toBeVisible();
});
