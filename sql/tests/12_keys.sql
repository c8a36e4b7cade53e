-- Every key refuses the second row, by its own name; of a fact one row stands at a time.
begin;
select * from no_plan();

select tap.empty();
-- Without triggers: a row needs no other to refer to.
set local session_replication_role = replica;

select bag_eq(
  $$ select relname::text, (
       select string_agg(attname, ' ' order by place)
       from unnest(conkey) with ordinality as key_ (number, place)
       join pg_attribute on attrelid = conrelid and attnum = number)
     from pg_class left join pg_constraint on conrelid = pg_class.oid and contype = 'p'
     where relnamespace = 'aftercare'::regnamespace and relkind in ('r', 'p') $$,
  $$ select declared_table.name, columns from tap.declared_table join tap.declared_key
     on declared_key.kind = declared_table.kind
       and declared_table.name = coalesce(declared_key.name, declared_table.name) $$,
  'every table has the key declared (5_declared_constraints.sql)');

-- Keys are tried one by one: those of a table that are not meant are taken away first.
create function pg_temp.twice(shown regclass, key name) returns text language plpgsql as $$
declare
  other name;
begin
  for other in
    select conname from pg_constraint where conrelid = shown and contype in ('p', 'u') and conname <> key
  loop
    execute format('alter table %s drop constraint %I', shown, other);
  end loop;
  for other in
    select relname from pg_index join pg_class on pg_class.oid = indexrelid
    where indrelid = shown and indisunique and relname <> key
  loop
    execute format('drop index aftercare.%I', other);
  end loop;
  execute tap.insertion(shown);
  execute tap.insertion(shown);
  return 'taken';
end
$$;
select is(
  tap.outcome(format('select pg_temp.twice(%L, %L)', indrelid::regclass, relname)), '23505 ' || relname,
  format('%s takes no second row of the same %s', indrelid::regclass, relname))
from pg_index join pg_class on pg_class.oid = indexrelid
where relnamespace = 'aftercare'::regnamespace and relkind = 'i' and indisunique
order by indrelid::regclass::text, relname;

-- One standing row for each fact, and as many superseded ones as there were corrections.
create function pg_temp.corrected(shown regclass) returns text language plpgsql as $$
begin
  execute tap.insertion(shown, '{"recorded_at": "2026-01-05T12:00:00Z", "superseded_at": "2026-01-06T12:00:00Z"}');
  execute tap.insertion(shown, '{"recorded_at": "2026-01-06T12:00:00Z", "superseded_at": "2026-01-07T12:00:00Z"}');
  execute tap.insertion(shown, '{"recorded_at": "2026-01-07T12:00:00Z"}');
  return 'corrected twice';
end
$$;
select is(
  tap.outcome(format('select pg_temp.corrected(%L)', attrelid::regclass)), 'ok 1',
  format('%s keeps what was superseded beside what stands', attrelid::regclass))
from pg_attribute join pg_class on pg_class.oid = attrelid
where relnamespace = 'aftercare'::regnamespace and relkind = 'r' and attname in ('recorded_at', 'superseded_at')
group by attrelid, relname having count(*) = 2
order by relname;

select is_empty(
  $$ select conrelid::regclass, conname from pg_constraint
     where connamespace = 'aftercare'::regnamespace and contype = 'f'
       and not exists (
         select from pg_index
         where indrelid = conrelid
           and (indkey::smallint[])[0:cardinality(conkey) - 1] @> conkey) $$,
  'every foreign key has an index');

select * from finish();
rollback;
