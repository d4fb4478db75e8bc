import type { OutputOf } from "#lib/operations/perform.ts";

export type Passkey = OutputOf<"passkey.list">["passkeys"][number];
