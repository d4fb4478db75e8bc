import { randomBytes } from "node:crypto";
import { expect, test } from "./support/flow.ts";
import { linkIn } from "./support/inbox.ts";

test("a mailed link signs in once: a scanner that opens it first spends nothing, a used one says so", async ({
  people,
  cast,
  inbox,
  request,
}) => {
  const { email } = cast.mona;
  const mona = await people.visitor();
  await mona.goto("/");
  await expect(mona).toHaveTitle(/Sign in/);
  await mona.getByRole("textbox", { name: "E-mail address" }).fill(` ${email.toUpperCase()} `);
  await mona.getByRole("button", { name: "Send sign-in link" }).click();
  await expect(mona.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  await expect(mona.getByText(email)).toBeVisible();

  const link = linkIn(await inbox.next(email));
  for (let scans = 0; scans < 3; scans++) expect((await request.get(link)).status()).toBe(200);

  await mona.goto(link);
  await expect(mona.getByText(`sign in on this device as ${email}`)).toBeVisible();
  await mona.getByRole("button", { name: "Sign in" }).click();
  await expect(mona.getByRole("heading", { name: "Acme", level: 1 })).toBeVisible();

  const thief = await people.visitor();
  await thief.goto(link);
  await thief.getByRole("button", { name: "Sign in" }).click();
  await expect(thief.getByText("This link was used already")).toBeVisible();
  await expect(thief.getByRole("button", { name: "Send sign-in link" })).toBeVisible();
});

test("what is no address is said beside the field, and a link that was cut says how to get a whole one", async ({ people }) => {
  const visitor = await people.visitor();
  await visitor.goto("/sign-in");
  const address = visitor.getByRole("textbox", { name: "E-mail address" });
  await address.fill("olivia at acme");
  await visitor.getByRole("button", { name: "Send sign-in link" }).click();
  await expect(address).toHaveAttribute("aria-invalid", "true");
  await expect(address).toBeFocused();
  await expect(address).toHaveValue("olivia at acme");

  await visitor.goto("/sign-in/confirm?email=olivia@acme.example&token=cut");
  await expect(visitor.getByRole("heading", { name: "This link is incomplete" })).toBeVisible();
  await visitor.getByRole("link", { name: "Ask for a new link" }).click();
  await expect(address).toBeVisible();
});

test("the first sign-in asks for name and region, then goes on to where one was going (PRODUCT 4.1)", async ({ people }) => {
  const email = `newcomer+${randomBytes(5).toString("hex")}@nowhere.example`;
  const newcomer = await people.visitor();
  await newcomer.goto("/profile");
  await people.signInByMail(newcomer, email);

  await expect(newcomer.getByRole("heading", { name: "Welcome to Guildhall" })).toBeVisible();
  await newcomer.getByRole("button", { name: "Continue" }).click();
  await expect(newcomer.getByText("Say what you are called")).toBeVisible();
  await expect(newcomer.getByText("Choose where your data is kept")).toBeVisible();

  await newcomer.goto("/organizations");
  await expect(newcomer.getByRole("heading", { name: "Welcome to Guildhall" }), "every page leads here until it is answered").toBeVisible();

  await newcomer.goto("/profile");
  await newcomer.getByLabel("Your name").fill("Nora Newcomer");
  await newcomer.getByRole("radio", { name: "European Union" }).check();
  await newcomer.getByRole("button", { name: "Continue" }).click();
  await expect(newcomer).toHaveURL(/\/profile$/);
  await expect(newcomer.getByText("Kept in the European Union; it cannot be changed")).toBeVisible();
  await expect(newcomer.getByRole("row", { name: /This session/ })).toHaveCount(1);
});

test("signing out ends this session; signing out everywhere ends every browser's", async ({ people }) => {
  const here = await people.signIn("milo");
  const there = await people.signIn("milo");
  const third = await people.signIn("milo");
  for (const page of [here, there, third]) await page.goto("/profile");

  await third.getByRole("button", { name: /^Your account/ }).click();
  await third.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(third.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await third.goto("/profile");
  await expect(third, "the session is gone, not only the cookie's page").toHaveURL(/\/sign-in\?next=%2Fprofile$/);

  await there.reload();
  await expect(there.getByRole("heading", { name: "Profile" })).toBeVisible();

  await here.getByRole("button", { name: "Sign out everywhere" }).click();
  const question = here.getByRole("alertdialog", { name: "Sign out everywhere?" });
  await question.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(here.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await there.reload();
  await expect(there.getByRole("heading", { name: "Sign in" })).toBeVisible();
});
