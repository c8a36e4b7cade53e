-- noticed by 20_rights.sql
grant select (reason_code) on aftercare.case_restriction to aftercare_app;
