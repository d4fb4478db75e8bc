import { randomBytes } from "node:crypto";

/** How much there is of everything. Two teams are of `largeTeam` people: one has no project, the other has some. */
export type CrowdSize = {
  members: number;
  teams: number;
  largeTeam: number;
  projects: number;
  /** Roles of somebody's own in projects; a tenth of them in the first project. */
  grants: number;
  invitations: number;
  /** Rows of one list of invitations that was sent. */
  batchRows: number;
  auditEvents: number;
  denials: number;
};

type Kind = "user" | "team" | "project" | "projectRole" | "invitation" | "batch" | "event";
export type IdOf = (kind: Kind, n: number | string) => string;

/** Statements for every kind of row of an account but its people in the directory, in an order that their keys allow. */
export function rowsOf(idOf: IdOf, domain: string, accountId: string, owner: string, size: CrowdSize): string[] {
  return [
    membershipsSql(idOf, domain, accountId, size),
    ...teamsSql(idOf, accountId, size),
    ...projectsSql(idOf, accountId, size),
    ...invitationsSql(idOf, domain, accountId, owner, size),
    ...batchSql(idOf, accountId, owner, size),
    auditSql(idOf, accountId, owner, size),
    denialsSql(idOf, accountId, size),
  ];
}

const kinds: Record<Kind, string> = {
  user: "001",
  team: "002",
  project: "003",
  projectRole: "004",
  invitation: "005",
  batch: "006",
  event: "007",
};

/** UUIDs of version 7 as an expression of n, the same in every database; they sort as n does, the last is of now. */
export function idsOf({ members, auditEvents }: CrowdSize): IdOf {
  const first = Date.now() - Math.max(members, auditEvents);
  const tail = randomBytes(8).toString("hex").slice(0, 15);
  return (kind, n) => `(lpad(to_hex(${first} + (${n})), 12, '0') || '7${kinds[kind]}8${tail}')::uuid`;
}

const firstNames =
  "Ada Bela Chen Dana Emil Fatima Goran Hana Ivo Jana Kofi Lena Marek Nora Otto Priya Quinn Rosa Sven Tomo Uma Vera Wanda Ximena Yusuf Zoe".split(
    " ",
  );
const lastNames =
  "Abe Berg Costa Dahl Ekwueme Farah Gruber Hansen Ito Jansen Kowalska Lindqvist Moreau Novak Okafor Petrov Quist Rossi Silva Tanaka Ueda Vogel Weiss Xu Yilmaz Zamora".split(
    " ",
  );

function nameSql(n: string): string {
  const list = (names: string[]) => `array['${names.join("','")}']`;
  return `(${list(firstNames)})[1 + (${n}) * 7 % ${firstNames.length}] || ' ' || (${list(lastNames)})[1 + (${n}) / ${firstNames.length} % ${lastNames.length}]`;
}

function emailSql(domain: string, n: string): string {
  return `'member-' || (${n}) || '@${domain}'`;
}

export function usersSql(idOf: IdOf, domain: string, { members }: CrowdSize): string {
  return `insert into users (id, email, name, email_verified_at)
    select ${idOf("user", "n")}, ${emailSql(domain, "n")}, ${nameSql("n")}, now() from generate_series(1, ${members}) n`;
}

/** One in 5,000 administers, one in 250 maintains, one in 5,000 does the billing. */
function membershipsSql(idOf: IdOf, domain: string, accountId: string, { members }: CrowdSize): string {
  return `insert into memberships (account_id, user_id, role, name, email, joined_at)
    select '${accountId}', ${idOf("user", "n")},
      case when n % 5000 = 7 then 'admin' when n % 250 = 3 then 'maintainer' when n % 5000 = 11 then 'billing' else 'member' end,
      ${nameSql("n")}, ${emailSql(domain, "n")}, now() - (${members} - n) * interval '1 minute'
    from generate_series(1, ${members}) n`;
}

/** Everybody is in one team, every tenth in another as well; every 97th place is a team admin's. */
function teamsSql(idOf: IdOf, accountId: string, { members, teams, largeTeam }: CrowdSize): string[] {
  const role = "case when n % 97 = 5 then 'admin' else 'member' end";
  const home = `case when n <= ${largeTeam} then 1 when n <= ${2 * largeTeam} then 2 else 3 + n % ${teams - 2} end`;
  return [
    `insert into teams (account_id, id, name) select '${accountId}', ${idOf("team", "n")}, 'Team ' || lpad(n::text, 3, '0') from generate_series(1, ${teams}) n`,
    `insert into team_memberships (account_id, team_id, user_id, role)
      select '${accountId}', ${idOf("team", home)}, ${idOf("user", "n")}, ${role} from generate_series(1, ${members}) n`,
    `insert into team_memberships (account_id, team_id, user_id, role)
      select '${accountId}', ${idOf("team", `3 + n / 10 % ${teams - 2}`)}, ${idOf("user", "n")}, 'member'
      from generate_series(10, ${members}, 10) n on conflict do nothing`,
  ];
}

/** Every tenth project is the second team's, the first among them; that team has the custom roles. */
function projectsSql(idOf: IdOf, accountId: string, { members, teams, projects, grants }: CrowdSize): string[] {
  const team = `case when n % 10 = 1 then 2 else 3 + n % ${teams - 2} end`;
  const first = Math.min(Math.ceil(grants / 10), members);
  return [
    `insert into project_roles (account_id, id, team_id, name, permissions)
      select '${accountId}', ${idOf("projectRole", "n")}, ${idOf("team", 2)}, 'Role ' || lpad(n::text, 2, '0'), array['project.view', 'projectKey.view']
      from generate_series(1, 20) n`,
    `insert into projects (account_id, id, team_id, name)
      select '${accountId}', ${idOf("project", "n")}, ${idOf("team", team)}, 'Project ' || lpad(n::text, 4, '0') from generate_series(1, ${projects}) n`,
    `insert into project_grants (account_id, project_id, user_id, team_id, role, project_role_id)
      select '${accountId}', ${idOf("project", 1)}, ${idOf("user", `${members} + 1 - n`)}, ${idOf("team", 2)}, 'custom', ${idOf("projectRole", "1 + n % 20")}
      from generate_series(1, ${first}) n`,
    `insert into project_grants (account_id, project_id, user_id, team_id, role)
      select p.account_id, p.id, ${idOf("user", `1 + n % ${members}`)}, p.team_id, (array['editor', 'read-only', 'forbidden'])[1 + n % 3]
      from generate_series(${first + 1}, ${grants}) n join projects p on p.account_id = '${accountId}' and p.id = ${idOf("project", `1 + n % ${projects}`)}
      on conflict do nothing`,
  ];
}

/** In all states alike; of the pending ones every fifth is past its time. */
function invitationsSql(
  idOf: IdOf,
  domain: string,
  accountId: string,
  inviter: string,
  { members, teams, invitations }: CrowdSize,
): string[] {
  const state = "(array['pending', 'accepted', 'declined', 'cancelled', 'expired', 'draft'])[1 + n % 6]";
  const member = `1 + n % ${members}`;
  return [
    `insert into invitations (account_id, id, email, role, state, inviter_user_id, inviter_name, mail_state, created_at, sent_at, expires_at, closed_at, accepted_by_user_id)
      select '${accountId}', ${idOf("invitation", "n")}, case when state = 'accepted' then ${emailSql(domain, member)} else 'guest-' || n || '@${domain}' end,
        'member', state, '${inviter}', 'Somebody', 'sent', now() - (${invitations} - n) * interval '1 minute', now() - (${invitations} - n) * interval '1 minute',
        now() + case when n % 5 = 0 or state = 'expired' then -1 else 6 end * interval '1 day',
        case when state in ('draft', 'pending') then null else now() end, case when state = 'accepted' then ${idOf("user", member)} end
      from generate_series(1, ${invitations}) n, lateral (select ${state} as state) s`,
    `insert into invitation_teams (account_id, invitation_id, team_id, role)
      select '${accountId}', ${idOf("invitation", "n")}, ${idOf("team", `1 + n % ${teams}`)}, 'member' from generate_series(1, ${invitations}) n`,
  ];
}

function batchSql(idOf: IdOf, accountId: string, maker: string, { batchRows }: CrowdSize): string[] {
  const refused = Math.floor(batchRows / 2);
  return [
    `insert into invitation_batches (account_id, id, made_by, total, invited, refused, finished_at)
      values ('${accountId}', ${idOf("batch", 1)}, '${maker}', ${batchRows}, ${batchRows - refused}, ${refused}, now())`,
    `insert into invitation_batch_rows (account_id, batch_id, position, email, name, role, teams, note, outcome, verdict, reason)
      select '${accountId}', ${idOf("batch", 1)}, n, 'row-' || n || '@', '', 'member', '[]', '',
        case when n <= ${refused} then 'refused' else 'invited' end, case when n <= ${refused} then 'badAddress' end,
        case when n <= ${refused} then 'This is not an e-mail address.' end
      from generate_series(1, ${batchRows}) n`,
  ];
}

function auditSql(idOf: IdOf, accountId: string, owner: string, { members, auditEvents }: CrowdSize): string {
  return `insert into audit_events (account_id, id, at, actor_kind, actor_user_id, actor_name, event, target_id, target_name, client_address, details)
    select '${accountId}', ${idOf("event", "n")}, now() - (${auditEvents} - n) * interval '1 second', 'user', '${owner}', ${nameSql("1 + n % 200")},
      (array['member.joined', 'member.roleChanged', 'invitation.created', 'team.memberAdded', 'member.removed'])[1 + n % 5],
      ${idOf("user", `1 + n % ${members}`)}, ${nameSql(`1 + n % ${members}`)}, '203.0.113.7', '{"from":"member","to":"maintainer"}'
    from generate_series(1, ${auditEvents}) n order by n`;
}

function denialsSql(idOf: IdOf, accountId: string, { denials }: CrowdSize): string {
  return `insert into denials (account_id, user_id, user_name, permission, target, hour, reason)
    select '${accountId}', ${idOf("user", "1 + n % 10")}, ${nameSql("1 + n % 10")}, 'member.remove', '', date_trunc('hour', now()) - n * interval '1 hour', 'They outrank you.'
    from generate_series(1, ${denials}) n`;
}
