do $$
begin
  assert (
    select count(*) = 7
    from pg_catalog.pg_class
    where relnamespace = to_regnamespace('aftercare')
      and relkind = 'r'
      and (relname like 'dir\_%' or relname = 'setting'));
  assert (
    select relrowsecurity and relforcerowsecurity
    from pg_catalog.pg_class where oid = to_regclass('aftercare.dir_allocations'));
end
$$;
