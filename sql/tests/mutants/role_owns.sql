-- noticed by 21_roles.sql
alter table aftercare.night owner to aftercare_nightly;
