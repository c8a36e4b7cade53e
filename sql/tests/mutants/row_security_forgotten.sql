-- noticed by 30_policies.sql
create table aftercare.letters (letter_id bigint, case_id bigint);
