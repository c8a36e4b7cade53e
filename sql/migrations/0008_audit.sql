-- The audit trail: what was done with the register and who looked, one event each, and the seals over them.
-- An event names no person: a case stands in it by a random key, and details are counts, days and codes.

do $$
begin
  if to_regrole('aftercare_seal') is null then
    raise exception 'this role is missing: aftercare_seal' using errcode = 'undefined_object';
  end if;
end
$$;

alter table aftercare.case_file add column audit_key uuid not null default gen_random_uuid();
comment on column aftercare.case_file.audit_key is
  'By this random key the audit trail names the case, so that it can outlive the case and names nobody.';

create table aftercare.audit_era (
  era integer not null,
  cluster bigint not null,
  began_at timestamptz not null default clock_timestamp(),
  constraint audit_era_pkey primary key (era)
);
comment on table aftercare.audit_era is
  'The database clusters in which the trail was written, one after another: transaction ids count anew in each.';
comment on column aftercare.audit_era.era is 'Counts from 1.';
comment on column aftercare.audit_era.cluster is 'PostgreSQL''s identifier of the cluster.';
comment on column aftercare.audit_era.began_at is 'When the first event was written there.';

create table aftercare.audit_event (
  format smallint not null default 1,
  event_id bigint not null generated always as identity,
  at timestamptz not null,
  era integer not null,
  xid xid8 not null,
  login text collate "C" not null,
  role text collate "C" not null,
  actor text collate "C" not null,
  bodies text collate "C" not null,
  kind text collate "C" not null,
  case_key uuid,
  detail json not null,
  hash bytea not null,
  constraint audit_event_pkey primary key (era, xid, event_id),
  constraint format_is_listed check (format = 1),
  constraint actor_is_well_formed check (actor ~ '^[a-z]+(:[A-Za-z0-9._@-]{1,64})?$'),
  constraint bodies_are_codes check (
    bodies ~ '^([EW]\d{8}|[A-Z0-9]{3,6})?( ([EW]\d{8}|[A-Z0-9]{3,6}))*$'),
  constraint kind_is_listed check (kind in (
    'import', 'change', 'directory', 'look', 'export', 'question', 'report', 'letter', 'night',
    'discharge_check', 'token_issued', 'token_revoked', 'token_list', 'trail_look', 'trail_export')),
  constraint detail_is_short check (octet_length(detail::text) <= 1000),
  constraint hash_is_sha256 check (octet_length(hash) = 32)
);
comment on table aftercare.audit_event is
  'What was done with the register, one row each. Rows are added by record_audit and stay for good.';
comment on column aftercare.audit_event.format is 'How the hash is made of the other columns.';
comment on column aftercare.audit_event.event_id is 'Its number; numbers of undone transactions are missing.';
comment on column aftercare.audit_event.at is 'When it was written, by the database''s clock.';
comment on column aftercare.audit_event.era is 'The era in which the transaction id counts.';
comment on column aftercare.audit_event.xid is 'The transaction that did the deed and wrote the event.';
comment on column aftercare.audit_event.login is 'The login of the database session.';
comment on column aftercare.audit_event.role is 'The role in which the deed was done.';
comment on column aftercare.audit_event.actor is
  'Whom the program names: an account of the machine, a token by the first digits of its hash, or the daemon.';
comment on column aftercare.audit_event.bodies is 'The bodies on whose behalf a request asked.';
comment on column aftercare.audit_event.kind is 'What was done.';
comment on column aftercare.audit_event.case_key is 'The case, by its random key; null where it is not about one.';
comment on column aftercare.audit_event.detail is
  'Counts, days, codes and hashes, never a person; kept to the byte as it was written.';
comment on column aftercare.audit_event.hash is
  'SHA-256 of all other columns in their order, each as a length of four bytes and the binary form.';
create index audit_event_of_case on aftercare.audit_event (case_key, event_id)
  where case_key is not null;
comment on index aftercare.audit_event_of_case is 'Finds who looked at a case and who changed it.';
alter table aftercare.audit_event enable row level security;
alter table aftercare.audit_event force row level security;

create table aftercare.audit_seal (
  seal_id bigint not null,
  era integer not null,
  from_xid xid8 not null,
  to_xid xid8 not null,
  next_xid xid8 not null,
  events bigint not null,
  total bigint not null,
  first_event bigint not null,
  last_event bigint not null,
  root bytea not null,
  leaves bytea not null,
  sealed_at timestamptz not null,
  previous bytea not null,
  hash bytea not null,
  constraint audit_seal_pkey primary key (seal_id),
  constraint events_are_counted check (
    seal_id > 0 and events > 0 and total >= events and octet_length(leaves) = 16 * events),
  constraint hashes_are_sha256 check (
    octet_length(root) = 32 and octet_length(previous) = 32 and octet_length(hash) = 32)
);
comment on table aftercare.audit_seal is
  'Seals over the trail, each over all events of a range of transactions and over the seal before it.';
comment on column aftercare.audit_seal.seal_id is 'Counts from 1 without a gap.';
comment on column aftercare.audit_seal.era is 'The era of the transactions.';
comment on column aftercare.audit_seal.from_xid is 'The first transaction of the range.';
comment on column aftercare.audit_seal.to_xid is
  'The first transaction after the range; all before it had ended when the seal was made.';
comment on column aftercare.audit_seal.next_xid is
  'A transaction id that was not yet given out when the seal was made: what has it is not older than the seal.';
comment on column aftercare.audit_seal.events is 'How many events the range has.';
comment on column aftercare.audit_seal.total is 'How many events are sealed up to here.';
comment on column aftercare.audit_seal.first_event is 'Its first event, by transaction and number.';
comment on column aftercare.audit_seal.last_event is 'Its last event.';
comment on column aftercare.audit_seal.root is 'SHA-256 of the hashes of the events, one after another.';
comment on column aftercare.audit_seal.leaves is
  'For each event its number and the first eight bytes of its hash, so that a fault can be placed.';
comment on column aftercare.audit_seal.sealed_at is 'When it was made.';
comment on column aftercare.audit_seal.previous is 'The hash of the seal before it; zeros for the first.';
comment on column aftercare.audit_seal.hash is
  'SHA-256 of all other columns in their order, each as a length of four bytes and the binary form.';
alter table aftercare.audit_seal enable row level security;
alter table aftercare.audit_seal force row level security;
