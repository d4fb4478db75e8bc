const sentences: Record<string, string> = {
  Verification: "This link was used already, or is older than one hour. Ask for a new one here.",
  AccessDenied: "This sign-in was refused. Ask for a link to another address, or tell whoever runs this Guildhall.",
  OAuthCallbackError: "You were not signed in: it was cancelled there. Try again, or sign in by mail.",
  NoVerifiedAddress: "No verified address of yours is known there. Sign in by mail; you can link the account in your profile then.",
  AddressInUse: "Your address is known here already. Sign in by mail, then link the account in your profile.",
  Leaving: "This account is being deleted. Nobody can sign in to it any more.",
};

/** What to tell a person who was sent back with `?error=`; undefined when nothing went wrong. */
export function signInProblem(error: string | undefined): string | undefined {
  if (!error) return undefined;
  return Object.hasOwn(sentences, error)
    ? sentences[error]
    : "Signing in did not work. Ask for a new link; if that does not help, tell whoever runs this Guildhall.";
}
