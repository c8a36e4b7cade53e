do $$
begin
  assert (
    select count(*) = 2 and bool_and(relrowsecurity and relforcerowsecurity)
    from pg_catalog.pg_class
    where oid in (to_regclass('aftercare.import_link'), to_regclass('aftercare.aside')));
  assert to_regclass('aftercare.import_file') is not null;
  assert to_regclass('aftercare.case_number') is not null;
  assert to_regclass('aftercare.person_of_number') is not null;
end
$$;
