-- What the tests try statements with. Made in a test database only, in a schema of its own.

create schema tap;
create extension pgtap schema tap;

create function tap.outcome(
  statement text, as_role text default null, bodies text default null, asking text default 'coordinator',
  actor text default 'account:sql')
returns text language plpgsql as $$
declare
  state text;
  broken text;
  touched bigint;
begin
  begin
    perform set_config('aftercare.bodies', coalesce(bodies, ''), true);
    perform set_config('aftercare.role', coalesce(asking, ''), true);
    perform set_config('aftercare.actor', coalesce(actor, ''), true);
    perform set_config('role', coalesce(as_role, 'none'), true);
    execute statement;
    get diagnostics touched = row_count;
    raise exception 'undone' using errcode = 'ZZ000', detail = touched::text;
  exception
    when sqlstate 'ZZ000' then
      return 'ok ' || touched;
    when others then
      get stacked diagnostics state = returned_sqlstate, broken = constraint_name;
      return trim(state || ' ' || broken);
  end;
end
$$;
comment on function tap.outcome is
  'Tries a statement as a role with claims and undoes it: "ok" and the number of rows, or SQLSTATE and constraint.';

create function tap.run(statement text) returns void language plpgsql as $$
begin
  execute statement;
end
$$;
comment on function tap.run is 'Runs a statement that was put together.';

create function tap.first_word(shown regclass, named name) returns text language sql stable as $$
  select (regexp_match(pg_get_constraintdef(oid), '''([^'']+)''::text'))[1]
  from pg_constraint
  where conrelid = shown and conname in (named || '_is_listed')
$$;
comment on function tap.first_word is 'The first word of the list that a column must keep to.';

create function tap.sample(shown regclass) returns jsonb language sql stable as $$
  select coalesce(jsonb_object_agg(column_.attname, coalesce(
    to_jsonb(tap.first_word(shown, column_.attname)),
    case format_type(column_.atttypid, null)
      when 'bigint' then '1'
      when 'integer' then '1'
      when 'smallint' then '1'
      when 'numeric' then '1'
      when 'boolean' then 'true'
      when 'date' then '"2026-01-05"'
      when 'timestamp with time zone' then '"2999-01-05T12:00:00Z"'
      when 'uuid' then '"00000000-0000-4000-8000-000000000001"'
      when 'bytea' then to_jsonb('\x' || repeat('00', 32))
      when 'json' then '{}'
      when 'jsonb' then '{}'
      when 'text[]' then '"{}"'
      when 'aftercare.body_codes' then '"{}"'
      when 'aftercare.fact_ids' then '"{}"'
      when 'aftercare.body_code' then '"E10000016"'
      else '"A1"'
    end::jsonb)), '{}')
  from pg_attribute as column_
  where column_.attrelid = shown and column_.attnum > 0 and not column_.attisdropped
    and (column_.attidentity <> '' or column_.attnotnull and not column_.atthasdef)
$$;
comment on function tap.sample is 'A value of its type for every column that must be given, identities too.';

create function tap.insertion(shown regclass, changes jsonb default '{}')
returns text language plpgsql stable as $$
declare
  given constant jsonb := tap.sample(shown)
    || coalesce((select fits from tap.declared_sample where 'aftercare.' || name = shown::text), '{}')
    || changes;
  named constant text := (select string_agg(quote_ident(key), ', ') from jsonb_object_keys(given) as key);
begin
  return format(
    'insert into %s (%s) overriding system value select %s from jsonb_populate_record(null::%s, %L)',
    shown, named, named, shown, given);
end
$$;
comment on function tap.insertion is 'A statement that inserts a row that fits, but for the changes.';
