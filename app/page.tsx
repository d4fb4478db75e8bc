import { redirect } from "next/navigation";
import { readOwnAccounts } from "./own-accounts.ts";

/** The place to be: one's first organization, or the personal account. Visitors sign in first. */
export default async function StartPage() {
  const { organizations } = await readOwnAccounts();
  const [first] = organizations;
  redirect(first ? `/orgs/${first.slug}` : "/personal");
}
