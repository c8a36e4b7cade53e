-- What became of each report after its night: written into the folder, and told to whom it is for.

create table aftercare.report_delivery (
  on_date date not null,
  body text collate "C" not null,
  kind text collate "C" not null,
  target bytea not null,
  file_hash bytea not null,
  state text collate "C" not null,
  attempts integer not null default 1,
  tried_at timestamptz not null default clock_timestamp(),
  next_try_at timestamptz,
  constraint report_delivery_pkey primary key (on_date, body, kind, target),
  constraint kind_is_listed check (kind in ('folder', 'mail')),
  constraint state_is_listed check (state in ('trying', 'done', 'failed', 'given_up')),
  constraint delivery_hashes_are_sha256 check (octet_length(target) = 32 and octet_length(file_hash) = 32),
  constraint delivery_attempts_are_counted check (attempts > 0)
);
comment on table aftercare.report_delivery is
  'Where the report of a night went: one row for each way and each who was told. No case, no person in care.';
comment on column aftercare.report_delivery.on_date is 'The night.';
comment on column aftercare.report_delivery.body is 'Whose report it is: the code of a body, or nobody.';
comment on column aftercare.report_delivery.kind is 'The file in the folder, or a message that it is there.';
comment on column aftercare.report_delivery.target is
  'SHA-256 of the folder, or of the address told: enough to tell nobody twice.';
comment on column aftercare.report_delivery.file_hash is
  'SHA-256 of what went there: the page of the report, or the message.';
comment on column aftercare.report_delivery.state is
  'trying: begun, and the outcome is not known yet, or never will be. done; failed, to be tried again; given_up.';
comment on column aftercare.report_delivery.attempts is 'How often it was tried.';
comment on column aftercare.report_delivery.tried_at is 'When it was last begun.';
comment on column aftercare.report_delivery.next_try_at is 'When it is due again; null where it is not.';
