import { createHmac, randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const schema = z.object({
  authSecret: z.string(),
  resendApiKey: z.string(),
  passwords: z.object({ postgres: z.string(), guildhall_owner: z.string(), guildhall_app: z.string(), guildhall_jobs: z.string() }),
});

export type Secrets = z.infer<typeof schema>;
export type DatabaseRole = keyof Secrets["passwords"];

/** The secrets of this local directory, made once and readable by nobody else. */
export function keepSecrets(localDir: string): Secrets {
  const file = join(localDir, "secrets.json");
  if (!existsSync(file)) writeFileSync(file, `${JSON.stringify(makeSecrets(), null, 2)}\n`, { mode: 0o600 });
  return readSecrets(localDir);
}

export function readSecrets(localDir: string): Secrets {
  return schema.parse(JSON.parse(readFileSync(join(localDir, "secrets.json"), "utf8")));
}

/** What the app is registered with at the stand-in for GitHub and Google. */
export function oauthClient({ authSecret }: Secrets): { clientId: string; clientSecret: string } {
  return { clientId: "guildhall-local", clientSecret: createHmac("sha256", authSecret).update("oauth client").digest("hex") };
}

function makeSecrets(): Secrets {
  const password = () => randomBytes(24).toString("hex");
  return {
    authSecret: randomBytes(33).toString("base64"),
    resendApiKey: `re_local_${password()}`,
    passwords: { postgres: password(), guildhall_owner: password(), guildhall_app: password(), guildhall_jobs: password() },
  };
}
