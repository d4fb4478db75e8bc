import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";

const nameMaxLength = 60;

export function PasskeyNameField({ name }: { name: string }) {
  return (
    <Field label="Name" name="name" help="To tell it from others, should you lose the device.">
      <Input autoComplete="off" maxLength={nameMaxLength} defaultValue={name} />
    </Field>
  );
}
