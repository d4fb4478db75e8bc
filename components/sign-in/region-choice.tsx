import { RadioGroup } from "#components/ui/radio-group.tsx";
import { regionHelp } from "#components/words.ts";
import { regionNames, regions } from "#lib/regions.ts";

const options = regions.map((region) => ({ value: region, label: regionNames[region] }));

/** Where the personal account's data is kept. Nothing is chosen beforehand, as it can never be changed (PRODUCT 5.2). */
export function RegionChoice() {
  return <RadioGroup legend="Region of your personal account" name="region" help={regionHelp} options={options} />;
}
