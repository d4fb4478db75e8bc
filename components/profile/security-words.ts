/** What stands in the security log for each event. */
const words: Record<string, string> = {
  signedIn: "Signed in",
  signedOut: "Signed out",
  signedOutEverywhere: "Signed out everywhere",
  sessionRevoked: "Ended another session",
  emailChanged: "Changed the e-mail address",
  githubLinked: "Linked GitHub",
  githubUnlinked: "Unlinked GitHub",
  googleLinked: "Linked Google",
  googleUnlinked: "Unlinked Google",
  passkeyAdded: "Added a passkey",
  passkeyRemoved: "Removed a passkey",
};

/** "Signed in" for `signedIn`; an event without words is its own name. */
export function securityWord(event: string): string {
  return words[event] ?? event;
}
