-- By hand: the same hashes, a tenth of the time. A body that is parsed when it is made needs no search_path, and so can be
-- read into the statement that calls it; before, every field of every event was a call of its own. Stable, as convert_to is.

create or replace function app.audit_field(value text) returns text language sql stable
  return coalesce(octet_length(convert_to(value, 'UTF8')) || ':' || value || ',', '-,');

create or replace function app.audit_hash(event public.audit_events) returns text language sql stable
  return encode(sha256(convert_to(concat(
    app.audit_field(event.account_id::text), app.audit_field(event.number::text), app.audit_field(event.id::text),
    app.audit_field(to_char(event.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
    app.audit_field(event.actor_kind), app.audit_field(event.actor_user_id::text), app.audit_field(event.actor_name),
    app.audit_field(event.event), app.audit_field(event.target_id::text), app.audit_field(event.target_name),
    app.audit_field(event.client_address), app.audit_field(event.details_hash), app.audit_field(event.previous_hash)
  ), 'UTF8')), 'hex');

create or replace function app.details_hash(details text) returns text language sql stable
  return coalesce(encode(sha256(convert_to(details, 'UTF8')), 'hex'), '');
