-- Row-level security stands on every table about cases, forced upon the owner too, with the policies declared.
begin;
select * from no_plan();

select bag_eq(
  $$ select relname::text from pg_class
     where relnamespace = 'aftercare'::regnamespace and relrowsecurity and relforcerowsecurity $$,
  $$ select name from tap.declared_table where kind in (select kind from tap.declared_policy) $$,
  'row security is enabled and forced on every table whose kind has policies (4_declared_policies.sql)');
select is_empty(
  $$ select relname from pg_class
     where relnamespace = 'aftercare'::regnamespace and relrowsecurity <> relforcerowsecurity $$,
  'where row security is enabled it is forced');
select is_empty(
  $$ select relname from pg_class
     where relnamespace = 'aftercare'::regnamespace and relkind in ('r', 'p') and not relrowsecurity
       and exists (
         select from pg_attribute
         where attrelid = pg_class.oid and not attisdropped
           and attname in ('case_id', 'case_key', 'case_reference', 'nhs_number', 'opened_by')) $$,
  'no table that names a case goes without row security');
select bag_eq(
  $$ select tablename::text, policyname::text, cmd,
       (select string_agg(role, ' ' order by role) from unnest(roles::text[]) as role),
       permissive = 'RESTRICTIVE'
     from pg_policies where schemaname = 'aftercare' $$,
  $$ select table_.name, policy, command, roles, restrictive
     from tap.declared_policy as policy join tap.declared_table as table_ on table_.kind = policy.kind
       and table_.name = coalesce(policy.name, table_.name) $$,
  'the policies are those declared');
select is_empty(
  $$ select relname from pg_class
     where relnamespace = 'aftercare'::regnamespace
       and (relkind = 'm' or relkind = 'v'
         and not coalesce(reloptions @> array['security_invoker=true'], false)) $$,
  'views work as who asks');

select * from finish();
rollback;
