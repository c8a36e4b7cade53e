-- compatible
-- Letters to the person: each as it was made, so that years later it can be shown what the person was told.

create table aftercare.letter (
  case_id bigint not null,
  letter_id bigint generated always as identity,
  kind text collate "C" not null,
  format text collate "C" not null,
  made_at timestamptz not null default clock_timestamp(),
  made_by text collate "C" not null,
  on_date date not null,
  known_at timestamptz,
  rule_set text collate "C" not null,
  content_hash bytea not null,
  content text not null,
  constraint letter_pkey primary key (case_id, letter_id),
  constraint kind_is_listed check (kind in ('entitlement', 'plan', 'ending', 'review')),
  constraint format_is_listed check (format in ('text', 'html')),
  constraint maker_is_named check (made_by ~ '^[a-z]+(:[A-Za-z0-9._@-]{1,64})?$'),
  constraint content_is_as_hashed check (content_hash = sha256(convert_to(content, 'UTF8')))
);
comment on table aftercare.letter is
  'Letters to the person, one row each, as they were made. Rows are added and stay for good.';
comment on column aftercare.letter.case_id is 'The case.';
comment on column aftercare.letter.letter_id is 'Its number.';
comment on column aftercare.letter.kind is 'What it is about.';
comment on column aftercare.letter.format is 'How the content is written: plain text, or a page of HTML.';
comment on column aftercare.letter.made_at is 'When it was made, by the database''s clock.';
comment on column aftercare.letter.made_by is 'Who made it, as the audit trail names him.';
comment on column aftercare.letter.on_date is 'The day that it tells about.';
comment on column aftercare.letter.known_at is
  'The moment whose knowledge it tells; null where it tells what was known when it was made.';
comment on column aftercare.letter.rule_set is 'The version of rules and reference data.';
comment on column aftercare.letter.content_hash is 'SHA-256 of the content in UTF-8; the audit trail has it too.';
comment on column aftercare.letter.content is 'The letter, to the byte; it names the person.';
alter table aftercare.letter enable row level security;
alter table aftercare.letter force row level security;
