-- noticed by 41_trail.sql
drop trigger event_is_stamped on aftercare.audit_event;
alter table aftercare.audit_event drop constraint hash_is_sha256;
