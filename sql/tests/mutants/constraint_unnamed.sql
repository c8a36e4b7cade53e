-- noticed by 50_comments.sql
alter table aftercare.person add check (birth_date < '2100-01-01');
