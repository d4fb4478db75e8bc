/** What it means when a team's last admin goes (PRODUCT 3.6). */
export function RunByTheOwner({ team, owner, person }: { team: string; owner: string; person: string }) {
  return (
    <p>
      {person} is the last team admin here. {team} will be run by the owner, {owner}, until somebody else becomes team admin.
    </p>
  );
}
