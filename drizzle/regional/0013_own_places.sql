-- By hand: what row-level security asks of organizations and accounts where none is set, as a function. Written out in the
-- policies, PostgreSQL prepares both questions for every statement that names these tables, also where an account is set and
-- neither is asked: half of the time of `app.enter`. The caller's own rights: it sees their own memberships and invitations.
create function app.user_is_of(account uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from public.memberships m where m.account_id = account and m.user_id = app.user_id())
    or exists (select from public.invitations i where i.account_id = account and i.state = 'pending' and i.email = app.user_email());
end $$;

revoke execute on function app.user_is_of(uuid) from public;
grant execute on function app.user_is_of(uuid) to guildhall_app;

alter policy own_organizations on organizations using (app.account_id() is null and app.user_is_of(account_id));
alter policy own_accounts on accounts using (app.account_id() is null and app.user_is_of(account_id));
