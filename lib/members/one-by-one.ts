import type { Member } from "#lib/actor/actor.ts";
import { noteRefused } from "#lib/audit/record-denial.ts";
import { type AppError, type Decision, DeniedError, invalidField, notFound, type PublicError, refusalOf } from "#lib/errors.ts";
import type { FoundMember } from "./find.ts";
import { type Leaders, peopleFor } from "./leaders.ts";

/** People that one call may name: as many as one looks over before pressing a button. */
export const peopleMax = 200;

/** Somebody who was named and may be dealt with, or why not. */
export type Judged<M> = { userId: string; member: M; problem: null } | { userId: string; member: M | null; problem: AppError };

/** What became of one of the people that were named; `problem` says why nothing did. */
export type RowOutcome = { userId: string; name: string | null; problem: PublicError | null };

type Asked<M> = {
  /** In which they were named. */
  field: string;
  userIds: readonly string[];
  members: ReadonlyMap<string, M>;
  /** Throws what speaks against one of them. */
  check: (member: M) => void;
  /** Whether it may be done to anybody at all: who may not is told so, and not who is a member. */
  inGeneral: Decision;
};

/**
 * Judges each of the people that were named: whom `check` refuses stays out, the others go on. Where nobody is left the
 * whole is refused, as it would be for one of them alone.
 */
export function judgeEach<M extends FoundMember>({ field, userIds, members, check, inGeneral }: Asked<M>): Judged<M>[] {
  const judged = userIds.map((userId) => judge(userId, members.get(userId), check));
  if (allowed(judged).length > 0) return judged;
  const refused = judged.find(({ member }) => member !== null);
  if (refused?.problem) throw refused.problem;
  if (!inGeneral.allowed) throw new DeniedError(inGeneral);
  throw invalidField(field, "names nobody who is a member here; reload and choose again");
}

function judge<M extends FoundMember>(userId: string, member: M | undefined, check: (member: M) => void): Judged<M> {
  if (!member) return { userId, member: null, problem: notFound("This member") };
  const problem = refusalOf(() => check(member));
  return problem ? { userId, member, problem } : { userId, member, problem };
}

/** Those of them who may be dealt with. */
export function allowed<M>(judged: readonly Judged<M>[]): M[] {
  return judged.flatMap(({ member, problem }) => (problem ? [] : [member]));
}

/** What a write answers about each, in the order in which they were named; whom the policy refused is counted (PRODUCT 11.2). */
export function outcomesOf(actor: Member, judged: readonly Judged<FoundMember>[]): RowOutcome[] {
  noteRefused(
    actor,
    judged.flatMap(({ userId, problem }) => (problem instanceof DeniedError ? [{ denial: problem.denial, target: userId }] : [])),
  );
  return judged.map(({ userId, member, problem }) => ({ userId, name: member?.name ?? null, problem: problem?.toPublic() ?? null }));
}

/** The same before anything is done, with who they are and who can fix what is refused. */
export function rowsOf(judged: readonly Judged<FoundMember>[], leaders: Leaders) {
  return judged.map(({ userId, member, problem }) => ({
    userId,
    name: member?.name ?? null,
    email: member?.email ?? null,
    role: member?.role ?? null,
    problem: problem && explained(problem, leaders),
  }));
}

function explained(problem: AppError, leaders: Leaders): PublicError {
  const said = problem.toPublic();
  return problem instanceof DeniedError ? { ...said, people: peopleFor(problem.denial, leaders) } : said;
}
