import { Section } from "#components/ui/card.tsx";
import type { OutputOf } from "#lib/operations/perform.ts";
import { AddPasskey } from "./add-passkey.tsx";
import { PasskeyTable } from "./passkey-table.tsx";

/** One's passkeys: to add, name and remove (PRODUCT 4.3). */
export function Passkeys({ passkeys }: OutputOf<"passkey.list">) {
  return (
    <Section
      title="Passkeys"
      description="Sign in by fingerprint, face or PIN, without a mail. What signs you in stays on your device or in your password manager."
      actions={<AddPasskey />}
    >
      <PasskeyTable passkeys={passkeys} />
    </Section>
  );
}
