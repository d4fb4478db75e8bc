/** The databases that keep accounts' data (PRODUCT 1). A region never changes. */
export const regions = ["us", "eu"] as const;
export type Region = (typeof regions)[number];

export const regionNames: Record<Region, string> = { us: "United States", eu: "European Union" };

export function isRegion(value: unknown): value is Region {
  return regions.some((region) => region === value);
}
