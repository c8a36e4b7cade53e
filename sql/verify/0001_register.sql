do $$
begin
  assert (
    select count(*) = 5 and bool_and(relrowsecurity and relforcerowsecurity)
    from pg_catalog.pg_class
    where oid in (
      to_regclass('aftercare.case_file'), to_regclass('aftercare.case_party'),
      to_regclass('aftercare.case_change'), to_regclass('aftercare.fact'),
      to_regclass('aftercare.fact_part')));
  assert to_regtype('aftercare.body_code') is not null;
end
$$;
