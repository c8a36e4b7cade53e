-- The audit trail: written by its function only, stamped by the database, never changed by anybody.
begin;
select * from no_plan();

select set_config('aftercare.bodies', 'E10000020,QKS', true);
select is(
  aftercare.record_audit('look', 'account:sql', array[null, '00000000-0000-4000-8000-000000000001']::uuid[],
    array['{}', '{"cases":1}']),
  2::bigint, 'events are written together and counted');
select is(
  (select array_agg(concat_ws('|', actor, bodies, kind, case_key, detail) order by event_id)
   from aftercare.audit_event where actor = 'account:sql'),
  array[
    'account:sql|E10000020 QKS|look|{}',
    'account:sql|E10000020 QKS|look|00000000-0000-4000-8000-000000000001|{"cases":1}'],
  'an event is kept as it was given, with the bodies that ask');
select is_empty(
  $$ select event_id from aftercare.audit_event
     where xid <> pg_current_xact_id() or login <> session_user or role <> session_user
       or at not between now() and clock_timestamp() $$,
  'the database says when, who and in which transaction');

insert into aftercare.audit_event (era, at, xid, login, role, actor, bodies, kind, detail, hash)
values (1, '2000-01-01Z', '1', 'somebody', 'somebody', 'forger', '', 'look', '{}', '\x00');
select is(
  (select concat_ws('|', login, role, xid = pg_current_xact_id(), at > '2020-01-01Z', octet_length(hash))
   from aftercare.audit_event where actor = 'forger'),
  concat_ws('|', session_user, session_user, true, true, 32),
  'whatever is given for the stamp is overwritten by the truth');

-- Everybody is refused: the superuser by the trigger, all others by rights and policies too.
select is(
  tap.outcome(format(statement, name), role), '42501', format('%s, as %s', format(statement, name), role))
from (values ('audit_event', 'kind'), ('audit_seal', 'root'), ('audit_era', 'cluster')) as trail (name, column_)
cross join (values
  ('update aftercare.%s set era = 2'), ('delete from aftercare.%s'), ('truncate aftercare.%s')) as done (statement)
cross join unnest(array[
  null, 'aftercare_owner', 'aftercare_app', 'aftercare_nightly', 'aftercare_operator', 'aftercare_seal',
  'aftercare_reporting']) as role;
select is(
  tap.outcome(tap.insertion(shown), role), '42501', format('%s inserts nothing into %s', role, shown))
from unnest(array['aftercare.audit_event', 'aftercare.audit_seal', 'aftercare.audit_era']::regclass[]) as shown
cross join unnest(array[
  'aftercare_app', 'aftercare_nightly', 'aftercare_operator', 'aftercare_seal', 'aftercare_reporting']) as role;

select is(
  tap.outcome($$ select aftercare.record_audit('look', 'account:sql', array[null]::uuid[], array['{}']) $$, role),
  expected, role || ' and record_audit')
from (values ('aftercare_app', 'ok 1'), ('aftercare_nightly', 'ok 1'), ('aftercare_operator', 'ok 1'),
  ('aftercare_seal', 'ok 1'), ('aftercare_reporting', '42501')) as given (role, expected);
select is(
  tap.outcome('select aftercare.seal_audit()', role), expected, role || ' and seal_audit')
from (values ('aftercare_app', '42501'), ('aftercare_nightly', 'ok 1'), ('aftercare_operator', 'ok 1'),
  ('aftercare_seal', 'ok 1'), ('aftercare_reporting', '42501')) as given (role, expected);

select is(aftercare.seal_audit(), null, 'what a transaction under way could still add to is not sealed');
select is(aftercare.current_audit_era(), aftercare.current_audit_era(), 'one cluster is one era');
select is(aftercare.audit_field('\x0102'), '\x000000020102'::bytea, 'a field has its length before it');
select is(aftercare.audit_field(''), '\x00000000'::bytea, 'and so has an empty one');

select * from finish();
rollback;
