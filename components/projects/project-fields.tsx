import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";

const nameMaxLength = 80;
const descriptionMaxLength = 500;

type ProjectFieldsProps = { name?: string; description?: string | null; readOnly?: boolean };

export function ProjectFields({ name, description, readOnly }: ProjectFieldsProps) {
  return (
    <>
      <Field label="Name" name="name" help="Only people who can open the project see it.">
        <Input autoComplete="off" maxLength={nameMaxLength} defaultValue={name} readOnly={readOnly} />
      </Field>
      <Field label="Description" name="description" optional={!readOnly}>
        <Textarea maxLength={descriptionMaxLength} defaultValue={description ?? ""} readOnly={readOnly} />
      </Field>
    </>
  );
}
