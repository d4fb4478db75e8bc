import type { z } from "zod";
import type { Job, Member, User, Visitor } from "#lib/actor/actor.ts";
import type { Context, CrossingContext, DirectoryContext, InvitationContext } from "#lib/actor/context.ts";
import { parseInput } from "./parse-input.ts";
import type { JobPermission, OrganizationPermission, ProjectPermission, TeamPermission, UserPermission } from "#lib/policy/permissions.ts";

/** `PATCH /orgs/{org}/members/{userId}`, below `/api/v1`. `{org}` is the slug, other parameters join the input. */
export type Route = `${"GET" | "POST" | "PUT" | "PATCH" | "DELETE"} /${string}`;

type Common<Permission, Input> = {
  permission: Permission;
  kind: "read" | "write";
  route: Route;
  input: z.ZodType;
  /** Carries the type of the input to actions and page reads; never set. */
  readonly inputType?: Input;
};

/** Parses at once (throws AppError "invalid"); what it returns runs inside the door's transaction. */
type Prepare<C, Output> = (raw: unknown) => (context: C) => Promise<Output>;

/** What somebody may do in an organization: by their role there, in a team, in a project. */
type MemberPermission = OrganizationPermission | TeamPermission | ProjectPermission;

type InOrganization<I> = Common<MemberPermission, I> & {
  scope: "organization";
  /** A read that asks the policy itself, with its target; for the others the door decides. */
  asksItself: boolean;
};
export type TransactionOperation<I, O> = InOrganization<I> & { from: "transaction"; prepare: Prepare<Context<Member>, O> };
/** A read of nothing but who asks, which the door knows: it opens no transaction. */
export type AnswerOperation<I, O> = InOrganization<I> & { from: "actor"; kind: "read"; prepare: Prepare<Answering, O> };
type Answering = Pick<Context<Member>, "actor">;
export type OrganizationOperation<I, O> = TransactionOperation<I, O> | AnswerOperation<I, O>;
export type DirectoryOperation<I, O> = Common<UserPermission, I> & { scope: "directory"; prepare: Prepare<DirectoryContext<User>, O> };
export type CrossingOperation<I, O> = Common<UserPermission, I> & { scope: "crossing"; prepare: Prepare<CrossingContext<User>, O> };
export type InvitationReadOperation<I, O> = Common<UserPermission, I> & {
  scope: "invitation";
  kind: "read";
  prepare: Prepare<InvitationContext<Visitor | User>, O>;
};
export type InvitationWriteOperation<I, O> = Common<UserPermission, I> & {
  scope: "invitation";
  kind: "write";
  prepare: Prepare<InvitationContext<User>, O>;
};
export type OwnInvitationOperation<I, O> = Common<UserPermission, I> & {
  scope: "ownInvitation";
  kind: "write";
  prepare: Prepare<InvitationContext<User>, O>;
};
export type JobOperation = { scope: "job"; permission: JobPermission; prepare: Prepare<CrossingContext<Job>, void> };

type Declaration<Permission, S extends z.ZodType> = { permission: Permission; input: S; route: Route };
type Work<C, S extends z.ZodType, O> = (context: C, input: z.output<S>) => Promise<O>;
type VerbOrQuery<C, S extends z.ZodType, O> = { verb: Work<C, S, O> } | { query: Work<C, S, O> };

/** An operation on one organization, named in the URL; the door resolves it to a membership. */
export function inOrganization<S extends z.ZodType, O>(
  declaration: Declaration<MemberPermission, S> & VerbOrQuery<Context<Member>, S, O> & { asksItself?: boolean },
): TransactionOperation<z.input<S>, O> {
  const { asksItself = false } = declaration;
  return {
    scope: "organization",
    from: "transaction",
    asksItself,
    ...common(declaration),
    prepare: preparing(declaration.input, workOf(declaration)),
  };
}

/** A read in an organization that is answered from the policy and who asks alone; the door decides. */
export function fromActor<S extends z.ZodType, O>(
  declaration: Declaration<MemberPermission, S> & { query: Work<Answering, S, O> },
): AnswerOperation<z.input<S>, O> {
  const prepare = preparing(declaration.input, declaration.query);
  return { scope: "organization", from: "actor", asksItself: false, ...common(declaration), kind: "read", prepare };
}

/** An operation on what the directory keeps of the signed-in user. */
export function inDirectory<S extends z.ZodType, O>(
  declaration: Declaration<UserPermission, S> & VerbOrQuery<DirectoryContext<User>, S, O>,
): DirectoryOperation<z.input<S>, O> {
  return { scope: "directory", ...common(declaration), prepare: preparing(declaration.input, workOf(declaration)) };
}

/** An operation that spans databases; each of its steps is a transaction that may be repeated. */
export function acrossDatabases<S extends z.ZodType, O>(
  declaration: Declaration<UserPermission, S> & VerbOrQuery<CrossingContext<User>, S, O>,
): CrossingOperation<z.input<S>, O> {
  return { scope: "crossing", ...common(declaration), prepare: preparing(declaration.input, workOf(declaration)) };
}

/** A read by whoever holds an invitation's link; the input has its `token`. */
export function openingInvitation<S extends z.ZodType, O>(
  declaration: Declaration<UserPermission, S> & { query: Work<InvitationContext<Visitor | User>, S, O> },
): InvitationReadOperation<z.input<S>, O> {
  return { scope: "invitation", ...common(declaration), kind: "read", prepare: preparing(declaration.input, declaration.query) };
}

/** A write by a signed-in holder of an invitation's link; the input has its `token`. */
export function answeringInvitation<S extends z.ZodType, O>(
  declaration: Declaration<UserPermission, S> & { verb: Work<InvitationContext<User>, S, O> },
): InvitationWriteOperation<z.input<S>, O> {
  return { scope: "invitation", ...common(declaration), kind: "write", prepare: preparing(declaration.input, declaration.verb) };
}

/** A write by the addressee, without a link; the input has the invitation's `region` and `invitationId`. */
export function answeringOwnInvitation<S extends z.ZodType, O>(
  declaration: Declaration<UserPermission, S> & { verb: Work<InvitationContext<User>, S, O> },
): OwnInvitationOperation<z.input<S>, O> {
  return { scope: "ownInvitation", ...common(declaration), kind: "write", prepare: preparing(declaration.input, declaration.verb) };
}

/** A handler of the job runner; its steps may be repeated. It has no route and no action. */
export function byJob<S extends z.ZodType>(declaration: {
  permission: JobPermission;
  input: S;
  verb: Work<CrossingContext<Job>, S, void>;
}): JobOperation {
  return { scope: "job", permission: declaration.permission, prepare: preparing(declaration.input, declaration.verb) };
}

function common<Permission, S extends z.ZodType>(declaration: Declaration<Permission, S> & ({ verb: unknown } | { query: unknown })) {
  const { permission, input, route } = declaration;
  const kind: "read" | "write" = "verb" in declaration ? "write" : "read";
  return { permission, input, route, kind };
}

function workOf<C, S extends z.ZodType, O>(declaration: VerbOrQuery<C, S, O>): Work<C, S, O> {
  return "verb" in declaration ? declaration.verb : declaration.query;
}

function preparing<C, S extends z.ZodType, O>(schema: S, work: Work<C, S, O>): Prepare<C, O> {
  return (raw) => {
    const input = parseInput(schema, raw);
    return (context) => work(context, input);
  };
}
