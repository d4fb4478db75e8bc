import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createElement } from "react";
import { Resend } from "resend";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { SignIn, signInSubject } from "#lib/mail/templates/sign-in.tsx";
import { startInbox, type Inbox } from "./server.ts";
import type { Message } from "./message.ts";

const mail = {
  from: "Guildhall <mail@guildhall.example>",
  to: "olivia@acme.example",
  subject: "Hello",
  text: "See https://guildhall.example/x?a=1&b=2",
};
let dataDir: string;
let inbox: Inbox;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "inbox-"));
  inbox = await startInbox({ port: 0, dataDir });
  vi.stubEnv("RESEND_BASE_URL", inbox.url);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await inbox.close();
  rmSync(dataDir, { recursive: true });
});

const resend = () => new Resend("re_local");
const listed = async (query = "") => ((await (await fetch(`${inbox.url}/emails${query}`)).json()) as { data: Message[] }).data;
const page = async (path: string) => (await fetch(`${inbox.url}${path}`)).text();
const post = (body: string, headers: Record<string, string> = { authorization: "Bearer x" }) =>
  fetch(`${inbox.url}/emails`, { method: "POST", body, headers });

test("the real SDK's mail is listed newest first, by its recipient in any case", async () => {
  const first = await resend().emails.send(mail);
  await resend().emails.send({ ...mail, to: ["Gus <gus@globex.example>"], subject: "To Gus" });
  const third = await resend().emails.send({
    ...mail,
    react: createElement(SignIn, { link: "https://guildhall.example/in", expiresInHours: 24 }),
    subject: signInSubject(),
  });

  expect((await listed("?to=OLIVIA@acme.example")).map(({ id }) => id)).toEqual([third.data?.id, first.data?.id]);
  expect(await listed("?to=gus@globex.example")).toMatchObject([{ subject: "To Gus", to: ["Gus <gus@globex.example>"] }]);
  expect(await listed("?limit=1")).toMatchObject([{ id: third.data?.id, html: expect.stringContaining("https://guildhall.example/in") }]);
  expect((await resend().emails.get(first.data?.id ?? "")).data).toMatchObject({
    to: ["olivia@acme.example"],
    text: mail.text,
    subject: "Hello",
  });
});

test("a batch is stored in its order", async () => {
  const { data } = await resend().batch.send([mail, { ...mail, subject: "Second" }], { idempotencyKey: "batch-1" });
  const again = await resend().batch.send([mail, { ...mail, subject: "Second" }], { idempotencyKey: "batch-1" });
  expect(again.data).toEqual(data);
  expect((await listed()).map(({ subject }) => subject)).toEqual(["Second", "Hello"]);
});

test("a repeated key is one mail, also after a restart; with another payload it is refused", async () => {
  const first = await resend().emails.send(mail, { idempotencyKey: "invitation-1" });
  await inbox.close();
  inbox = await startInbox({ port: 0, dataDir });
  vi.stubEnv("RESEND_BASE_URL", inbox.url);
  const again = await resend().emails.send(mail, { idempotencyKey: "invitation-1" });
  const other = await resend().emails.send({ ...mail, subject: "Other" }, { idempotencyKey: "invitation-1" });

  expect(again.data).toEqual(first.data);
  expect(other.error).toMatchObject({ statusCode: 409, name: "invalid_idempotent_request" });
  expect(await listed()).toHaveLength(1);
});

test("a torn last line costs that line alone", async () => {
  await resend().emails.send(mail);
  await inbox.close();
  appendFileSync(join(dataDir, "mails.jsonl"), `{"message":{"object":"em`);
  inbox = await startInbox({ port: 0, dataDir });
  expect(await listed()).toHaveLength(1);
  expect(readFileSync(join(dataDir, "mails.jsonl"), "utf8").split("\n")).toHaveLength(2);
});

test.each([
  [{ to: [] }, "missing_required_field", "Missing `to` field."],
  [{ from: "" }, "missing_required_field", "Missing `from` field."],
  [{ subject: undefined }, "missing_required_field", "Missing `subject` field."],
  [{ text: undefined }, "missing_required_field", "Missing `html` or `text` field."],
  [{ to: "nobody" }, "validation_error", "Invalid `to` field."],
  [{ subject: "One\r\nBcc: gus@globex.example" }, "validation_error", "not allowed in the `subject` field"],
  [{ scheduled_at: "tomorrow" }, "validation_error", "does not know the `scheduled_at` field"],
])("%j is refused with 422", async (change, name, message) => {
  const answer = await post(JSON.stringify({ ...mail, ...change }));
  expect(answer.status).toBe(422);
  expect(await answer.json()).toEqual({ statusCode: 422, name, message: expect.stringContaining(message) });
  expect(await listed()).toEqual([]);
});

test("a mail without a key, with a broken body, over 1 MB or to an unknown endpoint is refused", async () => {
  expect((await post(JSON.stringify(mail), {})).status).toBe(401);
  expect((await post("{")).status).toBe(400);
  expect((await post(JSON.stringify({ ...mail, text: "x".repeat(1024 * 1024) }))).status).toBe(413);
  expect((await resend().domains.list()).error).toMatchObject({ statusCode: 404, name: "not_found" });
  expect((await resend().emails.cancel("id")).error).toMatchObject({ statusCode: 404 });
  expect(await listed()).toEqual([]);
});

test("the pages show what was sent as text, and its html only in a sandbox", async () => {
  const hostile = `<script>alert(1)</script>`;
  const { data } = await resend().emails.send({ ...mail, subject: hostile, html: `<!doctype html><p>${hostile}</p>` });
  const shown = await page(`/mails/${data?.id}`);
  expect(await page("/")).not.toContain(hostile);
  expect(shown).not.toContain(hostile);
  expect(shown).toContain(`<a href="https://guildhall.example/x?a=1&#38;b=2" target="_blank"`);

  const framed = await fetch(`${inbox.url}/mails/${data?.id}/html`);
  expect(framed.headers.get("content-security-policy")).toContain(
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'",
  );
  expect(await framed.text()).toBe(`<!doctype html><base target="_blank"><p>${hostile}</p>`);
});

test("the list searches by any part of an address and pages by 50", async () => {
  for (let sent = 0; sent < 51; sent++) await post(JSON.stringify({ ...mail, to: `milo${sent}@acme.example` }));
  expect((await page("/?q=MILO5")).match(/<li>/g)).toHaveLength(2);
  expect((await page("/?q=acme")).match(/<li>/g)).toHaveLength(50);
  expect((await page("/?q=acme&page=2")).match(/<li>/g)).toHaveLength(1);
  expect(await page("/?q=nobody")).toContain("No mail to or from “nobody”");
  expect((await fetch(`${inbox.url}/mails/none`)).status).toBe(404);
});

test("a foreign Host is refused", async () => {
  const status = await new Promise((resolve, reject) => {
    request(`${inbox.url}/emails`, { headers: { host: "evil.example" } }, (response) => resolve(response.resume().statusCode))
      .on("error", reject)
      .end();
  });
  expect(status).toBe(421);
});
