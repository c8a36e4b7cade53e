-- National reference data, a copy of what is compiled in; `db migrate` keeps it up to date.

create table aftercare.reference_version (
  is_only_row boolean not null default true,
  version text not null,
  loaded_at timestamptz not null default now(),
  constraint reference_version_pkey primary key (is_only_row),
  constraint reference_version_is_only_row check (is_only_row)
);
comment on table aftercare.reference_version is 'Which reference data are loaded.';
comment on column aftercare.reference_version.is_only_row is 'Always true.';
comment on column aftercare.reference_version.version is 'Changes whenever an answer could.';
comment on column aftercare.reference_version.loaded_at is 'When they were loaded.';

create table aftercare.body (
  code aftercare.body_code not null,
  name text not null,
  kind text collate "C" not null,
  start_date date,
  end_date date,
  constraint body_pkey primary key (code),
  constraint kind_is_listed check (kind in ('council', 'pct', 'ccg', 'icb', 'lhb', 'nhse'))
);
comment on table aftercare.body is 'Councils and commissioners of health care.';
comment on column aftercare.body.code is 'GSS or ODS code.';
comment on column aftercare.body.name is 'Its name.';
comment on column aftercare.body.kind is 'What it is by law.';
comment on column aftercare.body.start_date is
  'The first day on which the code stands; null where no source gives it.';
comment on column aftercare.body.end_date is 'The first day on which it stands no longer.';

create table aftercare.succession (
  body aftercare.body_code not null,
  on_date date not null,
  kind text collate "C" not null,
  successors aftercare.body_codes not null default '{}',
  constraint succession_pkey primary key (body),
  constraint kind_is_listed check (kind in ('whole', 'split', 'split_without_codes', 'recoded'))
);
comment on table aftercare.succession is 'The one event that ends a body or changes its code.';
comment on column aftercare.succession.body is 'The body that ends, or the code given up.';
comment on column aftercare.succession.on_date is 'The first day after it.';
comment on column aftercare.succession.kind is 'Whether it went on as a whole.';
comment on column aftercare.succession.successors is 'Those that take over, sorted.';

create table aftercare.council_icb (
  council aftercare.body_code not null,
  as_of date not null,
  board aftercare.body_code not null,
  ten_thousandths integer not null,
  constraint council_icb_pkey primary key (council, as_of, board),
  constraint ten_thousandths_are_a_share check (ten_thousandths between 0 and 10000)
);
comment on table aftercare.council_icb is
  'How many of a council''s people live in the area of an integrated care board.';
comment on column aftercare.council_icb.council is 'The council.';
comment on column aftercare.council_icb.as_of is 'The first day for which the count speaks.';
comment on column aftercare.council_icb.board is 'The integrated care board.';
comment on column aftercare.council_icb.ten_thousandths is 'Parts of ten thousand.';

create table aftercare.bank_holiday (
  on_date date not null,
  name text not null,
  constraint bank_holiday_pkey primary key (on_date)
);
comment on table aftercare.bank_holiday is 'England''s bank holidays.';
comment on column aftercare.bank_holiday.on_date is 'The day.';
comment on column aftercare.bank_holiday.name is 'Its name.';

create table aftercare.legal_status_code (
  jurisdiction text collate "C" not null,
  code text collate "C" not null,
  meaning text not null,
  section text,
  is_retired boolean not null,
  gives_rise_to_aftercare text collate "C" not null,
  constraint legal_status_code_pkey primary key (jurisdiction, code),
  constraint jurisdiction_is_listed check (jurisdiction in ('England', 'Wales')),
  constraint gives_rise_to_aftercare_is_listed check (gives_rise_to_aftercare in (
    'yes', 'no', 'check', 'unknown'))
);
comment on table aftercare.legal_status_code is
  'The national list "Mental Health Act legal status classification".';
comment on column aftercare.legal_status_code.jurisdiction is
  'Whose list it is; the same code means different things in the two.';
comment on column aftercare.legal_status_code.code is 'Two digits.';
comment on column aftercare.legal_status_code.meaning is 'What it means.';
comment on column aftercare.legal_status_code.section is 'The section, or another Act in short.';
comment on column aftercare.legal_status_code.is_retired is 'Whether it is no longer used.';
comment on column aftercare.legal_status_code.gives_rise_to_aftercare is
  'Our reading of section 117(1), not part of the list.';
