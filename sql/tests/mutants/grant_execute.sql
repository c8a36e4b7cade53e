-- noticed by 20_rights.sql
grant execute on function aftercare.seal_audit to aftercare_app;
