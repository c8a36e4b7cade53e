-- How the audit trail is written, sealed and kept: nobody inserts but these functions, and nobody, be it the
-- owner, updates, deletes or truncates. Runs after policies and grants, which it narrows.

create or replace function aftercare.audit_field(value bytea) returns bytea
language sql immutable parallel safe set search_path = pg_catalog, pg_temp
return int4send(octet_length(value)) || value;
comment on function aftercare.audit_field is 'A value with its length before it, as it is hashed.';

create or replace function aftercare.stamp_audit_event() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  new.xid := pg_current_xact_id();
  new.at := clock_timestamp();
  new.login := session_user;
  new.role := coalesce(nullif(current_setting('role'), 'none'), session_user);
  new.hash := sha256(
    '\x00000002'::bytea || int2send(new.format)
    || '\x00000008'::bytea || int8send(new.event_id)
    || '\x00000008'::bytea || timestamptz_send(new.at)
    || '\x00000004'::bytea || int4send(new.era)
    || '\x00000008'::bytea || xid8send(new.xid)
    || int4send(octet_length(new.login)) || convert_to(new.login, 'UTF8')
    || int4send(octet_length(new.role)) || convert_to(new.role, 'UTF8')
    || int4send(octet_length(new.actor)) || convert_to(new.actor, 'UTF8')
    || int4send(octet_length(new.bodies)) || convert_to(new.bodies, 'UTF8')
    || int4send(octet_length(new.kind)) || convert_to(new.kind, 'UTF8')
    || coalesce('\x00000010'::bytea || uuid_send(new.case_key), '\xffffffff'::bytea)
    || int4send(octet_length(new.detail::text)) || convert_to(new.detail::text, 'UTF8'));
  return new;
end
$$;
comment on function aftercare.stamp_audit_event is
  'Says of every event when, by whom and in which transaction it is written, whatever it was given, and hashes it.';

create or replace function aftercare.refuse_audit_change() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'the audit trail is append-only' using errcode = 'insufficient_privilege';
end
$$;
comment on function aftercare.refuse_audit_change is 'Refuses to change or remove what the trail holds.';

create or replace trigger event_is_stamped before insert on aftercare.audit_event
  for each row execute function aftercare.stamp_audit_event();
create or replace trigger trail_is_append_only before update or delete or truncate
  on aftercare.audit_event for each statement execute function aftercare.refuse_audit_change();
create or replace trigger trail_is_append_only before update or delete or truncate
  on aftercare.audit_seal for each statement execute function aftercare.refuse_audit_change();
create or replace trigger trail_is_append_only before update or delete or truncate
  on aftercare.audit_era for each statement execute function aftercare.refuse_audit_change();

create or replace function aftercare.current_audit_era() returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  here constant bigint := (select system_identifier from pg_control_system());
  last aftercare.audit_era;
begin
  loop
    select * into last from aftercare.audit_era order by era desc limit 1;
    if last.cluster = here then
      return last.era;
    end if;
    insert into aftercare.audit_era (era, cluster) values (coalesce(last.era, 0) + 1, here)
    on conflict do nothing;
  end loop;
end
$$;
comment on function aftercare.current_audit_era is
  'The era of this cluster; begins a new one where the register was restored into another cluster.';

create or replace function aftercare.record_audit(
  kind text, actor text, cases uuid[], details text[]) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  era constant integer := aftercare.current_audit_era();
  bodies constant text := replace(
    coalesce(current_setting('aftercare.bodies', true), ''), ',', ' ');
  recorded bigint;
begin
  insert into aftercare.audit_event (era, actor, bodies, kind, case_key, detail)
  select era, record_audit.actor, bodies, record_audit.kind, given.case_key, given.detail::json
  from unnest(cases, details) with ordinality as given (case_key, detail, place)
  order by given.place;
  get diagnostics recorded = row_count;
  -- Whoever is let into a case by an emergency leaves that in the trail, whatever he asks.
  insert into aftercare.audit_event (era, actor, bodies, kind, case_key, detail)
  select era, record_audit.actor, bodies, 'break_glass_look', file.audit_key,
    json_build_object('access', max(access.access_id))
  from aftercare.emergency_access as access
  join aftercare.case_file as file on file.case_id = access.case_id
  where access.actor = current_setting('aftercare.actor', true)
    and access.role = current_setting('aftercare.role', true)
    and access.ends_at > statement_timestamp()
    and file.audit_key = any (cases)
    and record_audit.kind not like 'break\_glass%'
  group by file.audit_key;
  return recorded;
end
$$;
comment on function aftercare.record_audit is
  'Writes events of one kind in the transaction of the deed; a null key is an event about no case.';

create or replace function aftercare.seal_audit(most integer default 4096) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  here constant integer := aftercare.current_audit_era();
  began constant timestamptz := clock_timestamp();
  present pg_snapshot;
  last aftercare.audit_seal;
  first_xid xid8;
  seal aftercare.audit_seal;
begin
  perform pg_advisory_xact_lock(6171983001119);
  present := pg_current_snapshot();
  select * into last from aftercare.audit_seal order by seal_id desc limit 1;
  seal.era := coalesce(last.era, 1);
  seal.from_xid := coalesce(last.to_xid, '0');
  loop
    -- Of an era that is over nothing is under way any more.
    seal.to_xid := case when seal.era < here then '18446744073709551615' else pg_snapshot_xmin(present) end;
    select event.xid into first_xid from aftercare.audit_event as event
    where event.era = seal.era and event.xid >= seal.from_xid and event.xid < seal.to_xid
    order by event.xid limit 1;
    exit when found;
    if seal.era >= here then
      return null;
    end if;
    seal.era := seal.era + 1;
    seal.from_xid := '0';
  end loop;
  -- A transaction is never divided between seals.
  seal.to_xid := coalesce((
    select greatest(event.xid, ((first_xid::text::numeric + 1)::text)::xid8)
    from aftercare.audit_event as event
    where event.era = seal.era and event.xid >= seal.from_xid and event.xid < seal.to_xid
    order by event.xid, event.event_id offset most limit 1), seal.to_xid);
  select count(*), (array_agg(event.event_id order by event.xid, event.event_id))[1],
    (array_agg(event.event_id order by event.xid desc, event.event_id desc))[1],
    sha256(string_agg(event.hash, ''::bytea order by event.xid, event.event_id)),
    string_agg(int8send(event.event_id) || substr(event.hash, 1, 8), ''::bytea
      order by event.xid, event.event_id)
  into seal.events, seal.first_event, seal.last_event, seal.root, seal.leaves
  from aftercare.audit_event as event
  where event.era = seal.era and event.xid >= seal.from_xid and event.xid < seal.to_xid;
  seal.seal_id := coalesce(last.seal_id, 0) + 1;
  seal.next_xid := pg_snapshot_xmax(present);
  seal.total := coalesce(last.total, 0) + seal.events;
  seal.sealed_at := began;
  seal.previous := coalesce(last.hash, decode(repeat('00', 32), 'hex'));
  seal.hash := sha256(
    aftercare.audit_field(int8send(seal.seal_id)) || aftercare.audit_field(int4send(seal.era))
    || aftercare.audit_field(xid8send(seal.from_xid)) || aftercare.audit_field(xid8send(seal.to_xid))
    || aftercare.audit_field(xid8send(seal.next_xid)) || aftercare.audit_field(int8send(seal.events))
    || aftercare.audit_field(int8send(seal.total)) || aftercare.audit_field(int8send(seal.first_event))
    || aftercare.audit_field(int8send(seal.last_event)) || aftercare.audit_field(seal.root)
    || aftercare.audit_field(seal.leaves) || aftercare.audit_field(timestamptz_send(seal.sealed_at))
    || aftercare.audit_field(seal.previous));
  insert into aftercare.audit_seal select (seal).*;
  return seal.seal_id;
end
$$;
comment on function aftercare.seal_audit is
  'Seals what no transaction under way can add to any more; null where there is nothing. Writers never wait for it.';

-- The functions work as the owner, to whom the forced policies grant this and no more.
create policy owner_reads on aftercare.audit_event for select to aftercare_owner using (true);
create policy owner_adds on aftercare.audit_event for insert to aftercare_owner with check (true);
create policy owner_reads on aftercare.audit_seal for select to aftercare_owner using (true);
create policy owner_adds on aftercare.audit_seal for insert to aftercare_owner with check (true);
create policy readers_read on aftercare.audit_event for select
  to aftercare_seal, aftercare_operator using (true);
create policy own_body_reads on aftercare.audit_event for select to aftercare_app using (
  (select aftercare.may('trail'))
  and string_to_array(bodies, ' ') && (
    select string_to_array(nullif(current_setting('aftercare.bodies', true), ''), ','))::text[]);
create policy readers_read on aftercare.audit_seal for select
  to aftercare_seal, aftercare_operator, aftercare_nightly, aftercare_app using (true);

revoke all on aftercare.audit_event, aftercare.audit_seal, aftercare.audit_era
  from public, aftercare_app, aftercare_nightly, aftercare_operator, aftercare_reporting, aftercare_seal;
revoke all on all functions in schema aftercare from public;
grant usage on schema aftercare to aftercare_seal;
grant select on aftercare.audit_event to aftercare_seal, aftercare_operator, aftercare_app;
grant select on aftercare.audit_seal
  to aftercare_seal, aftercare_operator, aftercare_nightly, aftercare_app;
grant execute on function aftercare.record_audit
  to aftercare_app, aftercare_nightly, aftercare_operator, aftercare_seal;
grant execute on function aftercare.seal_audit
  to aftercare_seal, aftercare_nightly, aftercare_operator;
grant execute on function aftercare.bodies_in_force to aftercare_app, aftercare_reporting;
grant execute on function aftercare.may, aftercare.may_name_parties, aftercare.is_or_was_party, aftercare.known_until
  to aftercare_app;
grant execute on function aftercare.known_until to aftercare_operator, aftercare_nightly;
grant execute on function aftercare.open_emergency_access, aftercare.review_emergency_access to aftercare_app;
