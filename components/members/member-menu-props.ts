import type { LeavingFrom } from "#components/organizations/use-leaving.tsx";
import type { MemberRow } from "./member-query.ts";

/** A cell of a member's row. */
export type MemberCellProps = { organization: LeavingFrom; member: MemberRow };

/** The menu in it, loaded when somebody reaches for it: a row carries no more than its button, which is called `label`. */
export type MemberMenuProps = MemberCellProps & { label: string };
