import { buttonStyles } from "#components/ui/button-styles.ts";
import { PlainLink } from "#components/ui/plain-link.tsx";

/** Out of a page that could not be shown. */
export function StartLink() {
  return (
    <PlainLink href="/" className={buttonStyles({ size: "lg" })}>
      Go to the start page
    </PlainLink>
  );
}
