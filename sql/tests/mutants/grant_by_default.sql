-- noticed by 20_rights.sql
alter default privileges in schema aftercare grant select on tables to aftercare_reporting;
