import type { OutputOf } from "#lib/operations/perform.ts";
import { count } from "#components/words.ts";

/** What a verification found, in words (PRODUCT 11.1). */
export function verdictWords({ ok, firstBadNumber, head, events }: OutputOf<"audit.verify">): { title: string; text: string } {
  if (ok) {
    return {
      title: events === 1 ? "The one event is whole" : `All ${events.toLocaleString("en-US")} events are whole`,
      text: `None was edited, taken out or added. The newest is number ${head.toLocaleString("en-US")}.`,
    };
  }
  const bad = firstBadNumber ?? head;
  return {
    title: `The log is damaged at event ${bad.toLocaleString("en-US")}`,
    text: `It was edited, or something was taken out or added there. ${before(bad - 1)} Tell whoever runs this Guildhall.`,
  };
}

function before(events: number): string {
  if (events === 0) return "There is nothing before it.";
  return `The ${count(events, "event")} before it ${events === 1 ? "is" : "are"} whole.`;
}
