-- Local facts about bodies rather than about one case (format aftercare-directory/1).

create table aftercare.directory_fact (
  id aftercare.fact_id not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  source text not null,
  superseded_at timestamptz not null default 'infinity',
  constraint directory_fact_pkey primary key (id, superseded_at),
  constraint superseded_after_recorded check (superseded_at > recorded_at)
);
comment on table aftercare.directory_fact is
  'What every table of the directory has in common. Holds no rows itself.';
comment on column aftercare.directory_fact.id is 'Its name within its list.';
comment on column aftercare.directory_fact.recorded_at is
  'When it was recorded, by the database''s clock.';
comment on column aftercare.directory_fact.recorded_by is 'Who recorded it.';
comment on column aftercare.directory_fact.source is 'The file or form it came from.';
comment on column aftercare.directory_fact.superseded_at is
  'When it was corrected or withdrawn; infinity while it is still held to be so.';

create table aftercare.directory_change (
  is_only_row boolean not null default true,
  changed_at timestamptz not null default now(),
  constraint directory_change_pkey primary key (is_only_row),
  constraint directory_change_is_only_row check (is_only_row)
);
comment on table aftercare.directory_change is
  'When the directory last changed; importers wait for one another at its only row.';
comment on column aftercare.directory_change.is_only_row is 'Always true.';
comment on column aftercare.directory_change.changed_at is 'Grows with every change.';
insert into aftercare.directory_change default values;

create table aftercare.dir_contacts (
  like aftercare.directory_fact including all,
  body aftercare.body_code not null,
  name text,
  email text,
  phone text,
  start_date date not null,
  end_date date
);
comment on table aftercare.dir_contacts is
  'Named section 117 leads.';
comment on column aftercare.dir_contacts.body is
  'The body.';
comment on column aftercare.dir_contacts.name is
  'Name.';
comment on column aftercare.dir_contacts.email is
  'E-mail address.';
comment on column aftercare.dir_contacts.phone is
  'Telephone number.';
comment on column aftercare.dir_contacts.start_date is
  'The first day.';
comment on column aftercare.dir_contacts.end_date is
  'The first day on which it no longer holds.';

create table aftercare.dir_agreements (
  like aftercare.directory_fact including all,
  kind text collate "C" not null,
  parties aftercare.body_codes not null default '{}',
  signed date,
  start_date date not null,
  end_date date,
  review_terms boolean,
  last_report date,
  constraint kind_is_listed check (kind in (
    'section_75', 'joint_policy'))
);
comment on table aftercare.dir_agreements is
  'Agreements between bodies (NHS Act 2006 s75, joint policies).';
comment on column aftercare.dir_agreements.kind is
  'What kind it is.';
comment on column aftercare.dir_agreements.parties is
  'The bodies that are parties to it.';
comment on column aftercare.dir_agreements.signed is
  'The day it was signed.';
comment on column aftercare.dir_agreements.start_date is
  'The first day.';
comment on column aftercare.dir_agreements.end_date is
  'The first day on which it no longer holds.';
comment on column aftercare.dir_agreements.review_terms is
  'Provides for duration and review.';
comment on column aftercare.dir_agreements.last_report is
  'Last quarterly report.';

create table aftercare.dir_delegations (
  like aftercare.directory_fact including all,
  from_body aftercare.body_code not null,
  to_body aftercare.body_code not null,
  decisions text[] not null default '{}',
  start_date date not null,
  end_date date,
  constraint decisions_are_listed check (decisions <@ array[
    'ending', 'funding', 'planning'])
);
comment on table aftercare.dir_delegations is
  'Who may decide for whom.';
comment on column aftercare.dir_delegations.from_body is
  'The body whose it was.';
comment on column aftercare.dir_delegations.to_body is
  'The body whose it is.';
comment on column aftercare.dir_delegations.decisions is
  'What may be decided.';
comment on column aftercare.dir_delegations.start_date is
  'The first day.';
comment on column aftercare.dir_delegations.end_date is
  'The first day on which it no longer holds.';

create table aftercare.dir_reconciliations (
  like aftercare.directory_fact including all,
  council aftercare.body_code not null,
  nhs_body aftercare.body_code not null,
  on_date date not null
);
comment on table aftercare.dir_reconciliations is
  'Council and NHS registers compared.';
comment on column aftercare.dir_reconciliations.council is
  'The council.';
comment on column aftercare.dir_reconciliations.nhs_body is
  'The NHS body.';
comment on column aftercare.dir_reconciliations.on_date is
  'The day.';

create table aftercare.dir_handovers (
  like aftercare.directory_fact including all,
  body aftercare.body_code not null,
  agreed date not null
);
comment on table aftercare.dir_handovers is
  'Handover plans for a body that is being replaced.';
comment on column aftercare.dir_handovers.body is
  'The body.';
comment on column aftercare.dir_handovers.agreed is
  'The day it was agreed.';

create table aftercare.dir_allocations (
  like aftercare.directory_fact including all,
  case_reference text not null,
  from_body aftercare.body_code not null,
  to_body aftercare.body_code not null
);
comment on table aftercare.dir_allocations is
  'Which successor takes a case when a body is split.';
comment on column aftercare.dir_allocations.case_reference is
  'The register''s reference of the case.';
comment on column aftercare.dir_allocations.from_body is
  'The body whose it was.';
comment on column aftercare.dir_allocations.to_body is
  'The body whose it is.';
alter table aftercare.dir_allocations enable row level security;
alter table aftercare.dir_allocations force row level security;

create table aftercare.setting (
  like aftercare.directory_fact including all,
  value text,
  form text collate "C",
  constraint form_is_listed check (form in ('number', 'text', 'flag')),
  constraint form_comes_with_value check ((value is null) = (form is null))
);
comment on table aftercare.setting is 'Local values for the keys of the settings; id is the key.';
comment on column aftercare.setting.value is 'The value as written; null where the file says null.';
comment on column aftercare.setting.form is 'How JSON wrote it.';
