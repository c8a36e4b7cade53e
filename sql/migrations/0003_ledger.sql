-- The ledger: what the nightly run last said of every case, and every gap from first to last day.

create table aftercare.night (
  on_date date not null,
  rule_set text not null,
  law_on date not null,
  directory_changed_at timestamptz not null,
  started_at timestamptz not null,
  published_at timestamptz not null default clock_timestamp(),
  cases bigint not null,
  looked_at bigint not null,
  opened bigint not null,
  closed bigint not null,
  still_open bigint not null,
  constraint night_pkey primary key (on_date)
);
comment on table aftercare.night is 'The nights whose results have been published.';
comment on column aftercare.night.on_date is 'The day that was judged, at its end.';
comment on column aftercare.night.rule_set is 'The version of rules and reference data.';
comment on column aftercare.night.law_on is 'The day whose law was applied.';
comment on column aftercare.night.directory_changed_at is
  'When the directory that was used had last changed: another one makes the next night look at all cases.';
comment on column aftercare.night.started_at is 'When the run began.';
comment on column aftercare.night.published_at is 'When its results were published.';
comment on column aftercare.night.cases is 'How many cases the register held.';
comment on column aftercare.night.looked_at is
  'How many of them were looked at: those that changed or whose day had come.';
comment on column aftercare.night.opened is 'How many gaps opened.';
comment on column aftercare.night.closed is 'How many gaps closed.';
comment on column aftercare.night.still_open is 'How many gaps stayed open.';

create table aftercare.determination (
  case_id bigint not null,
  on_date date not null,
  rule_set text not null,
  eligibility text collate "C" not null,
  duty_state text collate "C" not null,
  duty_since date,
  annotations text[] not null default '{}',
  council aftercare.body_code,
  council_rule text collate "C",
  nhs_statutory aftercare.body_code,
  nhs_statutory_rule text collate "C",
  nhs_payer aftercare.body_code,
  nhs_payer_rule text collate "C",
  doubts text[] not null default '{}',
  next_change date,
  facts_known_at timestamptz not null,
  constraint determination_pkey primary key (case_id),
  constraint eligibility_is_listed check (eligibility in (
    'eligible', 'not_eligible', 'needs_review')),
  constraint duty_state_is_listed check (duty_state in (
    'none', 'prospective', 'live', 'live_on_leave', 'ended_joint_decision', 'ended_death',
    'unknown')),
  constraint annotations_are_listed check (annotations <@ array[
    'community_order', 'in_hospital', 'in_prison', 'recalled'])
);
comment on table aftercare.determination is
  'What the rules last said of each case. The end of a duty is never stored: this is a copy.';
comment on column aftercare.determination.case_id is 'The case.';
comment on column aftercare.determination.on_date is 'The day judged when it last changed.';
comment on column aftercare.determination.rule_set is 'The version of rules and reference data.';
comment on column aftercare.determination.eligibility is
  'Whether section 117 applies to the person.';
comment on column aftercare.determination.duty_state is 'The joint duty.';
comment on column aftercare.determination.duty_since is 'The first day of that state.';
comment on column aftercare.determination.annotations is 'What else is so while the duty lasts.';
comment on column aftercare.determination.council is
  'The responsible social services authority; null where it cannot be determined.';
comment on column aftercare.determination.council_rule is 'The rule that says so.';
comment on column aftercare.determination.nhs_statutory is
  'The NHS body that owes the duty; null where it cannot be determined.';
comment on column aftercare.determination.nhs_statutory_rule is 'The rule that says so.';
comment on column aftercare.determination.nhs_payer is
  'The NHS body that pays; null where it cannot be determined.';
comment on column aftercare.determination.nhs_payer_rule is 'The rule that says so.';
comment on column aftercare.determination.doubts is 'Every doubt that touches the answer.';
comment on column aftercare.determination.next_change is
  'The first later day on which the answer could differ with no new fact; null is never.';
comment on column aftercare.determination.facts_known_at is
  'The last change of the facts that went into it.';
create index determination_next_change on aftercare.determination (next_change)
  where next_change is not null;
comment on index aftercare.determination_next_change is 'Finds the cases whose day has come.';
alter table aftercare.determination enable row level security;
alter table aftercare.determination force row level security;

create table aftercare.gap (
  case_id bigint not null,
  rule text collate "C" not null,
  subject text collate "C" not null,
  severity text collate "C" not null,
  since date not null,
  due date,
  owed_by aftercare.body_codes not null default '{}',
  why text not null,
  facts text[] not null default '{}',
  doubts text[] not null default '{}',
  opened_on date not null,
  closed_on date not null default 'infinity',
  constraint gap_pkey primary key (case_id, rule, subject, closed_on),
  constraint severity_is_listed check (severity in ('critical', 'high', 'medium', 'low'))
);
comment on table aftercare.gap is
  'Every gap that a nightly run found, from the night it opened to the night it closed.';
comment on column aftercare.gap.case_id is 'The case.';
comment on column aftercare.gap.rule is 'The rule, such as CP-01.';
comment on column aftercare.gap.subject is
  'case, or list:id; with the rule, the gap''s identity from night to night.';
comment on column aftercare.gap.severity is 'How bad it is for the person.';
comment on column aftercare.gap.since is 'The first day on which it was open, by the rules.';
comment on column aftercare.gap.due is 'The deadline that passed; null where it opened at once.';
comment on column aftercare.gap.owed_by is 'The bodies that must act.';
comment on column aftercare.gap.why is 'What is missing, in words.';
comment on column aftercare.gap.facts is 'The facts used, as list:id.';
comment on column aftercare.gap.doubts is 'The doubts that touch it.';
comment on column aftercare.gap.opened_on is 'The night that found it first.';
comment on column aftercare.gap.closed_on is
  'The night that found it no more; infinity while it is open.';
create index gap_owed_by on aftercare.gap using gin (owed_by) where closed_on = 'infinity';
comment on index aftercare.gap_owed_by is 'Finds what a body owes.';
create index gap_opened_on on aftercare.gap (opened_on);
comment on index aftercare.gap_opened_on is 'Finds what a night opened.';
create index gap_closed_on on aftercare.gap (closed_on) where closed_on < 'infinity';
comment on index aftercare.gap_closed_on is 'Finds what a night closed.';
alter table aftercare.gap enable row level security;
alter table aftercare.gap force row level security;

create table aftercare.upcoming (
  case_id bigint not null,
  rule text collate "C" not null,
  subject text collate "C" not null,
  opens date not null,
  due date not null,
  owed_by aftercare.body_codes not null default '{}',
  constraint upcoming_pkey primary key (case_id, rule, subject)
);
comment on table aftercare.upcoming is
  'Clocks that are running and unmet: each will open as a gap if nothing changes.';
comment on column aftercare.upcoming.case_id is 'The case.';
comment on column aftercare.upcoming.rule is 'The rule, such as CP-01.';
comment on column aftercare.upcoming.subject is 'case, or list:id.';
comment on column aftercare.upcoming.opens is 'The day on which it becomes a gap.';
comment on column aftercare.upcoming.due is 'The last day to act.';
comment on column aftercare.upcoming.owed_by is 'The bodies that must act.';
create index upcoming_owed_by on aftercare.upcoming using gin (owed_by);
comment on index aftercare.upcoming_owed_by is 'Finds what a body will owe.';
alter table aftercare.upcoming enable row level security;
alter table aftercare.upcoming force row level security;
