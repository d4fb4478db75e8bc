import { isConfiguration, isOutside, isTest, wrongDirections } from "./layers.ts";
import type { Source } from "./source.ts";

/** `find` names what is wrong in a file; `planted` are files it must object to, so that the rule is known to bite. */
export type Rule = { find: (source: Source) => string[]; planted: readonly (readonly [path: string, text: string])[] };

/** Where a package may be imported; tests, local/ and e2e/ are free. */
const rooms: Record<string, readonly string[]> = {
  stripe: ["lib/billing/stripe.ts"],
  resend: ["lib/mail/send.ts"],
  "next-auth": ["lib/actor/", "app/api/auth/"],
  "@auth/core": ["lib/actor/", "app/api/auth/"],
  "@simplewebauthn/server": ["lib/passkeys/webauthn.ts"],
  "@simplewebauthn/browser": ["components/"],
  next: ["app/", "components/", "lib/actions/", "lib/actor/auth", "server/next.ts"],
  "graphile-worker": ["lib/jobs/", "db/job-queue.ts"],
  postgres: ["db/"],
  pino: ["lib/log.ts"],
  "csv-parse": ["lib/read-csv.ts"],
  "drizzle-orm": ["db/", "lib/"],
};

/** The reserved slugs are words of a URL, `admin` among them. */
const roleNamesAllowed = ["lib/policy/", "db/", "lib/slug.ts"];

const openers = ["lib/operations/", "lib/rest/", "lib/gateway/", "lib/jobs/", "lib/actor/", "db/"];

export const rules: Record<string, Rule> = {
  "imports go down only": {
    find: wrongDirections,
    planted: [
      ["lib/policy/decide.ts", 'import type { Row } from "#db/regional/schema.ts";'],
      ["lib/members/list.ts", 'import { door } from "../operations/door.ts";'],
      ["components/members/row.tsx", 'import { roles } from "#lib/members/list.ts";'],
      ["app/page.tsx", 'export { x } from "#db/connection.ts";'],
      ["lib/env.ts", 'const seed = await import("#local/seed.ts");'],
    ],
  },
  "components receive decisions and never import the policy": {
    find: ({ path, imports }) => (path.startsWith("components/") && !isTest(path) ? targets(imports, /^lib\/policy\//) : []),
    planted: [["components/members/row.tsx", 'import type { OrganizationRole } from "#lib/policy/roles.ts";']],
  },
  "the policy imports errors only": {
    find: ({ path, imports }) =>
      path.startsWith("lib/policy/") && !isTest(path) ? targets(imports, /^(?!lib\/policy\/|lib\/errors\.ts$|node:)/) : [],
    planted: [["lib/policy/decide.ts", 'import { env } from "../env.ts";']],
  },
  "one vendor, one room": {
    find: ({ path, imports }) => imports.flatMap(({ target }) => (isOutside(path) ? [] : strayVendor(path, target))),
    planted: [
      ["lib/billing/preview.ts", 'import Stripe from "stripe";'],
      ["lib/mail/allowance.ts", 'import { Resend } from "resend";'],
      ["lib/operations/door.ts", 'import { headers } from "next/headers";'],
      ["app/sign-in/page.tsx", 'import { signIn } from "next-auth/react";'],
      ["components/table.tsx", 'import { sql } from "drizzle-orm";'],
    ],
  },
  "peers are the bench's": {
    find: ({ path, imports }) => (path.startsWith("e2e/bench/") ? [] : targets(imports, /^(better-auth|@casl\/ability|pg)(\/|$)/)),
    planted: [
      ["lib/policy/decide.ts", 'import { createMongoAbility } from "@casl/ability";'],
      ["local/stage.ts", 'import pg from "pg";'],
    ],
  },
  "the gateway knows nothing of React or Next": {
    find: ({ path, imports }) =>
      /^(lib\/gateway\/|gateway\.ts$)/.test(path) && !isTest(path) ? targets(imports, /^(react|next|next-auth)(\/|$)/) : [],
    planted: [["lib/gateway/decide.ts", 'import { cache } from "react";']],
  },
  "only doors and lib/actor open a database": {
    find: ({ path, imports }) => {
      const opens = imports.filter(({ target, typeOnly }) => !typeOnly && /^db\/(regional|directory)\/client\.ts$/.test(target));
      return isOutside(path) || startsWithOne(path, openers) ? [] : opens.map(({ target }) => `opens ${target}`);
    },
    planted: [["lib/members/list.ts", 'import { regional, type RegionalTransaction } from "#db/regional/client.ts";']],
  },
  "the environment is read in lib/env.ts": {
    find: ({ path, code }) =>
      path === "lib/env.ts" || isOutside(path) || isConfiguration(path)
        ? []
        : matches(code, /\bprocess\s*(\.\s*env\b|\[)|\bimport\.meta\.env\b/g),
    planted: [["lib/mail/send.ts", "const key = process.env.RESEND_API_KEY;"]],
  },
  "a test stubs the environment, and never sets it": {
    find: ({ path, code }) =>
      isTest(path) || path.startsWith("e2e/kills/")
        ? matches(code, /\bprocess\.env(\.\w+|\[[^\]]*\])\s*[|?]*=(?!=)|\bassign\(process\.env\b/g)
        : [],
    planted: [
      ["lib/members/list.db.test.ts", 'process.env["DATABASE_URL_EU"] = url;'],
      ["e2e/kills/world.ts", "Object.assign(process.env, variables);"],
    ],
  },
  "no any": {
    find: ({ code }) => matches(code, /(?<=[:<,|&=(]\s*|\bas\s+|\bextends\s+|\breadonly\s+)any\b(?=\s*[\],;)>|&={}[\n]|\s*$)/g),
    planted: ["let x: any;", "f<any>()", "const y = x as any;", "type Z = Record<string, any>;", "(a: any[]) => a"].map((text) => [
      "lib/x.ts",
      text,
    ]),
  },
  "no cast through unknown": {
    find: ({ code }) => matches(code, /\bas\s+unknown\s+as\b/g),
    planted: [["lib/x.ts", "const row = data as unknown as Row;"]],
  },
  "no non-null assertion": {
    find: ({ code }) => matches(code, /[\w)\]]!(?=[.;,)\]([:}]|\s*$)/gm),
    planted: ["first!.name", "rows[0]!;", "f(x!)", "class A { x!: number }"].map((text) => ["lib/x.ts", text]),
  },
  "no silenced check": {
    find: ({ comments }) => matches(comments, /@ts-(ignore|expect-error|nocheck)|\b(oxlint|eslint)-disable/g),
    planted: [
      ["lib/x.ts", "// @ts-ignore\nf(1);"],
      ["lib/x.ts", "/* eslint-disable */"],
    ],
  },
  "no barrel": {
    find: ({ path, code }) => {
      const left = code.replace(/\bexport\s+(type\s+)?(\*|\{[^}]*\})[^;]*?\bfrom\s*["'] *["'];?/g, "").trim();
      const barrel = /(^|\/)index\.tsx?$/.test(path) || (left === "" && code.trim() !== "" && !/(^|\/)schema\.ts$/.test(path));
      return barrel ? ["only passes on what others export"] : [];
    },
    planted: [
      ["lib/members/index.ts", "export const a = 1;"],
      ["lib/members/all.ts", '// all\nexport * from "./list.ts";\nexport { b } from "./b.ts";'],
    ],
  },
  "no file over 250 lines": {
    find: ({ text }) => (text.split("\n").length > 251 ? [`has ${text.split("\n").length - 1} lines`] : []),
    planted: [["lib/x.ts", "f();\n".repeat(251)]],
  },
  "server actions live in lib/actions": {
    find: ({ path, text }) => (path.startsWith("lib/actions/") || isOutside(path) ? [] : matches(text, /^\s*["']use server["']/gm)),
    planted: [["app/page.tsx", 'async function save() {\n  "use server";\n}']],
  },
  "names say what a file does": {
    find: ({ path }) => matches(path, /(?<=^|[/-])(utils?|helpers?|common|misc|manager|handlers?)(?=[-/.])/g),
    planted: ["lib/utils.ts", "components/date-helpers.ts", "lib/common/dates.ts"].map((path) => [path, ""]),
  },
  "role names belong to the policy": {
    find: ({ path, text }) =>
      isOutside(path) || startsWithOne(path, roleNamesAllowed)
        ? []
        : matches(text, /(["'])(owner|admin|maintainer)\1|\b\w*[rR]ole\w*\s*[!=]==\s*["']\w+["']/g),
    planted: [
      ["lib/members/list.ts", 'if (actor.role === "billing") return;'],
      ["components/members/row.tsx", 'const top = ["owner", "admin"];'],
    ],
  },
};

function strayVendor(path: string, target: string): string[] {
  const vendor = Object.keys(rooms).find((name) => target === name || target.startsWith(`${name}/`));
  return vendor === undefined || startsWithOne(path, rooms[vendor] ?? [])
    ? []
    : [`imports ${target}, which belongs in ${rooms[vendor]?.join(", ")}`];
}

function targets(imports: Source["imports"], wrong: RegExp): string[] {
  return imports.filter(({ target }) => wrong.test(target)).map(({ target }) => `imports ${target}`);
}

function matches(text: string, wrong: RegExp): string[] {
  return [...text.matchAll(wrong)].map(({ 0: found, index }) => `line ${text.slice(0, index).split("\n").length}: ${found.trim()}`);
}

function startsWithOne(path: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => path.startsWith(prefix));
}
