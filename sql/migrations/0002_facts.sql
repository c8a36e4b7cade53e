-- One table per kind of fact, named as the list in the case file (format aftercare-case/1).
-- A fact is never overwritten: a correction supersedes it, and the row stays as it was known.
-- What is a value but cannot be right (an end before its start) is stored, for the rules to name.

create table aftercare.person (
  like aftercare.fact including all,
  nhs_number aftercare.nhs_number,
  family_name text,
  given_names text,
  birth_date date,
  death_date date,
  learning_disability boolean,
  autism boolean,
  usually_resident_in_england boolean
);
comment on table aftercare.person is
  'Who the after-care is for.';
comment on column aftercare.person.nhs_number is
  'Ten digits, modulus 11 valid, no spaces.';
comment on column aftercare.person.family_name is
  'Family name.';
comment on column aftercare.person.given_names is
  'Given names.';
comment on column aftercare.person.birth_date is
  'Date of birth.';
comment on column aftercare.person.death_date is
  'Date of death.';
comment on column aftercare.person.learning_disability is
  'Has a learning disability.';
comment on column aftercare.person.autism is
  'Is autistic.';
comment on column aftercare.person.usually_resident_in_england is
  'Usually resident in England; not recorded is taken as true.';
alter table aftercare.person enable row level security;
alter table aftercare.person force row level security;

create table aftercare.person_adjustments (
  like aftercare.fact_part including all,
  need text,
  recorded date,
  met_in_plan boolean
);
comment on table aftercare.person_adjustments is
  'Reasonable adjustments and communication needs.';
comment on column aftercare.person_adjustments.need is
  'What is needed.';
comment on column aftercare.person_adjustments.recorded is
  'When it was recorded.';
comment on column aftercare.person_adjustments.met_in_plan is
  'The plan and the person''s copy of it meet this need.';
alter table aftercare.person_adjustments enable row level security;
alter table aftercare.person_adjustments force row level security;

create table aftercare.legal_status (
  like aftercare.fact including all,
  section text collate "C" not null,
  start_date date not null,
  end_date date,
  end_reason text collate "C",
  application_date date,
  hospital text,
  arranged_by text collate "C",
  constraint section_is_listed check (section in (
    '2', '3', '4', '5(2)', '5(4)', '7', '35', '36', '37', '37/41', 'notional 37',
    '37 guardianship', '38', '44', '45A', '46', '47', '47/49', '48', '48/49', '51(5)',
    'CPIA 5', '135', '136', 'other')),
  constraint end_reason_is_listed check (end_reason in (
    'discharged_by_clinician', 'discharged_by_managers', 'discharged_by_tribunal',
    'discharged_by_nearest_relative', 'expired', 'regraded', 'community_treatment_order',
    'conditional_discharge', 'absolute_discharge', 'remitted_to_prison',
    'absent_without_leave_lapsed', 'quashed', 'transferred_out', 'death')),
  constraint arranged_by_is_listed check (arranged_by in (
    'local', 'nhs_england'))
);
comment on table aftercare.legal_status is
  'Periods under a provision of the Mental Health Act 1983 (MHSDS MHS401).';
comment on column aftercare.legal_status.section is
  'The provision.';
comment on column aftercare.legal_status.start_date is
  'First day.';
comment on column aftercare.legal_status.end_date is
  'The day it ceased.';
comment on column aftercare.legal_status.end_reason is
  'How it ceased.';
comment on column aftercare.legal_status.application_date is
  'Part 2: the day the application was made. Not recorded = `start`.';
comment on column aftercare.legal_status.hospital is
  'Hospital site or trust ODS code.';
comment on column aftercare.legal_status.arranged_by is
  'Who commissioned the bed. Not recorded = `local`.';
alter table aftercare.legal_status enable row level security;
alter table aftercare.legal_status force row level security;

create table aftercare.community_orders (
  like aftercare.fact including all,
  kind text collate "C" not null,
  start_date date not null,
  end_date date,
  end_reason text collate "C",
  rely_on_aftercare boolean,
  person_told date,
  community_team_consulted date,
  constraint kind_is_listed check (kind in (
    'community_treatment_order', 'conditional_discharge', 'supervised_discharge')),
  constraint end_reason_is_listed check (end_reason in (
    'discharged', 'expired', 'revoked', 'recalled', 'absolute_discharge', 'death'))
);
comment on table aftercare.community_orders is
  'Orders in the community that follow detention (MHSDS MHS403, MHS404).';
comment on column aftercare.community_orders.kind is
  'What kind it is.';
comment on column aftercare.community_orders.start_date is
  'First day.';
comment on column aftercare.community_orders.end_date is
  'The day it ceased.';
comment on column aftercare.community_orders.end_reason is
  'Why it ended.';
comment on column aftercare.community_orders.rely_on_aftercare is
  'Its conditions rely on after-care services.';
comment on column aftercare.community_orders.person_told is
  'The person was told, in a way they can understand, that they are subject to it and of their rights.';
comment on column aftercare.community_orders.community_team_consulted is
  'The team that must supervise it was consulted before it began.';
alter table aftercare.community_orders enable row level security;
alter table aftercare.community_orders force row level security;

create table aftercare.spells (
  like aftercare.fact including all,
  hospital text,
  admitted date not null,
  expected_discharge date,
  left_at timestamptz,
  left_at_offset aftercare.utc_offset,
  suicide_risk boolean,
  constraint left_at_offset_has_instant check (
    left_at_offset is null or left_at is not null)
);
comment on table aftercare.spells is
  'Hospital provider spells in mental health inpatient care (MHSDS MHS501), detained or informal.';
comment on column aftercare.spells.hospital is
  'Hospital site or trust ODS code.';
comment on column aftercare.spells.admitted is
  'Admitted.';
comment on column aftercare.spells.expected_discharge is
  'Planned date of leaving.';
comment on column aftercare.spells.left_at is
  'When the person left hospital, with its offset. A spell without it is still open.';
comment on column aftercare.spells.left_at_offset is
  'Minutes east of UTC with which left_at was written; null where it was written with Z.';
comment on column aftercare.spells.suicide_risk is
  'A risk of suicide was identified at discharge.';
alter table aftercare.spells enable row level security;
alter table aftercare.spells force row level security;

create table aftercare.leave (
  like aftercare.fact including all,
  start_date date not null,
  end_date date,
  overnight boolean,
  escorted boolean,
  living_out boolean
);
comment on table aftercare.leave is
  'Section 17 leave of absence.';
comment on column aftercare.leave.start_date is
  'The first day.';
comment on column aftercare.leave.end_date is
  'The first day on which it no longer holds.';
comment on column aftercare.leave.overnight is
  'Includes nights away.';
comment on column aftercare.leave.escorted is
  'In the custody of hospital staff.';
comment on column aftercare.leave.living_out is
  'The person lives outside hospital on this leave, as in a trial placement.';
alter table aftercare.leave enable row level security;
alter table aftercare.leave force row level security;

create table aftercare.residence (
  like aftercare.fact including all,
  council aftercare.body_code,
  start_date date not null,
  end_date date,
  kind text collate "C",
  settled boolean,
  voluntary boolean,
  provided_under text collate "C",
  placed_by aftercare.body_code,
  constraint kind_is_listed check (kind in (
    'own_home', 'family', 'general_tenancy', 'care_home', 'supported_living', 'shared_lives',
    'extra_care', 'hostel', 'temporary', 'hotel', 'no_fixed_abode', 'prison',
    'child_placement', 'other')),
  constraint provided_under_is_listed check (provided_under in (
    'own', 'family', 's117', 'care_act', 'continuing_healthcare', 'children_act',
    'homelessness', 'criminal_justice', 'nhs'))
);
comment on table aftercare.residence is
  'Where the person has lived. Hospital is not residence.';
comment on column aftercare.residence.council is
  'The social services authority of the place, as it was on those days.';
comment on column aftercare.residence.start_date is
  'The first day.';
comment on column aftercare.residence.end_date is
  'The first day on which it no longer holds.';
comment on column aftercare.residence.kind is
  'What kind it is.';
comment on column aftercare.residence.settled is
  'Adopted for settled purposes. Not recorded is taken as true.';
comment on column aftercare.residence.voluntary is
  'Adopted voluntarily, by the person or by whoever may decide for them. Not recorded is taken as true.';
comment on column aftercare.residence.provided_under is
  'The power or arrangement under which it is provided.';
comment on column aftercare.residence.placed_by is
  'Who placed the person there.';
alter table aftercare.residence enable row level security;
alter table aftercare.residence force row level security;

create table aftercare.gp_registrations (
  like aftercare.fact including all,
  practice text,
  commissioner aftercare.body_code,
  start_date date not null,
  end_date date
);
comment on table aftercare.gp_registrations is
  'GP registrations.';
comment on column aftercare.gp_registrations.practice is
  'Practice ODS code.';
comment on column aftercare.gp_registrations.commissioner is
  'The CCG or ICB the practice belonged to at `start`.';
comment on column aftercare.gp_registrations.start_date is
  'The first day.';
comment on column aftercare.gp_registrations.end_date is
  'The first day on which it no longer holds.';
alter table aftercare.gp_registrations enable row level security;
alter table aftercare.gp_registrations force row level security;

create table aftercare.register (
  like aftercare.fact including all,
  entered date,
  closed date,
  closed_reason text,
  council aftercare.body_code,
  council_determined date,
  nhs_body aftercare.body_code,
  nhs_determined date,
  second_area_noted date,
  redetention_view date
);
comment on table aftercare.register is
  'What the local section 117 register says. Absent = the person is on no register.';
comment on column aftercare.register.entered is
  'Entered on the register.';
comment on column aftercare.register.closed is
  'Marked as ended.';
comment on column aftercare.register.closed_reason is
  'As written.';
comment on column aftercare.register.council is
  'The council recorded as responsible.';
comment on column aftercare.register.council_determined is
  'When that was decided.';
comment on column aftercare.register.nhs_body is
  'The NHS body recorded as responsible.';
comment on column aftercare.register.nhs_determined is
  'When that was decided.';
comment on column aftercare.register.second_area_noted is
  'Someone recorded that another area is or may be involved, and told it.';
comment on column aftercare.register.redetention_view is
  'A reasoned view was recorded on a recall, revocation or change of residence that the law leaves in doubt.';
alter table aftercare.register enable row level security;
alter table aftercare.register force row level security;

create table aftercare.key_workers (
  like aftercare.fact including all,
  name text,
  employer aftercare.body_code,
  start_date date not null,
  end_date date
);
comment on table aftercare.key_workers is
  'Named key workers (care co-ordinators).';
comment on column aftercare.key_workers.name is
  'Name.';
comment on column aftercare.key_workers.employer is
  'Trust, council, charity or provider that employs them.';
comment on column aftercare.key_workers.start_date is
  'The first day.';
comment on column aftercare.key_workers.end_date is
  'The first day on which it no longer holds.';
alter table aftercare.key_workers enable row level security;
alter table aftercare.key_workers force row level security;

create table aftercare.assessments (
  like aftercare.fact including all,
  kind text collate "C" not null,
  started date,
  completed date,
  services aftercare.fact_ids not null default '{}',
  document text,
  constraint kind_is_listed check (kind in (
    'aftercare_needs', 'care_act', 'carer', 'risk', 'financial'))
);
comment on table aftercare.assessments is
  'Assessments.';
comment on column aftercare.assessments.kind is
  'What kind it is.';
comment on column aftercare.assessments.started is
  'The day it was started.';
comment on column aftercare.assessments.completed is
  'The day it was completed.';
comment on column aftercare.assessments.services is
  'Ids of plan services it was applied to (financial).';
comment on column aftercare.assessments.document is
  'Reference of the document.';
alter table aftercare.assessments enable row level security;
alter table aftercare.assessments force row level security;

create table aftercare.meetings (
  like aftercare.fact including all,
  kind text collate "C" not null,
  due date,
  held date,
  represented aftercare.body_codes not null default '{}',
  document text,
  constraint kind_is_listed check (kind in (
    'planning', 'review', 'care_and_treatment_review'))
);
comment on table aftercare.meetings is
  'Meetings held or due about this case.';
comment on column aftercare.meetings.kind is
  'What kind it is.';
comment on column aftercare.meetings.due is
  'When it was due, if it was planned.';
comment on column aftercare.meetings.held is
  'When it took place.';
comment on column aftercare.meetings.represented is
  'Bodies represented by someone able to commit them.';
comment on column aftercare.meetings.document is
  'Reference of the document.';
alter table aftercare.meetings enable row level security;
alter table aftercare.meetings force row level security;

create table aftercare.meeting_actions (
  like aftercare.fact_part including all,
  action text,
  owner text,
  due date,
  done date
);
comment on table aftercare.meeting_actions is
  'Actions agreed.';
comment on column aftercare.meeting_actions.action is
  'What is to be done.';
comment on column aftercare.meeting_actions.owner is
  'Body code or name.';
comment on column aftercare.meeting_actions.due is
  'The day it is due.';
comment on column aftercare.meeting_actions.done is
  'The day it was done.';
alter table aftercare.meeting_actions enable row level security;
alter table aftercare.meeting_actions force row level security;

create table aftercare.plans (
  like aftercare.fact including all,
  agreed date not null,
  ended date,
  agreed_by aftercare.body_codes not null default '{}',
  document text,
  copy_to_person date,
  copies_sent timestamptz,
  copies_sent_offset aftercare.utc_offset,
  crisis_plan boolean,
  contingency_plan boolean,
  person_views boolean,
  carer_contact text collate "C",
  advocacy_offered boolean,
  personal_budget_offered date,
  transition_plan boolean,
  accommodation_need text collate "C",
  accommodation_reasons text,
  constraint copies_sent_offset_has_instant check (
    copies_sent_offset is null or copies_sent is not null),
  constraint carer_contact_is_listed check (carer_contact in (
    'involved', 'declined', 'none')),
  constraint accommodation_need_is_listed check (accommodation_need in (
    'yes', 'no', 'undecided'))
);
comment on table aftercare.plans is
  'Versions of the section 117 after-care plan.';
comment on column aftercare.plans.agreed is
  'Agreed and written down.';
comment on column aftercare.plans.ended is
  'Replaced or withdrawn.';
comment on column aftercare.plans.agreed_by is
  'Bodies that agreed it.';
comment on column aftercare.plans.document is
  'Reference of the document.';
comment on column aftercare.plans.copy_to_person is
  'A copy was given to the person.';
comment on column aftercare.plans.copies_sent is
  'Copies were sent to everyone named in it.';
comment on column aftercare.plans.copies_sent_offset is
  'Minutes east of UTC with which copies_sent was written; null where it was written with Z.';
comment on column aftercare.plans.crisis_plan is
  'Has a crisis and risk plan.';
comment on column aftercare.plans.contingency_plan is
  'Says what happens if the placement or package fails.';
comment on column aftercare.plans.person_views is
  'Records the person''s views.';
comment on column aftercare.plans.carer_contact is
  'Whether a carer took part.';
comment on column aftercare.plans.advocacy_offered is
  'An advocate was offered.';
comment on column aftercare.plans.personal_budget_offered is
  'A personal health budget or direct payment was offered.';
comment on column aftercare.plans.transition_plan is
  'Plans for turning 18.';
comment on column aftercare.plans.accommodation_need is
  'Does the person need accommodation because of the mental disorder?';
comment on column aftercare.plans.accommodation_reasons is
  'Reasons for that decision.';
alter table aftercare.plans enable row level security;
alter table aftercare.plans force row level security;

create table aftercare.plan_services (
  like aftercare.fact_part including all,
  kind text,
  need text,
  aftercare boolean,
  provider text,
  planned_start date,
  start_date date,
  end_date date,
  end_reason text,
  refused date,
  hours_per_week numeric,
  delivered_hours_per_week numeric,
  weekly_cost aftercare.pounds,
  reduced_for_damages boolean,
  constraint hours_per_week_is_in_range check (hours_per_week >= 0),
  constraint delivered_hours_per_week_is_in_range check (delivered_hours_per_week >= 0)
);
comment on table aftercare.plan_services is
  'Service lines. A service keeps its id from one version of the plan to the next.';
comment on column aftercare.plan_services.kind is
  'As written, e.g. ''supported living''.';
comment on column aftercare.plan_services.need is
  'The need it meets.';
comment on column aftercare.plan_services.aftercare is
  'Decided to be a section 117 after-care service: it meets a need arising from or related to the mental disorder and reduces the risk of deterioration.';
comment on column aftercare.plan_services.provider is
  'Who provides it.';
comment on column aftercare.plan_services.planned_start is
  'The day it is planned to begin.';
comment on column aftercare.plan_services.start_date is
  'Began.';
comment on column aftercare.plan_services.end_date is
  'Stopped.';
comment on column aftercare.plan_services.end_reason is
  'Why it ended.';
comment on column aftercare.plan_services.refused is
  'Offered, and declined by the person after being told what it means to decline.';
comment on column aftercare.plan_services.hours_per_week is
  'Assessed as needed.';
comment on column aftercare.plan_services.delivered_hours_per_week is
  'Actually delivered now.';
comment on column aftercare.plan_services.weekly_cost is
  'Pounds sterling a week.';
comment on column aftercare.plan_services.reduced_for_damages is
  'Refused or reduced because the person has, or could claim, damages.';
alter table aftercare.plan_services enable row level security;
alter table aftercare.plan_services force row level security;

create table aftercare.contacts (
  like aftercare.fact including all,
  made_at timestamptz,
  made_at_offset aftercare.utc_offset,
  kind text collate "C" not null,
  made_by text,
  constraint made_at_offset_has_instant check (
    made_at_offset is null or made_at is not null),
  constraint kind_is_listed check (kind in (
    'seen', 'spoken_to', 'attempted', 'declined'))
);
comment on table aftercare.contacts is
  'Contacts with the person after discharge and since.';
comment on column aftercare.contacts.made_at is
  'When.';
comment on column aftercare.contacts.made_at_offset is
  'Minutes east of UTC with which made_at was written; null where it was written with Z.';
comment on column aftercare.contacts.kind is
  'What kind it is.';
comment on column aftercare.contacts.made_by is
  'Who made it.';
alter table aftercare.contacts enable row level security;
alter table aftercare.contacts force row level security;

create table aftercare.notifications (
  like aftercare.fact including all,
  about text collate "C" not null,
  subject aftercare.fact_id,
  to_body aftercare.body_code,
  sent date not null,
  constraint about_is_listed check (about in (
    'detention', 'discharge', 'placement'))
);
comment on table aftercare.notifications is
  'Who was told of what.';
comment on column aftercare.notifications.about is
  'What it is about.';
comment on column aftercare.notifications.subject is
  'Id of the legal status, spell or accommodation.';
comment on column aftercare.notifications.to_body is
  'Who was told.';
comment on column aftercare.notifications.sent is
  'The day it was sent.';
alter table aftercare.notifications enable row level security;
alter table aftercare.notifications force row level security;

create table aftercare.funding (
  like aftercare.fact including all,
  services aftercare.fact_ids not null default '{}',
  signed date,
  start_date date not null,
  end_date date,
  interim boolean,
  pooled boolean,
  document text
);
comment on table aftercare.funding is
  'Funding agreements.';
comment on column aftercare.funding.services is
  'Ids of the plan services it covers.';
comment on column aftercare.funding.signed is
  'The day it was signed.';
comment on column aftercare.funding.start_date is
  'The first day.';
comment on column aftercare.funding.end_date is
  'The first day on which it no longer holds.';
comment on column aftercare.funding.interim is
  'Interim or without prejudice.';
comment on column aftercare.funding.pooled is
  'From a pooled budget.';
comment on column aftercare.funding.document is
  'Reference of the document.';
alter table aftercare.funding enable row level security;
alter table aftercare.funding force row level security;

create table aftercare.funding_parties (
  like aftercare.fact_part including all,
  body aftercare.body_code not null,
  share numeric,
  constraint share_is_in_range check (share >= 0 and share <= 100)
);
comment on table aftercare.funding_parties is
  'Who pays what.';
comment on column aftercare.funding_parties.body is
  'The body.';
comment on column aftercare.funding_parties.share is
  'Per cent.';
alter table aftercare.funding_parties enable row level security;
alter table aftercare.funding_parties force row level security;

create table aftercare.charges (
  like aftercare.fact including all,
  item aftercare.fact_id,
  purpose text collate "C" not null,
  payer text collate "C" not null,
  levied_by aftercare.body_code,
  start_date date not null,
  end_date date,
  amount aftercare.pounds,
  per text collate "C",
  top_up_agreement_recorded boolean not null default false,
  top_up_agreement_signed date,
  top_up_agreement_review_due date,
  top_up_agreement_terms text[] not null default '{}',
  refund_recorded boolean not null default false,
  refund_agreed date,
  refund_paid date,
  refund_interest text collate "C",
  constraint purpose_is_listed check (purpose in (
    'care', 'rent', 'service_charge', 'utilities', 'top_up', 'contribution', 'other')),
  constraint payer_is_listed check (payer in (
    'person', 'family', 'estate', 'third_party')),
  constraint per_is_listed check (per in (
    'week', 'month', 'once')),
  constraint top_up_agreement_terms_are_listed check (top_up_agreement_terms <@ array[
    'additional_cost', 'frequency', 'payee', 'review', 'stopping_payment', 'price_increases',
    'change_in_means']),
  constraint top_up_agreement_recorded_if_any check (top_up_agreement_recorded
    or (top_up_agreement_signed is null
      and top_up_agreement_review_due is null
      and top_up_agreement_terms = '{}')),
  constraint refund_interest_is_listed check (refund_interest in (
    'paid', 'declined_with_reasons')),
  constraint refund_recorded_if_any check (refund_recorded
    or (refund_agreed is null
      and refund_paid is null
      and refund_interest is null))
);
comment on table aftercare.charges is
  'Charges to, and payments by, the person or those around them.';
comment on column aftercare.charges.item is
  'Id of the plan service or the accommodation it is for.';
comment on column aftercare.charges.purpose is
  'What it is for.';
comment on column aftercare.charges.payer is
  'Who pays.';
comment on column aftercare.charges.levied_by is
  'The body that charged. Absent = paid straight to a provider.';
comment on column aftercare.charges.start_date is
  'First day charged for.';
comment on column aftercare.charges.end_date is
  'The first day on which it no longer holds.';
comment on column aftercare.charges.amount is
  'Pounds sterling.';
comment on column aftercare.charges.per is
  'For which length of time the amount is.';
comment on column aftercare.charges.top_up_agreement_recorded is
  'Whether the following was recorded: written top-up agreement.';
comment on column aftercare.charges.top_up_agreement_signed is
  'The day it was signed.';
comment on column aftercare.charges.top_up_agreement_review_due is
  'The day its review is due.';
comment on column aftercare.charges.top_up_agreement_terms is
  'Terms it contains (SI 2014/2670 reg 5).';
comment on column aftercare.charges.refund_recorded is
  'Whether the following was recorded: refund of a wrong charge.';
comment on column aftercare.charges.refund_agreed is
  'The day it was agreed.';
comment on column aftercare.charges.refund_paid is
  'The day it was paid.';
comment on column aftercare.charges.refund_interest is
  'Whether interest was paid.';
alter table aftercare.charges enable row level security;
alter table aftercare.charges force row level security;

create table aftercare.accommodation (
  like aftercare.fact including all,
  kind text collate "C" not null,
  provider text,
  council aftercare.body_code,
  start_date date not null,
  end_date date,
  aftercare boolean,
  reasons text,
  notice_recorded boolean not null default false,
  notice_given date,
  notice_leave_by date,
  notice_reason text collate "C",
  notice_move_on_arranged date,
  preference_recorded boolean not null default false,
  preference_expressed date,
  preference_refused date,
  preference_reasons_given date,
  housing_benefit_claimed boolean,
  tenancy_at_risk boolean,
  restrictive boolean,
  deprivation_authorised date,
  receiving_area_told date,
  constraint kind_is_listed check (kind in (
    'care_home', 'supported_living', 'shared_lives', 'extra_care', 'general_tenancy', 'family',
    'hostel', 'temporary', 'hotel', 'other')),
  constraint notice_reason_is_listed check (notice_reason in (
    'non_payment', 'provider_decision', 'needs_changed', 'person_choice', 'other')),
  constraint notice_recorded_if_any check (notice_recorded
    or (notice_given is null
      and notice_leave_by is null
      and notice_reason is null
      and notice_move_on_arranged is null)),
  constraint preference_recorded_if_any check (preference_recorded
    or (preference_expressed is null
      and preference_refused is null
      and preference_reasons_given is null))
);
comment on table aftercare.accommodation is
  'Accommodation provided, arranged or relied on.';
comment on column aftercare.accommodation.kind is
  'What kind it is.';
comment on column aftercare.accommodation.provider is
  'Who provides it.';
comment on column aftercare.accommodation.council is
  'Area it is in.';
comment on column aftercare.accommodation.start_date is
  'The first day.';
comment on column aftercare.accommodation.end_date is
  'The first day on which it no longer holds.';
comment on column aftercare.accommodation.aftercare is
  'Decided to be section 117 accommodation.';
comment on column aftercare.accommodation.reasons is
  'Reasons for that decision.';
comment on column aftercare.accommodation.notice_recorded is
  'Whether the following was recorded: notice that it will end.';
comment on column aftercare.accommodation.notice_given is
  'The day it was given.';
comment on column aftercare.accommodation.notice_leave_by is
  'The last day.';
comment on column aftercare.accommodation.notice_reason is
  'Why.';
comment on column aftercare.accommodation.notice_move_on_arranged is
  'The day the next home was arranged.';
comment on column aftercare.accommodation.preference_recorded is
  'Whether the following was recorded: the person''s preferred accommodation.';
comment on column aftercare.accommodation.preference_expressed is
  'The day it was said.';
comment on column aftercare.accommodation.preference_refused is
  'The day it was refused.';
comment on column aftercare.accommodation.preference_reasons_given is
  'The day reasons were given.';
comment on column aftercare.accommodation.housing_benefit_claimed is
  'Housing benefit or universal credit housing costs are relied on.';
comment on column aftercare.accommodation.tenancy_at_risk is
  'Arrears, benefit stop or possession.';
comment on column aftercare.accommodation.restrictive is
  'Amounts to a deprivation of liberty.';
comment on column aftercare.accommodation.deprivation_authorised is
  'DoLS or Court of Protection authorisation.';
comment on column aftercare.accommodation.receiving_area_told is
  'The day the receiving area was told.';
alter table aftercare.accommodation enable row level security;
alter table aftercare.accommodation force row level security;

create table aftercare.direct_payments (
  like aftercare.fact including all,
  service aftercare.fact_id,
  start_date date not null,
  end_date date,
  weekly_amount aftercare.pounds,
  reduced date,
  reviewed date
);
comment on table aftercare.direct_payments is
  'Direct payments and personal health budgets.';
comment on column aftercare.direct_payments.service is
  'Id of the plan service.';
comment on column aftercare.direct_payments.start_date is
  'The first day.';
comment on column aftercare.direct_payments.end_date is
  'The first day on which it no longer holds.';
comment on column aftercare.direct_payments.weekly_amount is
  'Pounds sterling a week.';
comment on column aftercare.direct_payments.reduced is
  'Reduced on.';
comment on column aftercare.direct_payments.reviewed is
  'Review before the reduction.';
alter table aftercare.direct_payments enable row level security;
alter table aftercare.direct_payments force row level security;

create table aftercare.continuing_healthcare (
  like aftercare.fact including all,
  checklist_positive date,
  decided date,
  eligible_from date,
  eligible_to date,
  reconciled date
);
comment on table aftercare.continuing_healthcare is
  'NHS continuing healthcare steps.';
comment on column aftercare.continuing_healthcare.checklist_positive is
  'The day of a positive checklist.';
comment on column aftercare.continuing_healthcare.decided is
  'The day of the decision.';
comment on column aftercare.continuing_healthcare.eligible_from is
  'The first day of eligibility.';
comment on column aftercare.continuing_healthcare.eligible_to is
  'The first day on which eligibility had ended.';
comment on column aftercare.continuing_healthcare.reconciled is
  'Section 117 service lines checked against the decision.';
alter table aftercare.continuing_healthcare enable row level security;
alter table aftercare.continuing_healthcare force row level security;

create table aftercare.capacity (
  like aftercare.fact including all,
  decision text collate "C" not null,
  lacks boolean,
  recorded date,
  assessed date,
  best_interests date,
  constraint decision_is_listed check (decision in (
    'residence', 'care', 'finances', 'aftercare'))
);
comment on table aftercare.capacity is
  'Mental capacity about a decision.';
comment on column aftercare.capacity.decision is
  'The decision in question.';
comment on column aftercare.capacity.lacks is
  'Treated as lacking capacity.';
comment on column aftercare.capacity.recorded is
  'The day it was recorded.';
comment on column aftercare.capacity.assessed is
  'Formal assessment.';
comment on column aftercare.capacity.best_interests is
  'Best-interests decision, with those who know the person consulted.';
alter table aftercare.capacity enable row level security;
alter table aftercare.capacity force row level security;

create table aftercare.endings (
  like aftercare.fact including all,
  body aftercare.body_code,
  decided date not null,
  decided_by text,
  delegate aftercare.body_code,
  grounds text[] not null default '{}',
  assessment aftercare.fact_id,
  person_involved boolean,
  notice_given date,
  notice_joint boolean,
  move_on_in_place boolean,
  disputed date,
  reviewed date,
  withdrawn date,
  document text,
  constraint grounds_are_listed check (grounds <@ array[
    'no_longer_needs_aftercare', 'discharged_from_team', 'time_passed',
    'deprivation_of_liberty', 'informal_or_section_2_admission', 'community_order_ended',
    'moved_area', 'settled', 'refuses_services', 'continuing_healthcare', 'funding', 'age',
    'prison'])
);
comment on table aftercare.endings is
  'Decisions to end after-care, one row per body.';
comment on column aftercare.endings.body is
  'The body that decided.';
comment on column aftercare.endings.decided is
  'The day of the decision.';
comment on column aftercare.endings.decided_by is
  'Name and role.';
comment on column aftercare.endings.delegate is
  'Who decided for it, if another body did.';
comment on column aftercare.endings.grounds is
  'Reasons recorded.';
comment on column aftercare.endings.assessment is
  'Id of the needs assessment it rests on.';
comment on column aftercare.endings.person_involved is
  'The person took part.';
comment on column aftercare.endings.notice_given is
  'Written notice to the person.';
comment on column aftercare.endings.notice_joint is
  'The notice was given jointly by both bodies.';
comment on column aftercare.endings.move_on_in_place is
  'Where section 117 accommodation ends: the next home is in place.';
comment on column aftercare.endings.disputed is
  'The person disputed it.';
comment on column aftercare.endings.reviewed is
  'The dispute was reviewed.';
comment on column aftercare.endings.withdrawn is
  'Withdrawn.';
comment on column aftercare.endings.document is
  'Reference of the document.';
alter table aftercare.endings enable row level security;
alter table aftercare.endings force row level security;

create table aftercare.disputes (
  like aftercare.fact including all,
  kind text collate "C" not null,
  parties aftercare.body_codes not null default '{}',
  first_written date not null,
  lead aftercare.body_code,
  contacts_named date,
  person_updated date,
  interim_arrangement date,
  service_delayed boolean,
  referred date,
  arguments_sent date,
  determined date,
  review_requested date,
  review_started date,
  resolved date,
  constraint kind_is_listed check (kind in (
    'council_council', 'nhs_nhs', 'council_nhs'))
);
comment on table aftercare.disputes is
  'Disputes about who is responsible or who pays.';
comment on column aftercare.disputes.kind is
  'What kind it is.';
comment on column aftercare.disputes.parties is
  'The bodies that are parties to it.';
comment on column aftercare.disputes.first_written is
  'First written assertion.';
comment on column aftercare.disputes.lead is
  'Lead authority.';
comment on column aftercare.disputes.contacts_named is
  'Every party named a contact.';
comment on column aftercare.disputes.person_updated is
  'Last told the person about progress.';
comment on column aftercare.disputes.interim_arrangement is
  'The day an interim arrangement was made.';
comment on column aftercare.disputes.service_delayed is
  'A service was delayed, cut or interrupted.';
comment on column aftercare.disputes.referred is
  'Referred for determination.';
comment on column aftercare.disputes.arguments_sent is
  'The day the arguments were sent.';
comment on column aftercare.disputes.determined is
  'The day it was determined.';
comment on column aftercare.disputes.review_requested is
  'The day a review was asked for.';
comment on column aftercare.disputes.review_started is
  'The day the review began.';
comment on column aftercare.disputes.resolved is
  'The day it was resolved.';
alter table aftercare.disputes enable row level security;
alter table aftercare.disputes force row level security;

create table aftercare.complaints (
  like aftercare.fact including all,
  received date not null,
  about aftercare.body_codes not null default '{}',
  acknowledged date,
  lead aftercare.body_code,
  lead_agreed date,
  explained date,
  responded date,
  joint_response boolean,
  taken_up_by aftercare.body_code
);
comment on table aftercare.complaints is
  'Complaints and their recommendations.';
comment on column aftercare.complaints.received is
  'The day it came in.';
comment on column aftercare.complaints.about is
  'Bodies complained about.';
comment on column aftercare.complaints.acknowledged is
  'The day it was acknowledged.';
comment on column aftercare.complaints.lead is
  'The body that leads.';
comment on column aftercare.complaints.lead_agreed is
  'The day the lead was agreed.';
comment on column aftercare.complaints.explained is
  'Written explanation of a delay.';
comment on column aftercare.complaints.responded is
  'The day it was answered.';
comment on column aftercare.complaints.joint_response is
  'The bodies answered jointly.';
comment on column aftercare.complaints.taken_up_by is
  'Successor that took the complaint on.';
alter table aftercare.complaints enable row level security;
alter table aftercare.complaints force row level security;

create table aftercare.complaint_recommendations (
  like aftercare.fact_part including all,
  body aftercare.body_code not null,
  action text,
  due date,
  done date
);
comment on table aftercare.complaint_recommendations is
  'Agreed or recommended actions.';
comment on column aftercare.complaint_recommendations.body is
  'The body.';
comment on column aftercare.complaint_recommendations.action is
  'What is to be done.';
comment on column aftercare.complaint_recommendations.due is
  'The day it is due.';
comment on column aftercare.complaint_recommendations.done is
  'The day it was done.';
alter table aftercare.complaint_recommendations enable row level security;
alter table aftercare.complaint_recommendations force row level security;

create table aftercare.events (
  like aftercare.fact including all,
  on_date date not null,
  kind text collate "C" not null,
  reengagement_plan date,
  constraint kind_is_listed check (kind in (
    'crisis', 'move', 'review_requested', 'key_worker_changed', 'safeguarding_concern',
    'benefit_changed', 'tenancy_changed', 'placement_ended', 'disengaged', 'team_closed_case',
    'imprisoned', 'released'))
);
comment on table aftercare.events is
  'Things that happened.';
comment on column aftercare.events.on_date is
  'The day.';
comment on column aftercare.events.kind is
  'What kind it is.';
comment on column aftercare.events.reengagement_plan is
  'For `disengaged`.';
alter table aftercare.events enable row level security;
alter table aftercare.events force row level security;
