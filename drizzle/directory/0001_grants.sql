-- By hand: what drizzle-kit cannot write. Constraints, immutability and grants of the directory.
-- No row-level security here: the directory holds people and addresses of accounts, nothing a tenant owns.

alter default privileges revoke execute on functions from public;

create schema app;
grant usage on schema app, drizzle to guildhall_app;
grant usage on schema drizzle to guildhall_jobs;
grant select on all tables in schema drizzle to guildhall_app, guildhall_jobs;

revoke all on schema public from public;
grant usage on schema public to guildhall_app;

alter table users
  add constraint users_state check (state in ('active', 'leaving')),
  add constraint users_email_canonical check (email = lower(email) and email ~ '^[!-~]+@[!-~]+$' and length(email) <= 254);
alter table mail_sends add constraint mail_sends_kind check (kind in ('signIn', 'invitation'));
alter table personal_account_directory
  add constraint personal_account_directory_region check (region in ('us', 'eu')),
  add constraint personal_account_directory_state check (state in ('creating', 'active'));
alter table organization_directory
  add constraint organization_directory_region check (region in ('us', 'eu')),
  add constraint organization_directory_state check (state in ('creating', 'active', 'retired')),
  add constraint organization_directory_slug check (slug ~ '^[a-z0-9-]{3,40}$');

-- PRODUCT 5.2 and 5.3: a region never changes, a slug never changes and is never used again.
create function app.keep_account_place() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.region <> old.region then
    raise exception 'the region of an account never changes' using errcode = 'check_violation';
  end if;
  if to_jsonb(new) - 'state' <> to_jsonb(old) - 'state' then
    raise exception 'only the state of a directory entry changes' using errcode = 'check_violation';
  end if;
  if old.state = 'retired' and new.state <> 'retired' then
    raise exception 'a retired slug is never used again' using errcode = 'check_violation';
  end if;
  return new;
end $$;

create trigger keep_account_place before update on organization_directory for each row execute function app.keep_account_place();
create trigger keep_account_place before update on personal_account_directory for each row execute function app.keep_account_place();

create function app.keep_slug() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'a slug that was in use is retired, not removed' using errcode = 'check_violation';
end $$;

create trigger keep_slug before delete on organization_directory for each row when (old.state <> 'creating') execute function app.keep_slug();

grant select, insert, delete on users to guildhall_app;
grant update (email, email_verified_at, name, state) on users to guildhall_app;
grant select, insert, delete on sign_in_methods, sign_in_tokens to guildhall_app;
grant select, insert, delete on sessions to guildhall_app;
grant update (last_seen_at, expires_at) on sessions to guildhall_app;
grant select, insert on security_events to guildhall_app;
grant select, insert, delete on mail_sends to guildhall_app;
grant select, insert, delete on personal_account_directory, organization_directory to guildhall_app;
grant update (state) on personal_account_directory, organization_directory to guildhall_app;
