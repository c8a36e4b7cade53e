-- Row-level security of every table that has a case: who sees it, and who may record in it.
--
-- A request of aftercare_app sees a case if one of its bodies, named in the setting
-- aftercare.bodies for this transaction, is or was a party to it; without the setting it sees
-- nothing. case_party decides for its own rows by that setting, and all others ask case_party, in
-- which they find only what that allows.

do $$
declare
  name text;
  shown regclass;
  sees constant text := 'exists (select from aftercare.case_party as party '
    'where party.case_id = %s.case_id and party.superseded_at = ''infinity'')';
  is_mine constant text := '%s = any (string_to_array('
    'nullif(current_setting(''aftercare.bodies'', true), ''''), '',''))';
  is_seen text;
begin
  for name, shown in
    select policy.policyname, format('aftercare.%I', policy.tablename)::regclass
    from pg_catalog.pg_policies as policy
    where policy.schemaname = 'aftercare'
  loop
    execute format('drop policy %I on %s', name, shown);
  end loop;

  for name, shown in
    select class.relname, class.oid::regclass
    from pg_catalog.pg_class as class
    where class.relnamespace = 'aftercare'::regnamespace
      and class.relkind in ('r', 'p')
      and (
        class.relname = 'dir_allocations'
        or exists (
          select from pg_catalog.pg_attribute as attribute
          where attribute.attrelid = class.oid
            and attribute.attname = 'case_id'
            and not attribute.attisdropped))
    order by class.relname
  loop
    is_seen := format(sees, name);
    execute format(
      'create policy whole_register on %s to aftercare_operator, aftercare_nightly '
      'using (true) with check (true)', shown);
    execute format(
      'create policy counts on %s for select to aftercare_reporting using (true)', shown);

    case
    when name = 'case_party' then
      execute format(
        'create policy parties_see on %s for select to aftercare_app using (%s '
        'and since <= (now() at time zone ''Europe/London'')::date)',
        shown, format(is_mine, 'body'));
      execute format(
        'create policy parties_record on %s for insert to aftercare_app with check ('
        'exists (select from aftercare.case_file as file '
        'where file.case_id = case_party.case_id))', shown);
    when name = 'case_file' then
      is_seen := format('(%s or %s)', format(is_mine, 'opened_by'), is_seen);
      execute format(
        'create policy parties_see on %s for select to aftercare_app using (%s)',
        shown, is_seen);
      execute format(
        'create policy parties_record on %s for insert to aftercare_app with check (%s)',
        shown, format(is_mine, 'opened_by'));
      execute format(
        'create policy parties_change on %s for update to aftercare_app using (%s)',
        shown, is_seen);
    when name = 'case_change' then
      execute format(
        'create policy parties_mark on %s to aftercare_app using (%s) with check (%s)',
        shown, is_seen, is_seen);
    when name = 'dir_allocations' then
      execute format(
        'create policy parties_see on %s for select to aftercare_app using ('
        'exists (select from aftercare.case_file as file '
        'where file.reference = dir_allocations.case_reference))', shown);
    when name in ('determination', 'gap', 'ledger_digest', 'upcoming') then
      execute format(
        'create policy parties_see on %s for select to aftercare_app using (%s)',
        shown, is_seen);
    else
      execute format(
        'create policy parties_see on %s for select to aftercare_app using (%s)',
        shown, is_seen);
      execute format(
        'create policy parties_record on %s for insert to aftercare_app with check (%s)',
        shown, is_seen);
      execute format(
        'create policy parties_supersede on %s for update to aftercare_app using (%s)',
        shown, is_seen);
    end case;
  end loop;

  -- What was superseded stays so, whoever asks.
  for shown in
    select attribute.attrelid::regclass
    from pg_catalog.pg_attribute as attribute
    join pg_catalog.pg_class as class on class.oid = attribute.attrelid
    where class.relnamespace = 'aftercare'::regnamespace
      and class.relkind in ('r', 'p')
      and class.relrowsecurity
      and attribute.attname = 'superseded_at'
  loop
    execute format(
      'create policy superseded_for_good on %s as restrictive for update '
      'using (superseded_at = ''infinity'') with check (superseded_at < ''infinity'')', shown);
  end loop;
end
$$;
