import type { NextRequest } from "next/server";
import { callerOfRequest } from "#lib/actions/caller.ts";
import { respond } from "#lib/rest/respond.ts";

type Segments = { params: Promise<{ path: string[] }> };

async function answer(request: NextRequest, { params }: Segments): Promise<Response> {
  return respond(request, (await params).path, await callerOfRequest());
}

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT };
