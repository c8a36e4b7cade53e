-- noticed by 20_rights.sql
grant select on aftercare.case_file to public;
