do $$
begin
  assert (
    select relrowsecurity and relforcerowsecurity
    from pg_catalog.pg_class
    where oid = to_regclass('aftercare.letter'));
end
$$;
