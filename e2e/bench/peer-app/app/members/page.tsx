import { asc, eq } from "drizzle-orm";
import { redirect } from "next/navigation";
import { auth } from "../../auth.ts";
import { accountId, database, memberships } from "../../database.ts";

/** The members page as a tutorial has it: whoever is signed in sees the rows; no roles, no decisions, no shell. */
export default async function Members() {
  const session = await auth();
  if (!session) redirect("/api/auth/signin");
  const rows = await database
    .select()
    .from(memberships)
    .where(eq(memberships.accountId, accountId))
    .orderBy(asc(memberships.sortName), asc(memberships.userId))
    .limit(50);

  return (
    <main>
      <h1>Members</h1>
      <table>
        <thead>
          <tr>
            <th>Person</th>
            <th>Role</th>
            <th>Joined</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ userId, name, email, role, joinedAt }) => (
            <tr key={userId}>
              <td>
                {name} {email}
              </td>
              <td>{role}</td>
              <td>{joinedAt.toISOString()}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  );
}
