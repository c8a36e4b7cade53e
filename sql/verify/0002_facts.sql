do $$
begin
  assert (
    select count(*) >= 29 and bool_and(class.relrowsecurity and class.relforcerowsecurity)
    from pg_catalog.pg_class as class
    where class.relnamespace = to_regnamespace('aftercare')
      and class.relkind = 'r'
      and (
        select count(*)
        from pg_catalog.pg_attribute as attribute
        where attribute.attrelid = class.oid
          and attribute.attname in ('case_id', 'source', 'superseded_at')) = 3);
end
$$;
