import { randomUUID } from "node:crypto";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "@playwright/test";
import type { Person } from "#local/cast.ts";
import type { OwnerConnections } from "#local/databases.ts";
import { type Cast, createSession, sessionCookie } from "#local/fixtures.ts";
import type { BrowserWatch } from "./browser-watch.ts";
import { type Inbox, linkIn } from "./inbox.ts";

type Means = { browser: Browser; cast: Cast; connections: OwnerConnections; inbox: Inbox; watch: BrowserWatch; appUrl: string };

/** Brings people to their browsers: each in one of their own, watched, that shares nothing with the others'. */
export class People {
  readonly #means: Means;
  readonly #contexts: BrowserContext[] = [];

  constructor(means: Means) {
    this.#means = means;
  }

  /** Somebody nobody knows yet. */
  async visitor(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.#means.browser.newContext({ reducedMotion: "reduce", ...options });
    this.#contexts.push(context);
    await this.#means.watch.over(context);
    return context.newPage();
  }

  /** One of the cast with a session of 30 days, as if signed in some time before; the page is still empty. */
  async signIn(person: Person, options?: BrowserContextOptions): Promise<Page> {
    return this.#withSession(this.#means.cast[person].userId, options);
  }

  /** Somebody who has signed in for the first time, and has answered nothing yet. */
  async signInNewcomer(options?: BrowserContextOptions): Promise<Page> {
    const id = randomUUID();
    await this.#means.connections.directory`
      insert into users (id, email, name, email_verified_at) values (${id}, ${`newcomer+${id.slice(0, 8)}@nowhere.example`}, null, now())`;
    return this.#withSession(id, options);
  }

  async #withSession(userId: string, options?: BrowserContextOptions): Promise<Page> {
    const { connections, appUrl } = this.#means;
    const page = await this.visitor(options);
    const value = await createSession(connections.directory, userId);
    await page.context().addCookies([{ name: sessionCookie, value, url: appUrl, httpOnly: true, sameSite: "Lax" }]);
    return page;
  }

  /** The whole way by mail, from the sign-in page that is open to whatever it leads back to. */
  async signInByMail(page: Page, email: string): Promise<void> {
    await page.getByRole("textbox", { name: "E-mail address" }).fill(email);
    await page.getByRole("button", { name: "Send sign-in link" }).click();
    await page.getByRole("heading", { name: "Check your mail" }).waitFor();
    await this.followSignInMail(page, email);
  }

  /** Opens the link of the newest sign-in mail and presses its button. */
  async followSignInMail(page: Page, email: string): Promise<void> {
    await page.goto(linkIn(await this.#means.inbox.next(email)));
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL((url) => !url.pathname.startsWith("/sign-in") && !url.pathname.startsWith("/api/"));
  }

  /** Says at the provider's stand-in, which is open, who one is there. */
  async continueAtProvider(page: Page, email: string, { verified = true } = {}): Promise<void> {
    await page.getByLabel(/^Your address at/).fill(email);
    await page.getByRole("checkbox").setChecked(verified);
    await page.getByRole("button", { name: "Continue" }).click();
  }

  async leave(): Promise<void> {
    await Promise.all(this.#contexts.map((context) => context.close()));
  }
}
