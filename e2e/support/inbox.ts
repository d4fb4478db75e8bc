import { type APIRequestContext, expect } from "@playwright/test";
import type { Message } from "#local/inbox/message.ts";

/** The stand-in mailbox of everybody, read as its owner would: each mail once, in the order they came. */
export class Inbox {
  readonly #url: string;
  readonly #request: APIRequestContext;
  readonly #read = new Set<string>();

  constructor(url: string, request: APIRequestContext) {
    this.#url = url;
    this.#request = request;
  }

  /** The next mail to this address that was not read yet; waits for it. */
  async next(to: string): Promise<Message> {
    await expect.poll(async () => (await this.#unread(to)).length, { message: `a mail to ${to}`, timeout: 30_000 }).toBeGreaterThan(0);
    const [mail] = (await this.#unread(to)).toReversed();
    if (!mail) throw new Error(`The mail to ${to} is gone`);
    this.#read.add(mail.id);
    return mail;
  }

  async #unread(to: string): Promise<Message[]> {
    const answer = await this.#request.get(`${this.#url}/emails`, { params: { to } });
    const { data } = (await answer.json()) as { data: Message[] };
    return data.filter(({ id }) => !this.#read.has(id));
  }
}

/** Where the mail's one button leads; the plain text has the same link. */
export function linkIn(mail: Message): string {
  const links = [...(mail.html ?? "").matchAll(/<a [^>]*href="([^"]+)"/g)].map(([, href]) => (href ?? "").replaceAll("&amp;", "&"));
  expect(links, "a mail has one button").toHaveLength(1);
  const [link = ""] = links;
  expect(mail.text).toContain(link);
  return link;
}
