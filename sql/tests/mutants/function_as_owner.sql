-- noticed by 40_functions.sql
alter function aftercare.audit_field security definer;
