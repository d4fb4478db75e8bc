import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { StatementReader } from "./statement-reader.ts";

/** The n-th statement, and whether PostgreSQL still gets it. */
export type Moment = { n: number; side: "before" | "after" };

type Armed = { moment: Moment | null; kill: () => void; killed: boolean };

/**
 * Stands before PostgreSQL and counts the statements of all connections of one process. At the chosen one it ends that
 * process, and from then on nothing passes: neither what was still on its way nor an answer.
 */
export class StatementProxy {
  /** What the process has asked since `arm`, in order. */
  statements: string[] = [];
  readonly #server: Server;
  readonly #open = new Set<Promise<unknown>>();
  #armed: Armed = { moment: null, kill: () => {}, killed: false };

  /** Listens on 127.0.0.1. */
  static async before(postgres: { host: string; port: number }): Promise<StatementProxy> {
    const proxy = new StatementProxy(postgres);
    await once(proxy.#server.listen(0, "127.0.0.1"), "listening");
    return proxy;
  }

  private constructor({ host, port }: { host: string; port: number }) {
    this.#server = createServer({ noDelay: true }, (client) =>
      this.#carry(client, connect({ host, port, noDelay: true, allowHalfOpen: true })),
    );
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Counts from one again; with a moment, `kill` is called then. Only when nothing is connected that must not count. */
  arm(moment: Moment | null, kill: () => void): void {
    this.statements = [];
    this.#armed = { moment, kill, killed: false };
  }

  /** Once PostgreSQL has ended every connection: what was not committed is undone and no lock is left. */
  async settled(): Promise<void> {
    await Promise.all(this.#open);
  }

  async close(): Promise<void> {
    this.#server.close();
    await this.settled();
  }

  #carry(client: Socket, database: Socket): void {
    const armed = this.#armed;
    const reader = new StatementReader();
    const closed = new Promise((resolve) => database.once("close", resolve));
    this.#open.add(closed);
    void closed.then(() => this.#open.delete(closed));
    for (const socket of [client, database]) socket.on("error", () => {});
    client.on("data", (bytes) => {
      for (const { message, statement, ends } of reader.read(bytes)) {
        if (armed.killed) return;
        if (statement !== null) this.statements.push(statement);
        if (statement !== null && this.#isTime(armed, "before")) return this.#kill(armed);
        database.write(message);
        if (ends && this.#isTime(armed, "after")) return this.#kill(armed);
      }
    });
    // What PostgreSQL was given it finishes; then it reads the end and leaves.
    client.once("close", () => database.end());
    database.on("data", (bytes) => armed.killed || client.write(bytes));
    database.once("close", () => client.destroy());
  }

  #isTime({ moment }: Armed, side: Moment["side"]): boolean {
    return moment?.side === side && moment.n === this.statements.length;
  }

  #kill(armed: Armed): void {
    armed.killed = true;
    armed.kill();
  }
}
