-- By hand: how a personal account ends (PRODUCT 4.3). Unlike an organization it leaves no tombstone: no slug to keep.

-- Erases up to `chunk` rows of the personal account app.account_id, which must be marked dismissing, and answers
-- whether nothing is left of it.
create function app.erase_personal_account(chunk integer) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  account uuid := app.account_id();
  erased integer;
begin
  perform from public.accounts where account_id = account and kind = 'personal' and state = 'dismissing' for no key update;
  if not found then
    return true;
  end if;
  delete from public.denials where ctid = any (array(select ctid from public.denials where account_id = account limit chunk));
  get diagnostics erased = row_count;
  if erased > 0 then return false; end if;
  delete from public.audit_events where ctid = any (array(select ctid from public.audit_events where account_id = account limit chunk));
  get diagnostics erased = row_count;
  if erased > 0 then return false; end if;
  delete from public.accounts where account_id = account;
  return true;
end $$;

revoke all on function app.erase_personal_account(integer) from public;
grant execute on function app.erase_personal_account(integer) to guildhall_app;
