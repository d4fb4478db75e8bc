import { randomUUID } from "node:crypto";
import { AppError, type PublicError, type Result } from "#lib/errors.ts";
import { log, messageWithoutParameters } from "#lib/log.ts";
import { isLostDatabase, markDatabaseLost } from "#lib/request-state.ts";
import { constraintOf, sqlStateOf } from "./sql-state.ts";

/** The SQLSTATE of a wait for a lock that took too long. */
const lockNotAvailable = "55P03";

/** Runs an operation and answers with data or with the one error shape; never throws. */
export async function toResult<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, data: await work() };
  } catch (error) {
    return { ok: false, error: toPublicError(error) };
  }
}

/** What people are told. Anything unexpected is logged under a reference and named by nothing else. */
export function toPublicError(error: unknown): PublicError {
  return toAppError(error).toPublic();
}

/** The failure in our vocabulary; a lost database marks the request, so that the page answers 503. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (isLostDatabase(error)) {
    markDatabaseLost();
    return new AppError("unavailable", "The database cannot be reached just now. Nothing was changed. Try again in a moment.", {
      cause: printable(error),
    });
  }
  if (sqlStateOf(error) === lockNotAvailable) {
    return new AppError("unavailable", "Others are changing this just now. Nothing was changed. Try again in a moment.", {
      cause: printable(error),
    });
  }
  const conflict = conflictSentence(error);
  if (conflict) return new AppError("conflict", conflict, { cause: printable(error) });
  const reference = randomUUID().slice(0, 8);
  log.error({ err: error, reference }, "an operation failed");
  return new AppError(
    "internal",
    `Something went wrong on our side and nothing was changed. Try again; if it stays, report ${reference}.`,
    { cause: printable(error) },
  );
}

/** Next prints what a page throws, causes and all: a failed query's parameters must not be among them. */
function printable(error: unknown): Error {
  return new Error(error instanceof Error ? messageWithoutParameters(error) : String(error));
}

const conflictSentences: Record<string, string> = {
  invitations_one_pending: "This address was invited a moment ago. Reload to see it.",
  organizations_seats: "There is no free seat left. Nothing was changed.",
  memberships_pkey: "This person is a member already.",
  users_email_unique: "This address belongs to another account. Nothing was changed.",
  teams_name: "A team of this name exists already.",
  passkeys_credential_id_unique: "This passkey is kept here already.",
  project_roles_name: "This team has a project role of this name already.",
};

/** A constraint caught what two people did at once; the sentence says so. */
function conflictSentence(error: unknown): string | undefined {
  if (!sqlStateOf(error)?.startsWith("23")) return undefined;
  return conflictSentences[constraintOf(error) ?? ""];
}
