-- noticed by 20_rights.sql
create table aftercare.letters (letter_id bigint constraint letters_pkey primary key);
