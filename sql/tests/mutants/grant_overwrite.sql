-- noticed by 20_rights.sql
grant update (family_name) on aftercare.person to aftercare_app;
