import { readRun } from "#local/addresses.ts";
import type { OwnerConnections } from "#local/databases.ts";
import { type Cast, createSession, sessionCookie } from "#local/fixtures.ts";
import type { Person } from "#local/cast.ts";

/** Gives Acme a past, through the same REST API as everybody's: events in the log, invitations in several states. */
export async function live(cast: Cast, connections: OwnerConnections): Promise<void> {
  const { slug, teams } = cast.acme;
  const address = addressIn(cast);
  const ask = async (person: Person, method: string, path: string, body: object) => {
    const token = await createSession(connections.directory, cast[person].userId);
    const answer = await fetch(new URL(`/api/v1/orgs/${slug}${path}`, readRun().addresses.app), {
      method,
      headers: { "content-type": "application/json", cookie: `${sessionCookie}=${token}` },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  };
  const invite = (person: Person, emails: string[], role: string, team: string) =>
    ask(person, "POST", "/invitations", { emails, role, teams: [{ teamId: teams[team], role: "member" }] });
  const changeRole = (person: Person, of: Person, role: string) => ask(person, "PATCH", `/members/${cast[of].userId}`, { role });

  await ask("olivia", "PATCH", "", {
    name: "Acme",
    legalName: "Acme Instruments Inc.",
    alertingEmail: "alerts@acme.example",
    invoicingEmail: "invoices@acme.example",
    country: "US",
  });
  await invite("mona", [address("pavel"), address("rosa")], "member", "My Team");
  await invite("adam", [address("theo")], "maintainer", "Data");
  await changeRole("adam", "kim", "maintainer");
  await changeRole("olivia", "kim", "member");
  await age(cast, connections);
}

/** Not everything happened just now: people joined weeks apart, an invitation ran out. */
async function age(cast: Cast, { us }: OwnerConnections): Promise<void> {
  const { accountId } = cast.acme;
  await us`
    update memberships set joined_at = now() - places.place * interval '24 days'
    from (select user_id, row_number() over (order by name) as place from memberships where account_id = ${accountId}) places
    where account_id = ${accountId} and memberships.user_id = places.user_id`;
  await us`
    update invitations set created_at = now() - interval '8 days', expires_at = now() - interval '1 day'
    where account_id = ${accountId} and email = ${addressIn(cast)("rosa")}`;
}

/** Of this cast alone, as mail to one address is limited. */
const addressIn = (cast: Cast) => (name: string) => cast.ines.email.replace("ines", name);
