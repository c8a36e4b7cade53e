-- noticed by 12_keys.sql
alter table aftercare.person drop constraint person_pkey;
