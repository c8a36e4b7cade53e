-- noticed by 20_rights.sql
grant delete on aftercare.person to aftercare_operator;
