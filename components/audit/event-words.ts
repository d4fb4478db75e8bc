import { capitalized } from "#components/words.ts";

/** What somebody did, as it stands between their name and what they did it to: "Olivia Owens · invited · ines@invited.example". */
const eventWords: Record<string, string> = {
  "account.created": "created the personal account",
  "organization.created": "created the organization",
  "organization.updated": "edited the profile",
  "member.joined": "joined",
  "member.roleChanged": "changed the role",
  "invitation.created": "invited",
  "invitation.batchCreated": "began to invite a list of",
  "invitation.linkCopied": "copied the invitation's link",
  "invitation.accepted": "accepted the invitation as a member",
  "invitation.cancelled": "cancelled the invitation",
  "invitation.expired": "closed the expired invitation",
  "organization.dismissed": "dismissed the organization",
  "organization.transferred": "transferred the ownership to",
  "member.removed": "removed",
  "member.left": "left",
  "invitation.resent": "sent the invitation again to",
  "invitation.declined": "declined the invitation",
  "invitation.removed": "took the expired invitation off the list",
  "team.created": "created the team",
  "team.renamed": "renamed the team",
  "team.deleted": "deleted the team",
  "team.memberAdded": "added to a team",
  "team.selfGranted": "added themselves to a team",
  "team.memberRemoved": "took out of a team",
  "team.roleChanged": "changed the team role of",
  "project.created": "created the project",
  "project.updated": "edited the project",
  "project.apisChanged": "chose the APIs of the project",
  "project.roleChanged": "changed a role in the project",
  "project.selfGranted": "gave themselves a role in the project",
  "project.moved": "moved the project",
  "project.deleted": "deleted the project",
  "projectRole.created": "created the project role",
  "projectRole.updated": "changed the project role",
  "projectRole.deleted": "deleted the project role",
};

/** "invited" for `invitation.created`; an event without words is its own name. */
export function eventWord(event: string): string {
  return eventWords[event] ?? event;
}

/** Every event with its words, to choose one from. */
export const eventOptions: readonly { value: string; label: string }[] = Object.entries(eventWords)
  .filter(([event]) => event !== "account.created") // a personal account's, whose log is not this one
  .map(([value, words]) => ({ value, label: capitalized(words) }))
  .toSorted((one, other) => one.label.localeCompare(other.label));
