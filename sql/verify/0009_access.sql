do $$
begin
  assert (
    select count(*) = 6 and bool_and(relrowsecurity and relforcerowsecurity)
    from pg_catalog.pg_class
    where oid in (
      to_regclass('aftercare.gap_owed'), to_regclass('aftercare.upcoming_owed'),
      to_regclass('aftercare.case_restriction'), to_regclass('aftercare.emergency_access'),
      to_regclass('aftercare.emergency_review'), to_regclass('aftercare.access_alert')));
  assert to_regclass('aftercare.access_rule') is not null;
  assert to_regclass('aftercare.predecessor') is not null;
  assert to_regclass('aftercare.gap_owed_by') is null;
end
$$;
