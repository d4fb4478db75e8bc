import { goodRows, type JudgedRow, type JudgedRows, oneLine, rowsReducer, type RowsChange } from "#components/judged-rows/judged-rows.ts";
import type { OutputOf } from "#lib/operations/perform.ts";

type CheckedPerson = OutputOf<"team.checkPeople">["rows"][number];
export type PersonText = Pick<CheckedPerson, "email" | "role">;
/** Who somebody is, once the server has said so. */
type Known = Partial<Pick<CheckedPerson, "userId" | "name" | "isYou">>;

export type PersonRow = JudgedRow<PersonText & Known, NonNullable<CheckedPerson["problem"]>>;
export type PeopleRows = JudgedRows<PersonRow>;
export type PeopleChange = RowsChange<PersonText & Known, NonNullable<CheckedPerson["problem"]>, CheckedPerson>;
export const nobody: PeopleRows = { rows: [], nextId: 1 };

/** An address stays as it was typed; the role is as the server calls it. */
export const changePeople = rowsReducer<PersonText & Known, NonNullable<CheckedPerson["problem"]>, CheckedPerson>(
  (row, { email: _, ...answer }) => ({ ...row, ...answer }),
);

export function textOf({ email, role }: PersonRow): PersonText {
  return { email: oneLine(email), role: oneLine(role) };
}

/** Those who can be added now. */
export function joining<R extends string>(rows: readonly PersonRow[], roles: readonly R[]): { userId: string; role: R }[] {
  return goodRows(rows).flatMap(({ userId, role: given }) => {
    const role = roles.find((one) => one === given);
    return userId && role ? [{ userId, role }] : [];
  });
}
