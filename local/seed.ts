import type { OwnerConnections } from "./databases.ts";
import { cast, people, type Person } from "./cast.ts";
import { createCast } from "./fixtures.ts";
import { createProject } from "./project-fixtures.ts";

/** Writes the cast once; a database that knows Acme is left as it is. True when something was written. */
export async function seed(connections: OwnerConnections): Promise<boolean> {
  const [known] = await connections.directory`select 1 from organization_directory where slug = 'acme'`;
  if (known) return false;
  const made = await createCast(connections);
  await createProject(connections, made, "acme");
  await createProject(connections, made, "globex");
  return true;
}

/** Who a start prints a sign-in link for, and what they are. */
export const seededPeople: { email: string; who: string }[] = people.map((person) => ({
  email: `${person}@${cast[person].domain}`,
  who: describePerson(person),
}));

function describePerson(person: Person): string {
  const descriptions: Record<Person, string> = {
    olivia: "owns Acme",
    adam: "administers Acme",
    anna: "administers Acme, in team Data",
    mona: "maintains Acme",
    milo: "is a member of Acme",
    tara: "is a member of Acme and runs team Data",
    bella: "does Acme's billing",
    kim: "in Acme and Globex",
    gus: "owns Globex (EU)",
    nina: "belongs nowhere",
    uri: "has no verified address",
    remy: "was removed from Acme",
  };
  return `${cast[person].name.split(" ")[0]} ${descriptions[person]}`;
}
