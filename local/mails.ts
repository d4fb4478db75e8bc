import { readRun } from "./addresses.ts";
import type { Message } from "./inbox/message.ts";

/** For tests: what the run's inbox holds for an address. */
export async function mailsTo(email: string): Promise<Message[]> {
  const response = await fetch(`${readRun().addresses.inbox}/emails?to=${encodeURIComponent(email)}`);
  return ((await response.json()) as { data: Message[] }).data;
}
