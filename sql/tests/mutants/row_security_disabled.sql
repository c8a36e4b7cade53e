-- noticed by 30_policies.sql
alter table aftercare.meeting_actions disable row level security;
