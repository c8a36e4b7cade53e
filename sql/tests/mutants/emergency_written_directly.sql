-- noticed by 20_rights.sql
grant insert on aftercare.emergency_access to aftercare_app;
