-- By hand: the same answer, each organization read as the doors read it, with its account set. With none set, row-level
-- security asked app.user_is_of of every organization and account that the planner came by: three quarters of the time.
-- None stays set.
create or replace function app.own_memberships(person uuid)
returns table (id uuid, slug text, name text, role text, plan text, "memberCount" integer, "openInvitations" integer)
language plpgsql volatile rows 10 as $$
declare
  own uuid[];
  account uuid;
begin
  perform set_config('app.user_id', person::text, true);
  own := array(select m.account_id from public.memberships m where m.user_id = person);
  foreach account in array own loop
    perform set_config('app.account_id', account::text, true);
    return query
      select o.account_id, o.slug, o.name, m.role, o.plan, o.seats_used, o.seats_reserved
        from public.memberships m
        join public.organizations o on o.account_id = m.account_id
        join public.accounts a on a.account_id = m.account_id and a.state = 'active'
        where m.account_id = account and m.user_id = person;
  end loop;
  perform set_config('app.account_id', '', true);
end $$;
