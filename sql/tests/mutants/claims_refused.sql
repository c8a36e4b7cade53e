-- noticed by 32_roles.sql
revoke select on aftercare.predecessor from aftercare_reporting;
