-- noticed by 11_checks.sql
alter table aftercare.aside drop constraint resolved_holds_nobody,
  add constraint resolved_holds_nobody check ((resolved_at is null) = (resolution is null));
