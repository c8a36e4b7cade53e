-- The register: domains, cases, who is a party to a case, and what all facts have in common.
-- Roles are made by deployment or by `db migrate`; here they are only looked for.

do $$
declare
  missing text;
begin
  select string_agg(wanted.name, ', ') into missing
  from unnest(array[
    'aftercare_owner', 'aftercare_app', 'aftercare_nightly', 'aftercare_reporting',
    'aftercare_operator']) as wanted (name)
  where to_regrole(wanted.name) is null;
  if missing is not null then
    raise exception 'these roles are missing: %', missing using errcode = 'undefined_object';
  end if;
end
$$;

comment on schema aftercare is
  'The section 117 after-care register: facts, ledger, directory and national reference data.';

create domain aftercare.fact_id as text collate "C"
  constraint fact_id_is_well_formed
  check (length(value) <= 64 and value ~ '^[A-Za-z0-9][A-Za-z0-9_.-]*$');
comment on domain aftercare.fact_id is
  'The name of a fact, unique within its list in a case; compared byte by byte.';

create domain aftercare.case_reference as text collate "C"
  constraint case_reference_is_well_formed
  check (length(value) <= 40 and value ~ '^[A-Za-z0-9][A-Za-z0-9/_.-]*$');
comment on domain aftercare.case_reference is
  'The register''s own reference for a case. Never an NHS number.';

create domain aftercare.body_code as text collate "C"
  constraint body_code_is_well_formed
  check (
    case length(value)
      when 9 then value ~ '^[EW][0-9]+$'
      else length(value) between 3 and 6 and value ~ '^[A-Z0-9]+$'
    end);
comment on domain aftercare.body_code is
  'A council''s GSS code or an NHS body''s ODS code: the body that acted on that day.';

create domain aftercare.body_codes as text[]
  constraint body_codes_are_well_formed
  check (
    value = '{}'
    or array_to_string(value, ' ', '*')
      ~ '^([EW]\d{8}|[A-Z0-9]{3,6})( ([EW]\d{8}|[A-Z0-9]{3,6}))*$');
comment on domain aftercare.body_codes is 'Codes of several bodies.';

create domain aftercare.fact_ids as text[]
  constraint fact_ids_are_well_formed
  check (
    value = '{}'
    or array_to_string(value, ' ', '*')
      ~ '^[A-Za-z0-9][A-Za-z0-9_.-]*( [A-Za-z0-9][A-Za-z0-9_.-]*)*$');
comment on domain aftercare.fact_ids is 'Ids of several facts.';

create domain aftercare.pounds as numeric
  constraint pounds_are_an_amount
  check (value >= 0 and value < 1000000000 and scale(value) in (0, 2));
comment on domain aftercare.pounds is
  'Pounds sterling; pence are shown where they were written.';

create domain aftercare.nhs_number as text collate "C"
  constraint nhs_number_is_valid
  check (
    value ~ '^\d{10}$'
    and (
      10 * substr(value, 1, 1)::int + 9 * substr(value, 2, 1)::int
      + 8 * substr(value, 3, 1)::int + 7 * substr(value, 4, 1)::int
      + 6 * substr(value, 5, 1)::int + 5 * substr(value, 6, 1)::int
      + 4 * substr(value, 7, 1)::int + 3 * substr(value, 8, 1)::int
      + 2 * substr(value, 9, 1)::int + substr(value, 10, 1)::int) % 11 = 0);
comment on domain aftercare.nhs_number is
  'Ten digits of which the last is a check digit (modulus 11).';

create domain aftercare.utc_offset as smallint
  constraint utc_offset_is_within_a_day check (value between -1439 and 1439);
comment on domain aftercare.utc_offset is 'Minutes east of UTC.';

create table aftercare.case_file (
  case_id bigint generated always as identity,
  reference aftercare.case_reference not null,
  opened_by aftercare.body_code,
  changed_at timestamptz not null default now(),
  constraint case_file_pkey primary key (case_id),
  constraint case_file_reference_is_unique unique (reference)
);
comment on table aftercare.case_file is 'The cases of the register, one row each.';
comment on column aftercare.case_file.case_id is 'By this number all facts are keyed.';
comment on column aftercare.case_file.reference is
  'The register''s own reference for the case. Never an NHS number.';
comment on column aftercare.case_file.opened_by is
  'The body that opened the case; null where an operator of the whole register imported it.';
comment on column aftercare.case_file.changed_at is
  'When a fact of the case was last recorded or withdrawn; grows with every change.';
alter table aftercare.case_file enable row level security;
alter table aftercare.case_file force row level security;

create table aftercare.case_party (
  case_id bigint not null,
  body aftercare.body_code not null,
  basis text collate "C" not null,
  since date not null,
  recorded_at timestamptz not null default now(),
  superseded_at timestamptz not null default 'infinity',
  constraint case_party_pkey primary key (case_id, body, superseded_at),
  constraint basis_is_listed check (basis in (
    'opened', 'determined', 'registered', 'deciding', 'funding', 'represented')),
  constraint superseded_after_recorded check (superseded_at > recorded_at)
);
comment on table aftercare.case_party is
  'The bodies that are or were a party to a case; requests see the cases of their bodies.';
comment on column aftercare.case_party.case_id is 'The case.';
comment on column aftercare.case_party.body is 'The body, as it was on that day.';
comment on column aftercare.case_party.basis is 
  'What makes it a party; opened and determined last whatever the facts become.';
comment on column aftercare.case_party.since is 'The first day on which it was a party.';
comment on column aftercare.case_party.recorded_at is 'When this was noted.';
comment on column aftercare.case_party.superseded_at is
  'When it turned out to be wrong or was noted anew; infinity while it stands.';
create index case_party_of_body on aftercare.case_party (body, case_id)
  where superseded_at = 'infinity';
comment on index aftercare.case_party_of_body is 'Finds the cases of a body.';
alter table aftercare.case_party enable row level security;
alter table aftercare.case_party force row level security;

create table aftercare.case_change (
  case_id bigint not null,
  changed_at timestamptz not null,
  constraint case_change_pkey primary key (case_id)
);
comment on table aftercare.case_change is
  'The cases whose facts changed since the nightly run last looked at them.';
comment on column aftercare.case_change.case_id is 'The case.';
comment on column aftercare.case_change.changed_at is 'When its facts last changed.';
alter table aftercare.case_change enable row level security;
alter table aftercare.case_change force row level security;

create table aftercare.fact (
  case_id bigint not null,
  id aftercare.fact_id not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  source text not null,
  superseded_at timestamptz not null default 'infinity',
  constraint fact_pkey primary key (case_id, id, superseded_at),
  constraint superseded_after_recorded check (superseded_at > recorded_at)
);
comment on table aftercare.fact is
  'What every table of facts has in common. Holds no rows itself.';
comment on column aftercare.fact.case_id is 'The case it belongs to.';
comment on column aftercare.fact.id is 'Its name within its list in the case.';
comment on column aftercare.fact.recorded_at is 'When it was recorded, by the database''s clock.';
comment on column aftercare.fact.recorded_by is 'Who recorded it.';
comment on column aftercare.fact.source is
  'The file or form it came from; what another source recorded, this one never withdraws.';
comment on column aftercare.fact.superseded_at is
  'When it was corrected or withdrawn; infinity while it is still held to be so.';
alter table aftercare.fact enable row level security;
alter table aftercare.fact force row level security;

create table aftercare.fact_part (
  case_id bigint not null,
  part_of aftercare.fact_id not null,
  id aftercare.fact_id not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  source text not null,
  superseded_at timestamptz not null default 'infinity',
  constraint fact_part_pkey primary key (case_id, part_of, id, superseded_at),
  constraint superseded_after_recorded check (superseded_at > recorded_at)
);
comment on table aftercare.fact_part is
  'What every table of a list inside a fact has in common. Holds no rows itself.';
comment on column aftercare.fact_part.case_id is 'The case it belongs to.';
comment on column aftercare.fact_part.part_of is
  'The id of the fact to which it belongs, with which it is recorded and superseded.';
comment on column aftercare.fact_part.id is
  'Its name within its list; its place in the list where it has no name.';
comment on column aftercare.fact_part.recorded_at is
  'When it was recorded, by the database''s clock.';
comment on column aftercare.fact_part.recorded_by is 'Who recorded it.';
comment on column aftercare.fact_part.source is 'The file or form it came from.';
comment on column aftercare.fact_part.superseded_at is
  'When it was corrected or withdrawn; infinity while it is still held to be so.';
alter table aftercare.fact_part enable row level security;
alter table aftercare.fact_part force row level security;
