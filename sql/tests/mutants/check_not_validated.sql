-- noticed by 11_checks.sql
alter table aftercare.person add constraint birth_is_past check (birth_date < '2100-01-01') not valid;
