do $$
begin
  assert (
    select count(*) = 8
    from pg_catalog.pg_attribute
    where attrelid = to_regclass('aftercare.gap_owed') and not attisdropped
      and attname in ('severity', 'since', 'due', 'owed_by', 'why', 'facts', 'doubts', 'opened_on'));
  assert (
    select count(*) = 5
    from pg_catalog.pg_attribute
    where attrelid = to_regclass('aftercare.upcoming_owed') and not attisdropped
      and attname in ('opens', 'due', 'owed_by', 'noted_on', 'reference'));
  assert (
    select count(*) = 5 and bool_and(relrowsecurity and relforcerowsecurity)
    from pg_catalog.pg_class
    where oid in (
      to_regclass('aftercare.gap'), to_regclass('aftercare.upcoming'), to_regclass('aftercare.case_file'),
      to_regclass('aftercare.gap_owed'), to_regclass('aftercare.upcoming_owed')));
end
$$;
