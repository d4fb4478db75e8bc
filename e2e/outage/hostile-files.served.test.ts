import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import type { Person } from "#local/cast.ts";
import { fullFile, hostileFiles } from "../support/hostile-csv.ts";
import { OutageRun } from "../support/outage-run.ts";
import { callRest } from "../support/rest-call.ts";

/** Lists of people to invite that mean harm, on a process of its own, which may be killed and whose memory is looked at. */
let run: OutageRun;
const slug = "acme";
const megabyte = 1_048_576;

beforeAll(async () => {
  run = await OutageRun.start(["olivia", "adam", "mona"]);
}, 120_000);

afterAll(() => run?.stop());

async function check(person: Person, file: BodyInit): Promise<{ status: number; body: unknown }> {
  const response = await fetch(new URL(`/api/v1/orgs/${slug}/invitations/check-csv`, run.app), {
    method: "POST",
    headers: { "content-type": "text/csv", cookie: run.cookieOf(person) },
    body: file,
  });
  return { status: response.status, body: await response.json() };
}

async function ask<T>(schema: z.ZodType<T>, person: Person, route: string, input: Record<string, unknown>): Promise<T> {
  const { result } = await callRest({ app: run.app, route, slug, input, cookie: run.cookieOf(person) });
  if (!result.ok) throw new Error(`${route}: ${result.error.message}`);
  return schema.parse(result.data);
}

const judged = z.object({ rows: z.array(z.looseObject({ email: z.string(), problem: z.object({ verdict: z.string() }).nullable() })) });
const made = z.object({ batchId: z.string() });
const batch = z.object({ total: z.number(), invited: z.number(), refused: z.number(), finishedAt: z.string().nullable() });
const listed = z.object({ invitations: z.array(z.object({ email: z.string(), role: z.string() })), nextCursor: z.string().nullable() });

const view = (batchId: string) => ask(batch, "mona", "GET /orgs/{org}/invitations/batches/{batchId}", { batchId, limit: 1 });
const untilDone = (batchId: string) =>
  expect.poll(async () => (await view(batchId)).finishedAt, { timeout: 50_000, interval: 50 }).not.toBeNull();
const send = async (person: Person, rows: unknown[]) => (await ask(made, person, "POST /orgs/{org}/invitations/batches", { rows })).batchId;

async function addressesInvited(domain: string): Promise<string[]> {
  const found: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page: z.output<typeof listed> = await ask(listed, "mona", "GET /orgs/{org}/invitations", {
      state: "pending",
      cursor,
      limit: 100,
    });
    found.push(...page.invitations.map(({ email }) => email));
    cursor = page.nextCursor;
  }
  return found.filter((email) => email.endsWith(`@${domain}`));
}

test.each(hostileFiles)("$what: refused, and the sentence says what to fix", async ({ bytes, status, sentence }) => {
  const answer = await check("mona", bytes);
  expect(answer).toEqual({ status, body: expect.objectContaining({ message: expect.stringMatching(sentence) }) });
  expect(answer.body).toMatchObject({ message: expect.stringMatching(/^The CSV could not be read: /) });
});

test("twenty of each large one at once are answered in bounded memory", async () => {
  const before = run.memory();
  let most = before;
  for (const { bytes, status } of hostileFiles.filter((file) => file.bytes.length > 100_000 && file.status === 400)) {
    const answers = await Promise.all(Array.from({ length: 20 }, () => check("mona", bytes)));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([status]));
    most = Math.max(most, run.memory());
  }
  expect((most - before) / megabyte).toBeLessThan(400);
});

test("a file of exactly 1 MB with 1,000 rows is read, and the rank rule is asked for every row", async () => {
  const file = fullFile("full.example");
  expect(Buffer.byteLength(file)).toBe(megabyte);
  const { status, body } = await check("mona", file);
  expect(status).toBe(200);
  const { rows } = judged.parse(body);
  expect(rows).toHaveLength(1000);
  expect(rows.filter(({ problem }) => problem === null)).toHaveLength(1000);
  const admins = judged.parse((await check("mona", file.replaceAll(",member,", ",admin, "))).body).rows;
  expect(admins.filter(({ problem }) => problem?.verdict === "roleTooHigh")).toHaveLength(1000);
});

test("the same file twenty times at once, by three people, invites everybody once", async () => {
  const rows = Array.from({ length: 50 }, (_, index) => ({ email: `twin${index}@twenty.example` }));
  const senders: Person[] = ["mona", "adam", "olivia"];
  const batchIds = await Promise.all(Array.from({ length: 20 }, (_, index) => send(senders[index % senders.length] ?? "mona", rows)));
  for (const batchId of batchIds) await untilDone(batchId);
  const outcomes = await Promise.all(batchIds.map(view));
  expect(outcomes.reduce((sum, { invited }) => sum + invited, 0)).toBe(50);
  expect(outcomes.reduce((sum, { refused }) => sum + refused, 0)).toBe(19 * 50);
  expect((await addressesInvited("twenty.example")).toSorted()).toEqual(rows.map(({ email }) => email).toSorted());
});

test("killed in the middle of a thousand it goes on after the restart, and invites nobody twice", async () => {
  const rows = Array.from({ length: 1000 }, (_, index) => ({ email: `kill${index}@killed.example` }));
  const batchId = await send("mona", rows);
  await expect.poll(async () => (await view(batchId)).invited, { timeout: 30_000, interval: 10 }).toBeGreaterThan(0);
  await run.restartKilled(() => {});
  const left = await view(batchId);
  expect(left.finishedAt, "it was killed in the middle").toBeNull();
  expect(await addressesInvited("killed.example")).toHaveLength(left.invited);
  await run.giveAbandonedJobsBack("us");
  await untilDone(batchId);
  expect(await view(batchId)).toMatchObject({ total: 1000, invited: 1000, refused: 0 });
  const addresses = await addressesInvited("killed.example");
  expect(addresses).toHaveLength(1000);
  expect(new Set(addresses).size).toBe(1000);
});
