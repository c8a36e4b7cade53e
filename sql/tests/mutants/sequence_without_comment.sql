-- noticed by 50_comments.sql
comment on sequence aftercare.case_number is null;
