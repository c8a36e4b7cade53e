-- noticed by 20_rights.sql
grant update (version) on aftercare.case_file to aftercare_app;
