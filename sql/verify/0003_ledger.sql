do $$
begin
  assert (
    select count(*) = 3 and bool_and(relrowsecurity and relforcerowsecurity)
    from pg_catalog.pg_class
    where oid in (
      to_regclass('aftercare.determination'), to_regclass('aftercare.gap'),
      to_regclass('aftercare.upcoming')));
  assert to_regclass('aftercare.night') is not null;
end
$$;
