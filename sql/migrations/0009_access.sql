-- Who sees what: when a body was a party, which role asks, which cases are sealed, and access in an emergency.

alter table aftercare.case_party add column until date not null default 'infinity';
comment on column aftercare.case_party.until is
  'The first day on which it is a party no longer; infinity while it is.';

-- Lists look up all cases of a body: from the index alone. Here and below indexes change in the transaction of the
-- migration: it is not compatible, so no program works on the register meanwhile and nobody waits.
-- squawk-ignore require-concurrent-index-deletion
drop index aftercare.case_party_of_body;
-- As above.
-- squawk-ignore require-concurrent-index-creation
create index case_party_of_body on aftercare.case_party (body, case_id) include (since, until)
  where superseded_at = 'infinity';
comment on index aftercare.case_party_of_body is 'Finds the cases of a body.';

alter table aftercare.token add column role text collate "C" not null default 'coordinator'
  constraint role_is_listed check (role in (
    'coordinator', 'manager', 'ward', 'icb_case_manager', 'commissioner', 'reporter',
    'information_governance', 'auditor'));
comment on column aftercare.token.role is 'In which role its holder asks.';

create table aftercare.access_rule (
  role text collate "C" not null,
  relation text collate "C" not null,
  what text collate "C" not null,
  constraint access_rule_pkey primary key (role, relation, what)
);
comment on table aftercare.access_rule is
  'What each role may do with a case to which its body has a relation: the allowed cells of sql/access.csv.';
comment on column aftercare.access_rule.role is 'Who asks.';
comment on column aftercare.access_rule.relation is 'What the body of the asker has to do with the case.';
comment on column aftercare.access_rule.what is 'What is allowed; all else is not.';

create table aftercare.predecessor (
  body aftercare.body_code not null,
  predecessor aftercare.body_code not null,
  on_date date not null,
  constraint predecessor_pkey primary key (body, predecessor)
);
comment on table aftercare.predecessor is
  'Whom a body took over from, wholly or in part: succession read backwards, one step a row.';
comment on column aftercare.predecessor.body is 'The body that took over.';
comment on column aftercare.predecessor.predecessor is 'The body before it.';
comment on column aftercare.predecessor.on_date is 'The first day of the successor.';
insert into aftercare.predecessor (body, predecessor, on_date)
select heir, body, on_date from aftercare.succession cross join unnest(successors) as heir;

-- Who owes a gap, one row for each: an array has no index that row-level security lets the planner use.

create table aftercare.gap_owed (
  body aftercare.body_code not null,
  case_id bigint not null,
  rule text collate "C" not null,
  subject text collate "C" not null,
  closed_on date not null default 'infinity',
  reference aftercare.case_reference not null,
  constraint gap_owed_pkey primary key (body, closed_on, case_id, rule, subject)
);
comment on table aftercare.gap_owed is
  'The bodies that owe each gap, one row for each; written with the gap, in one transaction.';
comment on column aftercare.gap_owed.body is 'The body that must act.';
comment on column aftercare.gap_owed.case_id is 'The case.';
comment on column aftercare.gap_owed.rule is 'The rule, such as CP-01.';
comment on column aftercare.gap_owed.subject is 'case, or list:id.';
comment on column aftercare.gap_owed.closed_on is 'As the gap has it; infinity while it is open.';
comment on column aftercare.gap_owed.reference is
  'The case''s reference, which never changes: a list need not ask who may see each case twice.';
create index gap_owed_of_case on aftercare.gap_owed (case_id, rule, subject);
comment on index aftercare.gap_owed_of_case is 'Finds who owes a gap.';

create table aftercare.upcoming_owed (
  body aftercare.body_code not null,
  case_id bigint not null,
  rule text collate "C" not null,
  subject text collate "C" not null,
  constraint upcoming_owed_pkey primary key (body, case_id, rule, subject)
);
comment on table aftercare.upcoming_owed is
  'The bodies that must stop each running clock, one row for each; written with the clock.';
comment on column aftercare.upcoming_owed.body is 'The body that must act.';
comment on column aftercare.upcoming_owed.case_id is 'The case.';
comment on column aftercare.upcoming_owed.rule is 'The rule, such as CP-01.';
comment on column aftercare.upcoming_owed.subject is 'case, or list:id.';
create index upcoming_owed_of_case on aftercare.upcoming_owed (case_id);
comment on index aftercare.upcoming_owed_of_case is 'Finds who must stop the clocks of a case.';

-- The owner sees no case while row-level security is forced on him.
alter table aftercare.gap no force row level security;
alter table aftercare.upcoming no force row level security;
alter table aftercare.case_file no force row level security;
insert into aftercare.gap_owed (body, case_id, rule, subject, closed_on, reference)
select distinct body, case_id, rule, subject, closed_on, reference
from aftercare.gap join aftercare.case_file using (case_id) cross join unnest(owed_by) as body;
insert into aftercare.upcoming_owed (body, case_id, rule, subject)
select distinct body, case_id, rule, subject
from aftercare.upcoming cross join unnest(owed_by) as body;
alter table aftercare.gap force row level security;
alter table aftercare.upcoming force row level security;
alter table aftercare.case_file force row level security;
alter table aftercare.gap_owed enable row level security;
alter table aftercare.gap_owed force row level security;
alter table aftercare.upcoming_owed enable row level security;
alter table aftercare.upcoming_owed force row level security;

-- Nobody waits, as above.
-- squawk-ignore require-concurrent-index-deletion
drop index aftercare.gap_owed_by;
-- As above.
-- squawk-ignore require-concurrent-index-deletion
drop index aftercare.upcoming_owed_by;
-- As above.
-- squawk-ignore require-concurrent-index-creation
create index gap_owed_by_nobody on aftercare.gap (case_id)
  where owed_by = '{}' and closed_on = 'infinity';
comment on index aftercare.gap_owed_by_nobody is 'Finds what no body could be named for.';

-- Sealed cases.

create table aftercare.case_restriction (
  case_id bigint not null,
  body aftercare.body_code not null,
  reason_code text collate "C" not null,
  sealed_at timestamptz not null default now(),
  sealed_by text collate "C" not null,
  until date not null default 'infinity',
  lifted_at timestamptz not null default 'infinity',
  lifted_by text collate "C",
  constraint case_restriction_pkey primary key (case_id, lifted_at),
  constraint reason_code_is_listed check (reason_code in (
    'staff_member', 'relative_of_staff', 'protected_address', 'public_figure', 'court_order')),
  constraint lifted_after_sealed check (lifted_at > sealed_at),
  constraint lifted_by_somebody check ((lifted_at = 'infinity') = (lifted_by is null))
);
comment on table aftercare.case_restriction is
  'Cases that are sealed: of the parties only those roles see them that sql/access.csv names.';
comment on column aftercare.case_restriction.case_id is 'The case.';
comment on column aftercare.case_restriction.body is 'The body that sealed it.';
comment on column aftercare.case_restriction.reason_code is 'Why, as a word.';
comment on column aftercare.case_restriction.sealed_at is 'Since when.';
comment on column aftercare.case_restriction.sealed_by is 'Who sealed it, as the audit trail names him.';
comment on column aftercare.case_restriction.until is
  'The first day on which it is sealed no longer; infinity where none was set.';
comment on column aftercare.case_restriction.lifted_at is 'When the seal was lifted; infinity while it is not.';
comment on column aftercare.case_restriction.lifted_by is 'Who lifted it.';
alter table aftercare.case_restriction enable row level security;
alter table aftercare.case_restriction force row level security;

-- Access in an emergency, outside any relation to the case.

create table aftercare.emergency_access (
  access_id bigint generated always as identity,
  case_id bigint not null,
  body aftercare.body_code not null,
  role text collate "C" not null,
  actor text collate "C" not null,
  reason_code text collate "C" not null,
  reason text not null,
  opened_at timestamptz not null default statement_timestamp(),
  ends_at timestamptz not null,
  constraint emergency_access_pkey primary key (access_id),
  constraint reason_code_is_listed check (reason_code in (
    'risk_to_life', 'risk_to_others', 'urgent_discharge', 'safeguarding', 'court_order')),
  constraint reason_is_told check (length(btrim(reason)) between 10 and 2000),
  constraint actor_is_named check (actor ~ '^[a-z]+:[A-Za-z0-9._@-]{1,64}$'),
  constraint ends_within_a_day check (
    ends_at >= opened_at and ends_at <= opened_at + interval '24 hours')
);
comment on table aftercare.emergency_access is
  'Who looked into a case of others in an emergency: why, and for how long.';
comment on column aftercare.emergency_access.access_id is 'Its number.';
comment on column aftercare.emergency_access.case_id is 'The case.';
comment on column aftercare.emergency_access.body is 'The body for which it was opened.';
comment on column aftercare.emergency_access.role is 'In which role.';
comment on column aftercare.emergency_access.actor is 'Who opened it, as the audit trail names him.';
comment on column aftercare.emergency_access.reason_code is 'Why, as a word.';
comment on column aftercare.emergency_access.reason is 'Why, in words; for those who review it only.';
comment on column aftercare.emergency_access.opened_at is 'Since when.';
comment on column aftercare.emergency_access.ends_at is 'From then on it shows nothing.';
create index emergency_access_of_actor on aftercare.emergency_access (actor, case_id);
comment on index aftercare.emergency_access_of_actor is 'Finds what is open to somebody.';
alter table aftercare.emergency_access enable row level security;
alter table aftercare.emergency_access force row level security;

create table aftercare.emergency_review (
  access_id bigint not null,
  finding text collate "C" not null,
  reviewed_at timestamptz not null default statement_timestamp(),
  reviewed_by text collate "C" not null,
  constraint emergency_review_pkey primary key (access_id, finding),
  constraint finding_is_listed check (finding in ('justified', 'not_justified', 'escalated'))
);
comment on table aftercare.emergency_review is
  'What others found of an emergency access: escalated at most once, then justified or not, for good.';
comment on column aftercare.emergency_review.access_id is 'The access.';
comment on column aftercare.emergency_review.finding is 'What was found.';
comment on column aftercare.emergency_review.reviewed_at is 'When.';
comment on column aftercare.emergency_review.reviewed_by is 'By whom, as the audit trail names him: never who opened it.';
create unique index emergency_review_is_final on aftercare.emergency_review (access_id)
  where finding <> 'escalated';
comment on index aftercare.emergency_review_is_final is 'One last word.';
alter table aftercare.emergency_review enable row level security;
alter table aftercare.emergency_review force row level security;

create table aftercare.access_alert (
  access_id bigint not null,
  body aftercare.body_code not null,
  reason_code text collate "C" not null,
  raised_at timestamptz not null default statement_timestamp(),
  told_at timestamptz,
  constraint access_alert_pkey primary key (access_id)
);
comment on table aftercare.access_alert is
  'What must be told of an emergency access, without anybody''s identity; the daemon tells it in its log.';
comment on column aftercare.access_alert.access_id is 'The access.';
comment on column aftercare.access_alert.body is 'The body at which it was opened.';
comment on column aftercare.access_alert.reason_code is 'Why, as a word.';
comment on column aftercare.access_alert.raised_at is 'When it was opened.';
comment on column aftercare.access_alert.told_at is 'When it was told; null while it was not.';
create index access_alert_untold on aftercare.access_alert (access_id) where told_at is null;
comment on index aftercare.access_alert_untold is 'Finds what is still to be told.';
alter table aftercare.access_alert enable row level security;
alter table aftercare.access_alert force row level security;

-- The list grows: it is there again in the next statement, with all that it had.
-- squawk-ignore ban-drop-constraint
alter table aftercare.audit_event drop constraint kind_is_listed;
-- Every event is read once; nobody waits, as above.
-- squawk-ignore constraint-missing-not-valid
alter table aftercare.audit_event add constraint kind_is_listed check (kind in (
  'import', 'change', 'directory', 'look', 'export', 'question', 'report', 'letter', 'night',
  'discharge_check', 'token_issued', 'token_revoked', 'token_list', 'trail_look', 'trail_export',
  'break_glass', 'break_glass_look', 'break_glass_list', 'break_glass_review', 'case_sealed',
  'case_unsealed'));
