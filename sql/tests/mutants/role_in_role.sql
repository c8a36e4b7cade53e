-- noticed by 21_roles.sql
grant aftercare_operator to aftercare_app;
