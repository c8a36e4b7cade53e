-- noticed by 32_roles.sql
grant update on aftercare.letter to aftercare_operator;
