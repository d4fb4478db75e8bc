import { join } from "node:path";
import { createCast } from "#local/fixtures.ts";
import { createProject } from "#local/project-fixtures.ts";
import { pageTag, test as flow } from "../support/flow.ts";
import { openSample, samplesOf } from "../support/flow-pages.ts";
import { live } from "./acme.ts";

const folder = join(import.meta.dirname, "../../docs/screenshots");

type Picture = { route: string; sample: string; colorScheme: "light" | "dark"; width: number; height: number };

const wide = { width: 1440, height: 860 };
const narrow = { width: 390, height: 844 };
const pictures: Record<string, Picture> = {
  "members-light": { route: "/orgs/[org]/members", sample: "members", colorScheme: "light", ...wide },
  "members-dark": { route: "/orgs/[org]/members", sample: "members", colorScheme: "dark", ...wide },
  "home-light": { route: "/orgs/[org]", sample: "home", colorScheme: "light", ...wide },
  "invite-light": { route: "/orgs/[org]/invites/new", sample: "invite", colorScheme: "light", ...wide },
  "audit-dark": { route: "/orgs/[org]/audit", sample: "audit", colorScheme: "dark", ...wide },
  "roles-light": { route: "/orgs/[org]/roles", sample: "roles", colorScheme: "light", ...wide },
  "members-narrow-light": { route: "/orgs/[org]/members", sample: "members", colorScheme: "light", ...narrow },
  "invitations-narrow-dark": { route: "/orgs/[org]/invites", sample: "invitations", colorScheme: "dark", ...narrow },
};

/** The cast by its plain names, for which the databases have to be empty, as `npm run screenshots` makes them. */
const test = flow.extend({ cast: async ({ connections }, use) => use(await createCast(connections)) });

test("docs/screenshots", { tag: pageTag }, async ({ people, cast, connections }) => {
  await live(cast, connections);
  const project = await createProject(connections, cast, "acme");
  for (const [name, { route, sample, colorScheme, ...viewport }] of Object.entries(pictures)) {
    const [chosen] = samplesOf(route, { cast, project, invitation: "", batch: "" }).filter((one) => one.name === sample);
    if (!chosen) throw new Error(`${route} has no sample ${sample}`);
    const page = await openSample(people, chosen, { viewport, colorScheme });
    await page.waitForLoadState("networkidle");
    await page.screenshot({ path: join(folder, `${name}.png`) });
  }
});
