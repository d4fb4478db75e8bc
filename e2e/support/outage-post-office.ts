import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** Between the app and the inbox, as the mail service's own front door: it can be shut. */
export type PostOffice = {
  url: string;
  shut: () => void;
  open: () => void;
  /** Subjects of the mails that reached this address, newest first. */
  mailsTo: (email: string) => Promise<string[]>;
  close: () => Promise<void>;
};

export async function openPostOffice(inbox: string): Promise<PostOffice> {
  let isShut = false;
  const server = createServer((request, response) => {
    if (isShut) {
      response.writeHead(503, { "content-type": "application/json" }).end('{"statusCode":503,"name":"application_error","message":"shut"}');
      return;
    }
    void (async () => {
      const headers = Object.fromEntries(
        ["authorization", "content-type", "idempotency-key", "user-agent"].flatMap((name) =>
          request.headers[name] ? [[name, String(request.headers[name])]] : [],
        ),
      );
      const answer = await fetch(new URL(request.url ?? "/", inbox), {
        method: request.method ?? "GET",
        headers,
        ...(request.method === "POST" && { body: await buffer(request) }),
      });
      response
        .writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "application/json" })
        .end(await answer.text());
    })();
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    shut: () => void (isShut = true),
    open: () => void (isShut = false),
    mailsTo: async (email) => {
      const answer = await fetch(new URL(`/emails?to=${encodeURIComponent(email)}`, inbox));
      const { data } = (await answer.json()) as { data: { subject: string }[] };
      return data.map(({ subject }) => subject);
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
