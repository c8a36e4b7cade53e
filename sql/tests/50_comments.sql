-- Everything that has a name of our own says what it is.
begin;
select * from no_plan();

select is_empty(
  $$ select relkind, relname from pg_class
     where relnamespace = 'aftercare'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f', 'S')
       and not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = oid and deptype = 'i')
       and coalesce(obj_description(oid, 'pg_class'), '') !~ '\S' $$,
  'every table, view and sequence of its own has a comment');
select is_empty(
  $$ select relname, attname from pg_class join pg_attribute on attrelid = pg_class.oid
     where relnamespace = 'aftercare'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f')
       and attnum > 0 and not attisdropped
       and coalesce(col_description(attrelid, attnum), '') !~ '\S' $$,
  'every column has a comment');
select is_empty(
  $$ select relname from pg_class join pg_index on indexrelid = pg_class.oid
     where relnamespace = 'aftercare'::regnamespace
       and not exists (select from pg_constraint where conindid = indexrelid)
       and coalesce(obj_description(indexrelid, 'pg_class'), '') !~ '\S' $$,
  'every index that is not a key has a comment');
select is_empty(
  $$ select oid::regprocedure from pg_proc
     where pronamespace = 'aftercare'::regnamespace and coalesce(obj_description(oid, 'pg_proc'), '') !~ '\S' $$,
  'every function has a comment');
select is_empty(
  $$ select typname from pg_type
     where typnamespace = 'aftercare'::regnamespace and typrelid = 0 and typelem = 0
       and coalesce(obj_description(oid, 'pg_type'), '') !~ '\S' $$,
  'every domain and type has a comment');
select isnt(obj_description('aftercare'::regnamespace, 'pg_namespace'), null, 'the schema has a comment');
select is_empty(
  $$ select conrelid::regclass, conname from pg_constraint
     where connamespace = 'aftercare'::regnamespace and contype <> 'p'
       and conname ~ '_(check|key|fkey|excl|not_null)\d*$' $$,
  'every constraint has a name that says what it demands');

select * from finish();
rollback;
