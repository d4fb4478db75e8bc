import type { OwnerConnections } from "./databases.ts";

/** For tests: creations begun and not finished, as if `minutes` ago; all of them, or one slug's and one user's. */
export async function ageCreations(
  { directory }: Pick<OwnerConnections, "directory">,
  minutes: number,
  { slug = null, userId = null }: { slug?: string | null; userId?: string | null } = {},
): Promise<void> {
  const all = slug === null && userId === null;
  // Nothing but the state of such a row may change, so it is written anew.
  await directory`
    with begun as (delete from organization_directory where state = 'creating' and (${all} or slug = ${slug}) returning *)
    insert into organization_directory (slug, organization_id, region, state, created_at)
    select slug, organization_id, region, state, now() - make_interval(mins => ${minutes}) from begun`;
  await directory`
    with begun as (delete from personal_account_directory where state = 'creating' and (${all} or user_id = ${userId}) returning *)
    insert into personal_account_directory (user_id, account_id, region, state, created_at)
    select user_id, account_id, region, state, now() - make_interval(mins => ${minutes}) from begun`;
}
