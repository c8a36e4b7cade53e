-- compatible
-- Getting sheets in: which files were imported, which person of which source is which case, and who was put aside
-- because it was doubtful who they are.

create table aftercare.import_file (
  import_id bigint generated always as identity,
  sha256 bytea not null,
  from_source text not null,
  imported_at timestamptz not null default now(),
  rows_read integer not null,
  people integer not null,
  new_cases integer not null,
  facts_new integer not null,
  facts_changed integer not null,
  facts_withdrawn integer not null,
  put_aside integer not null,
  constraint import_file_pkey primary key (import_id),
  constraint sha256_is_a_hash check (octet_length(sha256) = 32)
);
comment on table aftercare.import_file is
  'The sheets that were imported, so that the same bytes from the same source are not imported twice.';
comment on column aftercare.import_file.import_id is 'Its number.';
comment on column aftercare.import_file.sha256 is 'SHA-256 of the files, and of the mapping by which they were read.';
comment on column aftercare.import_file.from_source is 'The source under whose name the facts were recorded.';
comment on column aftercare.import_file.imported_at is 'When, by the database''s clock.';
comment on column aftercare.import_file.rows_read is 'Rows of the files, those with the names of columns left out.';
comment on column aftercare.import_file.people is 'People in the files.';
comment on column aftercare.import_file.new_cases is 'How many of them were new to the register.';
comment on column aftercare.import_file.facts_new is 'Facts recorded for the first time.';
comment on column aftercare.import_file.facts_changed is 'Facts that superseded others.';
comment on column aftercare.import_file.facts_withdrawn is 'Facts that a complete file of this source held no longer.';
comment on column aftercare.import_file.put_aside is 'People of whom it was doubtful who they are.';
create index import_file_by_hash on aftercare.import_file (sha256);
comment on index aftercare.import_file_by_hash is 'Finds whether a file was imported before.';

create table aftercare.import_link (
  link_id bigint generated always as identity,
  from_source text not null,
  person_key text not null,
  case_id bigint not null,
  nhs_number aftercare.nhs_number,
  birth_date date,
  linked_at timestamptz not null default now(),
  superseded_at timestamptz not null default 'infinity',
  constraint import_link_pkey primary key (link_id),
  constraint import_link_is_unique unique (from_source, person_key, superseded_at)
);
comment on table aftercare.import_link is
  'Which person of a source is which case: the next file of that source finds the case again.';
comment on column aftercare.import_link.link_id is 'Its number.';
comment on column aftercare.import_link.from_source is 'The source of the files.';
comment on column aftercare.import_link.person_key is 'The source''s own key of the person.';
comment on column aftercare.import_link.case_id is 'The case.';
comment on column aftercare.import_link.nhs_number is
  'The NHS number with which the source gave the person then; with another one the link does not hold.';
comment on column aftercare.import_link.birth_date is
  'The date of birth with which the source gave the person then; with another one the link does not hold.';
comment on column aftercare.import_link.linked_at is 'When it was found, or decided by a person.';
comment on column aftercare.import_link.superseded_at is 'When another link took its place; infinity while it stands.';
create index import_link_of_case on aftercare.import_link (case_id) where superseded_at = 'infinity';
comment on index aftercare.import_link_of_case is 'Finds the sources that know a case.';
alter table aftercare.import_link enable row level security;
alter table aftercare.import_link force row level security;

create table aftercare.aside (
  aside_id bigint generated always as identity,
  from_source text not null,
  person_key text,
  place text,
  reason text collate "C" not null,
  candidates bigint[] not null default '{}',
  nhs_number aftercare.nhs_number,
  birth_date date,
  wanted_reference aftercare.case_reference,
  facts text,
  put_aside_at timestamptz not null default now(),
  resolved_at timestamptz,
  resolution text collate "C",
  constraint aside_pkey primary key (aside_id),
  constraint reason_is_listed check (reason in (
    'birth_date_differs', 'birth_date_missing', 'number_in_two_cases', 'number_twice_in_file',
    'same_name_and_birth_date', 'key_names_another', 'reference_names_another', 'cannot_be_identified')),
  constraint resolution_is_listed check (resolution in ('case', 'new', 'discarded', 'identified')),
  constraint resolved_holds_nobody check (
    (resolved_at is null) = (resolution is null)
    and (resolved_at is null) = (facts is not null)
    and (resolved_at is null) = (person_key is not null)
    and (resolved_at is null or (nhs_number is null and birth_date is null and wanted_reference is null)))
);
comment on table aftercare.aside is
  'People in sheets of whom it is doubtful who they are, with all that the sheet said, until a person decides.';
comment on column aftercare.aside.aside_id is 'Its number.';
comment on column aftercare.aside.from_source is 'The source of the file.';
comment on column aftercare.aside.person_key is 'The source''s own key of the person; null once it is resolved.';
comment on column aftercare.aside.place is 'The file and line.';
comment on column aftercare.aside.reason is 'Why it is doubtful.';
comment on column aftercare.aside.candidates is 'The cases that the person could be.';
comment on column aftercare.aside.nhs_number is 'The NHS number in the sheet; null once it is resolved.';
comment on column aftercare.aside.birth_date is 'The date of birth in the sheet; null once it is resolved.';
comment on column aftercare.aside.wanted_reference is 'The case reference in the sheet, if it gave one.';
comment on column aftercare.aside.facts is 'The facts, as a case file; null once it is resolved.';
comment on column aftercare.aside.put_aside_at is 'When it was put aside, or last came again.';
comment on column aftercare.aside.resolved_at is 'When it was decided; null while it waits.';
comment on column aftercare.aside.resolution is
  'What was decided: an existing case, a new one, discarded, or the source mended it by itself.';
create unique index aside_is_unique_while_open on aftercare.aside (from_source, person_key)
  where resolved_at is null;
comment on index aftercare.aside_is_unique_while_open is 'One person of a source waits once.';
alter table aftercare.aside enable row level security;
alter table aftercare.aside force row level security;

create sequence aftercare.case_number;
comment on sequence aftercare.case_number is
  'Numbers of cases that came without a reference of their own: AC-000001 and so on.';

-- Built in the transaction of the migration: writers wait for one reading of the people.
-- squawk-ignore require-concurrent-index-creation
create index person_of_number on aftercare.person (nhs_number)
  where superseded_at = 'infinity' and nhs_number is not null;
comment on index aftercare.person_of_number is 'Finds the cases of an NHS number.';
-- As above.
-- squawk-ignore require-concurrent-index-creation
create index person_of_birth_date on aftercare.person (birth_date)
  where superseded_at = 'infinity' and birth_date is not null;
comment on index aftercare.person_of_birth_date is 'Finds people who could be the same by name and date of birth.';
