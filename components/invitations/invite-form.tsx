"use client";

import { useState } from "react";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form, SubmitButton } from "#components/ui/form.tsx";
import { reasonFor } from "#components/ui/guarded.tsx";
import { Input } from "#components/ui/input.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { count, roleSentence, roleWord } from "#components/words.ts";
import { createInvitationsAction } from "#lib/actions/invitations.ts";
import type { PublicError, Result } from "#lib/errors.ts";
import type { OutputOf } from "#lib/operations/perform.ts";
import { AddressField } from "./address-field.tsx";
import { addressesIn, addressesSentence, addressProblems, countDistinct, inOneField, type AddressProblem } from "./addresses.ts";
import { TeamFields } from "./team-fields.tsx";
import { firstChoice, teamGrants, type InvitationOptions } from "./team-grants.ts";

type Sent = OutputOf<"invitation.create">;
type AddressState = { text: string; error?: string; problems: readonly AddressProblem[] };

const noAddress: PublicError = {
  code: "invalid",
  message: "Enter at least one address.",
  fields: { emails: "Enter at least one address." },
};

/** Invites one or several addresses as the same, to the same teams (PRODUCT 6.1). */
export function InviteForm({ slug, options, onSent }: { slug: string; options: InvitationOptions; onSent: (sent: Sent) => void }) {
  const { roles, defaults, limits } = options;
  const [addresses, setAddresses] = useState<AddressState>({ text: "", problems: [] });
  const [role, setRole] = useState(defaults.role);
  const [teams, setTeams] = useState(firstChoice(options));
  const [name, setName] = useState("");
  const [note, setNote] = useState("");
  const emails = addressesIn(addresses.text);
  const people = countDistinct(emails);

  async function send(): Promise<Result<Sent>> {
    if (emails.length === 0) return refuse(noAddress);
    const result = await createInvitationsAction(slug, {
      emails,
      role,
      teams: teamGrants(teams, options.teams),
      note,
      name: people === 1 && name.trim() ? name : null,
    });
    return result.ok ? result : refuse(result.error);
  }

  function refuse(error: PublicError): Result<Sent> {
    const problems = addressProblems(error, emails);
    const sentence = addressesSentence(error, problems);
    setAddresses({ ...addresses, error: sentence, problems });
    return { ok: false, error: inOneField(error, sentence) };
  }

  return (
    <Form submit={send} onSuccess={onSent} className="gap-6">
      <AddressField
        value={addresses.text}
        onChange={(text) =>
          setAddresses({ text, problems: addresses.problems.filter(({ address }) => addressesIn(text).includes(address)) })
        }
        max={limits.addresses}
        error={addresses.error}
        problems={addresses.problems}
      />
      <RadioGroup
        legend="Role"
        name="role"
        className="sm:[&>div]:grid-cols-2"
        value={role}
        onValueChange={(chosen) => setRole(roles.find((option) => option.role === chosen)?.role ?? role)}
        options={roles
          .filter(({ decision }) => decision.allowed || decision.fixableBy.length > 0)
          .map((option) => ({
            value: option.role,
            label: roleWord(option.role),
            description: roleSentence(option.role),
            disabledReason: reasonFor(option.decision),
          }))}
      />
      <TeamFields {...options} choice={teams} onChange={setTeams} />
      <Field
        label="Name"
        name="name"
        optional
        help={
          people > 1
            ? "Only with one address; several people each give their own when they join."
            : "How the invitation greets them; they can change it."
        }
      >
        <Input value={name} onChange={(event) => setName(event.target.value)} disabled={people > 1} autoComplete="off" />
      </Field>
      <Field label="Note" name="note" optional help={`Goes into the mail. ${note.length} of ${limits.noteLength} characters.`}>
        <Textarea value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
      <div className="flex flex-wrap gap-2">
        <SubmitButton>{people === 0 ? "Send invitations" : `Send ${count(people, "invitation")}`}</SubmitButton>
        <ButtonLink href={`/orgs/${slug}/invites`} variant="ghost">
          Cancel
        </ButtonLink>
      </div>
    </Form>
  );
}
