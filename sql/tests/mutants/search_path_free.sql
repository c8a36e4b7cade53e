-- noticed by 40_functions.sql
alter function aftercare.record_audit reset search_path;
