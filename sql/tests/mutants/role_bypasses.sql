-- noticed by 21_roles.sql
alter role aftercare_app bypassrls;
