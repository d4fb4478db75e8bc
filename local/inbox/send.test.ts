import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createElement } from "react";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { AppError } from "#lib/errors.ts";
import { send } from "#lib/mail/send.ts";
import type { Message } from "./message.ts";
import { startInbox } from "./server.ts";

const to = "ines@invited.example";
const mail = { to, subject: "Sign in\r\nBcc: gus@globex.example", react: createElement("p", null, "Your note: <b>hello</b>") };

afterEach(() => vi.unstubAllEnvs());

test("a mail arrives as html and as text, from EMAIL_FROM, once per key, its subject on one line", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "inbox-"));
  const inbox = await startInbox({ port: 0, dataDir });
  onTestFinished(async () => {
    await inbox.close();
    rmSync(dataDir, { recursive: true });
  });
  vi.stubEnv("RESEND_BASE_URL", inbox.url);
  await send({ ...mail, idempotencyKey: "invitation-1" });
  await send({ ...mail, idempotencyKey: "invitation-1" });

  const { data } = (await (await fetch(`${inbox.url}/emails?to=${to}`)).json()) as { data: Message[] };
  expect(data).toMatchObject([
    { from: "Guildhall <mail@guildhall.example>", to: [to], subject: "Sign in Bcc: gus@globex.example", text: "Your note: <b>hello</b>" },
  ]);
  expect(data[0]?.html).toContain("&lt;b&gt;hello&lt;/b&gt;");
});

test.each([
  ["a refusal", 403, { statusCode: 403, name: "validation_error", message: `You may not mail ${to}` }],
  ["an answer without an id", 200, {}],
  ["an answer that is not JSON", 502, "<h1>Bad gateway</h1>"],
])("%s is unavailable, and neither the sentence nor the cause names the recipient", async (_what, status, body) => {
  const server = createServer((_request, response) =>
    response.writeHead(status).end(typeof body === "string" ? body : JSON.stringify(body)),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  vi.stubEnv("RESEND_BASE_URL", `http://127.0.0.1:${(server.address() as AddressInfo).port}`);

  const error: unknown = await send(mail).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: AppError.name, code: "unavailable", cause: expect.any(Error) });
  const { message, cause } = error as Error;
  expect(`${message} ${String(cause)}`).not.toContain(to);
  expect(`${message} ${String(cause)}`).not.toContain("hello");
});
