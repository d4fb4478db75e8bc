"use client";

import { RestError } from "#components/lists/rest-get.ts";
import { ChooseMember, type Named } from "#components/people/choose-member.tsx";
import { Section } from "#components/ui/card.tsx";
import { denialSentence } from "#components/ui/denial-sentence.ts";
import { ErrorState } from "#components/ui/error-state.tsx";
import { SkeletonRows } from "#components/ui/skeleton.tsx";
import type { Decision } from "#lib/errors.ts";
import { Answer } from "./answer.tsx";
import { ExplainedPermissions } from "./explained-permissions.tsx";
import { QuestionFields } from "./question-fields.tsx";
import { useChosen } from "./use-chosen.ts";
import { useQuestion, type Question } from "./use-question.ts";

type ExplainPersonProps = {
  id: string;
  slug: string;
  me: { userId: string; name: string };
  decision: Decision;
  questions: readonly Question[];
  roles: readonly string[];
};

/** *What can this person do, and why?* For oneself everybody may ask, for others who may explain permissions (PRODUCT 2). */
export function ExplainPerson({ id, slug, me, decision, questions, roles }: ExplainPersonProps) {
  const { asked, ask, here, inProject } = useQuestion(slug, me);
  const [person, remember] = useChosen<Named>(({ userId }) => userId === asked.person, here.data);
  const question = questions.find(({ permission }) => permission === asked.permission);
  const failed = here.error ?? inProject.error;

  function choosePerson(chosen: Named) {
    remember(chosen);
    void ask({ person: chosen.userId });
  }

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
        {decision.allowed && <ChooseMember slug={slug} legend="Member" chosen={person} onChoose={choosePerson} />}
        <QuestionFields
          slug={slug}
          questions={questions}
          roles={roles}
          asked={asked}
          ask={(changes) => void ask(changes)}
          explained={here.data}
          inProject={inProject.data}
        />
        {failed ? (
          <ErrorState
            title="This could not be answered"
            message={failed instanceof RestError ? failed.error.message : undefined}
            retry={() => void Promise.all([here.refetch(), inProject.refetch()])}
            pending={here.isFetching || inProject.isFetching}
          />
        ) : !here.data || inProject.isLoading ? (
          <SkeletonRows label="Asking the policy" />
        ) : question ? (
          <Answer question={question} asked={asked} explained={here.data} inProject={inProject.data} />
        ) : (
          <ExplainedPermissions person={here.data} />
        )}
      </div>
    </Section>
  );
}
