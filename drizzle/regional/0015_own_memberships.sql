-- By hand: what every page asks each region, in one statement: the organizations somebody is a member of. It sets the person
-- as the doors do where no account is set, so row-level security shows their own rows and no other.
create function app.own_memberships(person uuid)
returns table (id uuid, slug text, name text, role text, plan text, "memberCount" integer, "openInvitations" integer)
language plpgsql volatile rows 10 as $$
begin
  perform set_config('app.user_id', person::text, true);
  return query
    select o.account_id, o.slug, o.name, m.role, o.plan, o.seats_used, o.seats_reserved
      from public.memberships m
      join public.organizations o on o.account_id = m.account_id
      join public.accounts a on a.account_id = m.account_id and a.state = 'active'
      where m.user_id = person
      order by o.name;
end $$;

revoke execute on function app.own_memberships(uuid) from public;
grant execute on function app.own_memberships(uuid) to guildhall_app;
