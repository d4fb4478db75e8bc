import { buttonStyles } from "#components/ui/button-styles.ts";
import { cn } from "#components/ui/class-names.ts";
import { PlainLink } from "#components/ui/plain-link.tsx";

/** Out of a page that could not be shown. */
export function StartLink() {
  return (
    <PlainLink href="/" className={cn(buttonStyles())}>
      Go to the start page
    </PlainLink>
  );
}
