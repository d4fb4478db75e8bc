import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The actions outside the table of operations, which need Next's own request: Auth.js makes a link or begins a visit to a
 * provider; a passkey's challenge, and the session it begins for who is nobody yet, are cookies.
 */
export const writtenExceptions = {
  file: "sign-in.ts",
  actions: [
    "requestSignInLinkAction",
    "signInWithProviderAction",
    "linkSignInMethodAction",
    "beginPasskeySignInAction",
    "finishPasskeySignInAction",
  ],
};

/** Every export of the "use server" modules, the exceptions apart, with the name of the operation it was made of. */
export async function readActionNames(): Promise<{ action: string; operation: string }[]> {
  const folder = join(import.meta.dirname, "../../lib/actions");
  const files = readdirSync(folder).filter(
    (file) =>
      file.endsWith(".ts") && file !== writtenExceptions.file && readFileSync(join(folder, file), "utf8").startsWith('"use server"'),
  );
  const modules = await Promise.all(files.map((file) => import(join(folder, file)) as Promise<Record<string, unknown>>));
  return modules.flatMap((module) =>
    Object.entries(module).map(([action, made]) => ({ action, operation: typeof made === "function" ? made.name : "" })),
  );
}
