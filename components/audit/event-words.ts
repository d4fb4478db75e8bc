/** What somebody did, as it stands between their name and what they did it to: "Olivia Owens · invited · ines@invited.example". */
const eventWords: Record<string, string> = {
  "account.created": "created the personal account",
  "organization.created": "created the organization",
  "organization.updated": "edited the profile",
  "member.joined": "joined",
  "member.roleChanged": "changed the role",
  "invitation.created": "invited",
  "invitation.linkCopied": "copied the invitation's link",
  "invitation.accepted": "accepted the invitation as a member",
  "invitation.cancelled": "cancelled the invitation",
  "invitation.expired": "closed the expired invitation",
};

/** "invited" for `invitation.created`; an event without words is its own name. */
export function eventWord(event: string): string {
  return eventWords[event] ?? event;
}
