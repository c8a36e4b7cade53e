-- noticed by 40_functions.sql
create or replace trigger trail_is_append_only before update or delete
  on aftercare.audit_event for each statement execute function aftercare.refuse_audit_change();
