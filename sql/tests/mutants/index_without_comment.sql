-- noticed by 50_comments.sql
comment on index aftercare.token_of_body is null;
