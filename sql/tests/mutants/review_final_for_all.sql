-- noticed by 12_keys.sql
drop index aftercare.emergency_review_is_final;
create unique index emergency_review_is_final on aftercare.emergency_review (access_id) where finding = 'escalated';
