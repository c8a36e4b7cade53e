-- noticed by 30_policies.sql
alter policy counts on aftercare.gap to public;
