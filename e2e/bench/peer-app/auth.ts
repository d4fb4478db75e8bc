import NextAuth from "next-auth";
import { sessions } from "./database.ts";

/** Auth.js with sessions in the database, as ours are: one query finds the session and whose it is. */
export const { auth } = NextAuth({
  session: { strategy: "database" },
  providers: [],
  trustHost: true,
  adapter: {
    async getSessionAndUser(sessionToken: string) {
      const [row] = await sessions<{ userId: string; expires: Date; email: string; name: string }[]>`
        select s.user_id as "userId", s.expires, u.email, u.name
        from peer_sessions s join users u on u.id = s.user_id where s.session_token = ${sessionToken}`;
      if (!row) return null;
      const { userId, expires, email, name } = row;
      return { session: { sessionToken, userId, expires }, user: { id: userId, email, name, emailVerified: null } };
    },
    createUser: nobody,
    getUser: nobody,
    getUserByEmail: nobody,
    getUserByAccount: nobody,
    updateUser: nobody,
    linkAccount: nobody,
    createSession: nobody,
    updateSession: nobody,
    deleteSession: nobody,
  },
});

/** Auth.js asks for these; nobody signs in here, as the bench has made the session itself. */
function nobody(): never {
  throw new Error("Nobody signs in here");
}
