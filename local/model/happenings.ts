import { performJob } from "#lib/operations/job-door.ts";
import { regions } from "#lib/regions.ts";
import type { OwnerConnections } from "../databases.ts";
import type { Choose } from "./modelled.ts";
import { addSession } from "./set-world.ts";
import type { World } from "./world.ts";

type Happening = (connections: OwnerConnections, world: World, choose: Choose) => Promise<void>;

/** What happens without anybody asking: time passes, people sign in again, a job comes by. */
export const happenings: Record<string, Happening> = {
  "a minute passes": async (connections, { organizations }) => {
    const accountIds = Object.keys(organizations);
    await Promise.all(
      regions.map(
        (region) => connections[region]`
          update invitations set sent_at = sent_at - interval '2 minutes' where account_id in ${connections[region](accountIds)}`,
      ),
    );
    for (const { invitations } of Object.values(organizations))
      for (const invitation of Object.values(invitations)) invitation.sentLately = false;
  },
  "seven days pass for an invitation": async (connections, { organizations }, choose) => {
    const pending = Object.values(organizations).flatMap((organization) =>
      organization.dismissed
        ? []
        : Object.entries(organization.invitations)
            .filter(([, { state }]) => state === "pending")
            .map(([id, invitation]) => ({ id, invitation, region: organization.region })),
    );
    if (pending.length === 0) return;
    const { id, invitation, region } = choose(pending);
    await connections[region]`
      update invitations set expires_at = clock_timestamp() - interval '1 second' where id = ${id} and state = 'pending'`;
    invitation.overdue = true;
  },
  "half a day passes for somebody": async ({ directory }, { people }, choose) => {
    const person = choose(Object.values(people));
    await directory`update sessions set created_at = created_at - interval '13 hours' where user_id = ${person.userId}`;
    for (const session of person.sessions) session.fresh = false;
  },
  "somebody signs in": async (connections, { people }, choose) => {
    const all = Object.values(people);
    const out = all.filter(({ sessions }) => sessions.length === 0);
    await addSession(connections, choose([...out, ...out, ...out, ...all]));
  },
  "a changed name is copied": async (_, { people, organizations }, choose) => {
    const person = choose(Object.values(people));
    await performJob("profile.copy", { database: "directory" }, { userId: person.userId });
    if (person.name === null) return;
    for (const { members } of Object.values(organizations)) {
      const member = members[person.userId];
      if (member) Object.assign(member, { name: person.name });
    }
  },
};
