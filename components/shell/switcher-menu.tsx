"use client";

import { Menu } from "@base-ui/react/menu";
import { Building2, Check, Plus } from "lucide-react";
import Link from "next/link";
import { Fragment, type ReactNode } from "react";
import { regionWord, roleWord } from "#components/words.ts";
import { Badge } from "#components/ui/badge.tsx";
import { cn } from "#components/ui/class-names.ts";
import { popupItemStyles, popupStyles } from "#components/ui/popup-styles.ts";
import type { ShellData } from "./shell-data.ts";
import { Picture } from "./switcher.tsx";

export type SwitcherMenuProps = { shell: ShellData; trigger: { "aria-label": string; className: string; children: ReactNode } };

const searchFrom = 8;

/** The list behind `Switcher`, loaded when it is first opened. */
export default function SwitcherMenu({ shell, trigger }: SwitcherMenuProps) {
  const searchable = shell.organizations.length >= searchFrom;
  const Filter = searchable ? Menu.FilterProvider : Fragment;

  return (
    <Filter>
      <Menu.Root defaultOpen>
        <Menu.Trigger {...trigger} />
        <Menu.Portal>
          <Menu.Positioner align="start" sideOffset={4} collisionPadding={8} className="z-50">
            <Menu.Popup className={cn(popupStyles, "flex w-80 max-w-(--available-width) flex-col overflow-hidden")}>
              {searchable && <Search />}
              <Accounts shell={shell} searchable={searchable} />
              <div className="border-t p-1">
                <Place href="/organizations" icon={<Building2 aria-hidden />} label="All organizations" />
                <Place href="/orgs/new" icon={<Plus aria-hidden />} label="Create organization" />
              </div>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </Filter>
  );
}

function Search() {
  return (
    <>
      <Menu.Input aria-label="Search organizations" placeholder="Search organizations" className="h-10 w-full border-b bg-transparent px-3 text-base text-ink outline-none pointer-coarse:text-lg" />
      <Menu.Empty className="px-3 py-4 text-base text-muted empty:hidden">No organization of yours is called that.</Menu.Empty>
    </>
  );
}

function Accounts({ shell, searchable }: { shell: ShellData; searchable: boolean }) {
  const { current, organizations, unavailableRegions } = shell;
  const List = searchable ? Menu.List : "div";
  const inPersonal = current !== null && "personal" in current;

  return (
    <List className="min-h-0 overflow-y-auto overscroll-contain p-1">
      <Account href="/personal" label="Personal account" picture={{ personal: true }} current={inPersonal} />
      {organizations.map((organization) => (
        <Account
          key={organization.slug}
          href={`/orgs/${organization.slug}`}
          label={organization.name}
          picture={organization}
          detail={roleWord(organization.role)}
          region={organization.region}
          current={current !== null && "slug" in current && current.slug === organization.slug}
        />
      ))}
      {unavailableRegions.map((region) => (
        <p key={region} className="px-2 py-2 text-sm text-warning-text">
          Organizations in {regionWord(region)} are unavailable right now.
        </p>
      ))}
    </List>
  );
}

type AccountProps = { href: string; label: string; picture: ShellData["current"]; detail?: string; region?: string; current: boolean };

function Account({ href, label, picture, detail, region, current }: AccountProps) {
  return (
    <Menu.LinkItem label={label} closeOnClick className={cn(popupItemStyles, "h-11")} render={<Link href={href} aria-current={current || undefined} />}>
      <Picture current={picture} />
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="truncate leading-5 text-ink">{label}</span>
        {detail && <span className="truncate text-xs text-muted">{detail}</span>}
      </span>
      {region && <Badge>{regionWord(region)}</Badge>}
      <Check aria-label="Current" className={cn("text-accent-text", !current && "invisible")} />
    </Menu.LinkItem>
  );
}

function Place({ href, icon, label }: { href: string; icon: ReactNode; label: string }) {
  return (
    <Menu.LinkItem closeOnClick className={popupItemStyles} render={<Link href={href} />}>
      <span className="grid w-7 place-items-center text-muted">{icon}</span>
      {label}
    </Menu.LinkItem>
  );
}
