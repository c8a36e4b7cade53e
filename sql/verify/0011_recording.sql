do $$
begin
  assert (
    select count(*) = 2 and bool_and(relrowsecurity and relforcerowsecurity)
    from pg_catalog.pg_class
    where oid in (to_regclass('aftercare.withdrawal'), to_regclass('aftercare.change_key')));
  assert (
    select count(*) = 2
    from pg_catalog.pg_attribute
    where not attisdropped
      and (attrelid, attname) in (
        (to_regclass('aftercare.case_file'), 'version'), (to_regclass('aftercare.token'), 'may_record')));
end
$$;
