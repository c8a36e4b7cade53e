-- noticed by 30_policies.sql
alter table aftercare.person no force row level security;
