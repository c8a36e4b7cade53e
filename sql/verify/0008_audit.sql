do $$
begin
  assert (
    select count(*) = 2 and bool_and(relrowsecurity and relforcerowsecurity)
    from pg_catalog.pg_class
    where oid in (to_regclass('aftercare.audit_event'), to_regclass('aftercare.audit_seal')));
  assert to_regclass('aftercare.audit_era') is not null;
  assert to_regclass('aftercare.audit_event_of_case') is not null;
end
$$;
