-- By hand: the audit chain. db/audit-chain.ts computes the same in TypeScript; a test holds the two together.
--
-- hash = hex(sha256(utf8(canonical))), and canonical is these fields in this order, each as
-- '<bytes of utf8>:<text>,' or '-,' when null:
--   account_id, number, id, at, actor_kind, actor_user_id, actor_name, event, target_id, target_name,
--   client_address, details_hash, previous_hash
-- uuids in lower case with hyphens; `at` in UTC as 2026-11-22T17:44:36.123456Z; details_hash is
-- hex(sha256(utf8(details))), '' when the row never had details; previous_hash is '' for number 1.

create function app.audit_field(value text) returns text language sql immutable set search_path = pg_catalog, pg_temp as $$
  select coalesce(octet_length(convert_to(value, 'UTF8')) || ':' || value || ',', '-,')
$$;

create function app.audit_hash(event public.audit_events) returns text language sql stable set search_path = pg_catalog, pg_temp as $$
  select encode(sha256(convert_to(concat(
    app.audit_field(event.account_id::text), app.audit_field(event.number::text), app.audit_field(event.id::text),
    app.audit_field(to_char(event.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
    app.audit_field(event.actor_kind), app.audit_field(event.actor_user_id::text), app.audit_field(event.actor_name),
    app.audit_field(event.event), app.audit_field(event.target_id::text), app.audit_field(event.target_name),
    app.audit_field(event.client_address), app.audit_field(event.details_hash), app.audit_field(event.previous_hash)
  ), 'UTF8')), 'hex')
$$;

create function app.details_hash(details text) returns text language sql immutable set search_path = pg_catalog, pg_temp as $$
  select coalesce(encode(sha256(convert_to(details, 'UTF8')), 'hex'), '')
$$;

-- Numbers, hashes and chains a row under the lock of the account's row. Within one statement the row before is
-- the last event; the head moves once at its end, or a thousand rows would write a thousand versions of it.
-- An event is never numbered from a last event below the head: a cut tail would close over.
create function app.chain_audit_event() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  last record;
begin
  select audit_head_number, audit_head_hash into new.number, new.previous_hash
    from public.accounts where account_id = new.account_id for no key update;
  if not found then
    raise exception 'no such account' using errcode = 'foreign_key_violation';
  end if;
  select number, hash into last from public.audit_events where account_id = new.account_id order by number desc limit 1;
  if last.number > new.number then
    new.number := last.number;
    new.previous_hash := last.hash;
  end if;
  new.number := new.number + 1;
  new.details_hash := app.details_hash(new.details);
  new.hash := app.audit_hash(new);
  return new;
end $$;
create trigger chain_audit_event before insert on audit_events for each row execute function app.chain_audit_event();

create function app.move_audit_head() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update public.accounts a set audit_head_number = l.number, audit_head_hash = l.hash
    from (select distinct on (account_id) account_id, number, hash from added order by account_id, number desc) l
    where a.account_id = l.account_id;
  return null;
end $$;
create trigger move_audit_head after insert on audit_events referencing new table as added
  for each statement execute function app.move_audit_head();

-- Recomputes the chain of app.account_id. `first_bad_number` is the first event that was edited, is missing or
-- lies beyond the head; null when all is well. Erased details (null under a hash) are no fault.
create function app.verify_audit(out ok boolean, out first_bad_number bigint, out head bigint, out events bigint)
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  account uuid := nullif(current_setting('app.account_id', true), '')::uuid;
  head_hash text;
  last_number bigint;
  last_hash text;
begin
  select audit_head_number, audit_head_hash into head, head_hash from public.accounts where account_id = account;
  if not found then
    raise exception 'app.account_id names no account' using errcode = 'no_data_found';
  end if;
  select count(*), coalesce(max(e.number), 0), coalesce((array_agg(e.hash order by e.number desc))[1], ''),
      min(case when e.number <> e.expected_number then e.expected_number
               when e.previous_hash <> e.expected_hash or e.hash <> e.computed_hash or e.details_differ then e.number end)
    into events, last_number, last_hash, first_bad_number
    from (
      select a.number, a.hash, a.previous_hash, app.audit_hash(a) as computed_hash,
          a.details is not null and a.details_hash <> app.details_hash(a.details) as details_differ,
          lag(a.number, 1, 0::bigint) over by_number + 1 as expected_number,
          lag(a.hash, 1, '') over by_number as expected_hash
        from public.audit_events a where a.account_id = account
        window by_number as (order by a.number)
    ) e;
  if first_bad_number is null and last_number <> head then
    first_bad_number := least(last_number, head) + 1;
  elsif first_bad_number is null and last_hash <> head_hash then
    first_bad_number := last_number;
  end if;
  ok := first_bad_number is null;
end $$;
