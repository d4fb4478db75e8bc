const sentences: Record<string, string> = {
  Verification: "This link was used already, or is older than one hour. Ask for a new one here.",
  AccessDenied: "This sign-in was refused. Ask for a link to another address, or tell whoever runs this Guildhall.",
};

/** What to tell a person whom Auth.js sent back with `?error=`; undefined when nothing went wrong. */
export function signInProblem(error: string | undefined): string | undefined {
  if (!error) return undefined;
  return Object.hasOwn(sentences, error)
    ? sentences[error]
    : "Signing in did not work. Ask for a new link; if that does not help, tell whoever runs this Guildhall.";
}
