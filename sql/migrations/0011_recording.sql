-- Recording single facts: the version of a case, why facts were withdrawn, and answers kept by their key.

alter table aftercare.case_file add column version integer not null default 1
  constraint version_counts_from_one check (version >= 1);
comment on column aftercare.case_file.version is
  'Counts the changes of the case from 1; a trigger counts, and no role may write it.';

create table aftercare.withdrawal (
  case_id bigint not null,
  list text collate "C" not null,
  id aftercare.fact_id not null,
  withdrawn_at timestamptz not null,
  withdrawn_by text not null,
  withdrawn_in text not null,
  reason text not null,
  constraint withdrawal_pkey primary key (case_id, list, id, withdrawn_at),
  constraint reason_is_short check (reason ~ '\S' and octet_length(reason) <= 4000)
);
comment on table aftercare.withdrawal is
  'Why facts were withdrawn by name, one row each. The facts themselves stay, superseded at that moment.';
comment on column aftercare.withdrawal.case_id is 'The case.';
comment on column aftercare.withdrawal.list is 'The list of the fact, which is its table.';
comment on column aftercare.withdrawal.id is 'The id of the fact in its list.';
comment on column aftercare.withdrawal.withdrawn_at is
  'The moment at which the fact was superseded with no other in its place.';
comment on column aftercare.withdrawal.withdrawn_by is 'Who withdrew it.';
comment on column aftercare.withdrawal.withdrawn_in is 'The file or form in which it was withdrawn.';
comment on column aftercare.withdrawal.reason is 'Why, in words.';
alter table aftercare.withdrawal enable row level security;
alter table aftercare.withdrawal force row level security;

create table aftercare.change_key (
  case_id bigint not null,
  holder text collate "C" not null,
  key text collate "C" not null,
  fingerprint bytea not null,
  answer text not null,
  recorded_at timestamptz not null default now(),
  constraint change_key_pkey primary key (case_id, holder, key),
  constraint key_is_well_formed check (key ~ '^[A-Za-z0-9_.:-]{1,64}$'),
  constraint fingerprint_is_sha256 check (octet_length(fingerprint) = 32)
);
comment on table aftercare.change_key is
  'The answers to changes that came with a key, so that whoever sends one again gets the answer and no second change.';
comment on column aftercare.change_key.case_id is 'The case; a key counts for one case.';
comment on column aftercare.change_key.holder is
  'The body that sent it; empty for an operator of the whole register.';
comment on column aftercare.change_key.key is 'The key, chosen by the sender.';
comment on column aftercare.change_key.fingerprint is
  'SHA-256 of what the change says: the same key with another change is refused.';
comment on column aftercare.change_key.answer is 'The answer, in JSON, to the byte.';
comment on column aftercare.change_key.recorded_at is 'When; written in the transaction of the change.';
alter table aftercare.change_key enable row level security;
alter table aftercare.change_key force row level security;

alter table aftercare.token add column may_record boolean not null default false;
comment on column aftercare.token.may_record is
  'Whether facts may be recorded with it; else it only asks.';
