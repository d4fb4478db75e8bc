import { TabLinks } from "#components/ui/tab-links.tsx";

/** What was done, and what was refused. */
export function AuditTabs({ slug, current }: { slug: string; current: "events" | "refused" }) {
  const events = `/orgs/${slug}/audit`;
  const refused = `${events}/refused`;
  return (
    <TabLinks
      label="Audit log"
      links={[
        { href: events, label: "Events" },
        { href: refused, label: "Refused attempts" },
      ]}
      current={current === "events" ? events : refused}
    />
  );
}
