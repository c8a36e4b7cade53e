-- What requests see and may record, table by table: the cases of their bodies and no other; nothing unasked.
-- They ask as coordinators here; other roles, seals and emergencies are in 32_roles.sql.
begin;
select * from no_plan();

-- Case 101 is Norfolk's, case 102 is Leeds'; the third was a case of Norfolk's and is no longer.
create function pg_temp.file(case_id bigint, body text) returns void language plpgsql as $$
begin
  execute tap.insertion('aftercare.case_file', jsonb_build_object(
    'case_id', case_id, 'reference', 'SQL-' || case_id));
  execute tap.insertion('aftercare.case_party', jsonb_build_object(
    'case_id', case_id, 'body', body, 'since', '2026-01-05'));
end
$$;
select pg_temp.file(101, 'E10000020'), pg_temp.file(102, 'E08000035'), pg_temp.file(103, 'E10000020');
update aftercare.case_party set superseded_at = now() + interval '1 microsecond' where case_id = 103;

create temporary table about_cases as
select format('aftercare.%I', name)::regclass as shown, name, kind
from tap.declared_table join pg_attribute on attrelid = format('aftercare.%I', name)::regclass
where attname = 'case_id' and kind not in ('report', 'restriction', 'emergency', 'link', 'copy');
create function pg_temp.put(shown regclass) returns void language plpgsql as $$
begin
  execute tap.insertion(shown, '{"case_id": 101}');
  execute tap.insertion(shown, '{"case_id": 102}');
  execute tap.insertion(shown, '{"case_id": 103}');
end
$$;
select pg_temp.put(shown) from about_cases where kind not in ('case', 'party', 'debt');
-- Who owes something sees that by its own name.
select tap.run(tap.insertion(shown, jsonb_build_object('case_id', case_id, 'body', body)))
from about_cases cross join (values (101, 'E10000020'), (102, 'E08000035'), (103, 'E09000001')) as owed (case_id, body)
where kind = 'debt';
create function pg_temp.allot(reference text) returns void language plpgsql as $$
begin
  execute tap.insertion('aftercare.dir_allocations', jsonb_build_object('id', reference, 'case_reference', reference));
end
$$;
select pg_temp.allot(reference) from unnest(array['SQL-101', 'SQL-102', 'SQL-103']) as reference;

-- Of parties those that stand; what a body was once, it sees still.
create temporary view asked as
select name, format('select 1 from %s where case_id > 0 %s', shown, stands) as every,
  format('select 1 from %s where case_id = 101', shown) as first
from about_cases
cross join lateral (
  select case kind when 'party' then 'and superseded_at = ''infinity''' else '' end) as standing (stands)
union all values (
  'dir_allocations', 'select 1 from aftercare.dir_allocations',
  'select 1 from aftercare.dir_allocations where case_reference = ''SQL-101''');
grant select on asked to public;

select is(tap.outcome(every, 'aftercare_app'), 'ok 0', name || ': without bodies a request sees nothing')
from asked;
select is(tap.outcome(every, 'aftercare_app', 'E06000001'), 'ok 0', name || ': a stranger sees nothing') from asked;
select is(
  tap.outcome(every, 'aftercare_app', 'E10000020', asking), 'ok 0',
  format('%s: nothing is seen as %L', name, asking))
from asked cross join unnest(array['', 'nightly', 'commissioner', 'auditor']) as asking
-- Who is a party to what is told by number; the words are elsewhere.
where name <> 'case_party';
select is(
  tap.outcome(every, 'aftercare_app', 'E10000020') || ', ' || tap.outcome(first, 'aftercare_app', 'E10000020'),
  'ok 1, ok 1', name || ': a party sees its case and no other')
from asked;
select is(
  tap.outcome(every, 'aftercare_app', 'E10000020,E08000035'), 'ok 2',
  name || ': who asks for two bodies sees the cases of both')
from asked;
select is(tap.outcome(every, 'aftercare_owner'), 'ok 0', name || ': the owner sees nothing') from asked
where name <> 'case_file';
select is(
  tap.outcome('select 1 from aftercare.case_file', 'aftercare_owner'), 'ok 3',
  'the functions of the owner find a case by its reference');
select is(tap.outcome(every, role), 'ok 3', name || ': ' || role || ' sees the whole register')
from asked cross join unnest(array['aftercare_operator', 'aftercare_nightly']) as role
where name <> 'case_party' and not (role = 'aftercare_nightly' and name in ('withdrawal', 'letter', 'change_key'));
select is(tap.outcome(every, 'aftercare_nightly'), '42501', name || ': nothing for the night')
from asked where name in ('withdrawal', 'letter', 'change_key');

-- What a request may record.
select is(
  tap.outcome(tap.insertion(shown, '{"case_id": 101, "id": "new"}'), 'aftercare_app', 'E10000020'), 'ok 1',
  name || ': a party records')
from about_cases where kind in ('fact', 'fact part');
select is(
  tap.outcome(tap.insertion(shown, '{"case_id": 102, "id": "new"}'), 'aftercare_app', 'E10000020'), '42501',
  name || ': nobody records in the case of another')
from about_cases where kind in ('fact', 'fact part');
select is(
  tap.outcome(format('update %s set superseded_at = ''infinity''', shown), role, 'E10000020'), '42501',
  name || ': ' || role || ' leaves nothing to stand by superseding it')
from about_cases cross join unnest(array['aftercare_app', 'aftercare_operator']) as role
where kind in ('fact', 'fact part');
select is(
  tap.outcome(format('update %s set superseded_at = ''2999-01-01Z''', shown), role, 'E10000020'),
  'ok ' || rows, name || ': ' || role || ' supersedes what it sees and no more')
from about_cases cross join (values ('aftercare_app', 1), ('aftercare_operator', 3)) as given (role, rows)
where kind in ('fact', 'fact part');
update aftercare.person set superseded_at = '2999-01-01Z';
select is(
  tap.outcome('update aftercare.person set superseded_at = ''2999-01-02Z''', role, 'E10000020'), 'ok 0',
  'person: what is superseded stays so for ' || role)
from unnest(array['aftercare_app', 'aftercare_operator']) as role;
select is(
  tap.outcome(format('delete from %s', shown), role, 'E10000020'), '42501',
  name || ': ' || role || ' deletes nothing')
from about_cases
cross join unnest(array['aftercare_app', 'aftercare_operator', 'aftercare_nightly', 'aftercare_reporting']) as role
where kind not in ('change', 'expectation', 'debt', 'unjudged');

select is(tap.outcome($$
  insert into aftercare.case_file (reference, opened_by) values ('SQL-9', 'E10000020') $$,
  'aftercare_app', 'E10000020'), 'ok 1', 'a body opens a case');
select is(tap.outcome($$
  insert into aftercare.case_file (reference, opened_by) values ('SQL-9', 'E08000035') $$,
  'aftercare_app', 'E10000020'), '42501', 'nobody opens a case in the name of another');
select is(tap.outcome($$
  insert into aftercare.case_party (case_id, body, basis, since) values (102, 'E10000020', 'opened', '2026-01-05') $$,
  'aftercare_app', 'E10000020'), '42501', 'nobody makes itself a party to a case that it does not see');
select is(tap.outcome($$
  update aftercare.case_party set superseded_at = now() where case_id = 101 $$,
  'aftercare_app', 'E10000020'), '42501', 'no request ends a party');

select * from finish();
rollback;
