import type { OrganizationRole, TeamRole } from "#lib/policy/roles.ts";
import type { Region } from "#lib/regions.ts";

/** Who asks. Built by the doors alone; roles come from the database inside the operation's transaction. */
export type Actor = Visitor | User | Member | Job;

export type Visitor = { kind: "visitor"; clientAddress: string | null };

/** A signed-in person, as the directory says now. */
export type User = {
  kind: "user";
  userId: string;
  sessionId: string;
  email: string;
  emailVerified: boolean;
  /** Null until the first sign-in's form is filled in (PRODUCT 4.1). */
  name: string | null;
  /** Whether the session began within the last 12 hours, by the database's clock (PRODUCT 4.5). */
  signedInRecently: boolean;
  clientAddress: string | null;
};

/** A user in one organization, read under the account's lock for a write. */
export type Member = {
  kind: "member";
  userId: string;
  accountId: string;
  slug: string;
  region: Region;
  role: OrganizationRole;
  teamRoles: ReadonlyMap<string, TeamRole>;
  email: string;
  name: string;
  signedInRecently: boolean;
  clientAddress: string | null;
};

/** A handler of the job runner. */
export type Job = { kind: "job"; task: string };
