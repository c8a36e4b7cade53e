-- Functions and triggers: those declared and no other, none of which can be led astray by a search path.
begin;
select * from no_plan();

select bag_eq(
  $$ select oid::regprocedure::text, prosecdef from pg_proc where pronamespace = 'aftercare'::regnamespace $$,
  $$ select 'aftercare.' || signature, runs_as_owner from tap.declared_function $$,
  'the functions are those declared (3_declared_rights.sql), and those run as the owner that must');
select is_empty(
  $$ select oid::regprocedure from pg_proc
     where pronamespace = 'aftercare'::regnamespace
       and not coalesce(proconfig @> array['search_path=pg_catalog, pg_temp'], false) $$,
  'every function pins its search path, temporary tables last');
select bag_eq(
  $$ select relname::text, tgname, regexp_replace(pg_get_triggerdef(pg_trigger.oid),
         '^CREATE TRIGGER \S+ (.*) ON \S+ (.*)$', '\1 \2')
     from pg_trigger join pg_class on pg_class.oid = tgrelid
     where relnamespace = 'aftercare'::regnamespace and not tgisinternal $$,
  'select name, named, calls from tap.declared_trigger',
  'the triggers are those declared');
select is_empty(
  $$ select tgrelid::regclass, tgname from pg_trigger join pg_class on pg_class.oid = tgrelid
     where relnamespace = 'aftercare'::regnamespace and tgenabled <> 'O' $$,
  'every trigger is enabled');
select is_empty(
  $$ select evtname from pg_event_trigger $$, 'there is no event trigger');
select is_empty(
  $$ select tablename, rulename from pg_rules where schemaname = 'aftercare' $$, 'there is no rewrite rule');

-- A change of a case counts.
select tap.run(tap.insertion('aftercare.case_file', '{"case_id": 101, "changed_at": "2026-01-05T12:00:00Z"}'));
select is(
  tap.outcome(format('update aftercare.case_file set changed_at = %L', moment)), expected, 'a change at ' || moment)
from (values
  ('2026-01-05 12:00:00.000001Z', 'ok 1'), ('2026-01-05 12:00:00Z', '23514 changes_follow_one_another'),
  ('2026-01-04 12:00:00Z', '23514 changes_follow_one_another')) as given (moment, expected);
update aftercare.case_file set changed_at = '2026-01-06T12:00:00Z', version = 7;
select is((select version from aftercare.case_file where case_id = 101), 2, 'a version counts by itself');

select * from finish();
rollback;
