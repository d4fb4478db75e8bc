-- By hand: the second wall. One setting decides, `app.account_id`, set per transaction by the door.
-- After a commit a setting is '', not null, hence the nullif. No table has FORCE: the owner's definer
-- functions and the foreign keys' own checks see every row.

revoke all on schema public from public;
grant usage on schema public, app, drizzle to guildhall_app;
grant usage on schema drizzle to guildhall_jobs, guildhall_gateway;
grant select on all tables in schema drizzle to guildhall_app, guildhall_jobs, guildhall_gateway;

create function app.account_id() returns uuid language sql stable
  return nullif(current_setting('app.account_id', true), '')::uuid;
create function app.user_id() returns uuid language sql stable
  return nullif(current_setting('app.user_id', true), '')::uuid;
create function app.user_email() returns text language sql stable
  return nullif(current_setting('app.user_email', true), '');
grant execute on function app.account_id(), app.user_id(), app.user_email() to guildhall_app;

alter table accounts enable row level security;
alter table organizations enable row level security;
alter table memberships enable row level security;
alter table teams enable row level security;
alter table team_memberships enable row level security;
alter table invitations enable row level security;
alter table invitation_teams enable row level security;
alter table invitation_mail_days enable row level security;
alter table audit_events enable row level security;
alter table denials enable row level security;

create policy of_account on accounts to guildhall_app using (account_id = app.account_id()) with check (account_id = app.account_id());
create policy of_account on organizations to guildhall_app using (account_id = app.account_id()) with check (account_id = app.account_id());
create policy of_account on memberships to guildhall_app using (account_id = app.account_id()) with check (account_id = app.account_id());
create policy of_account on teams to guildhall_app using (account_id = app.account_id()) with check (account_id = app.account_id());
create policy of_account on team_memberships to guildhall_app using (account_id = app.account_id()) with check (account_id = app.account_id());
create policy of_account on invitations to guildhall_app using (account_id = app.account_id()) with check (account_id = app.account_id());
create policy of_account on invitation_teams to guildhall_app using (account_id = app.account_id()) with check (account_id = app.account_id());
create policy of_account on invitation_mail_days to guildhall_app using (account_id = app.account_id()) with check (account_id = app.account_id());
create policy of_account on audit_events to guildhall_app using (account_id = app.account_id()) with check (account_id = app.account_id());
create policy of_account on denials to guildhall_app using (account_id = app.account_id()) with check (account_id = app.account_id());

-- Policies are OR-ed, so what a person may read without an account says itself that none is set.
create policy own_memberships on memberships for select to guildhall_app
  using (app.account_id() is null and user_id = app.user_id());
create policy invitations_to_oneself on invitations for select to guildhall_app
  using (app.account_id() is null and state = 'pending' and email = app.user_email());
create policy own_organizations on organizations for select to guildhall_app
  using (app.account_id() is null and (
    exists (select from memberships m where m.account_id = organizations.account_id and m.user_id = app.user_id())
    or exists (select from invitations i where i.account_id = organizations.account_id and i.state = 'pending' and i.email = app.user_email())));
create policy own_accounts on accounts for select to guildhall_app
  using (app.account_id() is null and (
    exists (select from memberships m where m.account_id = accounts.account_id and m.user_id = app.user_id())
    or exists (select from invitations i where i.account_id = accounts.account_id and i.state = 'pending' and i.email = app.user_email())));

-- What is not named here no runtime role may change: region, slug, heads, versions, counters, keys.
grant select, insert on accounts to guildhall_app;
grant update (holder_name, holder_email, state) on accounts to guildhall_app;
grant select, insert on organizations to guildhall_app;
grant update (name, legal_name, alerting_email, invoicing_email, country, plan, owner_user_id, seats_paid) on organizations to guildhall_app;
grant select, insert, delete on memberships to guildhall_app;
grant update (role, name, email) on memberships to guildhall_app;
grant select, insert, delete on teams to guildhall_app;
grant update (name) on teams to guildhall_app;
grant select, insert, delete on team_memberships to guildhall_app;
grant update (role) on team_memberships to guildhall_app;
grant select, insert, delete on invitations to guildhall_app;
grant update (name, role, note, state, version, inviter_user_id, inviter_name, mail_state, sent_at, expires_at, closed_at, accepted_by_user_id)
  on invitations to guildhall_app;
grant select, insert, delete on invitation_teams to guildhall_app;
grant update (role) on invitation_teams to guildhall_app;
grant select, insert, delete on invitation_mail_days to guildhall_app;
grant update (count) on invitation_mail_days to guildhall_app;
grant select, insert on audit_events to guildhall_app;
grant select, insert on denials to guildhall_app;
grant update (count) on denials to guildhall_app;
grant execute on function app.verify_audit(), app.audit_hash(public.audit_events), app.audit_field(text), app.details_hash(text) to guildhall_app;
