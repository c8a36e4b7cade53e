-- noticed by 11_checks.sql
alter table aftercare.emergency_access drop constraint ends_within_a_day,
  add constraint ends_within_a_day check (ends_at >= opened_at and ends_at <= opened_at + interval '25 hours');
