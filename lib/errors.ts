/** The one vocabulary of failures. Every door maps it; nothing else is shown to people. */
export const errorCodes = [
  "invalid",
  "unauthenticated",
  "denied",
  "notFound",
  "conflict",
  "gone",
  "limited",
  "unavailable",
  "internal",
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** What the policy answered: a denial names the rule, a sentence for people and who can fix it (PRODUCT 2.8). */
export type Decision = { allowed: true } | Denial;
export type Denial = {
  allowed: false;
  permission: string;
  rule: string;
  reason: string;
  /** Roles that hold the permission, from the policy. */
  fixableBy: readonly string[];
  /** Up to three people who hold such a role, where a reader may see members. */
  people?: readonly string[];
};

/** The public face of a failure; never echoes a secret. `fields` maps an input field to its sentence. */
export type PublicError = {
  code: ErrorCode;
  message: string;
  permission?: string;
  rule?: string;
  fixableBy?: readonly string[];
  people?: readonly string[];
  fields?: Record<string, string>;
};

export type Result<T> = { ok: true; data: T } | { ok: false; error: PublicError };

/** A failure with a sentence for people; `cause` stays in the log. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly fields: Record<string, string> | undefined;

  constructor(code: ErrorCode, message: string, options: { fields?: Record<string, string>; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.fields = options.fields;
  }

  toPublic(): PublicError {
    return { code: this.code, message: this.message, ...(this.fields && { fields: this.fields }) };
  }
}

/** Thrown by `authorize`. */
export class DeniedError extends AppError {
  readonly denial: Denial;

  constructor(denial: Denial) {
    super("denied", denial.reason);
    this.name = "DeniedError";
    this.denial = denial;
  }

  override toPublic(): PublicError {
    const { permission, rule, fixableBy, people } = this.denial;
    return { code: "denied", message: this.denial.reason, permission, rule, fixableBy, ...(people && { people }) };
  }
}

export function signInFirst(): AppError {
  return new AppError("unauthenticated", "Sign in first.");
}

/** What `check` throws at people, or null: for one row of many, of which the others go on. */
export function refusalOf(check: () => void): AppError | null {
  try {
    check();
    return null;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

/** Another tenant's row and a missing row look the same (STYLE 5). `what` is a noun: "This invitation". */
export function notFound(what: string): AppError {
  return new AppError("notFound", `${what} does not exist, or you have no access to it.`);
}

/** One wrong field; `problem` says how to fix it: "must not be empty", or a sentence of its own. */
export function invalidField(field: string, problem: string): AppError {
  return new AppError("invalid", fieldSentence(field, problem), { fields: { [field]: problem } });
}

/** `legalName`, "must not be empty" reads "Legal name must not be empty."; a sentence of its own follows a colon. */
export function fieldSentence(path: string, problem: string): string {
  const sentence = problem.replace(/\.$/, "");
  return `${labelOf(path)}${/^[A-Z]/.test(sentence) ? ":" : ""} ${sentence}.`;
}

function labelOf(path: string): string {
  const words = path
    .replace(/\.(\d+)/g, (_, index: string) => ` ${Number(index) + 1}`)
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .replace(/\./g, ", ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
