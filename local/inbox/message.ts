/** What Resend's API stores and answers for one mail, as far as the inbox keeps it. */
export type Message = {
  object: "email";
  id: string;
  from: string;
  to: string[];
  cc: string[];
  bcc: string[];
  reply_to: string[];
  subject: string;
  html: string | null;
  text: string | null;
  headers: Record<string, string>;
  tags: { name: string; value: string }[];
  /** ISO 8601. */
  created_at: string;
  last_event: "delivered";
};

export type MessageInput = Omit<Message, "object" | "id" | "created_at" | "last_event">;

/** Resend's error shape; `name` is one of its codes. */
export class ResendError extends Error {
  readonly statusCode: number;
  override readonly name: string;

  constructor(statusCode: number, name: string, message: string) {
    super(message);
    this.statusCode = statusCode;
    this.name = name;
  }

  toJSON() {
    return { statusCode: this.statusCode, name: this.name, message: this.message };
  }
}

const known = new Set(["from", "to", "cc", "bcc", "reply_to", "subject", "html", "text", "headers", "tags"]);
const mailbox = /^(?:[^<>@\s]+@[^<>@\s]+|[^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>)$/;

/** Checks a payload of `POST /emails` as Resend does; what the inbox cannot do is refused, never ignored. Throws ResendError 422. */
export function parseMessage(body: unknown): MessageInput {
  if (!isRecord(body)) throw invalid("The payload must be an object.");
  const foreign = Object.keys(body).find((field) => !known.has(field));
  if (foreign) throw invalid(`The local inbox does not know the \`${foreign}\` field.`);
  for (const field of ["from", "to", "subject"]) if (isMissing(body[field])) throw missing(field);
  if (isMissing(body["html"]) && isMissing(body["text"])) throw missing("html` or `text");

  const to = mailboxes("to", body["to"]);
  if (to.length > 50) throw invalid("The `to` field takes at most 50 addresses.");
  const [from] = mailboxes("from", [body["from"]]);
  if (from === undefined) throw missing("from");
  return {
    from,
    to,
    cc: mailboxes("cc", body["cc"]),
    bcc: mailboxes("bcc", body["bcc"]),
    reply_to: mailboxes("reply_to", body["reply_to"]),
    subject: oneLine("subject", body["subject"]),
    html: textOrNull("html", body["html"]),
    text: textOrNull("text", body["text"]),
    headers: headers(body["headers"]),
    tags: tags(body["tags"]),
  };
}

/** "Olivia <olivia@acme.example>" and "olivia@acme.example" are one address. */
export function addressIn(mailboxText: string): string {
  return (/<([^<>]+)>\s*$/.exec(mailboxText)?.[1] ?? mailboxText).trim().toLowerCase();
}

function mailboxes(field: string, value: unknown): string[] {
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]).map((entry: unknown) => {
    if (typeof entry === "string" && mailbox.test(entry)) return entry;
    throw invalid(
      `Invalid \`${field}\` field. The email address needs to follow the \`email@example.com\` or \`Name <email@example.com>\` format.`,
    );
  });
}

function oneLine(field: string, value: unknown): string {
  if (typeof value !== "string") throw invalid(`The \`${field}\` field must be a string.`);
  if (/[\r\n]/.test(value)) throw invalid(`The \`\\n\` is not allowed in the \`${field}\` field.`);
  return value;
}

function textOrNull(field: string, value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== "string") throw invalid(`The \`${field}\` field must be a string.`);
  return value;
}

function headers(value: unknown): Record<string, string> {
  if (value === undefined) return {};
  if (!isRecord(value)) throw invalid("The `headers` field must be an object.");
  return Object.fromEntries(Object.entries(value).map(([name, text]) => [name, oneLine("headers", text)]));
}

function tags(value: unknown): Message["tags"] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw invalid("The `tags` field must be a list.");
  return value.map((tag: unknown) => {
    if (isRecord(tag) && typeof tag["name"] === "string" && typeof tag["value"] === "string")
      return { name: tag["name"], value: tag["value"] };
    throw invalid("A tag has a `name` and a `value`.");
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

function missing(field: string): ResendError {
  return new ResendError(422, "missing_required_field", `Missing \`${field}\` field.`);
}

function invalid(message: string): ResendError {
  return new ResendError(422, "validation_error", message);
}
