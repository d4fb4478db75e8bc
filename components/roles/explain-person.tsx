"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { RestError, restGet } from "#components/lists/rest-get.ts";
import { membersKey } from "#components/members/member-query.ts";
import { ChooseMember } from "#components/people/choose-member.tsx";
import type { FoundMember } from "#components/people/use-member-search.ts";
import { Section } from "#components/ui/card.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { denialSentence } from "#components/ui/denial-sentence.ts";
import { SkeletonRows } from "#components/ui/skeleton.tsx";
import type { Decision } from "#lib/errors.ts";
import type { OutputOf } from "#lib/operations/perform.ts";
import { ExplainedPermissions } from "./explained-permissions.tsx";

type ExplainPersonProps = { id: string; slug: string; me: { userId: string; name: string }; decision: Decision };

/** *What can this person do, and why?* For oneself everybody may ask, for others who may explain permissions (PRODUCT 2). */
export function ExplainPerson({ id, slug, me, decision }: ExplainPersonProps) {
  const [chosen, setChosen] = useState<FoundMember>();
  const { data, error, isFetching, refetch } = useExplanation(slug, chosen?.userId ?? me.userId);

  return (
    <Section
      id={id}
      title="What can this person do, and why?"
      description={
        decision.allowed
          ? "Answered by the policy itself, for any member. You are shown until you choose somebody."
          : `Answered by the policy itself, for you. ${denialSentence(decision)}`
      }
    >
      <div className="flex flex-col gap-5">
        {decision.allowed && <ChooseMember slug={slug} legend="Member" chosen={chosen} onChoose={setChosen} />}
        <Explanation person={data} error={error} isFetching={isFetching} retry={() => void refetch()} />
      </div>
    </Section>
  );
}

type ExplanationProps = { person: OutputOf<"member.explain"> | undefined; error: Error | null; isFetching: boolean; retry: () => void };

function Explanation({ person, error, isFetching, retry }: ExplanationProps) {
  if (person) return <ExplainedPermissions person={person} />;
  if (error) {
    const message = error instanceof RestError ? error.error.message : undefined;
    return <ErrorState title="This could not be answered" message={message} retry={retry} pending={isFetching} />;
  }
  return <SkeletonRows label="Asking the policy" />;
}

function useExplanation(slug: string, userId: string) {
  return useQuery({
    queryKey: [...membersKey(slug), "explain", userId],
    queryFn: ({ signal }) => restGet<"member.explain">(`/orgs/${slug}/members/${userId}/permissions`, signal),
  });
}
