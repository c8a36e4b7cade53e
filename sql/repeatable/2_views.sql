-- What reports may be made of: no names, no numbers of persons, no free text.

create or replace view aftercare.gap_report with (security_invoker = true) as
select
  gap.case_id,
  gap.rule,
  gap.subject,
  gap.severity,
  gap.since,
  gap.due,
  gap.owed_by,
  gap.opened_on,
  gap.closed_on
from aftercare.gap;
comment on view aftercare.gap_report is 'Gaps without words.';

create or replace view aftercare.duty_report with (security_invoker = true) as
select
  determination.case_id,
  determination.on_date,
  determination.eligibility,
  determination.duty_state,
  determination.duty_since,
  determination.annotations,
  determination.council,
  determination.nhs_statutory,
  determination.nhs_payer,
  determination.doubts
from aftercare.determination;
comment on view aftercare.duty_report is 'Who owes what to how many, without names.';

-- A column of a view says what its column of the table says.
do $$
declare
  said record;
begin
  for said in
    select view_.oid::regclass as shown, shown_column.attname as name,
      col_description(source.attrelid, source.attnum) as words
    from (values ('gap_report', 'gap'), ('duty_report', 'determination')) as given (name, source)
    join pg_catalog.pg_class as view_ on view_.oid = format('aftercare.%I', given.name)::regclass
    join pg_catalog.pg_attribute as shown_column on shown_column.attrelid = view_.oid
    join pg_catalog.pg_attribute as source
      on source.attrelid = format('aftercare.%I', given.source)::regclass
      and source.attname = shown_column.attname
  loop
    execute format('comment on column %s.%I is %L', said.shown, said.name, said.words);
  end loop;
end
$$;
