import { randomUUID } from "node:crypto";
import { z } from "zod";
import { Authenticator } from "#local/authenticator.ts";

/** What a sample may speak of: the organization acted on, or in `foreign` another one. */
export type SampleWorld = {
  /** Stands in every slug and address that is made up, so that a test knows its own rows. */
  tag: string;
  here: SampleOrganization;
  foreign: SampleOrganization;
  /** A session of whoever asks, and one of somebody else; passkeys likewise. */
  sessions: { own: string; anothers: string };
  passkeys: { own: string; anothers: string };
  /** Where the app is, which a passkey is made for. */
  app: string;
  /** Of whoever asks. */
  ownEmail: string;
  /** Of the link that confirms the change of address of whoever asks. */
  emailChangeToken: string;
};
export type SampleOrganization = {
  name: string;
  region: string;
  memberId: string;
  memberEmail: string;
  /** The member is in both teams. */
  teamId: string;
  otherTeamId: string;
  invitationId: string;
  invitationToken: string;
  /** In the first team; the role is a custom one of that team. */
  projectId: string;
  projectName: string;
  projectRoleId: string;
  batchId: string;
};

/**
 * A good value, and another for operations whose field of that name takes other values; for what names a row also
 * another tenant's, and one that nobody has. `fields` are all that the operation has.
 */
type Sample = {
  good: (world: SampleWorld, fields: readonly string[]) => unknown;
  otherwise?: (world: SampleWorld) => unknown;
  foreign?: (world: SampleWorld) => unknown;
  missing?: () => unknown;
};

/** What `response` answers: everybody's open challenge, where an operation asks for one. */
export const sampleChallenge = "c2FtcGxlIGNoYWxsZW5nZSBvZiB0aGUgbWF0cml4";

/** One sample for each field of the table of operations, by its name. `undefined` leaves an optional field out. */
const samples: Record<string, Sample> = {
  name: { good: () => "Renamed by the matrix" },
  legalName: { good: () => "Renamed by the Matrix Ltd." },
  slug: { good: ({ tag }) => `made-${tag}` },
  // With an invitation it says where that is; alone it says where something is to be.
  region: { good: ({ here }, fields) => (fields.includes("invitationId") ? here.region : "eu") },
  country: { good: () => "DE" },
  alertingEmail: { good: ({ tag }) => `alerts+${tag}@acme.example` },
  invoicingEmail: { good: ({ tag }) => `invoices+${tag}@acme.example` },
  email: { good: ({ tag }) => `new+${tag}@nowhere.example` },
  emails: { good: ({ tag }) => [`guest+${tag}@invited.example`] },
  note: { good: () => "See you on Monday.\nBring cake." },
  role: { good: (_, fields) => (fields.includes("projectRoleId") ? "custom" : "maintainer"), otherwise: () => "admin" },
  teams: {
    good: ({ here }) => [{ teamId: here.teamId, role: "member" }],
    foreign: ({ foreign }) => [{ teamId: foreign.teamId, role: "member" }],
    missing: () => [{ teamId: randomUUID(), role: "member" }],
  },
  rows: {
    good: ({ tag }) => [
      {
        email: `row+${tag}@invited.example`,
        name: "Rosa Row",
        role: "member",
        teams: [{ team: "My Team", role: "member" }],
        note: "Bring cake.",
      },
    ],
    otherwise: ({ here }) => [{ email: here.memberEmail, role: "member" }],
  },
  csv: { good: ({ tag }) => `email,name\nline+${tag}@invited.example,Lina Line\n` },
  batchId: { good: ({ here }) => here.batchId, foreign: ({ foreign }) => foreign.batchId, missing: randomUUID },
  outcome: { good: () => "refused" },
  after: { good: () => 1 },
  userId: { good: ({ here }) => here.memberId, foreign: ({ foreign }) => foreign.memberId, missing: randomUUID },
  aboutUserId: { good: ({ here }) => here.memberId, foreign: ({ foreign }) => foreign.memberId, missing: randomUUID },
  userIds: { good: ({ here }) => [here.memberId], foreign: ({ foreign }) => [foreign.memberId], missing: () => [randomUUID()] },
  people: {
    good: ({ here }) => [{ userId: here.memberId, role: "member" }],
    foreign: ({ foreign }) => [{ userId: foreign.memberId, role: "member" }],
    missing: () => [{ userId: randomUUID(), role: "member" }],
  },
  teamId: { good: ({ here }) => here.teamId, foreign: ({ foreign }) => foreign.teamId, missing: randomUUID },
  moveTo: { good: ({ here }) => here.otherTeamId, foreign: ({ foreign }) => foreign.otherTeamId, missing: randomUUID },
  toTeamId: { good: ({ here }) => here.otherTeamId, foreign: ({ foreign }) => foreign.otherTeamId, missing: randomUUID },
  projectId: { good: ({ here }) => here.projectId, foreign: ({ foreign }) => foreign.projectId, missing: randomUUID },
  projectRoleId: { good: ({ here }) => here.projectRoleId, foreign: ({ foreign }) => foreign.projectRoleId, missing: randomUUID },
  description: { good: () => "What comes next.\nEvery Monday." },
  allowedApis: { good: () => ["weather"] },
  permissions: { good: () => ["project.view"] },
  provider: { good: () => "github" },
  sessionId: { good: ({ sessions }) => sessions.own, foreign: ({ sessions }) => sessions.anothers, missing: randomUUID },
  passkeyId: { good: ({ passkeys }) => passkeys.own, foreign: ({ passkeys }) => passkeys.anothers, missing: randomUUID },
  response: { good: ({ app }) => new Authenticator(app).create({ challenge: sampleChallenge }) },
  confirm: { good: () => "remove 1 member" },
  confirmName: { good: ({ here }, fields) => (fields.includes("projectId") ? here.projectName : here.name) },
  confirmEmail: { good: ({ here, ownEmail }, fields) => (fields.includes("userId") ? here.memberEmail : ownEmail) },
  invitationId: { good: ({ here }) => here.invitationId, foreign: ({ foreign }) => foreign.invitationId, missing: randomUUID },
  token: { good: ({ here }) => here.invitationToken, otherwise: ({ emailChangeToken }) => emailChangeToken },
  search: { good: () => "mi" },
  actor: { good: () => "ol" },
  event: { good: () => "member.removed" },
  state: { good: () => "pending" },
  sort: { good: () => "name" },
  which: { good: () => "administered" },
  before: { good: () => 100 },
  limit: { good: () => 10 },
  cursor: { good: () => undefined },
};

export type Sampled = Record<string, unknown>;

/** An input of this schema in which every field is filled. Throws when a field is unknown here or the schema refuses it. */
export function sampleInput(schema: z.ZodType, world: SampleWorld): Sampled {
  const fields = fieldsOf(schema);
  const input = Object.fromEntries(
    fields.map((field) => [field, goodValue(schema, field, world, fields)] as const).filter(([, value]) => value !== undefined),
  );
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw new Error(`A sample of e2e/support/samples.ts is refused by its schema: ${parsed.error.message}`);
  return input;
}

/** The same with nothing that may be left out. */
export function shortestInput(schema: z.ZodType, world: SampleWorld): Sampled {
  const required = new Set(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }).required);
  return Object.fromEntries(Object.entries(sampleInput(schema, world)).filter(([field]) => required.has(field)));
}

/** For each field that names a row: the good input with another tenant's row there, and with one that nobody has. */
export function strayInputs(schema: z.ZodType, world: SampleWorld): { field: string; foreign: Sampled; missing: Sampled }[] {
  const good = sampleInput(schema, world);
  return fieldsOf(schema).flatMap((field) => {
    const { foreign, missing } = sampleOf(field);
    if (foreign && missing) return [{ field, foreign: { ...good, [field]: foreign(world) }, missing: { ...good, [field]: missing() } }];
    if (mentionsId(schema, field))
      throw new Error(`The field ${field} holds an id: give it \`foreign\` and \`missing\` in e2e/support/samples.ts.`);
    return [];
  });
}

export function fieldsOf(schema: z.ZodType): string[] {
  return Object.keys(propertiesOf(schema));
}

function goodValue(schema: z.ZodType, field: string, world: SampleWorld, fields: readonly string[]): unknown {
  const { good, otherwise } = sampleOf(field);
  const value = good(world, fields);
  if (!otherwise) return value;
  const taken = schema.safeParse({ [field]: value }).error?.issues.every(({ path }) => path[0] !== field) ?? true;
  return taken ? value : otherwise(world);
}

function sampleOf(field: string): Sample {
  const sample = samples[field];
  if (!sample) throw new Error(`No sample for the field ${field}: add one to e2e/support/samples.ts.`);
  return sample;
}

function mentionsId(schema: z.ZodType, field: string): boolean {
  return JSON.stringify(propertiesOf(schema)[field]).includes('"format":"uuid"');
}

function propertiesOf(schema: z.ZodType): Record<string, unknown> {
  return z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }).properties ?? {};
}
