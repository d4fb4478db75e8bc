const sentences: Record<string, string> = {
  OAuthCallbackError: "Nothing was linked: it was cancelled there.",
  LinkedToAnother: "Nothing was linked: that account signs in somebody else here. Unlink it there first, or choose another.",
  LinkedAlready: "Nothing was linked: you have an account of that provider linked already. Unlink it first.",
  LinkInterrupted: "Nothing was linked: you signed in anew, or another visit began meanwhile. Press Link again.",
};

/** What to tell a person whose visit to link an account ended with `?problem=`; undefined when nothing went wrong. */
export function linkProblem(problem: string | undefined): string | undefined {
  if (!problem) return undefined;
  return Object.hasOwn(sentences, problem)
    ? sentences[problem]
    : "Nothing was linked: it did not work. Try again; if it stays, tell whoever runs this Guildhall.";
}
