-- noticed by 11_checks.sql
alter table aftercare.funding_parties drop constraint share_is_in_range,
  add constraint share_is_in_range check (share > 0 and share <= 100);
