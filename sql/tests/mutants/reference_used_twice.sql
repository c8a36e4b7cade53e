-- noticed by 12_keys.sql
alter table aftercare.case_file drop constraint case_file_reference_is_unique;
