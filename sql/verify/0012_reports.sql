do $$
begin
  assert to_regclass('aftercare.report_delivery') is not null;
end
$$;
