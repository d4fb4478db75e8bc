import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { ask } from "../../server/pipeline-under-test.ts";
import { builtAction, callAction } from "../support/action-call.ts";
import { OutageRun } from "../support/outage-run.ts";
import { callRest } from "../support/rest-call.ts";

/** A web process with two workers, and what becomes of each (ARCHITECTURE 7): one test after the other, as they share it. */
let run: OutageRun;
const slug = "acme";
const comesAbout = { timeout: 30_000, interval: 50 };

beforeAll(async () => {
  vi.stubEnv("WEB_WORKERS", "2");
  run = await OutageRun.start(["olivia"]);
}, 120_000);

afterAll(async () => {
  await run?.stop();
  vi.unstubAllEnvs();
});

const logged = (msg: string) => run.logged().filter((line) => line.msg === msg);
const pids = (lines: { pid: number }[]) => [...new Set(lines.map(({ pid }) => pid))].toSorted((a, b) => a - b);

/** On a connection of its own, which falls to the next worker. */
async function health(): Promise<number> {
  const { host, port } = new URL(run.app);
  return (await ask(Number(port), { path: "/api/health", headers: { host } })).status;
}

/** The code of a connection that is refused; one made while the last worker stopped listening is never answered. */
async function refusal(): Promise<unknown> {
  const asked = fetch(new URL("/api/health", run.app), { signal: AbortSignal.timeout(500) });
  return asked.then(({ status }) => status).catch(({ cause }: Error) => (cause instanceof Error && "code" in cause ? cause.code : null));
}

const profile = { name: "Acme", alertingEmail: "alerts@acme.example", invoicingEmail: "invoices@acme.example", country: "US" };

test("two workers answer, and the process that began them says so once and works each queue once", async () => {
  const workers = run.workers();
  expect(workers).toHaveLength(2);
  expect(await Promise.all(Array.from({ length: 8 }, health))).toEqual(Array(8).fill(200));
  await expect.poll(() => pids(logged("request")), comesAbout).toEqual(workers);
  await expect.poll(() => logged("serving"), comesAbout).toEqual([expect.objectContaining({ pid: run.pid, workers: 2 })]);
  await expect.poll(() => logged("the job queue is worked"), comesAbout).toHaveLength(3);
  const queues = logged("the job queue is worked");
  expect([pids(queues), queues.map(({ database }) => String(database)).toSorted()]).toEqual([[run.pid], ["directory", "eu", "us"]]);
});

test("what Next asks itself for is answered by whichever worker it reaches", async () => {
  const { id } = builtAction("updateOrganizationAction");
  const names = Array.from({ length: 20 }, (_, index) => `Acme ${index} Inc.`);
  const answers = await Promise.all(
    names.map((legalName) =>
      callAction({ app: run.app, id, args: [slug, { ...profile, legalName }], cookie: run.cookieOf("olivia"), page: "/sign-in" }),
    ),
  );
  expect(answers.filter(({ ok }) => !ok)).toEqual([]);
});

test.each(["SIGKILL", "SIGTERM"] as const)("a worker ended by %s is replaced, and requests are answered all the while", async (signal) => {
  const [ended = 0, other = 0] = run.workers();
  const before = logged("a worker ended; another takes its place").length;
  process.kill(ended, signal);
  await expect.poll(() => logged("a worker ended; another takes its place").length, comesAbout).toBe(before + 1);
  const statuses: number[] = [];
  const answering = async () => {
    statuses.push(await health());
    return pids(logged("request")).filter((pid) => run.workers().includes(pid)).length;
  };
  await expect.poll(answering, comesAbout).toBe(2);
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(run.workers()).toContain(other);
});

test.each([
  ["SIGTERM to the process", "SIGTERM", () => run.pid],
  ["Ctrl-C, which reaches every process of the group", "SIGINT", () => -run.pid],
] as const)("%s: answers in flight go out, then nothing is left", async (_, signal, target) => {
  const workers = run.workers();
  const before = logged("request").length;
  const writes: Promise<unknown>[] = [];
  await run.lockAccount(run.cast.acme, async (waiting) => {
    const write = (index: number) => ({ ...profile, legalName: `Acme ${signal} ${index} Inc.` });
    const call = { app: run.app, route: "PATCH /orgs/{org}", slug, cookie: run.cookieOf("olivia") };
    for (let index = 0; index < 4; index += 1) writes.push(callRest({ ...call, input: write(index) }).then(({ status }) => status));
    await expect.poll(waiting, comesAbout).toBe(writes.length);
    process.kill(target(), signal);
    await expect.poll(refusal, comesAbout).toBe("ECONNREFUSED");
  });
  expect(await Promise.all(writes)).toEqual([200, 200, 200, 200]);
  expect(await run.ended).toEqual([0, null]);
  expect(run.processes()).toEqual([]);
  const patched = logged("request")
    .slice(before)
    .filter(({ method }) => method === "PATCH");
  expect(pids(patched)).toEqual(workers);
  await run.restartKilled(() => {});
});

test("kill -9 of the process leaves no worker, and its port free", async () => {
  process.kill(run.pid, "SIGKILL");
  await run.ended;
  await expect.poll(() => run.processes(), comesAbout).toEqual([]);
  await run.restartKilled(() => {});
  expect(await health()).toBe(200);
});
