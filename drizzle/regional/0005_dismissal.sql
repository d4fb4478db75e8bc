-- By hand: how an organization ends (PRODUCT 5.13). What stays is a tombstone: the account's row with its id, its
-- dates and the last hash of its audit log; the directory keeps the retired slug.

alter table accounts
  drop constraint accounts_state,
  add constraint accounts_state check (state in ('active', 'dismissing', 'dismissed')),
  add column dismissed_at timestamptz;

-- Erases up to `chunk` rows of the organization app.account_id, which must be marked dismissing, and answers whether
-- nothing is left. A refused write may count its denial a moment after the end: the tombstone is swept of it. The runtime role may not delete organizations, accounts or audit rows itself.
create function app.erase_organization(chunk integer) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  account uuid := app.account_id();
  erased integer;
begin
  perform from public.accounts where account_id = account and kind = 'organization' and state in ('dismissing', 'dismissed') for no key update;
  if not found then
    return true;
  end if;
  delete from public.denials where ctid = any (array(select ctid from public.denials where account_id = account limit chunk));
  get diagnostics erased = row_count;
  if erased > 0 then return false; end if;
  delete from public.audit_events where ctid = any (array(select ctid from public.audit_events where account_id = account limit chunk));
  get diagnostics erased = row_count;
  if erased > 0 then return false; end if;
  delete from public.invitations where ctid = any (array(select ctid from public.invitations where account_id = account limit chunk));
  get diagnostics erased = row_count;
  if erased > 0 then return false; end if;
  delete from public.memberships where ctid = any (
    array(select ctid from public.memberships where account_id = account and role <> 'owner' limit chunk));
  get diagnostics erased = row_count;
  if erased > 0 then return false; end if;
  delete from public.team_memberships where account_id = account;
  delete from public.teams where account_id = account;
  delete from public.invitation_mail_days where account_id = account;
  delete from public.memberships where account_id = account;
  delete from public.organizations where account_id = account;
  update public.accounts set state = 'dismissed', dismissed_at = now() where account_id = account and state = 'dismissing';
  return true;
end $$;

-- Accounts whose dismissal was begun or left a row behind, for the job that finishes it.
create or replace function app.due_accounts(kind text) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if kind = 'expiredInvitations' then
    return query select distinct account_id from public.invitations where state = 'pending' and expires_at <= now() limit 1000;
  elsif kind = 'dismissals' then
    return query select account_id from public.accounts a where state = 'dismissing' or state = 'dismissed'
      and exists (select from public.denials d where d.account_id = a.account_id) limit 1000;
  else
    raise exception 'unknown kind of due accounts: %', kind using errcode = 'invalid_parameter_value';
  end if;
end $$;

revoke all on function app.erase_organization(integer) from public;
grant execute on function app.erase_organization(integer) to guildhall_app;
