-- noticed by 11_checks.sql
alter table aftercare.legal_status drop constraint section_is_listed;
