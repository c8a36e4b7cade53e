do $$
begin
  assert to_regclass('aftercare.body') is not null;
  assert to_regclass('aftercare.succession') is not null;
  assert to_regclass('aftercare.council_icb') is not null;
  assert to_regclass('aftercare.bank_holiday') is not null;
  assert to_regclass('aftercare.legal_status_code') is not null;
end
$$;
