-- How a night runs, what the ledger said before, and the gaps that somebody accepted.
-- Chunks and findings are unlogged: after a crash of the server both are empty, and the night begins anew.

-- A night by its business date.

create table aftercare.night_slot (
  on_date date not null,
  due_at timestamptz not null,
  late_at timestamptz not null,
  state text collate "C" not null default 'due',
  attempt integer not null default 0,
  fence bigint not null default 0,
  lease_until timestamptz,
  rule_set text,
  directory_changed_at timestamptz,
  chunks integer,
  constraint night_slot_pkey primary key (on_date),
  constraint state_is_listed check (state in ('due', 'running', 'published', 'skipped')),
  constraint slot_has_lease_while_running check ((state = 'running') = (lease_until is not null))
);
comment on table aftercare.night_slot is
  'The business dates to be judged, each once: by London''s calendar, not by a clock that may stop.';
comment on column aftercare.night_slot.on_date is 'The business date.';
comment on column aftercare.night_slot.due_at is 'When its hour came or comes.';
comment on column aftercare.night_slot.late_at is 'When the hour of the next one comes: published from then on it is late.';
comment on column aftercare.night_slot.state is
  'due, running, published, or skipped where it was missed too long ago to be made up.';
comment on column aftercare.night_slot.attempt is 'How often it was begun since it was due.';
comment on column aftercare.night_slot.fence is
  'Which claim it is: every claim of any night has a higher one, and whoever holds an older one writes nothing any more.';
comment on column aftercare.night_slot.lease_until is
  'Until when it is alone the holder''s, by the database''s clock; renewed while it works, and void when its session ends.';
comment on column aftercare.night_slot.rule_set is 'By which rules the chunks at hand are judged.';
comment on column aftercare.night_slot.directory_changed_at is 'By which directory the chunks at hand are judged.';
comment on column aftercare.night_slot.chunks is
  'How many chunks it was divided into; null before. Where fewer are there, the server crashed and they are made anew.';

alter table aftercare.night add column late boolean not null default false;
alter table aftercare.night add column unjudged bigint not null default 0;
alter table aftercare.night add column followed_up_at timestamptz;
comment on column aftercare.night.followed_up_at is
  'When its anchor and its reports were written too; null until then.';
comment on column aftercare.night.late is 'Whether the next night was due already when it was published; never the first of a register.';
comment on column aftercare.night.unjudged is
  'How many cases could not be judged: of them the ledger says what it said before.';

create unlogged table aftercare.night_chunk (
  number integer not null,
  first_case bigint not null,
  last_case bigint not null,
  cases bigint[],
  tried integer not null default 0,
  is_done boolean not null default false,
  constraint night_chunk_pkey primary key (number),
  constraint tries_are_counted check (tried >= 0)
);
comment on table aftercare.night_chunk is 'The parts into which the running night is divided.';
comment on column aftercare.night_chunk.number is 'Counts from 0.';
comment on column aftercare.night_chunk.first_case is 'Its first case.';
comment on column aftercare.night_chunk.last_case is 'Its last case.';
comment on column aftercare.night_chunk.cases is 'Its cases by number; null where it is all from the first to the last.';
comment on column aftercare.night_chunk.tried is
  'How often it was begun, counted from the second attempt on: what ends a program every time is found by it.';
comment on column aftercare.night_chunk.is_done is 'Whether what was found in it is safe.';
alter table aftercare.night_chunk enable row level security;
alter table aftercare.night_chunk force row level security;

create unlogged table aftercare.night_finding (
  number bigint generated always as identity,
  tasks integer not null,
  looked_at bigint not null,
  opened bigint not null,
  closed bigint not null,
  determinations bytea not null,
  gaps bytea not null,
  upcoming bytea not null,
  parties bytea not null,
  cases bytea not null,
  constraint night_finding_pkey primary key (number)
);
comment on table aftercare.night_finding is
  'What the running night found and will write into the ledger when all is judged: rows of the binary form of COPY.';
comment on column aftercare.night_finding.number is 'In the order in which it was found.';
comment on column aftercare.night_finding.tasks is 'Which kinds of change there are to make, a bit for each.';
comment on column aftercare.night_finding.looked_at is 'How many cases were looked at.';
comment on column aftercare.night_finding.opened is 'How many gaps opened.';
comment on column aftercare.night_finding.closed is 'How many gaps closed.';
comment on column aftercare.night_finding.determinations is 'Answers that differ from the ledger.';
comment on column aftercare.night_finding.gaps is 'Gaps that opened, changed or closed.';
comment on column aftercare.night_finding.upcoming is 'Running clocks of cases in which any differs.';
comment on column aftercare.night_finding.parties is 'Bodies that became or ceased to be a party.';
comment on column aftercare.night_finding.cases is 'The cases themselves, with their digests.';
alter table aftercare.night_finding alter column determinations set storage external;
alter table aftercare.night_finding alter column gaps set storage external;
alter table aftercare.night_finding alter column upcoming set storage external;
alter table aftercare.night_finding alter column parties set storage external;
alter table aftercare.night_finding alter column cases set storage external;
alter table aftercare.night_finding enable row level security;
alter table aftercare.night_finding force row level security;

-- What a night read of a case, in one row, so that the next reads no facts where none changed. Unlogged too: after a
-- crash of the server it is empty, and the next night reads the facts. Rows of up to 8,000 bytes stay in their page.

create unlogged table aftercare.case_copy (
  case_id bigint not null,
  version integer not null,
  layout bigint not null,
  facts bytea not null,
  constraint case_copy_pkey primary key (case_id)
) with (toast_tuple_target = 8160);
comment on table aftercare.case_copy is
  'What rules look at in each case, all its facts in one row: a copy for nights, which trust it while the case has the '
  'same version. Nobody else reads it, and it may be emptied at any time.';
comment on column aftercare.case_copy.case_id is 'The case.';
comment on column aftercare.case_copy.version is 'The version of the case that was copied.';
comment on column aftercare.case_copy.layout is 'How the facts are written: a program of another layout reads the facts themselves.';
comment on column aftercare.case_copy.facts is 'The facts, without words that no rule looks at.';
alter table aftercare.case_copy alter column facts set storage external;
alter table aftercare.case_copy enable row level security;
alter table aftercare.case_copy force row level security;

create table aftercare.unjudged_case (
  case_id bigint not null,
  on_date date not null,
  constraint unjudged_case_pkey primary key (case_id, on_date)
);
comment on table aftercare.unjudged_case is
  'Cases that a night could not judge. Nothing must be concluded from what the ledger has of them.';
comment on column aftercare.unjudged_case.case_id is 'The case.';
comment on column aftercare.unjudged_case.on_date is 'The night.';
alter table aftercare.unjudged_case enable row level security;
alter table aftercare.unjudged_case force row level security;

-- What the ledger said before.

create domain aftercare.gap_cause as text collate "C"
  constraint gap_cause_is_listed check (value in ('first_look', 'facts', 'day', 'rules', 'directory'));
comment on domain aftercare.gap_cause is
  'What made a gap open, change or close: the first look at the case, its facts, a day that came, other rules, another directory.';

-- Whoever owes is asked of every row of a list: uncompressed the array is read where it stands.
alter table aftercare.gap alter column owed_by set storage plain;
alter table aftercare.gap add column changed_on date;
alter table aftercare.gap add column opened_by aftercare.gap_cause;
alter table aftercare.gap add column changed_by aftercare.gap_cause;
alter table aftercare.gap add column closed_by aftercare.gap_cause;
comment on column aftercare.gap.changed_on is
  'The night that last changed what it says; null while it says what it said when it opened.';
comment on column aftercare.gap.opened_by is
  'What opened it; null before this was kept.';
comment on column aftercare.gap.changed_by is 'What last changed what it says.';
comment on column aftercare.gap.closed_by is 'What closed it.';

create table aftercare.gap_past (
  case_id bigint not null,
  rule text collate "C" not null,
  subject text collate "C" not null,
  from_on date not null,
  until_on date not null,
  severity text collate "C" not null,
  since date not null,
  due date,
  owed_by aftercare.body_codes not null default '{}',
  why text not null,
  facts text[] not null default '{}',
  doubts text[] not null default '{}',
  opened_on date not null,
  cause aftercare.gap_cause,
  constraint gap_past_pkey primary key (case_id, rule, subject, from_on),
  constraint severity_is_listed check (severity in ('critical', 'high', 'medium', 'low')),
  constraint gap_past_is_a_period check (from_on < until_on and opened_on <= from_on)
);
comment on table aftercare.gap_past is
  'What an open gap said on earlier nights: how bad it was, who owed it and why. With gap, any night''s list can be made again.';
comment on column aftercare.gap_past.case_id is 'The case.';
comment on column aftercare.gap_past.rule is 'The rule.';
comment on column aftercare.gap_past.subject is 'case, or list:id.';
comment on column aftercare.gap_past.from_on is 'The first night on which it said so.';
comment on column aftercare.gap_past.until_on is 'The night from which on it said something else.';
comment on column aftercare.gap_past.severity is 'How bad it was for the person.';
comment on column aftercare.gap_past.since is 'Since when it was open, by the rules.';
comment on column aftercare.gap_past.due is 'The deadline that had passed.';
comment on column aftercare.gap_past.owed_by is 'The bodies that had to act.';
comment on column aftercare.gap_past.why is 'What was missing, in words.';
comment on column aftercare.gap_past.facts is 'The facts used, as list:id.';
comment on column aftercare.gap_past.doubts is 'The doubts that touched it.';
comment on column aftercare.gap_past.opened_on is 'The night that found the gap first.';
comment on column aftercare.gap_past.cause is 'What made it say so; null before this was kept.';
create index gap_past_until on aftercare.gap_past (until_on);
comment on index aftercare.gap_past_until is 'Finds what was said on a night; of the last night nothing.';
alter table aftercare.gap_past enable row level security;
alter table aftercare.gap_past force row level security;

alter table aftercare.upcoming add column noted_on date;
comment on column aftercare.upcoming.noted_on is 'The night that found it first as it is; null before this was kept.';

create table aftercare.upcoming_past (
  case_id bigint not null,
  rule text collate "C" not null,
  subject text collate "C" not null,
  from_on date not null,
  until_on date not null,
  opens date not null,
  due date not null,
  owed_by aftercare.body_codes not null default '{}',
  constraint upcoming_past_pkey primary key (case_id, rule, subject, from_on),
  constraint upcoming_past_is_a_period check (from_on < until_on)
);
comment on table aftercare.upcoming_past is 'Clocks that ran on earlier nights.';
comment on column aftercare.upcoming_past.case_id is 'The case.';
comment on column aftercare.upcoming_past.rule is 'The rule.';
comment on column aftercare.upcoming_past.subject is 'case, or list:id.';
comment on column aftercare.upcoming_past.from_on is 'The first night on which it ran so.';
comment on column aftercare.upcoming_past.until_on is 'The night from which on it did not.';
comment on column aftercare.upcoming_past.opens is 'The day on which it would become a gap.';
comment on column aftercare.upcoming_past.due is 'The last day to act.';
comment on column aftercare.upcoming_past.owed_by is 'The bodies that had to act.';
create index upcoming_past_until on aftercare.upcoming_past (until_on);
comment on index aftercare.upcoming_past_until is 'Finds the clocks of a night; of the last night none.';
alter table aftercare.upcoming_past enable row level security;
alter table aftercare.upcoming_past force row level security;

create table aftercare.determination_past (
  case_id bigint not null,
  from_on date not null,
  until_on date not null,
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
  constraint determination_past_pkey primary key (case_id, from_on),
  constraint determination_past_is_a_period check (from_on < until_on)
);
comment on table aftercare.determination_past is 'What the rules said of a case on earlier nights.';
comment on column aftercare.determination_past.case_id is 'The case.';
comment on column aftercare.determination_past.from_on is 'The first night on which they said so.';
comment on column aftercare.determination_past.until_on is 'The night from which on they said something else.';
comment on column aftercare.determination_past.rule_set is 'The version of rules and reference data.';
comment on column aftercare.determination_past.eligibility is 'Whether section 117 applied to the person.';
comment on column aftercare.determination_past.duty_state is 'The joint duty.';
comment on column aftercare.determination_past.duty_since is 'The first day of that state.';
comment on column aftercare.determination_past.annotations is 'What else was so while the duty lasted.';
comment on column aftercare.determination_past.council is 'The responsible social services authority.';
comment on column aftercare.determination_past.council_rule is 'The rule that said so.';
comment on column aftercare.determination_past.nhs_statutory is 'The NHS body that owed the duty.';
comment on column aftercare.determination_past.nhs_statutory_rule is 'The rule that said so.';
comment on column aftercare.determination_past.nhs_payer is 'The NHS body that paid.';
comment on column aftercare.determination_past.nhs_payer_rule is 'The rule that said so.';
comment on column aftercare.determination_past.doubts is 'Every doubt that touched the answer.';
create index determination_past_until on aftercare.determination_past (until_on);
comment on index aftercare.determination_past_until is 'Finds what was said on a night; of the last night nothing.';
alter table aftercare.determination_past enable row level security;
alter table aftercare.determination_past force row level security;

-- Gaps that somebody accepted.

create table aftercare.gap_acceptance (
  case_id bigint not null,
  rule text collate "C" not null,
  subject text collate "C" not null,
  body aftercare.body_code not null,
  accepted_by text not null,
  reason text not null,
  accepted_on date not null,
  until date not null,
  recorded_by text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz not null default 'infinity',
  ended_by text,
  constraint gap_acceptance_pkey primary key (case_id, rule, subject, body, ended_at),
  constraint acceptance_names_somebody check (length(btrim(accepted_by)) between 3 and 200),
  constraint acceptance_gives_a_reason check (length(btrim(reason)) between 10 and 4000),
  constraint acceptance_ends_within_a_year check (until > accepted_on and until <= accepted_on + 366),
  constraint acceptance_ended_by_somebody check ((ended_at < 'infinity') = (ended_by is not null))
);
comment on table aftercare.gap_acceptance is
  'Gaps that a named person accepted for a body, with a reason and a last day. Hides nothing: reports show the gap and who accepted it.';
comment on column aftercare.gap_acceptance.case_id is 'The case.';
comment on column aftercare.gap_acceptance.rule is 'The rule of the gap.';
comment on column aftercare.gap_acceptance.subject is 'The subject of the gap.';
comment on column aftercare.gap_acceptance.body is 'The body for which it was accepted; the other body accepts for itself.';
comment on column aftercare.gap_acceptance.accepted_by is 'Who accepted it: a name and an office.';
comment on column aftercare.gap_acceptance.reason is 'Why, in words.';
comment on column aftercare.gap_acceptance.accepted_on is 'Since when: it holds for a gap that was open then, until that closes.';
comment on column aftercare.gap_acceptance.until is 'The first day on which it holds no more.';
comment on column aftercare.gap_acceptance.recorded_by is 'Which account recorded it.';
comment on column aftercare.gap_acceptance.recorded_at is 'When it was recorded.';
comment on column aftercare.gap_acceptance.ended_at is 'When somebody ended it before its day; infinity where nobody did.';
comment on column aftercare.gap_acceptance.ended_by is 'Which account ended it.';
alter table aftercare.gap_acceptance enable row level security;
alter table aftercare.gap_acceptance force row level security;

-- The words of the trail grow by two; nothing that was allowed is forbidden.
-- squawk-ignore ban-drop-constraint
alter table aftercare.audit_event drop constraint kind_is_listed;
-- Every event is read once. The migration is not compatible, so no program works on the register meanwhile.
-- squawk-ignore constraint-missing-not-valid
alter table aftercare.audit_event add constraint kind_is_listed check (kind in (
  'import', 'change', 'directory', 'look', 'export', 'question', 'report', 'letter', 'night',
  'discharge_check', 'token_issued', 'token_revoked', 'token_list', 'trail_look', 'trail_export',
  'break_glass', 'break_glass_look', 'break_glass_list', 'break_glass_review', 'case_sealed',
  'case_unsealed', 'gap_accepted', 'acceptance_ended'));
