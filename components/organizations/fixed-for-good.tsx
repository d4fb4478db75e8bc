import { regionWord } from "#components/words.ts";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";

/** What was decided at creation and never changes, with why (PRODUCT 5.2, 5.3). */
export function FixedForGood({ slug, region }: { slug: string; region: string }) {
  return (
    <div className="grid items-start gap-5 sm:grid-cols-2">
      <Field label="Region" help="Where the data is kept. Fixed since the organization was created, as data never moves.">
        <Input readOnly value={regionWord(region)} />
      </Field>
      <Field label="Address" help="Fixed since the organization was created, so that links to it never break.">
        <Input readOnly value={`/orgs/${slug}`} />
      </Field>
    </div>
  );
}
