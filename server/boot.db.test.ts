import { execFile } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { addressOf } from "../db/two-tenants.ts";

type Ended = { code: number; stdout: string; stderr: string };

/** Runs one module as a process of its own, with production's environment and these changes. */
function run(changes: Record<string, string>, ...module: string[]): Promise<Ended> {
  const env = { ...process.env, NODE_ENV: "production" as const, JOBS: "off", PORT: "0", LOG_LEVEL: "info", ...changes };
  return new Promise((resolve) => {
    execFile(process.execPath, ["--import", "tsx", ...module], { env, timeout: 20_000 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), stdout, stderr });
    });
  });
}

const serve = (changes: Record<string, string>) => run(changes, "server.ts");
const bootAlone =
  'import { checkDirectory, checkRegions } from "./server/boot.ts"; await checkDirectory(); await checkRegions(() => {}); console.log("booted"); process.exit(0);';
const boot = (changes: Record<string, string>) => run(changes, "--input-type=module", "--eval", bootAlone);

test("everything missing is named in one message", async () => {
  const { code, stderr } = await serve({ DATABASE_URL: "", AUTH_SECRET: "change-me", RESEND_API_KEY: "" });
  expect(code).toBe(1);
  for (const name of ["DATABASE_URL", "AUTH_SECRET", "RESEND_API_KEY"]) expect(stderr).toContain(`- ${name} `);
  expect(stderr).not.toContain("    at ");
});

test("the directory down: one line says which, and not its password", async () => {
  const { code, stderr } = await serve({ DATABASE_URL: "postgres://guildhall_app:hush@127.0.0.1:1/directory" });
  expect(code).toBe(1);
  expect(stderr.trim()).toMatch(/^Guildhall cannot start: DATABASE_URL \(127\.0\.0\.1:1\/directory\): .+ECONNREFUSED.*$/);
  expect(stderr).not.toContain("hush");
});

test("a role that may do more than a runtime role is refused, in the directory and in a region", async () => {
  const [directory, region] = await Promise.all([
    serve({ DATABASE_URL: addressOf("owner", "directory") }),
    serve({ DATABASE_URL_EU: addressOf("owner", "eu") }),
  ]);
  expect(directory).toMatchObject({ code: 1, stderr: expect.stringMatching(/^Guildhall cannot start: DATABASE_URL .+owns the table/) });
  expect(region).toMatchObject({ code: 1, stderr: expect.stringMatching(/^Guildhall cannot start: DATABASE_URL_EU .+owns the table/) });
});

test("the regions' addresses given the wrong way round are refused, and each line says which to set", async () => {
  const { code, stderr } = await serve({ DATABASE_URL_US: addressOf("app", "eu"), DATABASE_URL_EU: addressOf("app", "us") });
  expect(code).toBe(1);
  expect(stderr.trim()).toMatch(
    /^Guildhall cannot start: DATABASE_URL_(US|EU) \(.+\): The database \S+ is that of (eu|us); give the address of (us|eu)'s\.$/,
  );
});

test("the job runner's addresses given the wrong way round are refused, by the web process and alone", async () => {
  const swapped = { JOBS_DATABASE_URL_US: addressOf("jobs", "eu"), JOBS_DATABASE_URL_EU: addressOf("jobs", "us") };
  for (const { code, stderr } of [await serve(swapped), await run(swapped, "jobs.ts")]) {
    expect(code).toBe(1);
    expect(stderr.trim()).toMatch(
      /^Guildhall cannot start: JOBS_DATABASE_URL_(US|EU) \(.+\): The database \S+ is that of (eu|us); give the address of (us|eu)'s\.$/,
    );
  }
  const { code, stderr } = await boot({ JOBS_DATABASE_URL: addressOf("jobs", "us") });
  expect([code, stderr]).toEqual([1, expect.stringMatching(/JOBS_DATABASE_URL .+ is that of us; give the address of directory's/)]);
});

test.each(["1", "2"])("a port in use is told in one line, with WEB_WORKERS=%s", async (workers) => {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const { port } = taken.address() as AddressInfo;
  const { code, stdout, stderr } = await serve({ WEB_WORKERS: workers, HOST: "127.0.0.1", PORT: String(port) });
  taken.close();
  expect({ code, stdout, stderr }).toEqual({
    code: 1,
    stdout: "",
    stderr: `Guildhall cannot start: Port ${port} is in use; stop what uses it, or set another PORT.\n`,
  });
});

test("a region's address given as the directory's is refused", async () => {
  const { code, stderr } = await serve({ DATABASE_URL: addressOf("app", "us") });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^Guildhall cannot start: DATABASE_URL .+ is that of us; give the address of directory's/);
});

test("the job runner alone refuses such a role as well", async () => {
  const { code, stderr } = await run({ DATABASE_URL_EU: addressOf("owner", "eu") }, "jobs.ts");
  expect(code).toBe(1);
  expect(stderr).toMatch(/^Guildhall cannot start: DATABASE_URL_EU .+owns the table/);
});

test("a region down is reported and the others are served", async () => {
  const { code, stdout } = await boot({ DATABASE_URL_EU: "postgres://guildhall_app:hush@127.0.0.1:1/eu" });
  expect(code).toBe(0);
  expect(stdout).toMatch(/DATABASE_URL_EU .+ECONNREFUSED.+The other regions are served/);
  expect(stdout).toContain("booted");
  expect(stdout).not.toContain("hush");
});
