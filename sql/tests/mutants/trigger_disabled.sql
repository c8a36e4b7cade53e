-- noticed by 40_functions.sql
alter table aftercare.audit_event disable trigger trail_is_append_only;
