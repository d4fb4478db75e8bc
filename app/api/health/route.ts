import { checkHealth } from "#lib/operations/health.ts";

/** 200 while the directory answers, else 503; the regions are told one by one. */
export async function GET(): Promise<Response> {
  const health = await checkHealth();
  return Response.json(health, { status: health.directory === "up" ? 200 : 503, headers: { "cache-control": "no-store" } });
}
