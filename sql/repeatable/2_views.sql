-- What reports may be made of: no names, no numbers of persons, no free text.

create or replace view aftercare.gap_report with (security_invoker = true) as
select
  gap.case_id,
  gap.rule,
  gap.subject,
  gap.severity,
  gap.since,
  gap.due,
  gap.owed_by,
  gap.opened_on,
  gap.closed_on
from aftercare.gap;
comment on view aftercare.gap_report is 'Gaps without words.';

create or replace view aftercare.duty_report with (security_invoker = true) as
select
  determination.case_id,
  determination.on_date,
  determination.eligibility,
  determination.duty_state,
  determination.duty_since,
  determination.annotations,
  determination.council,
  determination.nhs_statutory,
  determination.nhs_payer,
  determination.doubts
from aftercare.determination;
comment on view aftercare.duty_report is 'Who owes what to how many, without names.';
