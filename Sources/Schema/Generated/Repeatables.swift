// swift-format-ignore-file
// Written by deploy/generate-schema from sql/repeatable/*.sql; change those and run it again.

extension SchemaScripts {
  /// The repeatable scripts.
  static let shippedRepeatables = [
    Repeatable(
      name: "1_policies.sql",
      sql: #"""
      -- Row-level security of every table that has a case: who sees it, and who may record in it.
      --
      -- A request of aftercare_app sees a case if one of its bodies, named in the setting
      -- aftercare.bodies for this transaction, is or was a party to it; without the setting it sees
      -- nothing. case_party decides for its own rows by that setting, and all others ask case_party, in
      -- which they find only what that allows.

      do $$
      declare
        name text;
        shown regclass;
        sees constant text := 'exists (select from aftercare.case_party as party '
          'where party.case_id = %s.case_id and party.superseded_at = ''infinity'')';
        is_mine constant text := '%s = any (string_to_array('
          'nullif(current_setting(''aftercare.bodies'', true), ''''), '',''))';
        is_seen text;
      begin
        for name, shown in
          select policy.policyname, format('aftercare.%I', policy.tablename)::regclass
          from pg_catalog.pg_policies as policy
          where policy.schemaname = 'aftercare'
        loop
          execute format('drop policy %I on %s', name, shown);
        end loop;

        for name, shown in
          select class.relname, class.oid::regclass
          from pg_catalog.pg_class as class
          where class.relnamespace = 'aftercare'::regnamespace
            and class.relkind in ('r', 'p')
            and (
              class.relname = 'dir_allocations'
              or exists (
                select from pg_catalog.pg_attribute as attribute
                where attribute.attrelid = class.oid
                  and attribute.attname = 'case_id'
                  and not attribute.attisdropped))
          order by class.relname
        loop
          is_seen := format(sees, name);
          execute format(
            'create policy whole_register on %s to aftercare_operator, aftercare_nightly '
            'using (true) with check (true)', shown);
          execute format(
            'create policy counts on %s for select to aftercare_reporting using (true)', shown);

          case
          when name = 'case_party' then
            execute format(
              'create policy parties_see on %s for select to aftercare_app using (%s '
              'and since <= (now() at time zone ''Europe/London'')::date)',
              shown, format(is_mine, 'body'));
            execute format(
              'create policy parties_record on %s for insert to aftercare_app with check ('
              'exists (select from aftercare.case_file as file '
              'where file.case_id = case_party.case_id))', shown);
          when name = 'case_file' then
            is_seen := format('(%s or %s)', format(is_mine, 'opened_by'), is_seen);
            execute format(
              'create policy parties_see on %s for select to aftercare_app using (%s)',
              shown, is_seen);
            execute format(
              'create policy parties_record on %s for insert to aftercare_app with check (%s)',
              shown, format(is_mine, 'opened_by'));
            execute format(
              'create policy parties_change on %s for update to aftercare_app using (%s)',
              shown, is_seen);
          when name = 'case_change' then
            execute format(
              'create policy parties_mark on %s to aftercare_app using (%s) with check (%s)',
              shown, is_seen, is_seen);
          when name = 'dir_allocations' then
            execute format(
              'create policy parties_see on %s for select to aftercare_app using ('
              'exists (select from aftercare.case_file as file '
              'where file.reference = dir_allocations.case_reference))', shown);
          when name in ('determination', 'gap', 'ledger_digest', 'upcoming') then
            execute format(
              'create policy parties_see on %s for select to aftercare_app using (%s)',
              shown, is_seen);
          else
            execute format(
              'create policy parties_see on %s for select to aftercare_app using (%s)',
              shown, is_seen);
            execute format(
              'create policy parties_record on %s for insert to aftercare_app with check (%s)',
              shown, is_seen);
            execute format(
              'create policy parties_supersede on %s for update to aftercare_app using (%s)',
              shown, is_seen);
          end case;
        end loop;

        -- What was superseded stays so, whoever asks.
        for shown in
          select attribute.attrelid::regclass
          from pg_catalog.pg_attribute as attribute
          join pg_catalog.pg_class as class on class.oid = attribute.attrelid
          where class.relnamespace = 'aftercare'::regnamespace
            and class.relkind in ('r', 'p')
            and class.relrowsecurity
            and attribute.attname = 'superseded_at'
        loop
          execute format(
            'create policy superseded_for_good on %s as restrictive for update '
            'using (superseded_at = ''infinity'') with check (superseded_at < ''infinity'')', shown);
        end loop;
      end
      $$;

      """#),
    Repeatable(
      name: "2_views.sql",
      sql: #"""
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

      """#),
    Repeatable(
      name: "3_grants.sql",
      sql: #"""
      -- What each role may do. Nobody but the owner may define; nobody may delete or overwrite a fact.

      do $$
      declare
        shown regclass;
        parties constant text := 'aftercare_app, aftercare_operator';
      begin
        execute 'revoke all on all tables in schema aftercare from public, aftercare_app, '
          'aftercare_nightly, aftercare_reporting, aftercare_operator';
        execute 'revoke all on schema aftercare from public';
        execute 'grant usage on schema aftercare to aftercare_app, aftercare_nightly, '
          'aftercare_reporting, aftercare_operator';
        execute 'grant select on all tables in schema aftercare to aftercare_app, aftercare_nightly, '
          'aftercare_operator';

        -- Facts of cases: the tables made from the two templates.
        for shown in
          select class.oid::regclass
          from pg_catalog.pg_class as class
          where class.relnamespace = 'aftercare'::regnamespace
            and class.relkind = 'r'
            and class.relname not in ('fact', 'fact_part', 'directory_fact')
            and (
              select count(*)
              from pg_catalog.pg_attribute as attribute
              where attribute.attrelid = class.oid
                and attribute.attname in ('case_id', 'source', 'superseded_at')) = 3
        loop
          execute format('grant insert, update (superseded_at) on %s to %s', shown, parties);
        end loop;

        -- The directory.
        for shown in
          select class.oid::regclass
          from pg_catalog.pg_class as class
          where class.relnamespace = 'aftercare'::regnamespace
            and class.relkind = 'r'
            and (class.relname like 'dir\_%' or class.relname = 'setting')
        loop
          execute format('grant insert, update (superseded_at) on %s to aftercare_operator', shown);
        end loop;
      end
      $$;

      grant insert (reference, opened_by, changed_at), update (changed_at)
        on aftercare.case_file to aftercare_app, aftercare_operator;
      grant insert on aftercare.case_party to aftercare_app, aftercare_operator, aftercare_nightly;
      grant update (superseded_at) on aftercare.case_party to aftercare_operator, aftercare_nightly;
      grant insert, update (changed_at) on aftercare.case_change to aftercare_app, aftercare_operator;
      grant delete on aftercare.case_change to aftercare_nightly;
      grant insert, update on aftercare.determination to aftercare_nightly;
      grant insert, update on aftercare.gap to aftercare_nightly;
      grant insert, update on aftercare.ledger_digest to aftercare_nightly;
      grant insert, update, delete on aftercare.upcoming to aftercare_nightly;
      grant insert, update on aftercare.night to aftercare_nightly;
      grant update (changed_at) on aftercare.directory_change to aftercare_operator;

      revoke all on aftercare.token from aftercare_nightly;
      grant insert, update (revoked_at) on aftercare.token to aftercare_app, aftercare_operator;

      grant select (case_id, rule, subject, severity, since, due, owed_by, opened_on, closed_on)
        on aftercare.gap to aftercare_reporting;
      grant select (
          case_id, on_date, eligibility, duty_state, duty_since, annotations, council, nhs_statutory,
          nhs_payer, doubts)
        on aftercare.determination to aftercare_reporting;
      grant select on aftercare.gap_report, aftercare.duty_report to aftercare_reporting;
      grant select on aftercare.night, aftercare.body, aftercare.succession, aftercare.council_icb,
        aftercare.bank_holiday, aftercare.legal_status_code to aftercare_reporting;

      """#),
  ]
}
