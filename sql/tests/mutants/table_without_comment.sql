-- noticed by 50_comments.sql
comment on table aftercare.person is '';
