import { createHash, randomUUID } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { addressIn, ResendError, type Message, type MessageInput } from "./message.ts";

/** One line of the file: a mail, and the request it came with if that request may be repeated. */
type Entry = { message: Message; request?: { key: string; fingerprint: string } };

const kept = 2_000;
const replayMs = 24 * 60 * 60 * 1000;

/** The last 2,000 mails, in memory and as JSON lines under `dataDir`; a torn last line is dropped. */
export class MailStore {
  readonly #file: string;
  #entries: Entry[];
  #linesInFile: number;

  constructor(dataDir: string) {
    mkdirSync(dataDir, { recursive: true });
    this.#file = join(dataDir, "mails.jsonl");
    this.#entries = (existsSync(this.#file) ? readFileSync(this.#file, "utf8") : "").split("\n").flatMap(parseEntry).slice(-kept);
    this.#linesInFile = this.#entries.length;
    this.#rewrite();
  }

  /**
   * Stores the mails of one request and answers their ids. The same key within 24 hours answers the first
   * request's ids; with another payload it throws ResendError 409, as Resend does.
   */
  add(mails: MessageInput[], key: string | null, now = new Date()): string[] {
    const fingerprint = createHash("sha256").update(JSON.stringify(mails)).digest("hex");
    const earlier = key === null ? [] : this.#entries.filter((entry) => entry.request?.key === key && isRecent(entry, now));
    if (earlier.some(({ request }) => request?.fingerprint !== fingerprint)) {
      throw new ResendError(409, "invalid_idempotent_request", "This idempotency key has been used with another payload.");
    }
    if (earlier.length > 0) return earlier.map(({ message }) => message.id);

    const made = mails.map((mail): Entry => ({
      message: { object: "email", id: randomUUID(), ...mail, created_at: now.toISOString(), last_event: "delivered" },
      ...(key !== null && { request: { key, fingerprint } }),
    }));
    this.#append(made);
    return made.map(({ message }) => message.id);
  }

  find(id: string): Message | undefined {
    return this.#entries.find(({ message }) => message.id === id)?.message;
  }

  /** Newest first; `to` matches a whole address in any case. */
  sentTo(to: string | null): Message[] {
    const wanted = to === null ? null : addressIn(to);
    return this.#newestFirst().filter(
      (message) => wanted === null || recipients(message).some((recipient) => addressIn(recipient) === wanted),
    );
  }

  /** Newest first; `words` may stand anywhere in an address. */
  search(words: string): Message[] {
    const wanted = words.trim().toLowerCase();
    return this.#newestFirst().filter((message) =>
      [message.from, ...recipients(message)].some((address) => address.toLowerCase().includes(wanted)),
    );
  }

  #newestFirst(): Message[] {
    return this.#entries.map(({ message }) => message).toReversed();
  }

  #append(entries: Entry[]): void {
    appendFileSync(this.#file, asLines(entries));
    this.#entries = [...this.#entries, ...entries].slice(-kept);
    this.#linesInFile += entries.length;
    if (this.#linesInFile >= 2 * kept) this.#rewrite();
  }

  /** A new file beside the old one, then renamed: a kill in between loses nothing. */
  #rewrite(): void {
    writeFileSync(`${this.#file}.new`, asLines(this.#entries));
    renameSync(`${this.#file}.new`, this.#file);
    this.#linesInFile = this.#entries.length;
  }
}

function parseEntry(line: string): Entry[] {
  try {
    const entry = JSON.parse(line) as Entry;
    return entry.message?.object === "email" ? [entry] : [];
  } catch {
    return [];
  }
}

function asLines(entries: Entry[]): string {
  return entries.map((entry) => `${JSON.stringify(entry)}\n`).join("");
}

function isRecent({ message }: Entry, now: Date): boolean {
  return now.getTime() - Date.parse(message.created_at) < replayMs;
}

function recipients({ to, cc, bcc }: Message): string[] {
  return [...to, ...cc, ...bcc];
}
