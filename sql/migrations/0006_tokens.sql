-- Tokens by which a body's own systems and terminals identify themselves.

create table aftercare.token (
  hash bytea not null,
  body aftercare.body_code not null,
  label text not null,
  issued_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  constraint token_pkey primary key (hash),
  constraint hash_is_sha256 check (octet_length(hash) = 32),
  constraint expires_after_issue check (expires_at > issued_at)
);
comment on table aftercare.token is 'Tokens issued to bodies. The token itself is never stored.';
comment on column aftercare.token.hash is 'SHA-256 of a random token of 256 bits.';
comment on column aftercare.token.body is 'The body for which it speaks.';
comment on column aftercare.token.label is 'What it is used for, in words.';
comment on column aftercare.token.issued_at is 'When it was issued.';
comment on column aftercare.token.expires_at is 'From then on it is refused.';
comment on column aftercare.token.revoked_at is 'When it was revoked.';
create index token_of_body on aftercare.token (body);
comment on index aftercare.token_of_body is 'Finds the tokens of a body.';
