-- Every domain takes what is well formed and refuses what is not, by its own constraint.
begin;
select * from no_plan();

create temporary table tried (domain text, takes boolean, value text);
insert into tried values
  ('fact_id', true, 'a'), ('fact_id', true, 'ls-1_2.3'), ('fact_id', true, repeat('x', 64)),
  ('fact_id', false, ''), ('fact_id', false, '-a'), ('fact_id', false, 'a b'),
  ('fact_id', false, E'a\n'), ('fact_id', false, 'é'), ('fact_id', false, repeat('x', 65)),
  ('case_reference', true, 'C/2026-1'), ('case_reference', true, repeat('x', 40)),
  ('case_reference', false, ''), ('case_reference', false, '/C'), ('case_reference', false, 'C 1'),
  ('case_reference', false, repeat('x', 41)),
  ('body_code', true, 'E10000016'), ('body_code', true, 'W06000015'), ('body_code', true, '5QA'),
  ('body_code', true, 'QKS'), ('body_code', true, 'ABC123'),
  ('body_code', false, 'E1000001'), ('body_code', false, 'S12000036'), ('body_code', false, 'e10000016'),
  ('body_code', false, 'QK'), ('body_code', false, 'ABC1234'), ('body_code', false, 'Q S'),
  ('body_codes', true, '{}'), ('body_codes', true, '{E10000016,QKS}'),
  ('body_codes', false, '{qks}'), ('body_codes', false, '{E10000016,""}'), ('body_codes', false, '{NULL}'),
  ('body_codes', false, '{"QKS "}'),
  ('fact_ids', true, '{}'), ('fact_ids', true, '{a,b-1}'),
  ('fact_ids', false, '{""}'), ('fact_ids', false, '{a,NULL}'), ('fact_ids', false, '{-a}'),
  ('pounds', true, '0'), ('pounds', true, '12.50'), ('pounds', true, '999999999.99'),
  ('pounds', false, '-0.01'), ('pounds', false, '12.5'), ('pounds', false, '12.345'),
  ('pounds', false, '1000000000'), ('pounds', false, 'NaN'),
  ('nhs_number', true, '9990000018'), ('nhs_number', true, '9990000042'),
  ('nhs_number', false, '9990000019'), ('nhs_number', false, '999000001'),
  ('nhs_number', false, '99900000018'), ('nhs_number', false, '999 000 0018'),
  ('gap_cause', true, 'facts'), ('gap_cause', false, 'somebody'),
  ('utc_offset', true, '-1439'), ('utc_offset', true, '60'), ('utc_offset', true, '1439'),
  ('utc_offset', false, '-1440'), ('utc_offset', false, '1440');

select is(
  tap.outcome(format('select %L::aftercare.%I', value, domain)),
  case when takes then 'ok 1' else '23514 ' || (
    select conname from pg_constraint where contypid = ('aftercare.' || domain)::regtype) end,
  format('%s %s %s', domain, case when takes then 'takes' else 'refuses' end, to_json(value)))
from tried;

select is_empty(
  $$ select typname, takes
     from pg_type cross join (values (true), (false)) as both_ways (takes)
     where typnamespace = 'aftercare'::regnamespace and typtype = 'd'
     except select domain, takes from tried $$,
  'of every domain both are tried');
select is_empty(
  $$ select contypid::regtype from pg_constraint
     where connamespace = 'aftercare'::regnamespace and contypid <> 0
     group by 1 having count(*) > 1 $$,
  'no domain has a second constraint, which would go untried');

select * from finish();
rollback;
