-- noticed by 40_functions.sql
alter function aftercare.seal_audit set search_path = pg_temp, pg_catalog;
