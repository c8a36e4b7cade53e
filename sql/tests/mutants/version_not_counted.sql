-- noticed by 40_functions.sql
create or replace function aftercare.count_change() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as 'begin return new; end';
