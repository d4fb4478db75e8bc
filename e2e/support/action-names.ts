import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The one action outside the table of operations; Auth.js makes its link and needs Next's own request for it. */
export const writtenException = { file: "sign-in.ts", action: "requestSignInLinkAction" };

/** Every export of the "use server" modules, the exception apart, with the name of the operation it was made of. */
export async function readActionNames(): Promise<{ action: string; operation: string }[]> {
  const folder = join(import.meta.dirname, "../../lib/actions");
  const files = readdirSync(folder).filter(
    (file) => file.endsWith(".ts") && file !== writtenException.file && readFileSync(join(folder, file), "utf8").startsWith('"use server"'),
  );
  const modules = await Promise.all(files.map((file) => import(join(folder, file)) as Promise<Record<string, unknown>>));
  return modules.flatMap((module) =>
    Object.entries(module).map(([action, made]) => ({ action, operation: typeof made === "function" ? made.name : "" })),
  );
}
