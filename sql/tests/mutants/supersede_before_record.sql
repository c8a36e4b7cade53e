-- noticed by 11_checks.sql
alter table aftercare.leave drop constraint superseded_after_recorded,
  add constraint superseded_after_recorded check (superseded_at >= recorded_at);
