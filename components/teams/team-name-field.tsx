import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";

const nameMaxLength = 60;

export function TeamNameField({ name }: { name?: string }) {
  return (
    <Field label="Name" name="name" help="Everybody in the organization sees the names of its teams.">
      <Input autoComplete="off" maxLength={nameMaxLength} defaultValue={name} />
    </Field>
  );
}
