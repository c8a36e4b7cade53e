-- noticed by 40_functions.sql
drop trigger trail_is_append_only on aftercare.audit_seal;
