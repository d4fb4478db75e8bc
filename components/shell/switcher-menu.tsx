"use client";

import { Menu } from "@base-ui/react/menu";
import { Building2, Check, Plus } from "lucide-react";
import { AppLink } from "#components/ui/app-link.tsx";
import type { ReactNode } from "react";
import { regionWord, roleWord } from "#components/words.ts";
import { Badge } from "#components/ui/badge.tsx";
import { cn } from "#components/ui/class-names.ts";
import { popupItemStyles, popupStyles } from "#components/ui/popup-styles.ts";
import type { ShellData } from "./shell-data.ts";
import { Picture } from "./account-picture.tsx";
import type { SwitcherMenuProps } from "./switcher-menu-props.ts";

const searchFrom = 8;
const places = { all: "All organizations", create: "Create organization" };

/** The list behind `Switcher`, loaded when it is first opened. */
export default function SwitcherMenu({ shell, trigger }: SwitcherMenuProps) {
  const searchable = shell.organizations.length >= searchFrom;
  const List = searchable ? Menu.List : "div";

  const menu = (
    <Menu.Root defaultOpen>
      <Menu.Trigger {...trigger} />
      <Menu.Portal role="region" aria-label="Organizations">
        <Menu.Positioner align="start" sideOffset={4} collisionPadding={8} className="z-50">
          <Menu.Popup className={cn(popupStyles, "flex w-80 max-w-(--available-width) flex-col overflow-hidden")}>
            {searchable && <Search />}
            <List className="flex min-h-0 flex-col">
              <Accounts shell={shell} />
              <div className="shrink-0 border-t p-1">
                <Place href="/organizations" icon={<Building2 aria-hidden />} label={places.all} />
                <Place href="/orgs/new" icon={<Plus aria-hidden />} label={places.create} />
              </div>
            </List>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );

  return searchable ? <Menu.FilterProvider filter={found}>{menu}</Menu.FilterProvider> : menu;
}

/** What is typed narrows the accounts; the ways out of the list always stay. */
function found(label: string, typed: string): boolean {
  return label === places.all || label === places.create || label.toLowerCase().includes(typed.trim().toLowerCase());
}

function Search() {
  return (
    <Menu.Input
      aria-label="Search organizations"
      placeholder="Search organizations"
      className="h-10 w-full shrink-0 border-b bg-transparent px-3 text-base text-ink outline-none pointer-coarse:text-lg"
    />
  );
}

function Accounts({ shell }: { shell: ShellData }) {
  const { current, organizations, unavailableRegions } = shell;
  const inPersonal = current !== null && "personal" in current;

  return (
    <div className="min-h-0 overflow-y-auto overscroll-contain p-1">
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
    </div>
  );
}

type AccountProps = { href: string; label: string; picture: ShellData["current"]; detail?: string; region?: string; current: boolean };

function Account({ href, label, picture, detail, region, current }: AccountProps) {
  return (
    <Menu.LinkItem
      label={label}
      closeOnClick
      className={cn(popupItemStyles, "h-11")}
      render={<AppLink href={href} aria-current={current || undefined} />}
    >
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
    <Menu.LinkItem label={label} closeOnClick className={popupItemStyles} render={<AppLink href={href} />}>
      <span className="grid w-7 place-items-center text-muted">{icon}</span>
      {label}
    </Menu.LinkItem>
  );
}
