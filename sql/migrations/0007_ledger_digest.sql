-- A digest of what the ledger says of every case, so that a night reads one narrow row of most cases.

create table aftercare.ledger_digest (
  case_id bigint not null,
  first_half bigint not null,
  second_half bigint not null,
  constraint ledger_digest_pkey primary key (case_id)
);
comment on table aftercare.ledger_digest is
  'What a night last found of each case, in 128 bits; written with the ledger, in one transaction. A case without '
  'a row, or whose digest differs from what a night finds, is compared with the whole ledger.';
comment on column aftercare.ledger_digest.case_id is 'The case.';
comment on column aftercare.ledger_digest.first_half is 'The first 64 bits.';
comment on column aftercare.ledger_digest.second_half is 'The other 64 bits.';
alter table aftercare.ledger_digest enable row level security;
alter table aftercare.ledger_digest force row level security;
