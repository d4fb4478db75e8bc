import { operations } from "#lib/operations/table.ts";
import type { PublicName } from "#lib/operations/perform.ts";
import { invitationModel } from "./invitations.ts";
import { memberModel } from "./members.ts";
import type { Modelled } from "./modelled.ts";
import { organizationModel } from "./organizations.ts";
import { peopleModel } from "./people.ts";
import { teamModel } from "./teams.ts";

/** Every write that the model can foretell. */
export const modelledOperations: Partial<Record<PublicName, Modelled>> = {
  ...memberModel,
  ...teamModel,
  ...invitationModel,
  ...organizationModel,
  ...peopleModel,
};

const passkeysApart = "a passkey is one person's and touches nothing else; what may happen to it is tested in lib/passkeys";

const projectsApart = "the model has no projects; lib/projects tests them, and what keeps a team that has some";

/** By hand: writes that the model knows nothing of, each with the reason. What writes into an organization has none, projects apart. */
export const leftOut: Partial<Record<PublicName, string>> = {
  "profile.delete": "the model's people do not end; the steps across databases have tests of their own in lib/profile",
  "profile.changeEmail": "the model's people keep their addresses; lib/profile tests changes, their races and the limit of mails",
  "profile.cancelEmailChange": "it takes back what the model's people do not ask for",
  "profile.confirmEmail": "it ends what the model's people do not ask for",
  "signInMethod.unlink": "the model's people sign in without a provider; lib/actor tests linking",
  "passkey.begin": passkeysApart,
  "passkey.add": passkeysApart,
  "passkey.rename": passkeysApart,
  "passkey.remove": passkeysApart,
  "project.create": projectsApart,
  "project.update": projectsApart,
  "project.setApis": projectsApart,
  "project.setRole": projectsApart,
  "project.move": projectsApart,
  "project.delete": projectsApart,
  "projectRole.create": projectsApart,
  "projectRole.update": projectsApart,
  "projectRole.delete": projectsApart,
};

/** Every write of the table that people may perform. */
export const writes = Object.entries(operations)
  .filter(([, operation]) => operation.scope !== "job" && operation.kind === "write")
  .map(([name]) => name as PublicName);

/** Those under an organization's lock that the model can foretell; the answers to an invitation are. */
export const organizationWrites = writes.filter(
  (name) => leftOut[name] !== projectsApart && ["organization", "invitation", "ownInvitation"].includes(operations[name].scope),
);

/** What is wrong with the two lists above, as sentences. */
export function listProblems(): string[] {
  const missing = writes.filter((name) => !modelledOperations[name] && !leftOut[name]);
  const twice = writes.filter((name) => modelledOperations[name] && leftOut[name]);
  const strange = Object.keys({ ...modelledOperations, ...leftOut }).filter((name) => !writes.some((write) => write === name));
  const wrongly = organizationWrites.filter((name) => leftOut[name]);
  return [
    ...missing.map((name) => `${name} is not in the model: add it in local/model/, or to \`leftOut\` with a reason`),
    ...twice.map((name) => `${name} is in the model and left out`),
    ...strange.map((name) => `${name} is no write of the table`),
    ...wrongly.map((name) => `${name} writes into an organization, so the model must know it`),
  ];
}
