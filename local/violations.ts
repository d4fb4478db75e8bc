import type postgres from "postgres";

export type Violation = { invariant: string; account_id: string };

/**
 * Every broken invariant of one region, for one account or for all; an empty list is what each test of a race
 * expects. Asked as guildhall_owner, whom row-level security does not bind.
 */
export async function violations(region: postgres.Sql, accountId: string | null = null): Promise<Violation[]> {
  return region.begin("isolation level repeatable read", async (tx) => {
    const found = await tx<Violation[]>`
      with broken as (${tx.unsafe(brokenRows)})
      select invariant, account_id from broken where ${accountId}::uuid is null or account_id = ${accountId}::uuid`;
    // The log of an organization that was dismissed is erased.
    const accounts = await tx<{ account_id: string }[]>`
      select account_id from accounts
        where state = 'active' and (${accountId}::uuid is null or account_id = ${accountId}::uuid)`;
    for (const { account_id } of accounts) {
      await tx`select set_config('app.account_id', ${account_id}, true)`;
      const [verdict] = await tx<{ ok: boolean }[]>`select ok from app.verify_audit()`;
      if (!verdict?.ok) found.push({ invariant: "the audit chain is whole", account_id });
    }
    return found;
  });
}

const brokenRows = `
select 'exactly one owner, who is the organization''s owner' as invariant, o.account_id from organizations o
  where (select array_agg(m.user_id) from memberships m where m.account_id = o.account_id and m.role = 'owner')
    is distinct from array[o.owner_user_id]
union all
select 'seats used equal the members', o.account_id from organizations o
  where o.seats_used <> (select count(*) from memberships m where m.account_id = o.account_id)
union all
select 'seats reserved equal the pending invitations', o.account_id from organizations o
  where o.seats_reserved <> (select count(*) from invitations i where i.account_id = o.account_id and i.state = 'pending')
union all
select 'no more seats than paid', o.account_id from organizations o
  where o.plan <> 'lapsed' and o.seats_used + o.seats_reserved > o.seats_paid
union all
select 'every member is in a team', m.account_id from memberships m
  where not exists (select from team_memberships t where t.account_id = m.account_id and t.user_id = m.user_id)
union all
select 'every organization has a team', o.account_id from organizations o
  where not exists (select from teams t where t.account_id = o.account_id)
union all
select 'a custom role is of the project''s team', g.account_id from project_grants g
  join projects p on (p.account_id, p.id) = (g.account_id, g.project_id)
  left join project_roles r on (r.account_id, r.id) = (g.account_id, g.project_role_id)
  where g.team_id <> p.team_id or (g.role = 'custom') <> (r.id is not null) or r.team_id <> p.team_id
union all
select 'a project role is a member''s', g.account_id from project_grants g
  where not exists (select from memberships m where (m.account_id, m.user_id) = (g.account_id, g.user_id))
union all
select 'a project is in a team', p.account_id from projects p
  where not exists (select from teams t where (t.account_id, t.id) = (p.account_id, p.team_id))
union all
select 'one pending invitation per address', i.account_id from invitations i
  where i.state = 'pending' group by i.account_id, i.email having count(*) > 1
union all
select 'an accepted invitation names its member, another names none', i.account_id from invitations i
  where (i.state = 'accepted') <> (i.accepted_by_user_id is not null)
union all
select 'a closed invitation says when', i.account_id from invitations i
  where (i.state in ('draft', 'pending')) <> (i.closed_at is null)
union all
select 'a pending invitation is of someone who may still send it', i.account_id from invitations i
  where i.state = 'pending' and not exists (
    select from memberships m where m.account_id = i.account_id and m.user_id = i.inviter_user_id
      and (m.role in ('owner', 'admin') or m.role = 'maintainer' and i.role in ('maintainer', 'member')))
union all
select 'a batch counts what became of its rows', b.account_id from invitation_batches b
  where array[b.total, b.invited, b.refused] is distinct from (
    select array[count(*), count(*) filter (where r.outcome = 'invited'), count(*) filter (where r.outcome = 'refused')]::int[]
    from invitation_batch_rows r where r.account_id = b.account_id and r.batch_id = b.id)
union all
select 'of a dismissed organization only the tombstone is left', a.account_id from accounts a
  where a.state = 'dismissed' and (a.dismissed_at is null
    or exists (select from organizations o where o.account_id = a.account_id)
    or exists (select from denials d where d.account_id = a.account_id)
    or exists (select from projects p where p.account_id = a.account_id)
    or exists (select from audit_events e where e.account_id = a.account_id))
union all
select 'an organization lives in the region its account names', a.account_id from accounts a
  where 'guildhall_' || a.region <> current_database()`;
