import { regionWord, roleWord } from "#components/words.ts";

/** One thing an event changed: before, where there was one, and after. */
export type Change = { label: string; from?: string; to: string };

/** What the details of an event say in words; `details` is the JSON text of an audit row. */
export function changesOf(event: string, details: string): Change[] {
  const fields = objectOf(JSON.parse(details));
  const changes = fieldChanges(fields);
  if (!isStep(fields)) return changes;
  const field = steppedFields[event] ?? "role";
  return [{ label: fieldWords[field] ?? field, from: valueWord(field, fields.from), to: valueWord(field, fields.to) }, ...changes];
}

/** What an event changed whose details are `from` and `to` alone, where it was not a role. */
const steppedFields: Record<string, string> = {
  "team.renamed": "name",
  "organization.transferred": "ownership",
  "project.apisChanged": "apis",
  "project.roleChanged": "projectRole",
  "project.selfGranted": "projectRole",
  "project.moved": "team",
};

function fieldChanges(fields: Record<string, unknown>): Change[] {
  return Object.entries(fields).flatMap(([name, value]) => {
    const label = fieldWords[name];
    if (label === undefined || value === 0) return [];
    return isStep(value)
      ? [{ label, from: valueWord(name, value.from), to: valueWord(name, value.to) }]
      : [{ label, to: valueWord(name, value) }];
  });
}

/** Fields without a word, such as ids, say nothing to people. */
const fieldWords: Record<string, string> = {
  name: "Name",
  legalName: "Legal name",
  alertingEmail: "Alerting e-mail",
  invoicingEmail: "Invoicing e-mail",
  country: "Country",
  role: "Role",
  ownership: "Owner",
  team: "Team",
  moved: "People moved",
  person: "Person",
  projectRole: "Role in the project",
  description: "Description",
  permissions: "Permissions",
  apis: "APIs",
  customRolesEnded: "Custom roles taken away with it",
  region: "Region",
  slug: "Address",
  cancelledInvitations: "Invitations cancelled with it",
  because: "Because",
};

const reasonWords: Record<string, string> = {
  "inviter.mayNotInvite": "its inviter may no longer send it",
  "inviter.left": "its inviter left",
  "account.deleted": "they deleted their user account",
};

const emptyWords: Record<string, string> = { projectRole: "what the team role gives", apis: "all" };

function valueWord(field: string, value: unknown): string {
  if (value === null || value === undefined) return emptyWords[field] ?? "not given";
  if (Array.isArray(value)) return value.length > 0 ? value.join(", ") : "none";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (field === "role") return roleWord(text);
  if (field === "region") return regionWord(text);
  if (field === "slug") return `/orgs/${text}`;
  return field === "because" ? (reasonWords[text] ?? text) : text;
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function isStep(value: unknown): value is { from: unknown; to: unknown } {
  return typeof value === "object" && value !== null && "from" in value && "to" in value;
}
