import type { BulkPlan, PlanAsking } from "./bulk-plan.ts";
import type { MemberRow } from "./member-query.ts";
import { planJoining, planTakingOut, type PlanTeam } from "./plan-places.ts";
import { planRemoval } from "./plan-removal.ts";
import { planRole } from "./plan-role.ts";

/** What is to be done with the chosen members; a team is chosen on the way. */
export type BulkDeed =
  | { kind: "setRole"; role: MemberRow["role"] }
  | { kind: "remove" }
  | { kind: "addToTeam" | "removeFromTeam"; team?: PlanTeam };

/** Reads what a deed would do. Throws RestError, also when not one of the chosen may be dealt with so. */
export async function planOf(deed: BulkDeed, asking: PlanAsking): Promise<BulkPlan> {
  if (deed.kind === "setRole") return planRole(deed.role, asking);
  if (deed.kind === "remove") return planRemoval(asking);
  if (!deed.team) throw new Error("No team was chosen");
  return deed.kind === "addToTeam" ? planJoining(deed.team, asking) : planTakingOut(deed.team, asking);
}
