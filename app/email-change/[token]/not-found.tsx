import { PlainPage } from "#components/shell/plain-page.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";

/** A link that was cut, used up, cancelled or replaced, or whose hour is over; which of these is nobody's to know. */
export default function EmailChangeNotFound() {
  return (
    <PlainPage
      title="This link works no more"
      description="It expired after an hour, was cancelled, a newer one took its place, or part of it got lost. Your profile shows your address as it is now; you can change it there."
    >
      <ButtonLink href="/profile" variant="primary" size="lg">
        Go to your profile
      </ButtonLink>
    </PlainPage>
  );
}
