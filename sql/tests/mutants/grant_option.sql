-- noticed by 20_rights.sql
grant select on aftercare.audit_seal to aftercare_app with grant option;
