-- What the roles are: powerless by themselves, strangers to one another, and only one of them owns.
begin;
select * from no_plan();

create temporary view role as
select * from pg_roles where rolname in (
  'aftercare_owner', 'aftercare_app', 'aftercare_nightly', 'aftercare_reporting', 'aftercare_operator',
  'aftercare_seal');
select is((select count(*) from role)::int, 6, 'the six roles are there');
select is_empty(
  $$ select rolname from role
     where rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or rolcanlogin $$,
  'no role of the register logs in or has a power over the server');
select is_empty(
  $$ select member.rolname, of_.rolname
     from pg_auth_members join role as member on member.oid = pg_auth_members.member
     join pg_roles as of_ on of_.oid = roleid $$,
  'no role of the register is a member of another');
select is_empty(
  $$ select pg_describe_object(classid, objid, 0)
     from pg_shdepend join role on role.oid = refobjid
     where dbid = (select oid from pg_database where datname = current_database())
       and deptype = 'o' and rolname <> 'aftercare_owner' $$,
  'none but the owner owns anything');
select is_empty(
  $$ select relname from pg_class
     where relnamespace = 'aftercare'::regnamespace and relowner <> 'aftercare_owner'::regrole
     union all select proname from pg_proc
     where pronamespace = 'aftercare'::regnamespace and proowner <> 'aftercare_owner'::regrole
     union all select typname from pg_type
     where typnamespace = 'aftercare'::regnamespace and typowner <> 'aftercare_owner'::regrole
     union all select nspname from pg_namespace
     where nspname = 'aftercare' and nspowner <> 'aftercare_owner'::regrole $$,
  'the owner owns all of the schema');
select is_empty(
  $$ select rolname from role
     where rolname <> 'aftercare_owner' and has_database_privilege(oid, current_database(), 'CREATE') $$,
  'none but the owner makes schemas');

select * from finish();
rollback;
