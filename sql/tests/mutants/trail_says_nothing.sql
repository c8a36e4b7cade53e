-- noticed by 41_trail.sql
create or replace function aftercare.refuse_audit_change() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as 'begin return null; end';
