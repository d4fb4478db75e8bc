import { AppLink } from "./app-link.tsx";

/** Views of one thing that each have an address. */
export function TabLinks({ label, links, current }: { label: string; links: readonly { href: string; label: string }[]; current: string }) {
  return (
    <nav aria-label={label} className="flex gap-1 overflow-x-auto border-b">
      {links.map((link) => (
        <AppLink
          key={link.href}
          href={link.href}
          aria-current={link.href === current ? "page" : undefined}
          className="-mb-px flex h-9 shrink-0 items-center border-b-2 border-transparent px-3 text-base text-muted -outline-offset-2 hover:text-ink aria-[current=page]:border-accent-text aria-[current=page]:font-medium aria-[current=page]:text-ink"
        >
          {link.label}
        </AppLink>
      ))}
    </nav>
  );
}
