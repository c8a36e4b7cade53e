-- noticed by 12_keys.sql
alter table aftercare.charges drop constraint charges_pkey,
  add constraint charges_pkey primary key (case_id, id, superseded_at, recorded_at, source, recorded_by);
