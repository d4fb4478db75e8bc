import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, test } from "./support/flow.ts";

const stranger = () => `newcomer+${randomBytes(5).toString("hex")}@nowhere.example`;
const methods = (page: Page) => page.getByRole("list", { name: "Sign-in methods" }).getByRole("listitem");

for (const provider of ["GitHub", "Google"]) {
  test(`a newcomer continues with ${provider}, answers two questions and is where they were going (PRODUCT 4.1)`, async ({ people }) => {
    const email = stranger();
    const newcomer = await people.visitor();
    await newcomer.goto("/profile");
    await newcomer.getByRole("button", { name: `Continue with ${provider}` }).click();
    await expect(newcomer.getByRole("heading", { name: `Sign in to ${provider}` })).toBeVisible();
    await people.continueAtProvider(newcomer, email.toUpperCase());

    await expect(newcomer.getByRole("heading", { name: "Welcome to Guildhall" })).toBeVisible();
    await expect(newcomer.getByText(email)).toBeVisible();
    await newcomer.getByLabel("Your name").fill("Nora Newcomer");
    await newcomer.getByRole("radio", { name: "European Union" }).check();
    await newcomer.getByRole("button", { name: "Continue" }).click();
    await expect(newcomer).toHaveURL(/\/profile$/);
    await expect(methods(newcomer).filter({ hasText: provider })).toContainText("linked");
  });
}

test("an unverified address at the provider is refused, and the mailed link still leads where one was going (PRODUCT 4.1)", async ({
  people,
}) => {
  const email = stranger();
  const newcomer = await people.visitor();
  await newcomer.goto("/sign-in?next=%2Forganizations");
  await newcomer.getByRole("button", { name: "Continue with GitHub" }).click();
  await people.continueAtProvider(newcomer, email, { verified: false });
  await expect(newcomer.getByText("No verified address of yours is known there. Sign in by mail")).toBeVisible();
  await expect(newcomer).toHaveURL(/next=%2Forganizations/);
  await people.signInByMail(newcomer, email);
  await expect(newcomer.getByRole("heading", { name: "Welcome to Guildhall" })).toBeVisible();
  await expect(newcomer).toHaveURL(/next=%2Forganizations/);
});

test("an address that has a user is refused until it is linked in the profile; then it signs in (PRODUCT 4.1, 4.3)", async ({
  people,
  cast,
}) => {
  const { email } = cast.mona;
  const elsewhere = await people.visitor();
  await elsewhere.goto("/sign-in");
  await elsewhere.getByRole("button", { name: "Continue with Google" }).click();
  await people.continueAtProvider(elsewhere, email);
  await expect(elsewhere.getByText("Sign in by mail, then link the account in your profile.")).toBeVisible();
  await elsewhere.goto("/profile");
  await expect(elsewhere, "nobody was signed in").toHaveURL(/\/sign-in/);

  const mona = await people.signIn("mona");
  await mona.goto("/profile");
  await mona.getByRole("button", { name: "Link Google" }).click();
  await people.continueAtProvider(mona, email);
  await expect(mona.getByText("Google is linked. You can sign in with it from now on.")).toBeVisible();
  await expect(methods(mona).filter({ hasText: "Google" })).toContainText(email);
  await expect(mona.getByRole("table", { name: "Security log" })).toContainText("Linked Google");

  await elsewhere.getByRole("button", { name: "Continue with Google" }).click();
  await people.continueAtProvider(elsewhere, email);
  await expect(elsewhere.getByRole("heading", { name: "Profile" })).toBeVisible();
  await expect(elsewhere.getByText(email).first()).toBeVisible();
});

test("what is unlinked signs in no more; the mailed link always remains (PRODUCT 4.3, 11.3)", async ({ people, cast }) => {
  const there = stranger();
  const milo = await people.signIn("milo");
  await milo.goto("/profile");
  await milo.getByRole("button", { name: "Link GitHub" }).click();
  await people.continueAtProvider(milo, there, { verified: false });
  await expect(milo.getByText("GitHub is linked.")).toBeVisible();

  await milo.getByRole("button", { name: "Unlink GitHub" }).click();
  const question = milo.getByRole("alertdialog", { name: "Unlink GitHub?" });
  await expect(question).toContainText("The mailed link goes on working");
  await question.getByRole("button", { name: "Unlink GitHub" }).click();
  await expect(milo.getByRole("button", { name: "Link GitHub", exact: true })).toBeVisible();
  await expect(milo.locator(":focus").getByRole("list", { name: "Sign-in methods" }), "the focus stays where it was").toBeVisible();
  await expect(milo.getByText("GitHub is linked.")).toHaveCount(0);
  await expect(milo.getByRole("table", { name: "Security log" })).toContainText("Unlinked GitHub");

  const elsewhere = await people.visitor();
  await elsewhere.goto("/sign-in");
  await elsewhere.getByRole("button", { name: "Continue with GitHub" }).click();
  await people.continueAtProvider(elsewhere, there, { verified: false });
  await expect(elsewhere.getByText("No verified address of yours is known there.")).toBeVisible();
  await people.signInByMail(elsewhere, cast.milo.email);
  await expect(elsewhere.getByRole("heading", { name: "Acme", level: 1 })).toBeVisible();
});

test("an account there that signs in somebody else is not linked (PRODUCT 4.3)", async ({ people }) => {
  const there = stranger();
  const mona = await people.signIn("mona");
  await mona.goto("/profile");
  await mona.getByRole("button", { name: "Link GitHub" }).click();
  await people.continueAtProvider(mona, there);
  await expect(mona.getByText("GitHub is linked.")).toBeVisible();

  const milo = await people.signIn("milo");
  await milo.goto("/profile");
  await milo.getByRole("button", { name: "Link GitHub" }).click();
  await people.continueAtProvider(milo, there);
  await expect(milo.getByText("that account signs in somebody else here")).toBeVisible();
  await expect(methods(milo).filter({ hasText: "GitHub" })).toContainText("Not linked");
});

test("whoever cancels at the provider is back where they began, as they were (PRODUCT 4.1, 4.3)", async ({ people }) => {
  const visitor = await people.visitor();
  await visitor.goto("/sign-in?next=%2Fprofile");
  await visitor.getByRole("button", { name: "Continue with GitHub" }).click();
  await visitor.getByRole("button", { name: "Cancel" }).click();
  await expect(visitor.getByText("You were not signed in: it was cancelled there.")).toBeVisible();
  await expect(visitor).toHaveURL(/next=%2Fprofile/);

  const milo = await people.signIn("milo");
  await milo.goto("/profile");
  await milo.getByRole("button", { name: "Link Google" }).click();
  await milo.getByRole("button", { name: "Cancel" }).click();
  await expect(milo.getByText("Nothing was linked: it was cancelled there.")).toBeVisible();
  await expect(methods(milo).filter({ hasText: "Google" })).toContainText("Not linked");
});

test("a visit begun to sign in links nothing to whoever is signed in by then (PRODUCT 4.3)", async ({ people, cast }) => {
  const there = stranger();
  const page = await people.visitor();
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Continue with GitHub" }).click();
  await expect(page.getByRole("heading", { name: "Sign in to GitHub" })).toBeVisible();

  const inAnotherTab = await page.context().newPage();
  await inAnotherTab.goto("/sign-in");
  await people.signInByMail(inAnotherTab, cast.milo.email);
  await people.continueAtProvider(page, there);
  await expect(page.getByRole("heading", { name: "Welcome to Guildhall" }), "a user of their own").toBeVisible();
  await expect(page.getByText(there)).toBeVisible();
  const milo = await people.signIn("milo");
  await milo.goto("/profile");
  await expect(methods(milo).filter({ hasText: "GitHub" })).toContainText("Not linked");
});

test("a visit begun to link links nothing to whoever has signed in since (PRODUCT 4.3)", async ({ people, cast }) => {
  const mona = await people.signIn("mona");
  await mona.goto("/profile");
  await mona.getByRole("button", { name: "Link GitHub" }).click();
  await expect(mona.getByRole("heading", { name: "Sign in to GitHub" })).toBeVisible();

  const milo = await mona.context().newPage();
  await milo.goto("/profile");
  await milo.getByRole("button", { name: /^Your account/ }).click();
  await milo.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(milo.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await people.signInByMail(milo, cast.milo.email);

  await people.continueAtProvider(mona, stranger());
  await expect(mona.getByText("Nothing was linked: you signed in anew")).toBeVisible();
  await expect(mona.getByText(cast.milo.email).first()).toBeVisible();
  await expect(methods(mona).filter({ hasText: "GitHub" })).toContainText("Not linked");
});

test("the way back of somebody else's visit signs in nobody and links nothing (PRODUCT 4.1)", async ({ people }) => {
  const attacker = await people.visitor();
  await attacker.goto("/sign-in");
  await attacker.getByRole("button", { name: "Continue with Google" }).click();
  await expect(attacker.getByRole("heading", { name: "Sign in to Google" })).toBeVisible();
  const form = { email: stranger(), verified: "yes", decision: "continue" };
  const kept = await attacker.request.post(attacker.url(), { form, maxRedirects: 0 });
  const back = kept.headers()["location"] ?? "";
  expect(back).toContain("code=");

  const victim = await people.visitor();
  await victim.goto(back);
  await expect(victim.getByText("Signing in did not work.")).toBeVisible();
  await victim.goto("/profile");
  await expect(victim, "still nobody").toHaveURL(/\/sign-in/);

  const milo = await people.signIn("milo");
  await milo.goto("/profile");
  await milo.goto(back);
  await milo.goto("/profile");
  await expect(methods(milo).filter({ hasText: "Google" })).toContainText("Not linked");
});
