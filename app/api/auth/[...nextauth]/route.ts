import { handlers } from "#lib/actor/authentication.ts";

export const { GET, POST } = handlers;
