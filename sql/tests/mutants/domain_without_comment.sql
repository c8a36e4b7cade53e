-- noticed by 50_comments.sql
comment on domain aftercare.pounds is null;
