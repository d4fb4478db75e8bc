import { Mail } from "lucide-react";
import type { ReactNode } from "react";
import { ProviderMark } from "#components/sign-in/provider-mark.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { Section } from "#components/ui/card.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { OutputOf } from "#lib/operations/perform.ts";
import { providerNames, signInProviders, type SignInProvider } from "#lib/sign-in-providers.ts";
import { LinkButton } from "./link-button.tsx";
import { linkProblem } from "./link-problem.ts";
import { MethodList } from "./method-list.tsx";
import { UnlinkButton } from "./unlink-button.tsx";

type Method = OutputOf<"profile.view">["signInMethods"][number];

type SignInMethodsProps = {
  email: string;
  methods: readonly Method[];
  /** Those that are set up; one that no longer is can still be unlinked. */
  providers: readonly SignInProvider[];
  /** How a visit to a provider ended, from the page's address. */
  outcome: { linked: string | null; problem: string | null };
};

/** How one gets in: always by mail, and by what one has linked (PRODUCT 4.3). */
export function SignInMethods({ email, methods, providers, outcome }: SignInMethodsProps) {
  const linkedNow = methods.find(({ provider }) => provider === outcome.linked);
  const problem = linkProblem(outcome.problem ?? undefined);
  return (
    <Section
      id="sign-in-methods"
      title="Sign-in methods"
      description="The mailed link always works; whatever else you link is a shorter way."
    >
      <div className="flex flex-col gap-3">
        {problem && <Callout tone="warning">{problem}</Callout>}
        {linkedNow && <Callout tone="success">{providerNames[linkedNow.provider]} is linked. You can sign in with it from now on.</Callout>}
        <MethodList linked={methods.length}>
          <Row mark={<Mail aria-hidden />} name="E-mail link" about={email} />
          {signInProviders.map((provider) => {
            const method = methods.find((linked) => linked.provider === provider);
            const mark = <ProviderMark provider={provider} />;
            if (method)
              return (
                <Row key={provider} mark={mark} name={providerNames[provider]} about={<Linked {...method} />}>
                  <UnlinkButton provider={provider} />
                </Row>
              );
            return (
              providers.includes(provider) && (
                <Row key={provider} mark={mark} name={providerNames[provider]} about="Not linked">
                  <LinkButton provider={provider} />
                </Row>
              )
            );
          })}
        </MethodList>
      </div>
    </Section>
  );
}

function Row({ mark, name, about, children }: { mark: ReactNode; name: string; about: ReactNode; children?: ReactNode }) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 p-4">
      <span className="text-ink [&_svg]:size-4">{mark}</span>
      <div className="min-w-0 flex-1">
        <p className="font-medium text-ink">{name}</p>
        <p className="text-sm break-words text-muted">{about}</p>
      </div>
      {children}
    </li>
  );
}

function Linked({ label, createdAt }: Method) {
  return (
    <>
      {label && `${label}, `}linked <RelativeTime value={createdAt} />
    </>
  );
}
