"use client";

import { ChooseMember, type Named } from "#components/people/choose-member.tsx";
import { ChooseProject, type ProjectName } from "#components/projects/choose-project.tsx";
import { ChooseTeam, type TeamName } from "#components/teams/choose-team.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { capitalized, roleWord } from "#components/words.ts";
import { useChosen } from "./use-chosen.ts";
import type { Ask, Asked, Explained, ExplainedInProject, Question } from "./use-question.ts";

type QuestionFieldsProps = {
  slug: string;
  questions: readonly Question[];
  roles: readonly string[];
  asked: Asked;
  ask: Ask;
  explained: Explained | undefined;
  inProject: ExplainedInProject | undefined;
};

const everything = "everything";
const anyRole = "any";

/** What is asked about somebody: which permission, and what the policy looks at beside. */
export function QuestionFields({ slug, questions, roles, asked, ask, explained, inProject }: QuestionFieldsProps) {
  const [team, rememberTeam] = useChosen<TeamName>(({ id }) => id === asked.team, explained?.team);
  const [toTeam, rememberToTeam] = useChosen<TeamName>(({ id }) => id === asked.toTeam, explained?.toTeam);
  const [member, rememberMember] = useChosen<Named>(({ userId }) => userId === asked.member, explained?.about);
  const [project, rememberProject] = useChosen<ProjectName>(({ id }) => id === asked.project, inProject?.project);
  const asks = questions.find(({ permission }) => permission === asked.permission)?.asks ?? [];
  return (
    <>
      <Field label="Permission">
        <Select
          value={asked.permission || everything}
          options={[
            { value: everything, label: "Everything they can do in the organization" },
            ...questions.map(({ permission, description }) => ({ value: permission, label: capitalized(description) })),
          ]}
          onValueChange={(permission) => ask({ permission: permission === everything ? null : permission, ...nothingElse })}
        />
      </Field>
      {asks.includes("team") && (
        <ChooseTeam
          slug={slug}
          label={asks.includes("toTeam") ? "Out of which team?" : "In which team?"}
          name="team"
          chosen={team}
          onChoose={(chosen) => {
            rememberTeam(chosen);
            ask({ team: chosen.id });
          }}
        />
      )}
      {asks.includes("toTeam") && (
        <ChooseTeam
          slug={slug}
          label="Into which team?"
          name="toTeam"
          except={team?.id}
          chosen={toTeam}
          onChoose={(chosen) => {
            rememberToTeam(chosen);
            ask({ toTeam: chosen.id });
          }}
        />
      )}
      {asks.includes("project") && (
        <ChooseProject
          slug={slug}
          legend="In which project?"
          chosen={project}
          onChoose={(chosen) => {
            rememberProject(chosen);
            ask({ project: chosen.id });
          }}
        />
      )}
      {asks.includes("role") && (
        <Field label="Which role would be given?">
          <Select
            value={asked.role || anyRole}
            options={[{ value: anyRole, label: "Any role" }, ...roles.map((role) => ({ value: role, label: roleWord(role) }))]}
            onValueChange={(role) => ask({ role: role === anyRole ? null : role })}
          />
        </Field>
      )}
      {asks.includes("member") && (
        <ChooseMember
          slug={slug}
          legend="To whom would it be done?"
          name="member"
          chosen={member}
          onChoose={(chosen) => {
            rememberMember(chosen);
            ask({ member: chosen.userId });
          }}
        />
      )}
    </>
  );
}

const nothingElse = { team: null, toTeam: null, member: null, role: null, project: null };
