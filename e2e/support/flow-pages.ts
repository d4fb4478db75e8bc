import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContextOptions, Page } from "@playwright/test";
import type { Person } from "#local/cast.ts";
import { type Cast, sessionCookie, createSession } from "#local/fixtures.ts";
import { readRun } from "#local/addresses.ts";
import type { OwnerConnections } from "#local/databases.ts";
import type { CastProject } from "#local/project-fixtures.ts";
import type { People } from "./people.ts";

/** Who opens a page at which address, and what they see there. */
export type PageSample = { name: string; path: string; reader: Person | "visitor" | "newcomer" };
type World = {
  cast: Cast;
  /** The page of Ines's invitation. */
  invitation: string;
  /** The page of a list of invitations that was sent. */
  batch: string;
  /** In Acme's Data. */
  project: CastProject;
};

const notReachable = new Set(["/_global-error"]); // shown when the root layout itself fails

/** Samples of every page there is, by its route; a page that looks different to different people has several. */
const samples: Record<string, (world: World) => PageSample[]> = {
  "/_not-found": () => [{ name: "not-found", path: "/nothing-is-here", reader: "kim" }],
  "/": () => [{ name: "start", path: "/", reader: "kim" }],
  "/sign-in": () => [
    { name: "sign-in", path: "/sign-in", reader: "visitor" },
    { name: "sign-in-refused", path: "/sign-in?error=AddressInUse", reader: "visitor" },
    { name: "sign-in-link-used", path: "/sign-in?error=Verification", reader: "visitor" },
  ],
  "/sign-in/sent": () => [{ name: "sign-in-sent", path: "/sign-in/sent?email=olivia%40acme.example", reader: "visitor" }],
  "/sign-in/confirm": () => [
    { name: "sign-in-confirm", path: `/sign-in/confirm?email=olivia%40acme.example&token=${"a".repeat(64)}`, reader: "visitor" },
    { name: "sign-in-incomplete", path: "/sign-in/confirm", reader: "visitor" },
  ],
  "/welcome": () => [{ name: "welcome", path: "/welcome", reader: "newcomer" }],
  "/invites/[token]": ({ invitation }) => [
    { name: "invitation-visitor", path: invitation, reader: "visitor" },
    { name: "invitation-wrong-account", path: invitation, reader: "gus" },
    { name: "invitation-broken", path: "/invites/cut", reader: "visitor" },
  ],
  "/email-change/[token]": () => [{ name: "email-change-broken", path: "/email-change/cut", reader: "milo" }],
  "/organizations": () => [
    { name: "organizations", path: "/organizations", reader: "kim" },
    { name: "organizations-none", path: "/organizations", reader: "nina" },
  ],
  "/personal": () => [{ name: "personal", path: "/personal", reader: "kim" }],
  "/personal/members": () => [{ name: "personal-members", path: "/personal/members", reader: "kim" }],
  "/profile": () => [{ name: "profile", path: "/profile", reader: "olivia" }],
  "/orgs/new": () => [{ name: "create-organization", path: "/orgs/new", reader: "nina" }],
  "/orgs/[org]": ({ cast }) => [
    { name: "home", path: `/orgs/${cast.acme.slug}`, reader: "olivia" },
    { name: "home-member", path: `/orgs/${cast.acme.slug}`, reader: "milo" },
    { name: "home-not-found", path: `/orgs/${cast.acme.slug}/nothing-is-here`, reader: "milo" },
  ],
  "/orgs/[org]/members": ({ cast }) => [
    { name: "members", path: `/orgs/${cast.acme.slug}/members`, reader: "olivia" },
    { name: "members-maintainer", path: `/orgs/${cast.acme.slug}/members`, reader: "mona" },
    { name: "members-none-found", path: `/orgs/${cast.acme.slug}/members?search=zz`, reader: "mona" },
  ],
  "/orgs/[org]/invites": ({ cast }) => [
    { name: "invitations", path: `/orgs/${cast.acme.slug}/invites`, reader: "olivia" },
    { name: "invitations-none", path: `/orgs/${cast.globex.slug}/invites`, reader: "gus" },
  ],
  "/orgs/[org]/invites/new": ({ cast }) => [{ name: "invite", path: `/orgs/${cast.acme.slug}/invites/new`, reader: "mona" }],
  "/orgs/[org]/invites/bulk": ({ cast }) => [{ name: "invite-many", path: `/orgs/${cast.acme.slug}/invites/bulk`, reader: "mona" }],
  "/orgs/[org]/invites/bulk/[batchId]": ({ batch }) => [{ name: "sent-invitations", path: batch, reader: "olivia" }],
  "/orgs/[org]/roles": ({ cast }) => [{ name: "roles", path: `/orgs/${cast.acme.slug}/roles`, reader: "mona" }],
  "/orgs/[org]/settings": ({ cast }) => [
    { name: "settings", path: `/orgs/${cast.acme.slug}/settings`, reader: "adam" },
    { name: "settings-owner", path: `/orgs/${cast.acme.slug}/settings`, reader: "olivia" },
    { name: "settings-member", path: `/orgs/${cast.acme.slug}/settings`, reader: "milo" },
  ],
  "/orgs/[org]/audit": ({ cast }) => [
    { name: "audit", path: `/orgs/${cast.acme.slug}/audit`, reader: "olivia" },
    { name: "audit-denied", path: `/orgs/${cast.acme.slug}/audit`, reader: "milo" },
  ],
  "/orgs/[org]/audit/refused": ({ cast }) => [{ name: "audit-refused", path: `/orgs/${cast.acme.slug}/audit/refused`, reader: "mona" }],
  "/orgs/[org]/teams": ({ cast }) => [
    { name: "teams", path: `/orgs/${cast.acme.slug}/teams`, reader: "olivia" },
    { name: "teams-member", path: `/orgs/${cast.acme.slug}/teams`, reader: "milo" },
  ],
  "/orgs/[org]/teams/[teamId]": ({ cast }) => [
    { name: "team", path: `/orgs/${cast.acme.slug}/teams/${cast.acme.teams["Data"]}`, reader: "adam" },
    { name: "team-admin", path: `/orgs/${cast.acme.slug}/teams/${cast.acme.teams["Data"]}`, reader: "tara" },
    { name: "team-denied", path: `/orgs/${cast.acme.slug}/teams/${cast.acme.teams["Data"]}`, reader: "milo" },
  ],
  "/orgs/[org]/projects": ({ cast }) => [
    { name: "projects", path: `/orgs/${cast.acme.slug}/projects`, reader: "tara" },
    { name: "projects-none", path: `/orgs/${cast.acme.slug}/projects`, reader: "adam" },
  ],
  "/orgs/[org]/projects/[projectId]": ({ cast, project }) => [
    { name: "project", path: `/orgs/${cast.acme.slug}/projects/${project.projectId}`, reader: "tara" },
    { name: "project-read-only", path: `/orgs/${cast.acme.slug}/projects/${project.projectId}`, reader: "kim" },
    { name: "project-not-found", path: `/orgs/${cast.acme.slug}/projects/${project.projectId}`, reader: "adam" },
  ],
};

/** The routes of all pages, from the build itself; what has no sample is found by the test over them. */
export function pageRoutes(): string[] {
  const file = join(import.meta.dirname, "../../.next/app-path-routes-manifest.json");
  const routes = Object.entries<string>(JSON.parse(readFileSync(file, "utf8")));
  return routes.flatMap(([source, route]) => (source.endsWith("/page") && !notReachable.has(route) ? [route] : []));
}

/** Throws for a route without a sample. */
export function samplesOf(route: string, world: World): PageSample[] {
  const make = samples[route];
  if (!make) throw new Error(`The page ${route} has no sample: add one to e2e/support/flow-pages.ts, so that it is looked at too.`);
  return make(world);
}

/** Opens a sample as its reader. */
export async function openSample(people: People, { path, reader }: PageSample, options?: BrowserContextOptions): Promise<Page> {
  const page = await (reader === "visitor"
    ? people.visitor(options)
    : reader === "newcomer"
      ? people.signInNewcomer(options)
      : people.signIn(reader, options));
  await page.goto(path);
  return page;
}

/** The page that the link of Ines's invitation leads to: asked for over REST by Olivia, who sent it. */
export async function invitationPath(cast: Cast, connections: OwnerConnections): Promise<string> {
  const { link } = (await askAsOlivia(cast, connections, `${cast.ines.invitationId}/link`, {})) as { link: string };
  return new URL(link).pathname;
}

/** The page of a list that Olivia sent, of which every row was refused. */
export async function batchPath(cast: Cast, connections: OwnerConnections): Promise<string> {
  const rows = [{ email: "nobody@" }, { email: cast.milo.email }, { email: cast.ines.email }];
  const { batchId } = (await askAsOlivia(cast, connections, "batches", { rows })) as { batchId: string };
  return `/orgs/${cast.acme.slug}/invites/bulk/${batchId}`;
}

async function askAsOlivia(cast: Cast, connections: OwnerConnections, path: string, input: object): Promise<unknown> {
  const { app } = readRun().addresses;
  const token = await createSession(connections.directory, cast.olivia.userId);
  const answer = await fetch(new URL(`/api/v1/orgs/${cast.acme.slug}/invitations/${path}`, app), {
    method: "POST",
    headers: { "content-type": "application/json", cookie: `${sessionCookie}=${token}` },
    body: JSON.stringify(input),
  });
  return answer.json();
}
