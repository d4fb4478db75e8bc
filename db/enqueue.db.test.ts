import { drizzle } from "drizzle-orm/postgres-js";
import { uuidv7 } from "uuidv7";
import { afterAll, describe, expect, test } from "vitest";
import * as directorySchema from "./directory/schema.ts";
import { enqueue } from "./enqueue.ts";
import { connect } from "./two-tenants.ts";

describe.each(["directory", "us", "eu"] as const)("in %s", (name) => {
  const app = connect("app", name);
  const jobs = connect("jobs", name);
  const database = drizzle(app, { schema: directorySchema });
  const waiting = (key: string) => jobs`select task_identifier as task, payload, jobs.run_at > now() as later
    from graphile_worker.jobs join graphile_worker._private_jobs using (id) where jobs.key = ${key}`;

  afterAll(async () => {
    await Promise.all([app.end(), jobs.end()]);
  });

  test("a job is there once its transaction has committed, and not when it has not", async () => {
    const [kept, lost] = [uuidv7(), uuidv7()];
    await database.transaction((tx) => enqueue(tx, "proof", { accountId: kept, attempt: 1 }, kept));
    await expect(
      database.transaction(async (tx) => {
        await enqueue(tx, "proof", {}, lost);
        throw new Error("rolled back");
      }),
    ).rejects.toThrow("rolled back");
    expect([...(await waiting(kept))]).toEqual([{ task: "proof", payload: { accountId: kept, attempt: 1 }, later: false }]);
    expect([...(await waiting(lost))]).toEqual([]);
  });

  test("a waiting job with the same key is replaced", async () => {
    const key = uuidv7();
    await database.transaction((tx) => enqueue(tx, "proof", { attempt: 1 }, key));
    await database.transaction((tx) => enqueue(tx, "proof", { attempt: 2 }, key, "2099-01-01T00:00:00Z"));
    expect([...(await waiting(key))]).toEqual([{ task: "proof", payload: { attempt: 2 }, later: true }]);
  });

  test("the app reads no queue and calls nothing else of the runner's", async () => {
    await expect(app`select * from graphile_worker.jobs`).rejects.toMatchObject({ code: "42501" });
    await expect(app`select graphile_worker.add_job('proof')`).rejects.toMatchObject({ code: "42501" });
  });
});
