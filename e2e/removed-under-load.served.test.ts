import { randomBytes } from "node:crypto";
import { setInterval } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { readRun } from "#local/addresses.ts";
import { connectAsOwner } from "#local/connect.ts";
import { count } from "#local/count.ts";
import { endConnections } from "#local/databases.ts";
import { createCast, createMember, createSession, sessionCookie } from "#local/fixtures.ts";
import { type DoorName, doorNames, fourDoors, type Opened } from "./support/four-doors.ts";
import { callRest, type RestAnswer } from "./support/rest-call.ts";

/**
 * A role holds on the very next request, one whose first byte is sent after the change was acknowledged
 * (PRODUCT 2.6, 8.9): 200 people lose their place while their own tabs ask fifty times a second.
 */
const rounds = 200;
const everyMs = 20;
/** As many as a browser has open to one server; on a slow machine the rate falls instead of the queue growing. */
const atOnce = 6;
const { app } = readRun().addresses;
const connections = connectAsOwner();

afterAll(() => endConnections(connections));

/** One of two hundred admins, and what ends their being one. */
type Person = { userId: string; email: string; cookie: string };
type Ending = { end: (person: Person) => Promise<RestAnswer>; refusals: Record<DoorName, Opened> };
type Asked = { door: DoorName; opened: Opened; late: boolean };

test("200 people lose their place under fifty requests a second: nothing is answered them once that was acknowledged", async () => {
  const { acme, endings, people } = await begin();
  const asked: Asked[] = [];
  for (const [round, person] of people.entries()) {
    const ending = endings[round % endings.length];
    if (!ending) throw new Error("There is no ending");
    const answers = await lose(person, ending, { slug: acme.slug, askedBefore: 2 + (round % 7), round });
    const late = answers.filter((answer) => answer.late);
    expect(late, `round ${round}`).toEqual(late.map(({ door }) => ({ door, opened: ending.refusals[door], late: true })));
    expect(new Set(late.map(({ door }) => door)).size, `doors asked after it in round ${round}`).toBe(doorNames.length);
    asked.push(...answers);
  }
  for (const door of doorNames) {
    const opened = asked.filter((answer) => answer.door === door && answer.opened === "ok").length;
    expect(opened, `the ${door} opened before`).toBeGreaterThan(rounds / 4);
  }
  expect(await writtenAfterwards(acme.accountId), "what they wrote after they lost it, by the order of the audit log").toEqual([]);
  count("races", rounds);
}, 600_000);

async function begin() {
  const cast = await createCast(connections, `-load-${randomBytes(4).toString("hex")}`);
  const { acme } = cast;
  const cookieOf = async (userId: string) => `${sessionCookie}=${await createSession(connections.directory, userId)}`;
  const olivia = await cookieOf(cast.olivia.userId);
  const people: Person[] = [];
  for (let number = 0; number < rounds; number += 1) {
    const { userId, email } = await createMember(connections, acme, `admin-${number}+${acme.slug}@acme.example`, "admin");
    people.push({ userId, email, cookie: await cookieOf(userId) });
  }
  const ask = (route: string, cookie: string, input: Record<string, string>) => callRest({ app, route, slug: acme.slug, input, cookie });
  const gone = { page: 404, action: "notFound", read: "notFound", write: "notFound" } as const;
  const endings: Ending[] = [
    {
      end: ({ userId, email }) => ask("DELETE /orgs/{org}/members/{userId}", olivia, { userId, confirmEmail: email }),
      refusals: gone,
    },
    {
      end: ({ userId }) => ask("PATCH /orgs/{org}/members/{userId}", olivia, { userId, role: "member" }),
      refusals: { page: 403, action: "denied", read: "denied", write: "denied" },
    },
    { end: ({ cookie }) => ask("POST /orgs/{org}/departure", cookie, { confirmName: "Acme" }), refusals: gone },
    {
      end: ({ cookie }) => ask("DELETE /me/sessions", cookie, {}),
      refusals: { page: 307, action: "unauthenticated", read: "unauthenticated", write: "unauthenticated" },
    },
  ];
  return { acme, endings, people };
}

/** Asks on schedule, not waiting for answers, until every door was asked once more after the end was acknowledged. */
async function lose(person: Person, { end }: Ending, { slug, askedBefore, round }: { slug: string; askedBefore: number; round: number }) {
  const knock = { app, cookie: person.cookie, slug };
  const answers: Promise<Asked>[] = [];
  let ended: Promise<void> | undefined;
  let acknowledged = false;
  let askedAfter = 0;
  let unanswered = 0;
  for await (const names of setInterval(everyMs, doorNames)) {
    if (unanswered === atOnce) continue;
    const door = names[answers.length % names.length] ?? "page";
    const late = acknowledged;
    unanswered += 1;
    const opening = fourDoors[door](knock, `Acme ${round}.${answers.length} Inc.`);
    answers.push(
      opening.then((opened) => {
        unanswered -= 1;
        return { door, opened, late };
      }),
    );
    if (late && ++askedAfter === doorNames.length) break;
    if (answers.length === askedBefore)
      ended = end(person).then(({ result }) => {
        expect(result, `the end of round ${round}`).toMatchObject({ ok: true });
        acknowledged = true;
      });
    if (answers.length > 1_000) throw new Error("The end was not acknowledged within twenty seconds");
  }
  await ended;
  return Promise.all(answers);
}

/** Changes of the organization that stand in the log behind the event that took their author's right to make them. */
function writtenAfterwards(accountId: string) {
  return connections.us`
    select change.number, change.actor_user_id from audit_events change
    join audit_events loss on loss.account_id = change.account_id and loss.target_id = change.actor_user_id
      and loss.event in ('member.removed', 'member.left', 'member.roleChanged')
    where change.account_id = ${accountId} and change.event = 'organization.updated' and change.number > loss.number`;
}
