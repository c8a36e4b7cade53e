-- noticed by 50_comments.sql
comment on function aftercare.seal_audit is null;
