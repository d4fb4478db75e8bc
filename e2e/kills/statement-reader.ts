/** One message of a client; `statement` is the SQL where it has PostgreSQL perform one, `ends` where that is all of it. */
export type ClientMessage = { message: Buffer; statement: string | null; ends: boolean };

/** The statements that end a transaction well. */
export const commit = /^commit\b/i;

const lengthBytes = 4;

/** Cuts what a client sends into the messages of PostgreSQL's protocol (version 3, without TLS). */
export class StatementReader {
  #rest: Buffer = Buffer.alloc(0);
  #started = false;
  #bound = "";
  readonly #prepared = new Map<string, string>();

  /** The messages that are whole now. */
  read(bytes: Buffer): ClientMessage[] {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    const messages: ClientMessage[] = [];
    for (let message = this.#next(); message; message = this.#next()) messages.push(message);
    return messages;
  }

  /** The first message has no letter. */
  #next(): ClientMessage | null {
    const letterBytes = this.#started ? 1 : 0;
    if (this.#rest.length < letterBytes + lengthBytes) return null;
    const size = letterBytes + this.#rest.readUInt32BE(letterBytes);
    if (this.#rest.length < size) return null;
    const message = this.#rest.subarray(0, size);
    this.#rest = this.#rest.subarray(size);
    const letter = this.#started ? String.fromCharCode(message[0] ?? 0) : "";
    this.#started = true;
    return { message, ...this.#meaning(letter, message.subarray(letterBytes + lengthBytes)) };
  }

  #meaning(letter: string, body: Buffer): Omit<ClientMessage, "message"> {
    const [first = "", second = ""] = body.toString("utf8").split("\0", 2);
    if (letter === "P") this.#prepared.set(first, second);
    if (letter === "B") this.#bound = this.#prepared.get(second) ?? "";
    if (letter === "Q") return { statement: first, ends: true };
    // Outside of a transaction a statement is committed by the Sync that follows it.
    return { statement: letter === "E" ? this.#bound : null, ends: letter === "S" };
  }
}
