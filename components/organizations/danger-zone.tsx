import { Section } from "#components/ui/card.tsx";
import { DismissOrganization } from "./dismiss-organization.tsx";
import type { Ending, Losses } from "./ending.ts";
import { SignInAgain } from "#components/sign-in/sign-in-again.tsx";
import { TransferOwnership } from "./transfer-ownership.tsx";

type DangerZoneProps = { organization: Ending; losses: Losses | null };

/** What cannot be taken back. Others than the owner see that it exists, and who can do it (PRODUCT 5.10, 5.13). */
export function DangerZone({ organization, losses }: DangerZoneProps) {
  const { slug, may } = organization;
  return (
    <Section title="Danger zone" danger>
      <div className="flex flex-col gap-4">
        <SignInAgain page={`/orgs/${slug}/settings`} decisions={[may["organization.transfer"], may["organization.dismiss"]]} />
        <ul className="flex flex-col divide-y">
          <TransferOwnership organization={organization} />
          <DismissOrganization organization={organization} losses={losses} />
        </ul>
      </div>
    </Section>
  );
}
