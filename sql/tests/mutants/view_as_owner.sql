-- noticed by 30_policies.sql
alter view aftercare.gap_report set (security_invoker = false);
