import type { ErrorCode } from "#lib/errors.ts";
import type { GrantableRole, OrganizationRole, TeamRole } from "#lib/policy/roles.ts";
import type { Region } from "#lib/regions.ts";

/** All that the model knows, in the shape in which the databases are read; keys are ids. */
export type World = { people: Record<string, Person>; organizations: Record<string, Organization> };

export type Person = {
  userId: string;
  email: string;
  verified: boolean;
  name: string | null;
  personalRegion: Region | null;
  /** Open ones, oldest first; `fresh` is a sign-in within the last 12 hours (PRODUCT 4.5). */
  sessions: { sessionId: string; token: string; fresh: boolean }[];
};

export type Organization = {
  accountId: string;
  slug: string;
  region: Region;
  dismissed: boolean;
  profile: { name: string; legalName: string; alertingEmail: string; invoicingEmail: string; country: string | null };
  ownerUserId: string;
  seatsPaid: number | null;
  seatsUsed: number;
  seatsReserved: number;
  members: Record<string, { role: OrganizationRole; name: string; email: string }>;
  /** In the order of their making. */
  teams: Record<string, { name: string; people: Record<string, TeamRole> }>;
  invitations: Record<string, Invitation>;
  /** Lists of invitations that were begun; a job sends them. */
  batches: number;
};

export type Invitation = {
  email: string;
  role: GrantableRole;
  state: "draft" | "pending" | "accepted" | "declined" | "cancelled" | "expired";
  version: number;
  inviterUserId: string;
  acceptedByUserId: string | null;
  /** Its seven days are over, whether anybody noticed or not. */
  overdue: boolean;
  /** Within the minute in which it cannot be sent again. */
  sentLately: boolean;
  teams: Record<string, TeamRole>;
};

/** What the model answers to a command that must fail; `rule` is the policy's, where it denies. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly rule: string | undefined;

  constructor(code: ErrorCode, rule?: string) {
    super([code, rule].filter(Boolean).join(" "));
    this.code = code;
    this.rule = rule;
  }
}

export function refuse(code: Exclude<ErrorCode, "denied">): never {
  throw new Refusal(code);
}

/** What is there, or the refusal that it is not. */
export function found<T>(thing: T | undefined, code: Exclude<ErrorCode, "denied"> = "notFound"): T {
  return thing ?? refuse(code);
}

/** Seats as the database's triggers count them (PRODUCT 5.6). */
export function countSeats(organization: Organization): void {
  organization.seatsUsed = Object.keys(organization.members).length;
  organization.seatsReserved = pendingOf(organization).length;
}

export function pendingOf({ invitations }: Organization): Invitation[] {
  return Object.values(invitations).filter(({ state }) => state === "pending");
}

/** Time ends an invitation, whoever notices it first (PRODUCT 6.4). */
export function expireDue(organization: Organization): void {
  for (const invitation of pendingOf(organization)) if (invitation.overdue) invitation.state = "expired";
}
