-- A row of gap_owed has what a list shows of the gap, and one of upcoming_owed what it shows of the clock: whoever asks
-- what he owes is let through once, by one comparison with the bodies that he claims, and no other table need be asked
-- about every row again.

-- Derived from gap and upcoming, and so made anew: the tables are empty when they get columns that every row must have
-- and another key, and the migration is not compatible, so no program works on the register meanwhile.
-- squawk-ignore-file adding-required-field, constraint-missing-not-valid, ban-drop-constraint, adding-serial-primary-key-field
truncate aftercare.gap_owed;
alter table aftercare.gap_owed
  add column severity text collate "C" not null,
  add column since date not null,
  add column due date,
  add column owed_by aftercare.body_codes not null,
  add column why text not null,
  add column facts text[] not null default '{}',
  add column doubts text[] not null default '{}',
  add column opened_on date not null,
  add constraint severity_is_listed check (severity in ('critical', 'high', 'medium', 'low'));
comment on table aftercare.gap_owed is
  'The bodies that owe each gap, one row for each with what the gap says; written from gap, in the same transaction.';
comment on column aftercare.gap_owed.severity is 'As the gap has it, and so are the columns that follow.';
comment on column aftercare.gap_owed.since is 'The first day on which it was open, by the rules.';
comment on column aftercare.gap_owed.due is 'The deadline that passed; null where it opened at once.';
comment on column aftercare.gap_owed.owed_by is 'All bodies that must act, this one among them.';
comment on column aftercare.gap_owed.why is 'What is missing, in words.';
comment on column aftercare.gap_owed.facts is 'The facts used, as list:id.';
comment on column aftercare.gap_owed.doubts is 'The doubts that touch it.';
comment on column aftercare.gap_owed.opened_on is 'The night that found it first.';

truncate aftercare.upcoming_owed;
alter table aftercare.upcoming_owed
  drop constraint upcoming_owed_pkey,
  add column opens date not null,
  add column due date not null,
  add column owed_by aftercare.body_codes not null,
  add column noted_on date,
  add column reference aftercare.case_reference not null,
  -- The soonest first: a report shows those of the next months.
  add constraint upcoming_owed_pkey primary key (body, opens, case_id, rule, subject);
comment on table aftercare.upcoming_owed is
  'The bodies that must stop each running clock, one row for each with what the clock says; written with the clock.';
comment on column aftercare.upcoming_owed.opens is 'The first day on which it is a gap; as the clock has it, like the columns that follow.';
comment on column aftercare.upcoming_owed.due is 'The last day to act.';
comment on column aftercare.upcoming_owed.owed_by is 'All bodies that must act, this one among them.';
comment on column aftercare.upcoming_owed.noted_on is 'The night that found it first as it is; null before this was kept.';
comment on column aftercare.upcoming_owed.reference is
  'The case''s reference, which never changes: a list need not ask who may see each case twice.';

-- The owner sees no case while row-level security is forced on him.
alter table aftercare.gap no force row level security;
alter table aftercare.upcoming no force row level security;
alter table aftercare.case_file no force row level security;
alter table aftercare.gap_owed no force row level security;
alter table aftercare.upcoming_owed no force row level security;
insert into aftercare.gap_owed (
  body, case_id, rule, subject, closed_on, reference, severity, since, due, owed_by, why, facts, doubts, opened_on)
select distinct on (body, closed_on, case_id, rule, subject)
  body, case_id, rule, subject, closed_on, reference, severity, since, due, owed_by, why, facts, doubts, opened_on
from aftercare.gap join aftercare.case_file using (case_id) cross join unnest(owed_by) as body;
insert into aftercare.upcoming_owed (body, case_id, rule, subject, opens, due, owed_by, noted_on, reference)
select distinct on (body, opens, case_id, rule, subject)
  body, case_id, rule, subject, opens, due, owed_by, noted_on, reference
from aftercare.upcoming join aftercare.case_file using (case_id) cross join unnest(owed_by) as body;
alter table aftercare.gap force row level security;
alter table aftercare.upcoming force row level security;
alter table aftercare.case_file force row level security;
alter table aftercare.gap_owed force row level security;
alter table aftercare.upcoming_owed force row level security;
