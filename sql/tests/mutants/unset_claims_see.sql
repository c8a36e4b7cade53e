-- noticed by 31_who_sees.sql
alter policy parties_see on aftercare.case_party using (
  coalesce(current_setting('aftercare.bodies', true), '') in ('', body));
