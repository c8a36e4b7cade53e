-- noticed by 50_comments.sql
comment on column aftercare.person.family_name is null;
