-- By hand: definer functions. They answer with ids only; the caller then sets the account and reads the rows.

create function app.find_invitation(invitation_id uuid) returns uuid
language sql stable security definer set search_path = pg_catalog, pg_temp
return (select account_id from public.invitations where id = invitation_id);

-- Accounts with something to tidy, at most a thousand at a time.
create function app.due_accounts(kind text) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if kind = 'expiredInvitations' then
    return query select distinct account_id from public.invitations where state = 'pending' and expires_at <= now() limit 1000;
  else
    raise exception 'unknown kind of due accounts: %', kind using errcode = 'invalid_parameter_value';
  end if;
end $$;

-- Members of app.account_id whose name or address contains `term`, by name. Under row-level security the trigram
-- index is out of reach (`like` is not leakproof), so this filters by the account itself. Terms of under three
-- characters have no trigram and are refused: read those through the index by name.
create function app.search_members(
  term text, lim integer, after_sort_name text default null, after_user_id uuid default null, only_role text default null)
returns table (user_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  account uuid := app.account_id();
  pattern text := '%' || regexp_replace(lower(term), '([\\%_])', '\\\1', 'g') || '%';
begin
  if char_length(term) < 3 then
    raise exception 'a search term has at least three characters' using errcode = 'invalid_parameter_value';
  end if;
  return query select m.user_id from public.memberships m
    where m.account_id = account and m.search like pattern
      and (only_role is null or m.role = only_role)
      and (after_sort_name is null or (m.sort_name, m.user_id) > (after_sort_name, after_user_id))
    order by m.sort_name, m.user_id
    limit least(lim, 200);
end $$;

grant execute on function app.find_invitation(uuid), app.due_accounts(text), app.search_members(text, integer, text, uuid, text) to guildhall_app;
