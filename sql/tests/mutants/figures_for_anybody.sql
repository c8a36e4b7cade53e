-- noticed by 32_roles.sql
alter policy counts on aftercare.gap using (true);
