-- What guards a change besides the program: a version that counts by itself, and nobody's facts but one's own.
-- Runs after policies and grants, which it narrows.

create or replace function aftercare.count_change() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.changed_at <= old.changed_at then
    raise exception 'a change must be later than the one before it'
      using errcode = 'check_violation', constraint = 'changes_follow_one_another';
  end if;
  new.version := old.version + 1;
  return new;
end
$$;
comment on function aftercare.count_change is
  'Gives every change of a case the next version, and refuses one that is not later than the one before.';
create or replace trigger change_is_counted before update of changed_at on aftercare.case_file
  for each row execute function aftercare.count_change();
revoke all on function aftercare.count_change from public;

-- A source that begins with the code of a body and a colon is that body's. Another body neither corrects nor
-- withdraws what came from it, nor records in its name. And a body decides for itself alone: the decision of
-- another to end after-care is not its to record, correct or withdraw.
do $$
declare
  shown regclass;
  mine constant text := 'any ((select string_to_array('
    'nullif(current_setting(''aftercare.bodies'', true), ''''), '',''))::text[])';
  source_body constant text := 'substring(source from ''^([EW][0-9]{8}|[A-Z0-9]{3,6}): '')';
  is_own text;
begin
  is_own := format('%1$s is null or %1$s = %2$s', source_body, mine);
  for shown in
    select class.oid::regclass
    from pg_catalog.pg_class as class
    where class.relnamespace = 'aftercare'::regnamespace
      and class.relkind = 'r'
      and class.relname not in ('fact', 'fact_part')
      and (
        select count(*)
        from pg_catalog.pg_attribute as attribute
        where attribute.attrelid = class.oid
          and attribute.attname in ('case_id', 'source', 'superseded_at')) = 3
  loop
    execute format(
      'create policy own_record on %s as restrictive for insert to aftercare_app with check (%s)',
      shown, is_own);
    execute format(
      'create policy own_superseding on %s as restrictive for update to aftercare_app using (%s)',
      shown, is_own);
  end loop;
  execute format(
    'create policy own_decision on aftercare.endings as restrictive for insert to aftercare_app '
    'with check (body = %s)', mine);
  execute format(
    'create policy own_decision_superseded on aftercare.endings as restrictive for update '
    'to aftercare_app using (body is null or body = %s)', mine);
  execute format(
    'create policy own_withdrawal on aftercare.withdrawal as restrictive for insert to aftercare_app '
    'with check (%s)', replace(is_own, 'source', 'withdrawn_in'));
  execute format(
    'create policy own_answer on aftercare.change_key as restrictive to aftercare_app '
    'using (holder = %1$s) with check (holder = %1$s)', mine);
end
$$;

revoke all on aftercare.withdrawal, aftercare.change_key from aftercare_nightly, aftercare_reporting;
grant insert on aftercare.withdrawal, aftercare.change_key to aftercare_app, aftercare_operator;
