-- By hand: the first question of every door to an organization, in one statement: it sets the account for the transaction,
-- takes the account's lock for a write, and answers who somebody is there, or nothing. Volatile on purpose: each statement in
-- it sees what is committed by then, so the membership is as it is under the lock, not as it was before the wait.
-- The caller's own rights: row-level security reads the account that was set.
create function app.enter(account uuid, person uuid, to_write boolean)
returns table (role text, name text, email text, slug text, region text, team_roles jsonb)
language plpgsql volatile rows 1 as $$
begin
  perform set_config('app.account_id', account::text, true);
  if to_write then
    perform from public.accounts a where a.account_id = account for no key update;
  end if;
  return query
    select m.role, m.name, m.email, o.slug, a.region, coalesce((
        select jsonb_object_agg(t.team_id, t.role) from public.team_memberships t where t.account_id = account and t.user_id = person), '{}')
      from public.memberships m
      join public.organizations o on o.account_id = m.account_id
      join public.accounts a on a.account_id = m.account_id
      where m.account_id = account and m.user_id = person and a.state = 'active';
end $$;

grant execute on function app.enter(uuid, uuid, boolean) to guildhall_app;
