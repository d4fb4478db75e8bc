import { performJob } from "#lib/operations/job-door.ts";
import { type InputOf, perform } from "#lib/operations/perform.ts";
import { setStage, type Stage } from "#local/stage.ts";
import { short } from "./table.ts";
import type { Measure } from "./measure.ts";
import { compare, elapsedMs } from "./rounds.ts";

const rowsOfList = 1000;
const single = 60;

/**
 * One list of a thousand: the verdicts, then the list kept, then the job that writes the invitations and queues their mails.
 * Against single ones by their own verb, one after the other. Both in an organization of their own in every round.
 */
export const measure: Measure = async ({ connections }) => {
  const list = async () => (await inStage(() => setStage(connections), sendList)) / rowsOfList;
  const singly = async () => (await inStage(() => setStage(connections), inviteSingly)) / single;
  const { ratio, ratios, ours, theirs } = await compare(list, singly);
  return { bulk: { value: ratio, rounds: ratios, note: `${short(ours)} ms a row, ${short(theirs)} ms by itself` } };
};

async function inStage(set: () => Promise<Stage>, work: (stage: Stage) => Promise<unknown>): Promise<number> {
  const stage = await set();
  return elapsedMs(() => work(stage));
}

async function sendList({ as, acme }: Stage): Promise<void> {
  const rows = Array.from({ length: rowsOfList }, (_, index) => rowOf(index));
  const verdicts = await perform("invitation.check", as.mona, acme.slug, { rows });
  const good = verdicts.rows.filter(({ problem }) => problem === null).length;
  const { batchId, waiting } = await perform("invitation.createBulk", as.mona, acme.slug, { rows });
  await performJob("invitation.sendBatch", { database: acme.region, accountId: acme.accountId }, { batchId });
  const { invited } = await perform("invitation.viewBatch", as.mona, acme.slug, { batchId });
  if (good !== rowsOfList || waiting !== rowsOfList || invited !== rowsOfList) throw new Error(`${invited} of ${rowsOfList} were invited`);
}

type Row = InputOf<"invitation.createBulk">["rows"][number];

function rowOf(index: number): Row {
  return {
    email: `person${index}@bulk.example`,
    name: `Person ${index}`,
    role: "member",
    teams: [{ team: "My Team", role: "member" }],
    note: "Welcome aboard.",
  };
}

async function inviteSingly({ as, acme, myTeam }: Stage): Promise<void> {
  for (let index = 0; index < single; index += 1) {
    const { email, name, note } = rowOf(index);
    await perform("invitation.create", as.mona, acme.slug, { emails: [email], name, role: "member", teams: myTeam, note });
  }
}
