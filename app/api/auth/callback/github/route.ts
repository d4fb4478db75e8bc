import type { NextRequest } from "next/server";
import { callerOfRequest } from "#lib/actions/caller.ts";
import { finishWithProvider } from "#lib/actor/auth-callback.ts";

export async function GET(request: NextRequest): Promise<Response> {
  return finishWithProvider("github", request, await callerOfRequest());
}
