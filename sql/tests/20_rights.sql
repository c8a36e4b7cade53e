-- Who may do what with tables, views, columns, sequences and functions: all that is granted is declared, and all
-- that is declared is granted.
begin;
select * from no_plan();

select bag_eq(
  $$ select relname::text from pg_class
     where relnamespace = 'aftercare'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f', 'S')
       and not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = oid and deptype = 'i') $$,
  'select name from tap.declared_table',
  'every table, view and sequence of its own is declared (2_declared_tables.sql), and is there');

create temporary view granted as
select relname::text as name, coalesce(role.rolname, 'public')::text as role,
  lower(item.privilege_type) as right_, item.is_grantable
from pg_class
cross join lateral aclexplode(coalesce(relacl, acldefault('r', relowner))) as item
left join pg_roles as role on role.oid = item.grantee
where relnamespace = 'aftercare'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f', 'S')
  and item.grantee <> relowner;
select bag_eq(
  'select name, role, right_ from granted',
  $$ select name, role, right_
     from tap.declared_right join tap.declared_table using (kind)
     cross join string_to_table(rights, ' ') as right_
     where columns = '*' $$,
  'the rights to tables and views are those declared (3_declared_rights.sql)');

create temporary view granted_column as
select relname::text as name, attname::text as column_, coalesce(role.rolname, 'public')::text as role,
  lower(item.privilege_type) as right_, item.is_grantable
from pg_attribute join pg_class on pg_class.oid = attrelid
cross join lateral aclexplode(attacl) as item
left join pg_roles as role on role.oid = item.grantee
where relnamespace = 'aftercare'::regnamespace;
select bag_eq(
  'select name, column_, role, right_ from granted_column',
  $$ select name, column_, role, right_
     from (
       select name, role, rights, columns
       from tap.declared_right join tap.declared_table using (kind) where columns <> '*'
       union all select name, role, rights, columns from tap.declared_column_right) as declared
     cross join string_to_table(rights, ' ') as right_
     cross join string_to_table(columns, ' ') as column_ $$,
  'the rights to columns are those declared');

create temporary view granted_function as
select pg_proc.oid::regprocedure::text as signature, coalesce(role.rolname, 'public')::text as role,
  item.is_grantable
from pg_proc
cross join lateral aclexplode(coalesce(proacl, acldefault('f', proowner))) as item
left join pg_roles as role on role.oid = item.grantee
where pronamespace = 'aftercare'::regnamespace and item.grantee <> proowner;
select bag_eq(
  'select signature, role from granted_function',
  $$ select 'aftercare.' || signature, role
     from tap.declared_function cross join string_to_table(nullif(roles, ''), ' ') as role $$,
  'functions are executed by those declared, and never by public');

select is_empty(
  $$ select name, role from granted where is_grantable
     union all select name, role from granted_column where is_grantable
     union all select signature, role from granted_function where is_grantable $$,
  'nobody may pass a right on');

select bag_eq(
  $$ select coalesce(role.rolname, 'public')::text, lower(item.privilege_type)
     from pg_namespace cross join lateral aclexplode(nspacl) as item
     left join pg_roles as role on role.oid = item.grantee
     where nspname = 'aftercare' and item.grantee <> nspowner $$,
  $$ values ('aftercare_app', 'usage'), ('aftercare_nightly', 'usage'), ('aftercare_operator', 'usage'),
       ('aftercare_reporting', 'usage'), ('aftercare_seal', 'usage') $$,
  'the roles use the schema and make nothing in it');
select is_empty(
  $$ select defaclrole::regrole, defaclobjtype from pg_default_acl $$,
  'nothing is granted by default');

select * from finish();
rollback;
