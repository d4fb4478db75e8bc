import type { NextRequest } from "next/server";
import { handlers } from "#lib/actor/authentication.ts";
import { confirmInstead } from "#lib/actor/confirm-instead.ts";

/** The one address of Auth.js that is served: what else it offers would mail links past the limits of PRODUCT 6.8. */
export async function GET(request: NextRequest): Promise<Response> {
  return confirmInstead(request) ?? handlers.GET(request);
}
