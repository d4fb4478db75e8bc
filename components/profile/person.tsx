import { Avatar } from "#components/ui/avatar.tsx";
import { Section } from "#components/ui/card.tsx";
import { regionNames, type Region } from "#lib/regions.ts";
import { EditName } from "./edit-name.tsx";
import { Facts } from "./facts.tsx";

/** Name, to change it, address and where the personal account's data is kept. */
export function Person({ name, email, region }: { name: string; email: string; region: Region }) {
  return (
    <Section title="You">
      <div className="flex gap-4 max-sm:flex-col sm:gap-6">
        <Avatar name={name} size="lg" />
        <div className="flex min-w-0 flex-1 flex-col gap-6">
          <EditName name={name} />
          <Facts facts={{ "E-mail address": email, "Personal account": `Kept in the ${regionNames[region]}; it cannot be changed` }} />
        </div>
      </div>
    </Section>
  );
}
