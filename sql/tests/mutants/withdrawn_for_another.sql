-- noticed by 32_roles.sql
alter policy own_withdrawal on aftercare.withdrawal with check (true);
