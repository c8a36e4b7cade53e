-- What the tests of isolation ask of a database: a walk through its catalogue, and every cell of sql/access.csv as a
-- session with those claims. Run by a superuser in a database of the tests; rows that come back are faults.

create schema probe;
grant usage on schema probe to public;

-- What is declared: nobody may add an open policy, or a key that spans cases, without being seen.
create table probe.declared (kind text, name text);
insert into probe.declared values
  ('open policy', 'case_restriction.all_ask'),
  ('key', 'case_file_reference_is_unique'), ('key', 'gap_owed_pkey'), ('key', 'upcoming_owed_pkey'),
  ('key', 'emergency_access_pkey'), ('key', 'import_link_pkey'), ('key', 'import_link_is_unique');

create view probe.parts as
select class.oid, class.relname::text as name, class.relkind, class.relacl, class.relowner, class.relrowsecurity,
  class.relforcerowsecurity, class.reloptions
from pg_class as class where class.relnamespace = 'aftercare'::regnamespace;

-- Every right of every role to tables, columns, sequences and functions.
create view probe.granted as
select part.name, '*' as column_, right_of.grantee, lower(right_of.privilege_type) as right_
from probe.parts as part, aclexplode(part.relacl) as right_of
where part.relkind in ('r', 'v', 'p', 'm', 'f', 'S')
union all
select part.name, attribute.attname, right_of.grantee, lower(right_of.privilege_type)
from probe.parts as part join pg_attribute as attribute on attribute.attrelid = part.oid,
  aclexplode(attribute.attacl) as right_of
union all
select replace(routine.oid::regprocedure::text, 'aftercare.', ''), '*', right_of.grantee, 'execute'
from pg_proc as routine, aclexplode(routine.proacl) as right_of
where routine.pronamespace = 'aftercare'::regnamespace;

-- What is declared of them, for these tests and those in SQL: sql/tests/setup/3_declared_rights.sql.
create view probe.declared_right as
select table_.name, column_, role::regrole::oid as grantee, right_
from tap.declared_right join tap.declared_table as table_ using (kind)
cross join string_to_table(rights, ' ') as right_
cross join string_to_table(columns, ' ') as column_
union all
select name, column_, role::regrole, right_ from tap.declared_column_right
cross join string_to_table(rights, ' ') as right_ cross join string_to_table(columns, ' ') as column_
union all
select signature, '*', role::regrole, 'execute' from tap.declared_function
cross join string_to_table(nullif(roles, ''), ' ') as role;

create function probe.walk() returns setof text language sql as $$
  select 'row security not forced: ' || part.name from probe.parts as part
  where part.relkind in ('r', 'p') and not (part.relrowsecurity and part.relforcerowsecurity)
    and (part.name in ('emergency_review', 'access_alert', 'audit_event', 'audit_seal', 'dir_allocations')
      or exists (
        select from pg_attribute as attribute
        where attribute.attrelid = part.oid and attribute.attname = 'case_id' and not attribute.attisdropped))
  union all
  select 'view works as its owner: ' || part.name from probe.parts as part
  where part.relkind = 'v' and not coalesce(part.reloptions::text[] && array['security_invoker=true', 'security_invoker=on'], false)
  union all
  select 'materialised view: ' || part.name from probe.parts as part where part.relkind = 'm'
  union all
  select 'owned by another: ' || part.name from probe.parts as part where part.relowner <> 'aftercare_owner'::regrole
  union all
  select 'function owned by another: ' || routine.proname from pg_proc as routine
  where routine.pronamespace = 'aftercare'::regnamespace and routine.proowner <> 'aftercare_owner'::regrole
  union all
  select 'search path not pinned: ' || routine.proname from pg_proc as routine
  where routine.pronamespace = 'aftercare'::regnamespace
    and not coalesce(routine.proconfig @> array['search_path=pg_catalog, pg_temp'], false)
  union all
  select 'works as the owner, undeclared: ' || routine.proname from pg_proc as routine
  where routine.pronamespace = 'aftercare'::regnamespace and routine.prosecdef
    and replace(routine.oid::regprocedure::text, 'aftercare.', '')
      not in (select signature from tap.declared_function where runs_as_owner)
  union all
  select 'anybody may call: ' || routine.proname from pg_proc as routine
  where routine.pronamespace = 'aftercare'::regnamespace
    and exists (
      select from aclexplode(coalesce(routine.proacl, acldefault('f', routine.proowner))) as held
      where held.grantee = 0)
  union all
  select 'granted to anybody: ' || part.name from probe.parts as part, aclexplode(part.relacl) as held
  where held.grantee = 0
  union all
  select 'anybody may use the schema' from pg_namespace as place, aclexplode(place.nspacl) as held
  where place.nspname = 'aftercare' and held.grantee = 0
  union all
  select 'may create in the schema: ' || role.rolname from pg_roles as role
  where role.rolname like 'aftercare\_%' and role.rolname not in ('aftercare_owner', 'aftercare_admin')
    and has_schema_privilege(role.oid, 'aftercare', 'CREATE')
  union all
  select 'has a power: ' || role.rolname from pg_roles as role
  where role.rolname in ('aftercare_owner', 'aftercare_app', 'aftercare_nightly', 'aftercare_reporting',
      'aftercare_operator', 'aftercare_seal')
    and (role.rolsuper or role.rolbypassrls or role.rolcreaterole or role.rolcreatedb or role.rolcanlogin
      or role.rolreplication)
  union all
  select format('%s is a member of %s', member.rolname, held.rolname)
  from pg_auth_members as link
  join pg_roles as member on member.oid = link.member join pg_roles as held on held.oid = link.roleid
  where member.rolname in ('aftercare_app', 'aftercare_nightly', 'aftercare_reporting', 'aftercare_operator',
      'aftercare_seal')
  union all
  select 'policy for anybody: ' || policy.polrelid::regclass || '.' || policy.polname from pg_policy as policy
  where policy.polrelid in (select oid from probe.parts) and policy.polroles = array[0::oid] and policy.polpermissive
  union all
  select 'policy without a condition: ' || part.name || '.' || policy.polname
  from pg_policy as policy join probe.parts as part on part.oid = policy.polrelid
  where policy.polpermissive and policy.polroles && array['aftercare_app'::regrole::oid, 'aftercare_reporting'::regrole::oid]
    and (pg_get_expr(policy.polqual, policy.polrelid) = 'true'
      or pg_get_expr(policy.polwithcheck, policy.polrelid) = 'true')
    and part.name not in ('audit_seal')
    and part.name || '.' || policy.polname not in (select name from probe.declared where kind = 'open policy')
  union all
  -- A function in a condition is called for every row, unless it stands in a sub-query of its own (T12).
  select 'policy calls a function for every row: ' || part.name || '.' || policy.polname
  from pg_policy as policy join probe.parts as part on part.oid = policy.polrelid
  where policy.polcmd in ('r', '*') and replace(
      regexp_replace(pg_get_expr(policy.polqual, policy.polrelid), '\( SELECT [^()]*(\([^()]*(\([^()]*(\([^()]*\)[^()]*)*\)[^()]*)*\)[^()]*)*\)', '', 'g'),
      ' ', '') ~ 'current_setting|aftercare\.may|bodies_in_force'
  union all
  select 'what was superseded may come back: ' || part.name from probe.parts as part
  where part.relkind = 'r' and part.relrowsecurity
    and exists (select from pg_attribute where attrelid = part.oid and attname = 'superseded_at')
    and not exists (
      select from pg_policy as policy where policy.polrelid = part.oid and not policy.polpermissive
        and policy.polcmd = 'w' and policy.polroles = array[0::oid]
        and pg_get_expr(policy.polqual, policy.polrelid) ~ 'superseded_at = ''infinity'''
        and pg_get_expr(policy.polwithcheck, policy.polrelid) ~ 'superseded_at < ''infinity''')
  union all
  select 'foreign key, which looks past row security: ' || conname from pg_constraint
  where contype = 'f' and connamespace = 'aftercare'::regnamespace
  union all
  select 'key that spans cases: ' || index.indexrelid::regclass::text
  from pg_index as index join probe.parts as part on part.oid = index.indrelid
  join pg_class as class on class.oid = index.indexrelid
  where index.indisunique and part.relkind = 'r'
    and exists (
      select from pg_attribute as attribute where attribute.attrelid = part.oid and attribute.attname = 'case_id')
    and not exists (
      select from pg_attribute as attribute
      where attribute.attrelid = part.oid and attribute.attname = 'case_id' and attribute.attnum = index.indkey[0])
    and class.relname not in (select name from probe.declared where kind = 'key')
  union all
  select format('%s: %s (%s) on %s to %s', change.what, change.right_, change.column_, change.name, change.grantee::regrole)
  from (
    (select 'granted, undeclared' as what, * from (
      select * from probe.granted where grantee <> 'aftercare_owner'::regrole
      except select * from probe.declared_right) as more)
    union all
    (select 'declared, not granted', * from (
      select * from probe.declared_right except select * from probe.granted) as less)) as change
$$;

-- Who stands in which relation to the case that is looked for.
create table probe.relation (relation text, bodies text, reference text, actor text);
insert into probe.relation values
  ('lead', 'E06000062', 'Zqcasexq', 'token:lead'), ('partner', 'QPM', 'Zqcasexq', 'token:partner'),
  ('former_partner', 'E10000003', 'Zqcasexq', 'token:former'),
  ('unrelated_council', 'E06000001', 'Zqcasexq', 'token:council'), ('unrelated_icb', 'QWO', 'Zqcasexq', 'token:board'),
  ('none', '', 'Zqcasexq', 'token:none'), ('none', '78H', 'Zqcasexq', 'token:ended'), ('break_glass', 'E06000001', 'Zqcasexq', 'token:glass'),
  ('sealed', 'E06000062', 'Zqsealedxq', 'token:lead'),
  ('sealed_break_glass', 'E06000001', 'Zqsealedxq', 'token:glass');
create table probe.role (role text);
insert into probe.role values ('coordinator'), ('manager'), ('ward'), ('icb_case_manager'), ('commissioner'),
  ('reporter'), ('information_governance'), ('auditor'), ('nightly');
create table probe.wanted (role text, relation text, what text, primary key (role, relation, what));

-- What is asked of each table, by what it is.
create table probe.part (what text, name text, statement text, later text);
insert into probe.part
select
  case when relname in (
        'charges', 'complaint_recommendations', 'complaints', 'direct_payments', 'disputes', 'letter', 'withdrawal')
      then 'further_facts'
    when relname in (
        'determination', 'determination_past', 'gap', 'gap_acceptance', 'gap_owed', 'gap_past', 'ledger_digest',
        'unjudged_case', 'upcoming', 'upcoming_owed', 'upcoming_past') then 'ledger'
    else 'facts' end,
  relname,
  format('select count(%s) from aftercare.%I where case_id = $1',
    case relname when 'gap' then 'why' when 'determination' then 'rule_set' else '*' end, relname),
  case when has_recorded then format(
      'select count(*) from aftercare.%I where case_id = $1 and recorded_at >= ''2026-01-01''', relname)
    when relname = 'gap_past' then
      'select count(*) from aftercare.gap_past where case_id = $1 and until_on > ''2026-01-01'''
    when relname in ('gap', 'gap_owed') then format(
      'select count(%s) from aftercare.%I where case_id = $1 and closed_on > ''2026-01-01''',
      case relname when 'gap' then 'why' else '*' end, relname) end
from (
  select class.relname, exists (
      select from pg_attribute as attribute where attribute.attrelid = class.oid and attribute.attname = 'recorded_at'
    ) as has_recorded
  from pg_class as class
  where class.relnamespace = 'aftercare'::regnamespace and class.relkind = 'r'
    and class.relname not in (
      'fact', 'fact_part', 'case_party', 'case_change', 'case_restriction', 'emergency_access', 'change_key',
      'import_link', 'case_copy')
    and exists (
      select from pg_attribute as attribute
      where attribute.attrelid = class.oid and attribute.attname = 'case_id' and not attribute.attisdropped)
) as tables;
insert into probe.part values
  ('counts', 'gap_report', 'select count(*) from aftercare.gap_report where case_id = $1', null),
  ('counts', 'duty_report', 'select count(*) from aftercare.duty_report where case_id = $1', null),
  ('record', 'events', 'insert into aftercare.events (case_id, id, recorded_by, source, on_date, kind)
    values ($1, ''probe'', ''probe'', ''probe'', ''2020-01-01'', ''move'')', null),
  ('record', 'contacts', 'update aftercare.contacts set superseded_at = clock_timestamp()
    where case_id = $1 and superseded_at = ''infinity''', null),
  ('record', 'case_file', 'update aftercare.case_file set changed_at = now() where case_id = $1', null),
  ('record', 'case_party', 'insert into aftercare.case_party (case_id, body, basis, since)
    values ($1, ''E06000005'', ''funding'', ''2020-01-01'')', null),
  ('record', 'change_key', 'select from aftercare.change_key where case_id = $1', null),
  ('seal', 'case_restriction', 'with sealed as (
      insert into aftercare.case_restriction (case_id, body, reason_code, sealed_by, until)
      select $1, split_part(current_setting(''aftercare.bodies''), '','', 1), ''court_order'',
        current_setting(''aftercare.actor''), ''2020-01-01''
      where not exists (select from aftercare.case_restriction where case_id = $1)
      returning 1),
    lifted as (
      update aftercare.case_restriction
      set lifted_at = clock_timestamp(), lifted_by = current_setting(''aftercare.actor'')
      where case_id = $1 and until = ''2030-01-01''
      returning 1)
    select from sealed union all select from lifted', null),
  ('trail', 'audit_event', 'select count(*) from aftercare.audit_event as event
    where event.kind = ''look'' and $1 > 0', null),
  ('emergencies', 'emergency_access', 'select count(*) from aftercare.emergency_access as access
    where access.role = ''probe'' and $1 > 0', null);

create function probe.claim(asker text, bodies text, actor text, base text) returns void language plpgsql as $$
begin
  perform set_config('role', 'none', true),
    set_config('aftercare.bodies', aftercare.bodies_in_force(bodies), true),
    set_config('aftercare.role', case when asker = 'nightly' then '' else asker end, true),
    set_config('aftercare.actor', actor, true);
  perform set_config('role', base, true);
end $$;

-- How many rows a statement finds, -1 where the role may not ask.
create function probe.seen(statement text, number bigint) returns bigint language plpgsql as $$
declare found bigint;
begin
  execute statement into found using number;
  return found;
exception when insufficient_privilege then return -1;
end $$;

create function probe.does(statement text, number bigint) returns boolean language plpgsql as $$
declare touched bigint;
begin
  begin
    execute statement using number;
    get diagnostics touched = row_count;
    raise exception 'undone' using errcode = 'ZZ999', detail = touched;
  exception
    when sqlstate 'ZZ999' then
      get stacked diagnostics statement = pg_exception_detail;
      return statement::bigint > 0;
    when insufficient_privilege or check_violation then return false;
  end;
end $$;

create function probe.cells(enough integer) returns table (fault text) language plpgsql as $$
declare
  cell record;
  part probe.part;
  parts constant probe.part[] := array(select held from probe.part as held);
  wanted text[];
  base text;
  is_allowed boolean;
  found bigint;
  faults integer := 0;
begin
  for cell in
    select asker.role, relation.*, file.case_id
    from probe.role as asker cross join probe.relation as relation
    join aftercare.case_file as file on file.reference = relation.reference
  loop
    wanted := array(
      select held.what from probe.wanted as held where held.role = cell.role and held.relation = cell.relation);
    foreach base in array case when cell.role = 'nightly' then array['aftercare_nightly']
      else array['aftercare_app', 'aftercare_reporting'] end
    loop
      perform probe.claim(cell.role, cell.bodies, cell.actor || '-' || cell.role, base);
      foreach part in array parts loop
        is_allowed := part.what = any (wanted)
          and (base <> 'aftercare_reporting' or part.what = 'counts')
          and (base <> 'aftercare_app' or part.what <> 'counts')
          -- Of the ledger a former partner reads the gaps that closed in its time.
          and not (cell.relation = 'former_partner' and cell.role <> 'nightly' and part.what = 'ledger'
            and part.name not in ('gap', 'gap_owed', 'gap_past'))
          -- Why something was withdrawn, and letters, are for the parties alone, and not for the night.
          and not ((cell.relation = 'former_partner' or cell.role = 'nightly')
            and part.name in ('letter', 'withdrawal'))
          -- The night names parties; it records no fact.
          or cell.role = 'nightly' and part.what = 'record' and part.name = 'case_party';
        found := case when part.what in ('record', 'seal') then probe.does(part.statement, cell.case_id)::int
          else probe.seen(part.statement, cell.case_id) end;
        if (found > 0) <> is_allowed then
          fault := format('%s as %s, %s: %s %s: %s rows, allowed: %s',
            cell.role, base, cell.relation, part.what, part.name, found, is_allowed);
          faults := faults + 1;
          return next;
        end if;
        -- What came later is not for a former partner.
        if part.later is not null and cell.relation = 'former_partner' and cell.role <> 'nightly'
          and probe.seen(part.later, cell.case_id) > 0
        then
          fault := format('%s as %s, former partner: sees what came later in %s', cell.role, base, part.name);
          faults := faults + 1;
          return next;
        end if;
        if faults >= enough then
          perform set_config('role', 'none', true);
          return;
        end if;
      end loop;
      perform set_config('role', 'none', true);
    end loop;
  end loop;
end $$;

-- What each session could read of everything, to be searched for canaries: one text for a role, base and relation.
create function probe.everything(asker text, bodies text, actor text, base text) returns text language plpgsql as $$
declare
  part record;
  found text;
  all_found text := '';
begin
  perform probe.claim(asker, bodies, actor, base);
  for part in
    select class.relname from pg_class as class
    where class.relnamespace = 'aftercare'::regnamespace and class.relkind in ('r', 'v')
  loop
    begin
      execute format('select string_agg(shown::text, '' '') from aftercare.%I as shown', part.relname) into found;
      all_found := all_found || coalesce(found, '');
    exception when insufficient_privilege then null;
    end;
  end loop;
  perform set_config('role', 'none', true);
  return all_found;
end $$;
