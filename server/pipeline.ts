import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { isLostDatabase, type RequestState, withRequestState } from "#lib/request-state.ts";
import { type AccessLog, logAccess } from "./access-log.ts";
import { holdHead } from "./answer-head.ts";
import { announcesTooMuch, bodyLimitBytes, limitBody, tooLarge } from "./body-limit.ts";
import { clientOf, stampClient } from "./client-address.ts";
import { databaseLost, failed, type PlainAnswer, unreadable } from "./plain-answer.ts";
import { refusalOf } from "./refusals.ts";
import { contentSecurityPolicy, makeNonce, securityHeaders } from "./security-headers.ts";

export type WebOptions = {
  /** The origin people use, such as `https://guildhall.example`. */
  appUrl: string;
  /** How many proxies stand in front, each appending to `X-Forwarded-For`; 0 trusts the socket alone. */
  trustedProxyHops: number;
  development: boolean;
  log: AccessLog;
  /** Whether the process is on its way out: every answer then closes its connection. */
  draining: () => boolean;
};

/** May answer later; what it throws is logged and answered with 500, or 503 when a database was lost. */
export type InnerHandler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

const closed: Record<string, string> = { connection: "close" };
const unknownClient: PlainAnswer = { status: 400, code: "invalid", message: "This request did not come through the expected proxies." };

/** Everything that stands between the socket and Next (ARCHITECTURE 7). */
export function webPipeline(inner: InnerHandler, options: WebOptions): RequestListener {
  const steady = securityHeaders(options.appUrl);
  const { host } = new URL(options.appUrl);
  return (request, response) => {
    const path = (request.url ?? "").split("?", 1)[0] ?? "";
    const client = clientOf(request, options.trustedProxyHops);
    const policy = policyFor(request, client?.self ?? false, options.development);
    if (client?.self !== true) logAccess(request, response, client?.address ?? null, options.log);
    withRequestState((state) => {
      const head = holdHead(response, {
        path,
        lasting: { ...steady, "content-security-policy": policy },
        insteadOf: (status) => (status === 500 ? insteadOfFailure(request, state) : null),
        closing: () => (options.draining() ? closed : {}),
      });
      const refusal = client?.self ? null : refusalOf(request, options.appUrl);
      if (refusal || client === null) return head.replace(refusal ?? unknownClient);
      if (announcesTooMuch(request, bodyLimitBytes)) return head.replace(tooLarge(request));
      limitBody(request, bodyLimitBytes, () => {
        head.replace({ ...tooLarge(request), headers: { connection: "close" } });
        response.once("close", () => request.destroy());
      });
      stampClient(request, client.address);
      request.headers.host = host;
      request.headers["content-security-policy"] = policy;
      request.headers["x-guildhall-path"] = request.url; // Next tells pages no path; a page asks for it to come back to
      run(inner, request, response).catch((error: unknown) => {
        options.log.error({ err: error, path }, "the request failed");
        head.replace(state.databaseLost || isLostDatabase(error) ? databaseLost : failed);
        if (!response.writableEnded) response.destroy();
      });
    });
  };
}

/** Next fails on the arguments of an action that it cannot read, before any code of ours. */
function insteadOfFailure({ headers }: IncomingMessage, state: RequestState): PlainAnswer | null {
  if (state.databaseLost) return databaseLost;
  return headers["next-action"] !== undefined && !state.actionReached ? unreadable : null;
}

async function run(inner: InnerHandler, request: IncomingMessage, response: ServerResponse): Promise<void> {
  await inner(request, response);
}

/** Next reads the nonce from the request; when it asks itself, the nonce of the page being answered must stay. */
function policyFor(request: IncomingMessage, self: boolean, development: boolean): string {
  const given = request.headers["content-security-policy"];
  return self && typeof given === "string" ? given : contentSecurityPolicy(makeNonce(), development);
}
