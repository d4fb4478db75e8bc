import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { answerApi } from "./api.ts";
import { ResendError } from "./message.ts";
import { listPage, mailDocument, mailPage, messagePage } from "./page.ts";
import { MailStore } from "./store.ts";
import { style } from "./style.ts";

export type Inbox = { port: number; url: string; close(): Promise<void> };

const pagePolicy = "default-src 'none'; style-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const mailPolicy =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'self'";

/**
 * The local run's mailbox: Resend's API for the app, pages for people. Loopback unless `host` says
 * otherwise; port 0 takes a free one. Mails are kept under `dataDir` and survive a restart.
 */
export async function startInbox({ port, dataDir, host = "127.0.0.1" }: { port: number; dataDir: string; host?: string }): Promise<Inbox> {
  const store = new MailStore(dataDir);
  const server = createServer((request, response) => void answer(store, host, request, response));
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, host, resolve));
  const bound = server.address() as AddressInfo;
  return {
    port: bound.port,
    url: `http://${host}:${bound.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(store: MailStore, host: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const url = URL.parse(request.url ?? "/", "http://inbox");
    if (!url) throw new ResendError(400, "validation_error", "The address could not be read.");
    if (!isOurs(request.headers.host, host)) return plain(response, 421, "This address is not the inbox's.\n");
    if (url.pathname === "/emails" || url.pathname.startsWith("/emails/")) return json(response, 200, await answerApi(store, request, url));
    if (request.method !== "GET" && request.method !== "HEAD")
      throw new ResendError(405, "method_not_allowed", "Method is not allowed for the requested path.");
    answerPage(store, url, response);
  } catch (error) {
    const known =
      error instanceof ResendError ? error : new ResendError(500, "application_error", "The inbox could not do this; its output says why.");
    if (known !== error && !request.destroyed) console.error(error);
    json(response, known.statusCode, known);
  }
}

function answerPage(store: MailStore, url: URL, response: ServerResponse): void {
  const [, first, id = "", last, ...rest] = url.pathname.split("/");
  if (url.pathname === "/style.css") return write(response, 200, "text/css; charset=utf-8", style);
  if (url.pathname === "/") {
    const words = (url.searchParams.get("q") ?? "").trim().slice(0, 254);
    const page = Math.max(1, Math.trunc(Number(url.searchParams.get("page"))) || 1);
    return html(response, 200, listPage(store.search(words), words, page), pagePolicy);
  }
  if (first !== "mails") throw new ResendError(404, "not_found", "The requested endpoint does not exist.");
  const mail = rest.length === 0 ? store.find(id) : undefined;
  if (mail && last === undefined) return html(response, 200, mailPage(mail), pagePolicy);
  if (mail && last === "html") return html(response, 200, mailDocument(mail), mailPolicy);
  html(response, 404, messagePage("There is no such mail"), pagePolicy);
}

/** A page elsewhere that resolves its own name to this machine must not read sign-in links. */
function isOurs(hostHeader: string | undefined, boundTo: string): boolean {
  const name = (hostHeader ?? "").replace(/:\d+$/, "");
  return ["localhost", "127.0.0.1", "[::1]", boundTo].includes(name) || name.endsWith(".localhost");
}

function html(response: ServerResponse, status: number, body: string, policy: string): void {
  response.setHeader("content-security-policy", policy);
  write(response, status, "text/html; charset=utf-8", body);
}

function json(response: ServerResponse, status: number, body: unknown): void {
  write(response, status, "application/json; charset=utf-8", JSON.stringify(body));
}

function plain(response: ServerResponse, status: number, body: string): void {
  write(response, status, "text/plain; charset=utf-8", body);
}

function write(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    "content-type": type,
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
  });
  response.end(body);
}
