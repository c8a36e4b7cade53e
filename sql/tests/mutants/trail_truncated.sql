-- noticed by 41_trail.sql
drop trigger trail_is_append_only on aftercare.audit_event;
