-- By hand: what drizzle-kit cannot write. Extensions, vocabularies, the owner, counters, versions.

alter default privileges revoke execute on functions from public;

create schema app;

create extension if not exists pg_trgm with schema public;
create extension if not exists btree_gin with schema public;

alter table accounts
  add constraint accounts_kind check (kind in ('personal', 'organization')),
  add constraint accounts_region check (region in ('us', 'eu')),
  add constraint accounts_state check (state in ('active', 'dismissing'));
alter table organizations
  add constraint organizations_plan check (plan in ('free', 'organization', 'lapsed')),
  add constraint organizations_slug check (slug ~ '^[a-z0-9-]{3,40}$');
alter table memberships add constraint memberships_role check (role in ('owner', 'admin', 'maintainer', 'member', 'billing'));
alter table team_memberships add constraint team_memberships_role check (role in ('admin', 'member'));
alter table invitations
  add constraint invitations_role check (role in ('admin', 'maintainer', 'member', 'billing')),
  add constraint invitations_state check (state in ('draft', 'pending', 'accepted', 'declined', 'cancelled', 'expired')),
  add constraint invitations_mail_state check (mail_state in ('queued', 'sent', 'limited', 'failed')),
  add constraint invitations_email_canonical check (email = lower(email) and email ~ '^[!-~]+@[!-~]+$' and length(email) <= 254);
alter table invitation_teams add constraint invitation_teams_role check (role in ('admin', 'member'));
alter table audit_events add constraint audit_events_actor_kind check (actor_kind in ('user', 'job'));

-- PRODUCT 2.1: exactly one owner, always a member. Decided at commit, so that a transfer may demote first.
alter table organizations add constraint organizations_owner_is_member
  foreign key (account_id, owner_user_id, owner_role) references memberships (account_id, user_id, role)
  deferrable initially deferred;

-- btree_gin puts the account first, so that one organization's search never reads another's entries.
create index memberships_search on memberships using gin (account_id, search gin_trgm_ops);

-- PRODUCT 5.2 and 5.3: neither region nor slug ever changes, whoever asks.
create function app.keep_region() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'the region of an account never changes' using errcode = 'check_violation';
end $$;
create trigger keep_region before update on accounts for each row
  when (new.region is distinct from old.region) execute function app.keep_region();

create function app.keep_slug() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'the slug of an organization never changes' using errcode = 'check_violation';
end $$;
create trigger keep_slug before update on organizations for each row
  when (new.slug is distinct from old.slug) execute function app.keep_slug();

-- Inserting needs no column grants (drizzle names every column), so what the database counts starts here.
create function app.start_account() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  new.authorization_version := 0;
  new.audit_head_number := 0;
  new.audit_head_hash := '';
  return new;
end $$;
create trigger start_account before insert on accounts for each row execute function app.start_account();

create function app.start_organization() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  new.seats_used := 0;
  new.seats_reserved := 0;
  return new;
end $$;
create trigger start_organization before insert on organizations for each row execute function app.start_organization();

-- Statement triggers: a bulk of a thousand rows moves each counter once.
create function app.memberships_added() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update public.organizations o set seats_used = o.seats_used + c.seats
    from (select account_id, count(*) as seats from changed group by account_id) c where o.account_id = c.account_id;
  update public.accounts set authorization_version = authorization_version + 1
    where account_id in (select account_id from changed);
  return null;
end $$;
create trigger memberships_added after insert on memberships referencing new table as changed
  for each statement execute function app.memberships_added();

create function app.memberships_removed() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update public.organizations o set seats_used = o.seats_used - c.seats
    from (select account_id, count(*) as seats from changed group by account_id) c where o.account_id = c.account_id;
  update public.accounts set authorization_version = authorization_version + 1
    where account_id in (select account_id from changed);
  return null;
end $$;
create trigger memberships_removed after delete on memberships referencing old table as changed
  for each statement execute function app.memberships_removed();

create function app.memberships_changed() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update public.accounts set authorization_version = authorization_version + 1
    where account_id in (
      select n.account_id from after_change n
        left join before_change o using (account_id, user_id)
        where o.role is distinct from n.role);
  return null;
end $$;
create trigger memberships_changed after update on memberships
  referencing old table as before_change new table as after_change
  for each statement execute function app.memberships_changed();

create function app.keep_keys() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'a row never moves to another account or person' using errcode = 'check_violation';
end $$;
create trigger keep_keys before update on memberships for each row
  when (new.account_id <> old.account_id or new.user_id <> old.user_id) execute function app.keep_keys();
create trigger keep_keys before update on invitations for each row
  when (new.account_id <> old.account_id or new.id <> old.id) execute function app.keep_keys();

-- A pending invitation reserves a seat (PRODUCT 5.6); closing one before adding its member never needs two.
create function app.invitations_added() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update public.organizations o set seats_reserved = o.seats_reserved + c.seats
    from (select account_id, count(*) as seats from changed where state = 'pending' group by account_id) c
    where o.account_id = c.account_id;
  return null;
end $$;
create trigger invitations_added after insert on invitations referencing new table as changed
  for each statement execute function app.invitations_added();

create function app.invitations_removed() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update public.organizations o set seats_reserved = o.seats_reserved - c.seats
    from (select account_id, count(*) as seats from changed where state = 'pending' group by account_id) c
    where o.account_id = c.account_id;
  return null;
end $$;
create trigger invitations_removed after delete on invitations referencing old table as changed
  for each statement execute function app.invitations_removed();

create function app.invitations_changed() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update public.organizations o set seats_reserved = o.seats_reserved + c.seats
    from (
      select account_id, sum(seat) as seats
        from (select account_id, 1 as seat from after_change where state = 'pending'
              union all select account_id, -1 from before_change where state = 'pending') s
        group by account_id having sum(seat) <> 0) c
    where o.account_id = c.account_id;
  return null;
end $$;
create trigger invitations_changed after update on invitations
  referencing old table as before_change new table as after_change
  for each statement execute function app.invitations_changed();
