import postgres from "postgres";
import { afterAll, expect, test } from "vitest";
import { databaseUrls, readRun } from "#local/addresses.ts";
import { assertRuntimeRole, DatabaseUnreachableError } from "./boot.ts";
import { addressOf, connect } from "./two-tenants.ts";

const owner = connect("owner");
const app = connect("app");
const jobs = connect("jobs");

afterAll(async () => {
  await Promise.all([owner.end(), app.end(), jobs.end()]);
});

test("the runtime roles are let through", async () => {
  await assertRuntimeRole(app, "regional");
  await assertRuntimeRole(jobs, "regional");
});

test("the owner of a tenant table is refused by name", async () => {
  await expect(assertRuntimeRole(owner, "regional")).rejects.toThrow(/reached as guildhall_owner, which owns the table accounts/);
});

test("a superuser and a role that bypasses row-level security are refused", async () => {
  const { addresses, secrets } = readRun();
  const superuser = postgres(databaseUrls(addresses, secrets, "postgres").us, { max: 1, onnotice: () => {} });
  await expect(assertRuntimeRole(superuser, "regional")).rejects.toThrow(/which is a superuser/);
  await superuser.unsafe("create role guildhall_proof bypassrls; set role guildhall_proof");
  await expect(assertRuntimeRole(superuser, "regional")).rejects.toThrow(/bypasses row-level security/);
  await superuser.unsafe("reset role; drop role guildhall_proof");
  await superuser.end();
});

test("a database whose migrations are of another set or missing is refused", async () => {
  const directory = connect("app", "directory");
  await expect(assertRuntimeRole(directory, "regional")).rejects.toThrow(/run `npm run db:migrate`/);
  await directory.end();
});

test("a wrong name is a refusal, no answer at all can be told apart", async () => {
  const named = new URL(addressOf("app", "us"));
  named.pathname = "/no_such_database";
  const unknown = postgres(named.href, { max: 1 });
  await expect(assertRuntimeRole(unknown, "regional")).rejects.toThrow(/refuses the connection/);
  await unknown.end();

  const silent = postgres("postgres://guildhall_app@127.0.0.1:1/us", { max: 1 });
  await expect(assertRuntimeRole(silent, "regional")).rejects.toBeInstanceOf(DatabaseUnreachableError);
  await silent.end();
});
