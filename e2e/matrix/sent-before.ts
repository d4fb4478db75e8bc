import { uuidv7 } from "uuidv7";
import { organizationCast } from "#local/cast.ts";
import type { OwnerConnections } from "#local/databases.ts";
import type { Cast } from "#local/fixtures.ts";

/** A list of one row that was refused. */
export async function refuseBatch(connections: OwnerConnections, cast: Cast, key: keyof typeof organizationCast): Promise<string> {
  const batchId = uuidv7();
  const { accountId, region } = cast[key];
  const row = { account_id: accountId, batch_id: batchId, position: 1, email: "nobody@", name: "", role: "member", note: "" };
  const sql = connections[region];
  await sql.begin((tx) => [
    tx`
      insert into invitation_batches (account_id, id, made_by, total, refused, finished_at)
      values (${accountId}, ${batchId}, ${cast[organizationCast[key].owner].userId}, 1, 1, now())`,
    tx`insert into invitation_batch_rows ${tx({ ...row, teams: tx.json([]), outcome: "refused", verdict: "badAddress", reason: "It has no domain." })}`,
  ]);
  return batchId;
}

/** An invitation of Ines by Gus, sent a while ago. */
export async function inviteToGlobex({ eu }: OwnerConnections, { globex, gus, ines }: Cast): Promise<string> {
  const invitationId = uuidv7();
  await eu.begin((tx) => [
    tx`
      insert into invitations (account_id, id, email, role, state, inviter_user_id, inviter_name, mail_state, sent_at, expires_at)
      values (${globex.accountId}, ${invitationId}, ${ines.email}, 'member', 'pending', ${gus.userId}, ${gus.name}, 'sent', now() - interval '1 hour', now() + interval '7 days')`,
    tx`insert into invitation_teams ${tx({ account_id: globex.accountId, invitation_id: invitationId, team_id: globex.teams["My Team"] ?? "", role: "member" })}`,
  ]);
  return invitationId;
}
