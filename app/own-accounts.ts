import { redirect } from "next/navigation";
import { cache } from "react";
import type { ShellData } from "#components/shell/shell-data.ts";
import type { OutputOf } from "#lib/operations/perform.ts";
import { currentPath, readOwn } from "./read.ts";

/** The reader's accounts, asked once per request. Who has not given a name and a region yet is led there and back (PRODUCT 4.1). */
export const readOwnAccounts = cache(async () => {
  const own = await readOwn("organization.listOwn", {});
  const { name, email } = own.user;
  if (name === null || own.personal === null) redirect(`/welcome?next=${encodeURIComponent(await currentPath())}`);
  return { ...own, user: { name, email }, personal: own.personal };
});

/** What the shell draws around a page of `current`. */
export function shellData({ user, organizations, unavailableRegions }: OwnAccounts, current: ShellData["current"]): ShellData {
  return {
    user,
    current,
    organizations: organizations.map(({ slug, name, role, region }) => ({ slug, name, role, region })),
    unavailableRegions,
  };
}

type OwnAccounts = Pick<OutputOf<"organization.listOwn">, "organizations" | "unavailableRegions"> & {
  user: { name: string; email: string };
};
