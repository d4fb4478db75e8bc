export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** The parameters of a page's query that were given once; a repeated one is nobody's intention and counts as missing. */
export async function queryOf(searchParams: SearchParams): Promise<Record<string, string | undefined>> {
  return Object.fromEntries(
    Object.entries(await searchParams).map(([name, value]) => [name, typeof value === "string" ? value : undefined]),
  );
}
