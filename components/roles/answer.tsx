import { projectRoleWord, sourceWord } from "#components/projects/role-words.ts";
import { Callout } from "#components/ui/callout.tsx";
import { denialSentence } from "#components/ui/denial-sentence.ts";
import { listed, roleWord } from "#components/words.ts";
import type { Asked, Explained, ExplainedInProject, Question } from "./use-question.ts";

type AnswerProps = {
  question: Question;
  asked: Asked;
  explained: Explained;
  inProject: ExplainedInProject | undefined;
};

/** One question answered: yes or no, by which rule, why, and who can change it (PRODUCT 2.8). */
export function Answer({ question, asked, explained, inProject }: AnswerProps) {
  const missing = missingFrom(question, asked);
  if (missing) return <Callout>{missing}</Callout>;
  const { name, decisions } = question.asks.includes("project") && inProject ? inProject : explained;
  const answer = decisions.find(({ permission }) => permission === question.permission);
  if (!answer) return null;
  const { decision, allowedTo } = answer;
  const there = question.asks.includes("project") && inProject ? roleThere(inProject) : undefined;
  const details = detailsOf(question, asked, explained, inProject);
  const what = details.length > 0 ? `${question.description} (${details.join(", ")})` : question.description;

  return (
    <div role="status">
      <Callout
        tone={decision.allowed ? "success" : "warning"}
        title={`${decision.allowed ? "Yes" : "No"}: ${name} ${decision.allowed ? "can" : "cannot"} ${what}.`}
      >
        {there && <p>{there}</p>}
        {decision.allowed ? !there && <p>{becauseOf(allowedTo)}</p> : <p>{denialSentence(decision)}</p>}
        <p className="mt-1 text-xs text-muted">
          <code className="font-mono">{question.permission}</code>
          {!decision.allowed && (
            <>
              {" "}
              · rule <code className="font-mono">{decision.rule}</code>
            </>
          )}
        </p>
      </Callout>
    </div>
  );
}

/** The policy answers some questions only about one place. */
function missingFrom({ asks }: Question, { team, toTeam, project }: Asked): string | undefined {
  if (asks.includes("project") && project === "") return "Choose one of the projects that you can open.";
  if (asks.includes("team") && team === "") return "Choose a team.";
  if (asks.includes("toTeam") && toTeam === "") return "Choose the team it would go to.";
  if (asks.includes("toTeam") && toTeam === team) return "It is in this team already. Choose another team to go to.";
  return undefined;
}

/** In a project the answer is their role there, and where that comes from (PRODUCT 3.2). */
function roleThere({ name, project, effective }: ExplainedInProject): string {
  return `${name} is ${projectRoleWord(effective)} in ${project.name}: ${sourceWord(effective.source)}.`;
}

function becauseOf(allowedTo: readonly string[]): string {
  return allowedTo.length > 0
    ? `It is allowed to ${listed(allowedTo)}, and nothing speaks against it.`
    : "Everybody may, about themselves.";
}

function detailsOf(
  { asks }: Question,
  { role }: Asked,
  { team, toTeam, about }: Explained,
  inProject: ExplainedInProject | undefined,
): string[] {
  return [
    ...(asks.includes("member") && about ? [about.name] : []),
    ...(asks.includes("role") && role ? [`as ${roleWord(role).toLowerCase()}`] : []),
    ...(asks.includes("team") && team ? [`${asks.includes("toTeam") ? "out of" : "in"} ${team.name}`] : []),
    ...(asks.includes("toTeam") && toTeam ? [`into ${toTeam.name}`] : []),
    ...(asks.includes("project") && inProject ? [`in ${inProject.project.name}`] : []),
  ];
}
