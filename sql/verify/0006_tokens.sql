do $$
begin
  assert to_regclass('aftercare.token') is not null;
end
$$;
