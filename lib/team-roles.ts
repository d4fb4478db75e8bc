/** A team by its name with a role in it, as people write them; neither need exist. */
export type TeamRoleText = { team: string; role: string };

/**
 * `Team A=admin;Team B=member` as a list (PRODUCT 6.1). Without `=` the role is empty, for the default. A `;`, `=` or `\`
 * that belongs to a name has a `\` before it.
 */
export function readTeamRoles(text: string): TeamRoleText[] {
  return pieces(text, ";").flatMap((piece) => {
    if (piece.trim() === "") return [];
    const parts = pieces(piece, "=");
    const role = parts.length > 1 ? (parts.pop() ?? "") : "";
    return [{ team: plain(parts.join("=")), role: plain(role) }];
  });
}

/** The same text again. */
export function writeTeamRoles(teams: readonly TeamRoleText[]): string {
  return teams.map(({ team, role }) => (role ? `${escaped(team)}=${escaped(role)}` : escaped(team))).join(";");
}

/** Parts between separators that no backslash stands before; what is escaped stays so. */
function pieces(text: string, separator: string): string[] {
  const found = [""];
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === separator) found.push("");
    else {
      const pair = letter === "\\" ? text.charAt(at + 1) : "";
      found[found.length - 1] += letter + pair;
      at += pair.length;
    }
  }
  return found;
}

function plain(text: string): string {
  return text.replace(/\\(.)/gs, "$1").trim();
}

function escaped(text: string): string {
  return text.replace(/[\\;=]/g, "\\$&");
}
