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
  await assertRuntimeRole(app, "us");
  await assertRuntimeRole(jobs, "us");
});

test("the owner of a tenant table is refused by name", async () => {
  await expect(assertRuntimeRole(owner, "us")).rejects.toThrow(/reached as guildhall_owner, which owns the table accounts/);
});

test("a superuser and a role that bypasses row-level security are refused", async () => {
  const { addresses, secrets } = readRun();
  const superuser = postgres(databaseUrls(addresses, secrets, "postgres").us, { max: 1, onnotice: () => {} });
  await expect(assertRuntimeRole(superuser, "us")).rejects.toThrow(/which is a superuser/);
  await superuser.unsafe("create role guildhall_proof bypassrls; set role guildhall_proof");
  await expect(assertRuntimeRole(superuser, "us")).rejects.toThrow(/bypasses row-level security/);
  await superuser.unsafe("reset role; drop role guildhall_proof");
  await superuser.end();
});

test("another database than the one meant is refused, and the sentence says which it is (PRODUCT 5.2)", async () => {
  const [directory, eu] = [connect("app", "directory"), connect("app", "eu")];
  await expect(assertRuntimeRole(eu, "us")).rejects.toThrow(/_eu is that of eu; give the address of us's/);
  await expect(assertRuntimeRole(app, "eu")).rejects.toThrow(/_us is that of us; give the address of eu's/);
  await expect(assertRuntimeRole(app, "directory")).rejects.toThrow(/is that of us; give the address of directory's/);
  await expect(assertRuntimeRole(directory, "us")).rejects.toThrow(/is that of directory; give the address of us's/);
  await Promise.all([directory.end(), eu.end()]);
});

test("a database that was never migrated is refused", async () => {
  const { addresses, secrets } = readRun();
  const superuser = postgres(databaseUrls(addresses, secrets, "postgres").us, { max: 1, onnotice: () => {} });
  const empty = new URL(addressOf("app", "us"));
  empty.pathname = "/guildhall_empty";
  await superuser.unsafe("create database guildhall_empty");
  const unmigrated = postgres(empty.href, { max: 1 });
  await expect(assertRuntimeRole(unmigrated, "us")).rejects.toThrow(/run `npm run db:migrate`/);
  await unmigrated.end();
  await superuser.unsafe("drop database guildhall_empty");
  await superuser.end();
});

test("a wrong name is a refusal, no answer at all can be told apart", async () => {
  const named = new URL(addressOf("app", "us"));
  named.pathname = "/no_such_database";
  const unknown = postgres(named.href, { max: 1 });
  await expect(assertRuntimeRole(unknown, "us")).rejects.toThrow(/refuses the connection/);
  await unknown.end();

  const silent = postgres("postgres://guildhall_app@127.0.0.1:1/us", { max: 1 });
  await expect(assertRuntimeRole(silent, "us")).rejects.toBeInstanceOf(DatabaseUnreachableError);
  await silent.end();
});
