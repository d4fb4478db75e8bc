import { expect, test } from "./support/flow.ts";

test("an organization is created in the EU, at an address that is previewed and must be free (PRODUCT 5.1, 5.2, 5.3)", async ({
  people,
  cast,
}) => {
  const nina = await people.signIn("nina");
  const name = `Café Nord ${cast.acme.slug.slice(-6)}`;
  const slug = `cafe-nord-${cast.acme.slug.slice(-6)}`;
  await nina.goto("/personal");
  await nina.getByRole("button", { name: /^Switch organization/ }).click();
  await nina.getByRole("menuitem", { name: "Create organization" }).click();

  await nina.getByLabel("Name", { exact: true }).fill(name);
  await expect(nina.getByText(`Opens at /orgs/${slug}`)).toBeVisible();
  await nina.getByLabel("Address").fill(cast.acme.slug);
  await nina.getByRole("button", { name: "Create organization" }).click();
  await expect(nina.getByText("Choose where its data is kept")).toBeVisible();

  await nina.getByRole("radio", { name: "European Union" }).check();
  await nina.getByRole("button", { name: "Create organization" }).click();
  await expect(nina.getByLabel("Address")).toHaveAttribute("aria-invalid", "true");
  await expect(nina.getByLabel("Name", { exact: true }), "what was typed is still there").toHaveValue(name);

  await nina.getByLabel("Address").fill("");
  await nina.getByRole("button", { name: "Create organization" }).click();
  await expect(nina.getByRole("heading", { name, level: 1 })).toBeVisible();
  await expect(nina).toHaveURL(new RegExp(`/orgs/${slug}$`));
  await expect(nina.getByText("Your role is owner; the data is kept in the EU.")).toBeVisible();
  await expect(nina.getByText("You are the only one here")).toBeVisible();
});

test("Kim switches from Acme to Globex and back", async ({ people, cast }) => {
  const kim = await people.signIn("kim");
  await kim.goto(`/orgs/${cast.acme.slug}`);
  const switcher = kim.getByRole("button", { name: /^Switch organization/ });
  await expect(switcher).toContainText("Member · US");

  await switcher.click();
  await kim.getByRole("menuitem", { name: /^Globex/ }).click();
  await expect(kim.getByRole("heading", { name: "Globex", level: 1 })).toBeVisible();
  await expect(switcher).toContainText("Member · EU");

  await switcher.click();
  await kim.getByRole("menuitem", { name: /^Acme/ }).click();
  await expect(kim.getByRole("heading", { name: "Acme", level: 1 })).toBeVisible();
});

test("two tabs are in two organizations: the address decides, nothing else (PRODUCT 4.2)", async ({ people, cast }) => {
  const first = await people.signIn("kim");
  const second = await first.context().newPage();
  await first.goto(`/orgs/${cast.acme.slug}/members`);
  await second.goto(`/orgs/${cast.globex.slug}/members`);
  await first.reload();

  await expect(first.getByRole("table", { name: "Members" }).getByText(cast.olivia.email)).toBeVisible();
  await expect(second.getByRole("table", { name: "Members" }).getByText(cast.gus.email)).toBeVisible();
  await first.getByRole("link", { name: "Home" }).click();
  await second.getByRole("link", { name: "Home" }).click();
  await expect(first.getByRole("heading", { name: "Acme", level: 1 })).toBeVisible();
  await expect(second.getByRole("heading", { name: "Globex", level: 1 })).toBeVisible();
});

test("an admin edits the profile: saved, discarded, and seen by a member who may only read it (PRODUCT 5.9)", async ({ people, cast }) => {
  const settings = `/orgs/${cast.acme.slug}/settings`;
  const adam = await people.signIn("adam");
  await adam.goto(settings);
  const name = adam.getByLabel("Name", { exact: true });
  const save = adam.getByRole("button", { name: "Save changes" });
  await expect(save, "nothing to save yet").toBeDisabled();

  await name.fill("Not this");
  await adam.getByRole("button", { name: "Discard changes" }).click();
  await expect(name).toHaveValue("Acme");

  await name.fill("Acme Atlantic");
  await adam.getByLabel("Invoicing e-mail").fill("no address");
  await save.click();
  await expect(adam.getByLabel("Invoicing e-mail")).toBeFocused();
  await expect(name, "refused, and still as typed").toHaveValue("Acme Atlantic");
  await adam.getByLabel("Invoicing e-mail").fill("bills@acme.example");
  await save.click();
  await expect(adam.getByText("Changes saved")).toBeVisible();
  await expect(adam.getByRole("button", { name: /^Switch organization/ })).toContainText("Acme Atlantic");

  const milo = await people.signIn("milo");
  await milo.goto(settings);
  await expect(milo.getByLabel("Name", { exact: true })).toHaveValue("Acme Atlantic");
  await expect(milo.getByLabel("Name", { exact: true })).not.toBeEditable();
  await expect(milo.getByText(/Ask .*Olivia Owens.*\(/).first()).toBeVisible();
  await expect(milo.getByRole("button", { name: "Save changes" })).toHaveAccessibleDescription(/Ask .*Olivia Owens/);
});

test("leaving a form with changes asks first", async ({ people, cast }) => {
  const olivia = await people.signIn("olivia");
  await olivia.goto(`/orgs/${cast.acme.slug}/settings`);
  await olivia.getByLabel("Legal name").fill("Acme Limited");
  await olivia.getByRole("link", { name: "Members" }).click();
  const question = olivia.getByRole("alertdialog", { name: "Leave without saving?" });
  await question.getByRole("button", { name: "Keep editing" }).click();
  await expect(olivia.getByLabel("Legal name")).toHaveValue("Acme Limited");
  await olivia.getByRole("link", { name: "Members" }).click();
  await question.getByRole("button", { name: "Leave without saving" }).click();
  await expect(olivia.getByRole("heading", { name: "Members" })).toBeVisible();
});
