-- noticed by 11_checks.sql
alter table aftercare.case_file drop constraint case_file_reference_is_unique;
