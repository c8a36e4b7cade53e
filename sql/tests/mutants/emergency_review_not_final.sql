-- noticed by 11_checks.sql
drop index aftercare.emergency_review_is_final;
