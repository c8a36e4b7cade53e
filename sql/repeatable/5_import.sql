-- Who may work on imports of sheets: the operator of the whole register alone. Runs after policies and grants,
-- which it narrows.

create policy whole_register on aftercare.aside to aftercare_operator using (true) with check (true);
create policy whole_register on aftercare.import_link to aftercare_operator using (true) with check (true);

revoke all on aftercare.aside, aftercare.import_link, aftercare.import_file
  from aftercare_app, aftercare_nightly, aftercare_reporting;
grant insert on aftercare.import_file to aftercare_operator;
grant insert, update (superseded_at) on aftercare.import_link to aftercare_operator;
grant insert, update (
    person_key, place, reason, candidates, nhs_number, birth_date, wanted_reference, facts, put_aside_at,
    resolved_at, resolution)
  on aftercare.aside to aftercare_operator;
grant usage on sequence aftercare.case_number to aftercare_operator;
