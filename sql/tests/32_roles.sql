-- What a request sees and may do beyond being a party: its role, seals, emergencies, the end of a relation, and
-- whose facts are whose. Every cell of sql/access.csv is asked by Tests/BlackBox/test_isolation.py.
begin;
select * from no_plan();

-- Case 101 is Norfolk's and Leeds'; case 102 is Norfolk's, and sealed; 103 was Norfolk's until 2026-02-01.
select tap.run(tap.insertion('aftercare.case_file', jsonb_build_object('case_id', id, 'reference', 'SQL-' || id)))
from unnest(array[101, 102, 103]) as id;
select tap.run(tap.insertion('aftercare.case_party', jsonb_build_object(
  'case_id', case_id, 'body', body, 'since', '2026-01-05', 'until', until)))
from (values (101, 'E10000020', 'infinity'), (101, 'E08000035', 'infinity'), (102, 'E10000020', 'infinity'),
  (103, 'E10000020', '2026-02-01')) as party (case_id, body, until);
select tap.run(tap.insertion('aftercare.case_restriction', '{"case_id": 102, "body": "E10000020"}'));
select tap.run(tap.insertion(shown, jsonb_build_object('case_id', id)))
from unnest(array[101, 102, 103]) as id
cross join unnest(array[
  'aftercare.person', 'aftercare.complaints', 'aftercare.withdrawal', 'aftercare.letter', 'aftercare.change_key',
  'aftercare.gap',  'aftercare.determination']::regclass[]) as shown;
-- What was known in the time of a relation, and what came later.
update aftercare.person set recorded_at = '2026-01-31T23:59:59Z' where case_id = 103;
select tap.run(tap.insertion(
  'aftercare.person', '{"case_id": 103, "id": "later", "recorded_at": "2026-02-01T00:00:00Z"}'));
update aftercare.gap set closed_on = '2026-02-01' where case_id = 103;
select tap.run(tap.insertion('aftercare.gap', '{"case_id": 103, "subject": "later"}'));

create function pg_temp.sees(
  shown text, number bigint, asking text, body text default 'E10000020', actor text default 'account:sql')
returns text language sql as $$
  select tap.outcome(
    format('select 1 from aftercare.%I where case_id = %s', shown, number), 'aftercare_app', body, asking, actor)
$$;

select is(pg_temp.sees(shown, 101, asking), 'ok ' || rows, format('%s: %s of 101', asking, shown))
from (values
  ('person', 'coordinator', 1), ('person', 'manager', 1), ('person', 'ward', 1), ('person', 'reporter', 0),
  ('complaints', 'coordinator', 1), ('complaints', 'ward', 0),
  ('gap', 'coordinator', 1), ('gap', 'ward', 0), ('determination', 'ward', 0),
  -- Why something was withdrawn may tell of a complaint, and an answer of a gap.
  ('withdrawal', 'coordinator', 1), ('withdrawal', 'ward', 0), ('withdrawal', 'information_governance', 0),
  ('letter', 'coordinator', 1), ('letter', 'ward', 0), ('letter', 'information_governance', 0),
  ('change_key', 'coordinator', 1), ('change_key', 'ward', 0), ('change_key', 'information_governance', 0)
) as given (shown, asking, rows);
select is(
  pg_temp.sees('change_key', 101, 'coordinator', 'E08000035'), 'ok 0', 'the answer to one party is not for another');

-- Sealed.
select is(pg_temp.sees(shown, 102, asking), 'ok ' || rows, format('%s: %s of a sealed case', asking, shown))
from unnest(array['person', 'complaints', 'withdrawal', 'letter', 'gap', 'case_file', 'case_party']) as shown
cross join (values ('coordinator', 0), ('icb_case_manager', 0), ('ward', 0), ('manager', 1)) as given (asking, rows);
select is(
  tap.outcome('select reason_code from aftercare.case_restriction', 'aftercare_app', 'E10000020', 'manager'), '42501',
  'no request reads why a case is sealed');
select is(
  tap.outcome(
    format($$ insert into aftercare.case_restriction (case_id, body, reason_code, sealed_by)
      values (%s, %L, 'staff_member', %L) $$, number, body, by), 'aftercare_app', 'E10000020', asking),
  expected, format('%s seals %s for %s in the name of %s', asking, number, body, by))
from (values
  (101, 'E10000020', 'account:sql', 'manager', 'ok 1'), (101, 'E10000020', 'account:sql', 'coordinator', '42501'),
  (101, 'E08000035', 'account:sql', 'manager', '42501'), (101, 'E10000020', 'account:other', 'manager', '42501'),
  (103, 'E10000020', 'account:sql', 'manager', '42501')
) as given (number, body, by, asking, expected);
select is(
  tap.outcome(
    format('update aftercare.case_restriction set lifted_at = now() + interval ''1 second'', lifted_by = %L', by),
    'aftercare_app', body, asking), expected, format('%s of %s lifts a seal in the name of %s', asking, body, by))
from (values
  ('E10000020', 'manager', 'account:sql', 'ok 1'), ('E10000020', 'manager', 'account:other', '42501'),
  ('E10000020', 'coordinator', 'account:sql', 'ok 0'), ('E08000035', 'manager', 'account:sql', 'ok 0')
) as given (body, asking, by, expected);

-- The end of a relation.
select is(pg_temp.sees(shown, 103, 'coordinator'), 'ok ' || rows, 'a former partner: ' || shown)
from (values ('person', 1), ('gap', 1), ('case_file', 1), ('determination', 0), ('withdrawal', 0), ('letter', 0),
  ('change_key', 0)
) as given (shown, rows);
select is(
  tap.outcome(
    'select 1 from aftercare.person where case_id = 103 and id = ''later''', 'aftercare_app', 'E10000020'), 'ok 0',
  'a former partner does not see what was recorded from its end on');
select is(pg_temp.sees('person', 103, 'ward'), 'ok 0', 'a ward of a former partner sees nothing');
select is(
  tap.outcome(statement, 'aftercare_app', 'E10000020'), expected, 'a former partner: ' || statement)
from (values
  (tap.insertion('aftercare.events', '{"case_id": 103}'), '42501'),
  ('update aftercare.person set superseded_at = ''2999-01-01Z'' where case_id = 103', 'ok 0'),
  ('update aftercare.case_file set changed_at = ''2999-01-01Z'' where case_id = 103', 'ok 0'),
  (tap.insertion('aftercare.case_party', '{"case_id": 103, "body": "E10000020", "superseded_at": "2999-01-05"}'),
    '42501')
) as given (statement, expected);

-- Who opened a case is let in by that for the transaction in which he opens it, and not by a moment to come.
select is(
  tap.outcome(
    format($$ insert into aftercare.case_file (reference, opened_by, changed_at)
      values ('SQL-9', 'E10000020', %s) $$, moment), 'aftercare_app', 'E10000020'), expected, 'a case is opened at ' || moment)
from (values ('clock_timestamp()', 'ok 1'), ('now() + interval ''1 hour''', '42501')) as given (moment, expected);
update aftercare.case_file set opened_by = 'E06000001', changed_at = '2999-01-05T13:00:00Z' where case_id = 101;
select is(
  pg_temp.sees('case_file', 101, 'coordinator', 'E06000001'), 'ok 0', 'who opened a case once sees it no longer');
select is(
  tap.outcome(tap.insertion('aftercare.case_party', '{"case_id": 101, "body": "E06000001"}'), 'aftercare_app',
    'E06000001'), '42501', 'who opened a case once does not make itself a party again');

-- An emergency is one person's, in one role, for its time.
select tap.run(tap.insertion('aftercare.emergency_access', jsonb_build_object(
  'access_id', access_id, 'case_id', case_id, 'body', 'E06000001', 'role', 'coordinator', 'actor', actor,
  'opened_at', opened_at, 'ends_at', opened_at + interval '1 hour')))
from (values
  (1001, 101, 'account:sql', statement_timestamp()),
  (1002, 102, 'account:sql', statement_timestamp() - interval '2 hours')
) as opened (access_id, case_id, actor, opened_at);
select is(
  pg_temp.sees(shown, number, asking, body, actor), 'ok ' || rows,
  format('%s as %s of %s in an emergency: %s of %s', actor, asking, body, shown, number))
from (values
  ('person', 101, 'coordinator', 'E06000001', 'account:sql', 1),
  ('complaints', 101, 'coordinator', 'E06000001', 'account:sql', 1),
  ('gap', 101, 'coordinator', 'E06000001', 'account:sql', 0),
  ('change_key', 101, 'coordinator', 'E06000001', 'account:sql', 0),
  ('person', 101, 'manager', 'E06000001', 'account:sql', 0),
  ('person', 101, 'coordinator', 'E06000001', 'account:other', 0),
  ('person', 101, 'coordinator', 'E06000002', 'account:sql', 0),
  ('person', 102, 'coordinator', 'E06000001', 'account:sql', 0),
  ('emergency_access', 101, 'manager', 'E06000001', 'account:other', 1),
  ('emergency_access', 101, 'coordinator', 'E06000001', 'account:other', 0),
  ('emergency_access', 101, 'manager', 'E06000002', 'account:other', 0)
) as given (shown, number, asking, body, actor, rows);
select is(
  tap.outcome(tap.insertion('aftercare.events', '{"case_id": 101}'), 'aftercare_app', 'E06000001'), '42501',
  'nobody records in an emergency');
select is(
  tap.outcome(
    format($$ select 1 where aftercare.open_emergency_access(%L, 'risk_to_life', 'in words, at length', %s) > 0 $$,
      reference, hours), 'aftercare_app', 'E06000001', asking), expected,
  format('%s opens %s for %s hours', asking, reference, hours))
from (values
  ('SQL-101', 4, 'coordinator', 'ok 1'), ('SQL-101', 24, 'manager', 'ok 1'),
  ('SQL-101', 25, 'coordinator', '23514 ends_within_a_day'), ('SQL-101', -1, 'coordinator', '23514 ends_within_a_day'),
  ('SQL-101', 4, 'ward', '42501'), ('SQL-101', 4, '', '42501'),
  ('SQL-102', 4, 'coordinator', 'ok 0'), ('SQL-102', 4, 'manager', 'ok 1'), ('SQL-9', 4, 'manager', 'ok 0')
) as given (reference, hours, asking, expected);
select is(
  tap.outcome(
    format('select 1 where aftercare.review_emergency_access(%s, ''justified'') = %L', number, said),
    'aftercare_app', body, asking, actor), expected, format('%s as %s of %s reviews: %s', actor, asking, body, said))
from (values
  (1001, 'reviewed', 'E06000001', 'manager', 'account:other', 'ok 1'),
  (1001, 'own_access', 'E06000001', 'manager', 'account:sql', 'ok 1'),
  (1001, 'no_such_access', 'E10000020', 'manager', 'account:other', 'ok 1'),
  (1001, 'reviewed', 'E06000001', 'coordinator', 'account:other', '42501'),
  (1001, 'reviewed', 'E06000001', 'manager', '', '42501')
) as given (number, said, body, asking, actor, expected);

-- Whose facts are whose.
select is(
  tap.outcome(tap.insertion(shown, jsonb_build_object('case_id', 101, 'id', 'new') || changes), 'aftercare_app',
    'E10000020'), expected, format('Norfolk records in %s: %s', shown, changes))
from (values
  ('aftercare.events'::regclass, '{"source": "E10000020: form"}'::jsonb, 'ok 1'),
  ('aftercare.events', '{"source": "E08000035: form"}', '42501'),
  ('aftercare.endings', '{"body": "E10000020"}', 'ok 1'),
  ('aftercare.endings', '{"body": "E08000035"}', '42501'),
  ('aftercare.withdrawal', '{"withdrawn_in": "E10000020: form"}', 'ok 1'),
  ('aftercare.withdrawal', '{"withdrawn_in": "E08000035: form"}', '42501')
) as given (shown, changes, expected);
select is(
  tap.outcome(tap.insertion('aftercare.letter', jsonb_build_object('case_id', number, 'letter_id', 2, 'made_by', maker)), 'aftercare_app',
    'E10000020', asking), expected, format('%s keeps a letter of %s in the name of %s', asking, number, maker))
from (values
  (101, 'account:sql', 'coordinator', 'ok 1'), (101, 'account:other', 'coordinator', '42501'),
  (101, 'account:sql', 'ward', '42501'), (103, 'account:sql', 'coordinator', '42501')
) as given (number, maker, asking, expected);
select is(
  tap.outcome('update aftercare.letter set kind = ''plan''', role, 'E10000020'), '42501',
  role || ' leaves a letter as it was made')
from unnest(array['aftercare_app', 'aftercare_operator']) as role;
select is(
  tap.outcome(tap.insertion('aftercare.change_key', jsonb_build_object('case_id', 101, 'key', 'k', 'holder', holder)),
    'aftercare_app', 'E10000020'), expected, format('Norfolk keeps an answer for %L', holder))
from (values ('E10000020', 'ok 1'), ('E08000035', '42501'), ('', '42501')) as given (holder, expected);
select tap.run(tap.insertion('aftercare.events', '{"case_id": 101, "source": "E08000035: form"}'));
select tap.run(tap.insertion('aftercare.endings', '{"case_id": 101, "body": "E08000035"}'));
select is(
  tap.outcome(format('update aftercare.%I set superseded_at = ''2999-01-01Z''', shown), 'aftercare_app', body),
  'ok ' || rows, format('%s supersedes %s of Leeds', body, shown))
from unnest(array['events', 'endings']) as shown
cross join (values ('E10000020', 0), ('E08000035', 1)) as given (body, rows);

-- Figures.
select is(
  tap.outcome('select 1 from aftercare.' || shown, 'aftercare_reporting', body, asking), 'ok ' || rows,
  format('%s of %L: %s', asking, body, shown))
from (values
  ('gap_report', 'E08000035', 'commissioner', 1), ('gap_report', 'E06000001', 'commissioner', 0),
  ('gap_report', 'E06000001', 'reporter', 3), ('gap_report', '', 'reporter', 0), ('gap_report', 'E08000035', '', 0),
  ('gap_report', 'E08000035', 'coordinator', 0),
  ('duty_report', 'E08000035', 'commissioner', 1), ('duty_report', 'E06000001', 'reporter', 2)
) as given (shown, body, asking, rows);
select is(
  tap.outcome('select aftercare.bodies_in_force(''QPM'')', role), 'ok 1', role || ' works out a claim')
from unnest(array['aftercare_app', 'aftercare_reporting']) as role;

-- Imports are the operator's.
select is(
  tap.outcome(format('select 1 from aftercare.%I', shown), role, 'E10000020', 'manager'), '42501',
  format('%s reads nothing of %s', role, shown))
from unnest(array['import_file', 'import_link', 'aside']) as shown
cross join unnest(array['aftercare_app', 'aftercare_nightly', 'aftercare_reporting', 'aftercare_seal']) as role;

select * from finish();
rollback;
