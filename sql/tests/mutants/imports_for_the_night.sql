-- noticed by 20_rights.sql
grant select on aftercare.aside to aftercare_nightly;
