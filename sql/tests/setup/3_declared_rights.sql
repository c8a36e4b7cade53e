-- What each role may do with each kind of table. The tests compare this with the catalogue in both directions:
-- what is not here is forbidden, what is here must be granted.

create table tap.declared_right (
  kind text not null, role text not null, rights text not null, columns text not null default '*');
insert into tap.declared_right (kind, role, rights) values
  ('fact', 'aftercare_app', 'insert select'),
  ('fact', 'aftercare_operator', 'insert select'),
  ('fact', 'aftercare_nightly', 'select'),
  ('fact part', 'aftercare_app', 'insert select'),
  ('fact part', 'aftercare_operator', 'insert select'),
  ('fact part', 'aftercare_nightly', 'select'),
  ('fact template', 'aftercare_app', 'select'),
  ('fact template', 'aftercare_operator', 'select'),
  ('fact template', 'aftercare_nightly', 'select'),
  ('case', 'aftercare_app', 'select'),
  ('case', 'aftercare_operator', 'select'),
  ('case', 'aftercare_nightly', 'select'),
  ('party', 'aftercare_app', 'insert select'),
  ('party', 'aftercare_operator', 'insert select'),
  ('party', 'aftercare_nightly', 'insert select'),
  ('change', 'aftercare_app', 'insert select'),
  ('change', 'aftercare_operator', 'insert select'),
  ('change', 'aftercare_nightly', 'delete select'),
  ('judgement', 'aftercare_app', 'select'),
  ('judgement', 'aftercare_operator', 'select'),
  ('judgement', 'aftercare_nightly', 'insert select update'),
  ('expectation', 'aftercare_app', 'select'),
  ('expectation', 'aftercare_operator', 'select'),
  ('expectation', 'aftercare_nightly', 'delete insert select update'),
  ('night', 'aftercare_app', 'select'),
  ('night', 'aftercare_operator', 'select'),
  ('night', 'aftercare_nightly', 'insert select update'),
  ('night', 'aftercare_reporting', 'select'),
  ('delivery', 'aftercare_operator', 'select'),
  ('delivery', 'aftercare_nightly', 'insert select'),
  ('directory', 'aftercare_app', 'select'),
  ('directory', 'aftercare_operator', 'insert select'),
  ('directory', 'aftercare_nightly', 'select'),
  ('allocation', 'aftercare_app', 'select'),
  ('allocation', 'aftercare_operator', 'insert select'),
  ('allocation', 'aftercare_nightly', 'select'),
  ('directory template', 'aftercare_app', 'select'),
  ('directory template', 'aftercare_operator', 'select'),
  ('directory template', 'aftercare_nightly', 'select'),
  ('directory change', 'aftercare_app', 'select'),
  ('directory change', 'aftercare_operator', 'select'),
  ('directory change', 'aftercare_nightly', 'select'),
  ('reference', 'aftercare_app', 'select'),
  ('reference', 'aftercare_operator', 'select'),
  ('reference', 'aftercare_nightly', 'select'),
  ('reference', 'aftercare_reporting', 'select'),
  ('version', 'aftercare_app', 'select'),
  ('version', 'aftercare_operator', 'select'),
  ('version', 'aftercare_nightly', 'select'),
  ('token', 'aftercare_app', 'insert select'),
  ('token', 'aftercare_operator', 'insert select'),
  ('event', 'aftercare_operator', 'select'),
  ('event', 'aftercare_seal', 'select'),
  ('seal', 'aftercare_app', 'select'),
  ('seal', 'aftercare_operator', 'select'),
  ('seal', 'aftercare_nightly', 'select'),
  ('seal', 'aftercare_seal', 'select'),
  ('report', 'aftercare_app', 'select'),
  ('report', 'aftercare_operator', 'select'),
  ('report', 'aftercare_nightly', 'select'),
  ('report', 'aftercare_reporting', 'select');

-- Rights to single columns.
insert into tap.declared_right (kind, role, rights, columns) values
  ('fact', 'aftercare_app', 'update', 'superseded_at'),
  ('fact', 'aftercare_operator', 'update', 'superseded_at'),
  ('fact part', 'aftercare_app', 'update', 'superseded_at'),
  ('fact part', 'aftercare_operator', 'update', 'superseded_at'),
  ('case', 'aftercare_app', 'insert', 'reference opened_by changed_at'),
  ('case', 'aftercare_app', 'update', 'changed_at'),
  ('case', 'aftercare_operator', 'insert', 'reference opened_by changed_at'),
  ('case', 'aftercare_operator', 'update', 'changed_at'),
  ('party', 'aftercare_operator', 'update', 'superseded_at'),
  ('party', 'aftercare_nightly', 'update', 'superseded_at'),
  ('change', 'aftercare_app', 'update', 'changed_at'),
  ('change', 'aftercare_operator', 'update', 'changed_at'),
  ('directory', 'aftercare_operator', 'update', 'superseded_at'),
  ('allocation', 'aftercare_operator', 'update', 'superseded_at'),
  ('delivery', 'aftercare_nightly', 'update', 'file_hash state attempts tried_at next_try_at'),
  ('directory change', 'aftercare_operator', 'update', 'changed_at'),
  ('token', 'aftercare_app', 'update', 'revoked_at'),
  ('token', 'aftercare_operator', 'update', 'revoked_at');

-- Rights to columns of one table rather than of all of its kind.
create table tap.declared_column_right (name text, role text, rights text, columns text);
insert into tap.declared_column_right values
  ('gap', 'aftercare_reporting', 'select',
    'case_id rule subject severity since due owed_by opened_on closed_on'),
  ('determination', 'aftercare_reporting', 'select',
    'case_id on_date eligibility duty_state duty_since annotations council nhs_statutory nhs_payer doubts');

create table tap.declared_function (
  signature text primary key, runs_as_owner boolean not null, roles text not null);
insert into tap.declared_function values
  ('audit_field(bytea)', false, ''),
  ('stamp_audit_event()', false, ''),
  ('refuse_audit_change()', false, ''),
  ('current_audit_era()', true, ''),
  ('record_audit(text,text,uuid[],text[])', true,
    'aftercare_app aftercare_nightly aftercare_operator aftercare_seal'),
  ('seal_audit(integer)', true, 'aftercare_nightly aftercare_operator aftercare_seal');

create table tap.declared_trigger (name text, named name, calls text not null, primary key (name, named));
insert into tap.declared_trigger values
  ('audit_event', 'event_is_stamped',
    'BEFORE INSERT FOR EACH ROW EXECUTE FUNCTION aftercare.stamp_audit_event()'),
  ('audit_event', 'trail_is_append_only',
    'BEFORE DELETE OR UPDATE OR TRUNCATE FOR EACH STATEMENT EXECUTE FUNCTION aftercare.refuse_audit_change()'),
  ('audit_seal', 'trail_is_append_only',
    'BEFORE DELETE OR UPDATE OR TRUNCATE FOR EACH STATEMENT EXECUTE FUNCTION aftercare.refuse_audit_change()'),
  ('audit_era', 'trail_is_append_only',
    'BEFORE DELETE OR UPDATE OR TRUNCATE FOR EACH STATEMENT EXECUTE FUNCTION aftercare.refuse_audit_change()');
