import { render, toPlainText } from "@react-email/render";
import type { ReactElement } from "react";
import { Resend } from "resend";
import { env } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";
import { subjectLine } from "./subject.ts";

export type Mail = {
  to: string;
  /** Made one bounded line again here, whoever built it. */
  subject: string;
  react: ReactElement;
  /** A repeated send with this key within 24 hours is one mail; at most 256 characters. */
  idempotencyKey?: string;
};

const timeoutMs = 15_000;

/**
 * Sends one mail, as html and as text, from EMAIL_FROM. The SDK reads RESEND_BASE_URL itself.
 * Throws AppError("unavailable") when Resend refuses it, does not take it within 15 s, or answers no id.
 */
export async function send({ to, subject, react, idempotencyKey }: Mail): Promise<void> {
  const html = await render(react);
  const text = asText(html);
  try {
    const { data, error } = await new Resend(env().RESEND_API_KEY).emails.send(
      { from: env().EMAIL_FROM, to, subject: subjectLine(subject), html, text },
      { idempotencyKey, signal: AbortSignal.timeout(timeoutMs) },
    );
    if (error) throw new Error(`${error.name} (${error.statusCode ?? "no answer"}): ${error.message}`);
    if (!data?.id) throw new Error("Resend answered without an id");
  } catch (error) {
    throw new AppError("unavailable", "The mail could not be sent. Try again in a minute.", { cause: withoutAddress(error, to) });
  }
}

/** What people without html read: headings as written, each link after its words. */
export function asText(html: string): string {
  return toPlainText(html, { selectors: [{ selector: "h1", options: { uppercase: false } }] });
}

/** Resend's refusals quote the recipient; causes are logged, and addresses are not. */
function withoutAddress(error: unknown, address: string): Error {
  const message = error instanceof Error ? error.message : String(error);
  return new Error(message.replaceAll(address, "<recipient>"));
}
