import { Avatar } from "#components/ui/avatar.tsx";
import { Section } from "#components/ui/card.tsx";
import type { OutputOf } from "#lib/operations/perform.ts";
import { regionNames, type Region } from "#lib/regions.ts";
import { EditName } from "./edit-name.tsx";
import { EmailAddress } from "./email-address.tsx";

type PersonProps = { name: string; region: Region } & Pick<OutputOf<"profile.view">, "email" | "emailChange">;

/** Name and address, to change them, and where the personal account's data is kept. */
export function Person({ name, email, emailChange, region }: PersonProps) {
  return (
    <Section title="You">
      <div className="flex gap-4 max-sm:flex-col sm:gap-6">
        <Avatar name={name} size="lg" />
        <div className="flex min-w-0 flex-1 flex-col gap-6">
          <EditName name={name} />
          <EmailAddress email={email} change={emailChange} />
          <div>
            <p className="text-muted">Personal account</p>
            <p className="text-ink">Kept in the {regionNames[region]}; it cannot be changed</p>
          </div>
        </div>
      </div>
    </Section>
  );
}
