import type postgres from "postgres";
import { regions } from "#lib/regions.ts";
import type { OwnerConnections } from "../databases.ts";
import type { Organization, Person } from "./world.ts";

/** The organizations of these ids as the databases have them, without those that were dismissed, and how many audit rows each has. */
export async function readOrganizations(connections: OwnerConnections, accountIds: readonly string[]) {
  const rows = (await Promise.all(regions.map((region) => readRegion(connections[region], accountIds)))).flat();
  return {
    organizations: Object.fromEntries(rows.map(({ organization }) => [organization.accountId, organization])),
    auditRows: Object.fromEntries(rows.map(({ organization, audit_rows }) => [organization.accountId, audit_rows])),
  };
}

/** What the directory has of people; of their sessions only the ids. */
export type ReadPerson = Omit<Person, "sessions" | "verified"> & { sessionIds: string[] };

export async function readPeople({ directory }: OwnerConnections, userIds: readonly string[]): Promise<Record<string, ReadPerson>> {
  const rows = await directory<{ person: ReadPerson }[]>`
    select json_build_object('userId', u.id, 'email', u.email, 'name', u.name, 'personalRegion', p.region,
      'sessionIds', (select coalesce(json_agg(s.id order by s.id), '[]') from sessions s where s.user_id = u.id)) as person
    from users u left join personal_account_directory p on p.user_id = u.id where u.id in ${directory(userIds)}`;
  return Object.fromEntries(rows.map(({ person }) => [person.userId, person]));
}

type OrganizationRow = { organization: Organization; audit_rows: number };

function readRegion(region: postgres.Sql, accountIds: readonly string[]): Promise<OrganizationRow[]> {
  return region<OrganizationRow[]>`
    select json_build_object(
      'accountId', o.account_id, 'slug', o.slug, 'region', a.region, 'dismissed', false, 'ownerUserId', o.owner_user_id,
      'profile', json_build_object('name', o.name, 'legalName', o.legal_name, 'alertingEmail', o.alerting_email,
        'invoicingEmail', o.invoicing_email, 'country', o.country),
      'seatsPaid', o.seats_paid, 'seatsUsed', o.seats_used, 'seatsReserved', o.seats_reserved,
      'members', (select coalesce(json_object_agg(user_id, json_build_object('role', role, 'name', name, 'email', email) order by user_id), '{}')
        from memberships m where m.account_id = o.account_id),
      'teams', (select coalesce(json_object_agg(id, json_build_object('name', name, 'people',
          (select coalesce(json_object_agg(user_id, role), '{}') from team_memberships p
            where p.account_id = o.account_id and p.team_id = t.id)) order by created_at), '{}')
        from teams t where t.account_id = o.account_id),
      'invitations', (select coalesce(json_object_agg(id, json_build_object('email', email, 'role', role, 'state', state,
          'version', version, 'inviterUserId', inviter_user_id, 'acceptedByUserId', accepted_by_user_id,
          'overdue', expires_at <= clock_timestamp(), 'sentLately', sent_at > clock_timestamp() - interval '60 seconds',
          'teams', (select coalesce(json_object_agg(team_id, role), '{}') from invitation_teams g
            where g.account_id = o.account_id and g.invitation_id = i.id)) order by created_at, id), '{}')
        from invitations i where i.account_id = o.account_id),
      'batches', (select count(*) from invitation_batches b where b.account_id = o.account_id)) as organization, a.audit_head_number::int as audit_rows
    from organizations o join accounts a using (account_id)
    where a.state = 'active' and o.account_id in ${region(accountIds)}`;
}
