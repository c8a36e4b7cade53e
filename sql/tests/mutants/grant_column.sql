-- noticed by 20_rights.sql
grant select (why) on aftercare.gap to aftercare_reporting;
