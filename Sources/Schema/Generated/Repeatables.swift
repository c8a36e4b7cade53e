// swift-format-ignore-file
// Written by deploy/generate-schema from sql/repeatable/*.sql; change those and run it again.

extension SchemaScripts {
  /// The repeatable scripts.
  static let shippedRepeatables = [
    Repeatable(
      name: "0_access.csv",
      sql: #"""
      -- The allowed cells of sql/access.csv.

      delete from aftercare.access_rule;
      insert into aftercare.access_rule (role, relation, what) values
        ('coordinator', 'lead', 'facts'),
        ('coordinator', 'lead', 'further_facts'),
        ('coordinator', 'lead', 'ledger'),
        ('coordinator', 'lead', 'record'),
        ('coordinator', 'partner', 'facts'),
        ('coordinator', 'partner', 'further_facts'),
        ('coordinator', 'partner', 'ledger'),
        ('coordinator', 'partner', 'record'),
        ('coordinator', 'former_partner', 'facts'),
        ('coordinator', 'former_partner', 'further_facts'),
        ('coordinator', 'former_partner', 'ledger'),
        ('coordinator', 'break_glass', 'facts'),
        ('coordinator', 'break_glass', 'further_facts'),
        ('manager', 'lead', 'facts'),
        ('manager', 'lead', 'further_facts'),
        ('manager', 'lead', 'ledger'),
        ('manager', 'lead', 'record'),
        ('manager', 'lead', 'seal'),
        ('manager', 'lead', 'emergencies'),
        ('manager', 'partner', 'facts'),
        ('manager', 'partner', 'further_facts'),
        ('manager', 'partner', 'ledger'),
        ('manager', 'partner', 'record'),
        ('manager', 'partner', 'seal'),
        ('manager', 'partner', 'emergencies'),
        ('manager', 'former_partner', 'facts'),
        ('manager', 'former_partner', 'further_facts'),
        ('manager', 'former_partner', 'ledger'),
        ('manager', 'former_partner', 'emergencies'),
        ('manager', 'unrelated_council', 'emergencies'),
        ('manager', 'unrelated_icb', 'emergencies'),
        ('manager', 'break_glass', 'facts'),
        ('manager', 'break_glass', 'further_facts'),
        ('manager', 'break_glass', 'emergencies'),
        ('manager', 'sealed', 'facts'),
        ('manager', 'sealed', 'further_facts'),
        ('manager', 'sealed', 'ledger'),
        ('manager', 'sealed', 'record'),
        ('manager', 'sealed', 'seal'),
        ('manager', 'sealed', 'emergencies'),
        ('manager', 'sealed_break_glass', 'facts'),
        ('manager', 'sealed_break_glass', 'further_facts'),
        ('manager', 'sealed_break_glass', 'emergencies'),
        ('ward', 'lead', 'facts'),
        ('ward', 'partner', 'facts'),
        ('icb_case_manager', 'lead', 'facts'),
        ('icb_case_manager', 'lead', 'further_facts'),
        ('icb_case_manager', 'lead', 'ledger'),
        ('icb_case_manager', 'lead', 'record'),
        ('icb_case_manager', 'partner', 'facts'),
        ('icb_case_manager', 'partner', 'further_facts'),
        ('icb_case_manager', 'partner', 'ledger'),
        ('icb_case_manager', 'partner', 'record'),
        ('icb_case_manager', 'former_partner', 'facts'),
        ('icb_case_manager', 'former_partner', 'further_facts'),
        ('icb_case_manager', 'former_partner', 'ledger'),
        ('icb_case_manager', 'break_glass', 'facts'),
        ('icb_case_manager', 'break_glass', 'further_facts'),
        ('commissioner', 'lead', 'counts'),
        ('commissioner', 'partner', 'counts'),
        ('reporter', 'lead', 'counts'),
        ('reporter', 'partner', 'counts'),
        ('reporter', 'former_partner', 'counts'),
        ('reporter', 'unrelated_council', 'counts'),
        ('reporter', 'unrelated_icb', 'counts'),
        ('reporter', 'break_glass', 'counts'),
        ('information_governance', 'lead', 'trail'),
        ('information_governance', 'lead', 'emergencies'),
        ('information_governance', 'partner', 'trail'),
        ('information_governance', 'partner', 'emergencies'),
        ('information_governance', 'former_partner', 'trail'),
        ('information_governance', 'former_partner', 'emergencies'),
        ('information_governance', 'unrelated_council', 'trail'),
        ('information_governance', 'unrelated_council', 'emergencies'),
        ('information_governance', 'unrelated_icb', 'trail'),
        ('information_governance', 'unrelated_icb', 'emergencies'),
        ('information_governance', 'break_glass', 'facts'),
        ('information_governance', 'break_glass', 'further_facts'),
        ('information_governance', 'break_glass', 'trail'),
        ('information_governance', 'break_glass', 'emergencies'),
        ('information_governance', 'sealed', 'trail'),
        ('information_governance', 'sealed', 'emergencies'),
        ('information_governance', 'sealed_break_glass', 'facts'),
        ('information_governance', 'sealed_break_glass', 'further_facts'),
        ('information_governance', 'sealed_break_glass', 'trail'),
        ('information_governance', 'sealed_break_glass', 'emergencies'),
        ('auditor', 'lead', 'trail'),
        ('auditor', 'partner', 'trail'),
        ('auditor', 'former_partner', 'trail'),
        ('auditor', 'unrelated_council', 'trail'),
        ('auditor', 'unrelated_icb', 'trail'),
        ('auditor', 'break_glass', 'trail'),
        ('auditor', 'sealed', 'trail'),
        ('auditor', 'sealed_break_glass', 'trail'),
        ('nightly', 'lead', 'facts'),
        ('nightly', 'lead', 'further_facts'),
        ('nightly', 'lead', 'ledger'),
        ('nightly', 'lead', 'counts'),
        ('nightly', 'lead', 'emergencies'),
        ('nightly', 'partner', 'facts'),
        ('nightly', 'partner', 'further_facts'),
        ('nightly', 'partner', 'ledger'),
        ('nightly', 'partner', 'counts'),
        ('nightly', 'partner', 'emergencies'),
        ('nightly', 'former_partner', 'facts'),
        ('nightly', 'former_partner', 'further_facts'),
        ('nightly', 'former_partner', 'ledger'),
        ('nightly', 'former_partner', 'counts'),
        ('nightly', 'former_partner', 'emergencies'),
        ('nightly', 'unrelated_council', 'facts'),
        ('nightly', 'unrelated_council', 'further_facts'),
        ('nightly', 'unrelated_council', 'ledger'),
        ('nightly', 'unrelated_council', 'counts'),
        ('nightly', 'unrelated_council', 'emergencies'),
        ('nightly', 'unrelated_icb', 'facts'),
        ('nightly', 'unrelated_icb', 'further_facts'),
        ('nightly', 'unrelated_icb', 'ledger'),
        ('nightly', 'unrelated_icb', 'counts'),
        ('nightly', 'unrelated_icb', 'emergencies'),
        ('nightly', 'none', 'facts'),
        ('nightly', 'none', 'further_facts'),
        ('nightly', 'none', 'ledger'),
        ('nightly', 'none', 'counts'),
        ('nightly', 'none', 'emergencies'),
        ('nightly', 'break_glass', 'facts'),
        ('nightly', 'break_glass', 'further_facts'),
        ('nightly', 'break_glass', 'ledger'),
        ('nightly', 'break_glass', 'counts'),
        ('nightly', 'break_glass', 'emergencies'),
        ('nightly', 'sealed', 'facts'),
        ('nightly', 'sealed', 'further_facts'),
        ('nightly', 'sealed', 'ledger'),
        ('nightly', 'sealed', 'counts'),
        ('nightly', 'sealed', 'emergencies'),
        ('nightly', 'sealed_break_glass', 'facts'),
        ('nightly', 'sealed_break_glass', 'further_facts'),
        ('nightly', 'sealed_break_glass', 'ledger'),
        ('nightly', 'sealed_break_glass', 'counts'),
        ('nightly', 'sealed_break_glass', 'emergencies');

      """#),
    Repeatable(
      name: "1_policies.sql",
      sql: #"""
      -- Row-level security of every table that has a case: who sees it, and who may record in it.
      --
      -- A request of aftercare_app says for which bodies, in which role and by whom it asks, in settings that hold for
      -- one transaction: aftercare.bodies, aftercare.role, aftercare.actor. What is not set shows nothing. case_party
      -- decides by them for its own rows, and all others ask case_party, in which they find only what that allows.
      -- Which role may do what is read from access_rule, that is from sql/access.csv, and stands in the policies as words.

      -- Claims.

      create or replace function aftercare.bodies_in_force(asked text) returns text
      language sql stable set search_path = pg_catalog, pg_temp
      return (
        with recursive today (day) as (select (now() at time zone 'Europe/London')::date),
        given (body, place) as (
          select body collate "C", place from unnest(string_to_array(nullif(asked, ''), ','))
            with ordinality as named (body, place)
          where not exists (
            select from aftercare.succession as event
            where event.body = named.body and event.kind <> 'recoded' and event.on_date <= (select day from today))
        ),
        held (body) as (
          select body from given
          union
          select unnest(event.successors) collate "C" from aftercare.succession as event
          where event.body in (select body from given) and event.kind = 'recoded'
            and event.on_date <= (select day from today)
          union
          select step.predecessor::text from held
          join aftercare.predecessor as step on step.body = held.body and step.on_date <= (select day from today)
        )
        select coalesce(string_agg(held.body, ',' order by given.place, held.body), '')
        from held left join given on given.body = held.body);
      comment on function aftercare.bodies_in_force is
        'The bodies of a claim that exist today, in their order, then those they took over from. A body that ended is left out.';

      create or replace function aftercare.may(wanted text) returns boolean
      language sql stable set search_path = pg_catalog, pg_temp
      return exists (
        select from aftercare.access_rule as rule
        where rule.role = current_setting('aftercare.role', true) and rule.relation = 'partner' and rule.what = wanted);
      comment on function aftercare.may is 'Whether the role that asks may do this with a case to which its body is a party.';

      create or replace function aftercare.may_name_parties(number bigint) returns boolean
      language sql stable set search_path = pg_catalog, pg_temp
      return aftercare.may('record') and (
        exists (
          select from aftercare.case_party as party
          where party.case_id = number and party.superseded_at = 'infinity'
            and party.until > (now() at time zone 'Europe/London')::date)
        or exists (
          select from aftercare.case_file as file
          where file.case_id = number and file.version = 1 and file.changed_at >= now() and file.opened_by = any (
            string_to_array(nullif(current_setting('aftercare.bodies', true), ''), ','))));
      comment on function aftercare.may_name_parties is
        'Whether who asks may name the parties of a case: it is one itself, or is opening the case.';

      create or replace function aftercare.known_until(number bigint) returns timestamptz
      language sql stable set search_path = pg_catalog, pg_temp
      return (
        select (max(party.until)::timestamp at time zone 'Europe/London')
        from aftercare.case_party as party
        where current_user = 'aftercare_app' and party.case_id = number and party.superseded_at = 'infinity'
        having max(party.until) <= (now() at time zone 'Europe/London')::date
          and not exists (
            select from aftercare.emergency_access as access
            where access.case_id = number and access.ends_at > statement_timestamp()
              and access.actor = current_setting('aftercare.actor', true)
              and access.role = current_setting('aftercare.role', true)));
      comment on function aftercare.known_until is
        'The end of the access of who asks to a case: what was recorded or superseded from then on is not for it. Null while it is a party.';

      -- Not in SQL: that would stand in the plan of every list of gaps, and be made ready each time it is asked.
      create or replace function aftercare.is_or_was_party(number bigint, day date, now_as text[], later_as text[])
      returns boolean
      language plpgsql stable set search_path = pg_catalog, pg_temp as $$
      declare
        asking constant text := current_setting('aftercare.role', true);
      begin
        return exists (
          select from aftercare.case_party as party
          where party.case_id = number and party.superseded_at = 'infinity'
            and (asking = any (now_as) and party.until > (now() at time zone 'Europe/London')::date
              or asking = any (later_as) and party.until >= day));
      end
      $$;
      comment on function aftercare.is_or_was_party is
        'Whether who asks is a party to a case and asks in one role of the first list, or was one until a day, in one of the second.';

      -- Policies.

      do $$
      declare
        name text;
        shown regclass;
        what text;
        has_recorded boolean;
        settled constant text := '(select coalesce(current_setting(''aftercare.role'', true), '''') = any (%L::text[]))';
        bodies constant text := '(select string_to_array(nullif(current_setting(''aftercare.bodies'', true), ''''), '',''))';
        today constant text := '(select (now() at time zone ''Europe/London'')::date)';
        is_mine constant text := format('%%s = any (%s::text[])', bodies);
        -- The bodies for a role that may, else null; the first of them is the one that asks.
        named_as constant text := 'case when current_setting(''aftercare.role'', true) = any (%L::text[]) '
          'then nullif(current_setting(''aftercare.bodies'', true), '''') end';
        bodies_as constant text := '(select string_to_array(' || named_as || ', '',''))';
        asker_as constant text := '(select split_part(' || named_as || ', '','', 1)) collate "C"';
        is_party constant text := format(
          'exists (select from aftercare.case_party as party where party.case_id = %%1$s.case_id '
          'and party.superseded_at = ''infinity'' and party.until > %s)', today);
        -- For what is read in lists: one look at the body's cases, whatever the plan expects.
        is_among_cases constant text := format(
          '%%1$s.case_id in (select party.case_id from aftercare.case_party as party '
          'where party.superseded_at = ''infinity'' and party.until > %s)', today);
        was_party constant text :=
          'exists (select from aftercare.case_party as party where party.case_id = %1$s.case_id '
          'and party.superseded_at = ''infinity'' and %1$s.%2$s)';
        in_emergency constant text := format(
          'exists (select from aftercare.emergency_access as access where access.case_id = %%1$s.case_id '
          'and access.actor = (select current_setting(''aftercare.actor'', true)) '
          'and access.role = (select current_setting(''aftercare.role'', true)) '
          'and access.body = any (%s::text[]) and access.ends_at > statement_timestamp())', bodies);
        sealed constant text :=
          'select restriction.case_id from aftercare.case_restriction as restriction '
          'where restriction.lifted_at = ''infinity'' '
          'and restriction.until > (now() at time zone ''Europe/London'')::date';
        -- The sealed cases that are not for the role: few or none, asked for once and not for each row.
        unsealed constant text := format(
          'case_id <> all (array(select restriction.case_id '
          'from aftercare.case_restriction as restriction where restriction.lifted_at = ''infinity'' '
          'and restriction.until > %s and not %s))', today, settled);
        before_end constant text := 'recorded_at < (party.until::timestamp at time zone ''Europe/London'')';
        -- Why a fact was withdrawn is in words that may tell of any of these, and so is a letter.
        further_facts constant text[] := array[
          'charges', 'complaint_recommendations', 'complaints', 'direct_payments', 'disputes', 'letter', 'withdrawal'];
        ledger constant text[] := array[
          'determination', 'determination_past', 'gap', 'gap_acceptance', 'gap_owed', 'gap_past', 'ledger_digest',
          'unjudged_case', 'upcoming', 'upcoming_owed', 'upcoming_past'];
        may jsonb;
        sees text;
        records text;
      begin
        -- The file may ask only for what policies can hold.
        assert not exists (
          select from aftercare.access_rule as rule where rule.role <> 'nightly' and (
            rule.relation = 'none'
            or (rule.relation in ('unrelated_council', 'unrelated_icb')
              and rule.what in ('facts', 'further_facts', 'ledger', 'record', 'seal'))
            or (rule.relation = 'former_partner' and rule.what in ('record', 'seal'))
            or (rule.relation in ('break_glass', 'sealed_break_glass') and rule.what in ('ledger', 'record', 'seal')))),
          'sql/access.csv allows what row-level security does not know';
        assert not exists (
          select from aftercare.access_rule as rule where rule.relation in ('lead', 'partner', 'sealed')
            and not exists (
              select from aftercare.access_rule as other where other.role = rule.role and other.what = rule.what
                and other.relation = case rule.relation when 'lead' then 'partner' else 'lead' end)),
          'sql/access.csv must treat lead and partner alike, and a sealed case no better';
        assert not exists (
          select from aftercare.access_rule as rule where rule.relation = 'former_partner' and rule.what = 'ledger'
            and not exists (
              select from aftercare.access_rule as other
              where other.role = rule.role and other.what = 'ledger' and other.relation = 'partner')),
          'sql/access.csv gives a former partner more of the ledger than a partner';
        select jsonb_object_agg(relation || '/' || cells.what, roles) into may
        from (
          select rule.relation, rule.what, array_agg(rule.role order by rule.role)::text as roles
          from aftercare.access_rule as rule where rule.role <> 'nightly'
          group by rule.relation, rule.what) as cells;

        for name, shown in
          select policy.policyname, format('aftercare.%I', policy.tablename)::regclass
          from pg_catalog.pg_policies as policy
          where policy.schemaname = 'aftercare'
        loop
          execute format('drop policy %I on %s', name, shown);
        end loop;

        for name, shown, has_recorded in
          select class.relname, class.oid::regclass, exists (
            select from pg_catalog.pg_attribute as attribute
            where attribute.attrelid = class.oid and attribute.attname = 'recorded_at')
          from pg_catalog.pg_class as class
          where class.relnamespace = 'aftercare'::regnamespace
            and class.relkind in ('r', 'p')
            -- No request has to do with imports: 5_import.sql; nor with the copies of nights.
            and class.relname not in ('import_link', 'case_copy')
            and (
              class.relname = 'dir_allocations'
              or exists (
                select from pg_catalog.pg_attribute as attribute
                where attribute.attrelid = class.oid
                  and attribute.attname = 'case_id'
                  and not attribute.attisdropped))
          order by class.relname
        loop
          execute format(
            'create policy whole_register on %s to aftercare_operator, aftercare_nightly '
            'using (true) with check (true)', shown);
          records := format(
            '%s and %s', format(settled, coalesce(may ->> 'partner/record', '{}')), format(is_party, name));
          what := case when name = any (ledger) then 'ledger' when name = any (further_facts) then 'further_facts'
            else 'facts' end;
          sees := format(
            '(%s and %s)', format(settled, coalesce(may ->> ('partner/' || what), '{}')),
            format(case when what = 'ledger' or name = 'case_file' then is_among_cases else is_party end, name));
          if what <> 'ledger' then
            sees := format(
              '%s or (%s and %s)', sees, format(settled, coalesce(may ->> ('break_glass/' || what), '{}')),
              format(in_emergency, name));
          end if;
          if has_recorded or name in ('case_file', 'gap', 'gap_owed') then
            sees := format(
              '%s or (%s and %s)', sees, format(settled, coalesce(may ->> ('former_partner/' || what), '{}')),
              format(was_party, name, case when name = 'case_file' then 'case_id = party.case_id'
                when has_recorded then before_end else 'closed_on <= party.until' end));
          end if;

          case
          when name = 'case_party' then
            sees := format(
              '%s and since <= %s and %s', format(is_mine, 'body'), today,
              format(unsealed, coalesce(may ->> 'sealed/facts', '{}')));
            execute format(
              'create policy parties_see on %s for select to aftercare_app, aftercare_reporting using (%s)',
              shown, sees);
            execute format(
              'create policy parties_record on %s for insert to aftercare_app with check ('
              'aftercare.may_name_parties(case_id))', shown);
          when name = 'case_file' then
            -- Who opens a case sees it before he is noted as its party. A moment to come would let him see it later too,
            -- when he is a party no longer: it is refused, but for a clock that was set back a little.
            execute format(
              'create policy parties_see on %s for select to aftercare_app using (%s or (%s and %s '
              'and version = 1 and changed_at >= now()))',
              shown, sees, format(settled, coalesce(may ->> 'partner/record', '{}')), format(is_mine, 'opened_by'));
            execute format(
              'create policy parties_record on %s for insert to aftercare_app with check (%s and %s '
              'and changed_at <= clock_timestamp() + interval ''1 minute'')',
              shown, format(settled, coalesce(may ->> 'partner/record', '{}')), format(is_mine, 'opened_by'));
            execute format(
              'create policy parties_change on %s for update to aftercare_app using (%s)', shown, records);
            execute format(
              'create policy emergencies_find on %s for select to aftercare_owner using (true)', shown);
          when name = 'case_change' then
            execute format(
              'create policy parties_mark on %s to aftercare_app using (%s) with check (%s)',
              shown, records, records);
          when name = 'case_restriction' then
            -- case_party asks it; of its columns requests may read the number and the days.
            execute format(
              'create policy all_ask on %s for select to aftercare_app, aftercare_reporting, aftercare_owner '
              'using (true)', shown);
            records := format(
              '%s and %s and %s', format(settled, coalesce(may ->> 'partner/seal', '{}')), format(is_mine, 'body'),
              format(is_party, name));
            execute format(
              'create policy parties_seal on %s for insert to aftercare_app with check (%s '
              'and sealed_by = (select current_setting(''aftercare.actor'', true)) and lifted_at = ''infinity'')',
              shown, records);
            execute format(
              'create policy parties_lift on %s for update to aftercare_app using (lifted_at = ''infinity'' and %s '
              'and %s) with check (lifted_by = (select current_setting(''aftercare.actor'', true)))',
              shown, format(settled, coalesce(may ->> 'partner/seal', '{}')), format(is_party, name));
          when name = 'emergency_access' then
            execute format(
              'create policy body_sees on %s for select to aftercare_app using (%s and (%s '
              'or actor = (select current_setting(''aftercare.actor'', true))))',
              shown, format(is_mine, 'body'), format(settled, coalesce(may ->> 'partner/emergencies', '{}')));
            execute format('create policy definers_work on %s to aftercare_owner using (true) with check (true)', shown);
          when name = 'dir_allocations' then
            execute format(
              'create policy parties_see on %s for select to aftercare_app using ('
              'exists (select from aftercare.case_file as file '
              'where file.reference = dir_allocations.case_reference))', shown);
          when name in ('gap_owed', 'upcoming_owed') then
            -- What a body owes itself. Its list reads nothing else, so who may see it is asked of an index, once.
            execute format(
              'create policy debtors_see on %s for select to aftercare_app using (body = any (%s::text[]) and %s)', shown,
              format(bodies_as, coalesce(may ->> 'partner/ledger', '{}')),
              format(unsealed, coalesce(may ->> 'sealed/ledger', '{}')));
          when name in ('gap', 'gap_past') then
            -- Who owes a gap reads it, which is asked first, and first for the body itself: it may have taken over from many.
            -- Whether a body is a party is asked only for what it does not owe.
            execute format(
              'create policy parties_see on %s for select to aftercare_app using ('
              '((%s = any (owed_by) or owed_by && %s::text[]) and %s) '
              'or aftercare.is_or_was_party(case_id, %s, %L, %L))',
              shown, format(asker_as, coalesce(may ->> 'partner/ledger', '{}')),
              format(bodies_as, coalesce(may ->> 'partner/ledger', '{}')),
              format(unsealed, coalesce(may ->> 'sealed/ledger', '{}')),
              case name when 'gap' then 'closed_on' else 'until_on' end,
              coalesce(may ->> 'partner/ledger', '{}'), coalesce(may ->> 'former_partner/ledger', '{}'));
          when name = 'gap_acceptance' then
            execute format(
              'create policy parties_see on %s for select to aftercare_app using (%s)', shown, sees);
            execute format(
              'create policy parties_accept on %s for insert to aftercare_app with check (%s and %s '
              'and recorded_by = (select current_setting(''aftercare.actor'', true)) and ended_at = ''infinity'')',
              shown, records, format(is_mine, 'body'));
            execute format(
              'create policy parties_end on %s for update to aftercare_app using (ended_at = ''infinity'' and %s and %s) '
              'with check (ended_by = (select current_setting(''aftercare.actor'', true)))',
              shown, records, format(is_mine, 'body'));
          when name = any (ledger) then
            execute format(
              'create policy parties_see on %s for select to aftercare_app using (%s)', shown, sees);
          when name = 'change_key' then
            -- An answer may tell of the ledger: it is for who may send the change again.
            execute format(
              'create policy parties_see on %s for select to aftercare_app using (%s)', shown, records);
            execute format(
              'create policy parties_record on %s for insert to aftercare_app with check (%s)', shown, records);
          when name = 'letter' then
            execute format(
              'create policy parties_see on %s for select to aftercare_app using (%s)', shown, sees);
            execute format(
              'create policy parties_record on %s for insert to aftercare_app with check (%s '
              'and made_by = (select current_setting(''aftercare.actor'', true)))', shown, records);
          when name = 'withdrawal' then
            execute format(
              'create policy parties_see on %s for select to aftercare_app using (%s)', shown, sees);
            execute format(
              'create policy parties_record on %s for insert to aftercare_app with check (%s)', shown, records);
          else
            execute format(
              'create policy parties_see on %s for select to aftercare_app using (%s)', shown, sees);
            execute format(
              'create policy parties_record on %s for insert to aftercare_app with check (%s)', shown, records);
            execute format(
              'create policy parties_supersede on %s for update to aftercare_app using (%s)', shown, records);
          end case;

          if name in ('determination', 'gap') then
            execute format(
              'create policy counts on %s for select to aftercare_reporting using ((%s and %s) '
              'or (%s and %s is not null and case_id not in (%s)))',
              shown, format(settled, coalesce(may ->> 'partner/counts', '{}')), format(is_party, name),
              format(settled, coalesce(may ->> 'unrelated_icb/counts', '{}')), bodies, sealed);
          end if;
        end loop;

        create policy body_sees on aftercare.emergency_review for select to aftercare_app using (
          exists (select from aftercare.emergency_access as access where access.access_id = emergency_review.access_id));
        create policy definers_work on aftercare.emergency_review to aftercare_owner using (true) with check (true);
        create policy whole_register on aftercare.emergency_review for select
          to aftercare_nightly, aftercare_operator using (true);
        -- Until it is published a night is nobody's but its own.
        create policy night_works on aftercare.night_chunk to aftercare_nightly using (true) with check (true);
        create policy night_works on aftercare.night_finding to aftercare_nightly using (true) with check (true);
        create policy night_works on aftercare.case_copy to aftercare_nightly using (true) with check (true);
        create policy definers_work on aftercare.access_alert to aftercare_owner using (true) with check (true);
        create policy nightly_tells on aftercare.access_alert to aftercare_nightly using (true) with check (true);

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

      -- Access in an emergency. These work as the owner: who asks can see neither the case nor write here.

      create or replace function aftercare.open_emergency_access(
        wanted text, code text, words text, hours numeric) returns bigint
      language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
      declare
        asking constant text := current_setting('aftercare.role', true);
        mine constant text := split_part(coalesce(current_setting('aftercare.bodies', true), ''), ',', 1);
        who constant text := current_setting('aftercare.actor', true);
        found_case bigint;
        stands text;
        opened bigint;
      begin
        if mine = '' or not exists (
          select from aftercare.access_rule as rule
          where rule.role = asking and rule.relation = 'break_glass' and rule.what = 'facts')
        then
          raise exception 'this role opens no emergency access' using errcode = 'insufficient_privilege';
        end if;
        select file.case_id into found_case from aftercare.case_file as file where file.reference = wanted;
        stands := case when exists (
          select from aftercare.case_restriction as restriction
          where restriction.case_id = found_case and restriction.lifted_at = 'infinity'
            and restriction.until > (now() at time zone 'Europe/London')::date)
          then 'sealed_break_glass' else 'break_glass' end;
        -- A sealed case that is not for this role and one that is not there read the same.
        if found_case is null or not exists (
          select from aftercare.access_rule as rule
          where rule.role = asking and rule.relation = stands and rule.what = 'facts')
        then
          return null;
        end if;
        insert into aftercare.emergency_access (case_id, body, role, actor, reason_code, reason, ends_at)
        values (
          found_case, mine, asking, who, code, words, statement_timestamp() + make_interval(secs => hours * 3600))
        returning access_id into opened;
        insert into aftercare.access_alert (access_id, body, reason_code) values (opened, mine, code);
        return opened;
      end
      $$;
      comment on function aftercare.open_emergency_access is
        'Opens a case of others to who asks, for some hours, and raises the alert; null where there is no such case for him.';

      create or replace function aftercare.review_emergency_access(number bigint, verdict text) returns text
      language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
      declare
        mine constant text[] := string_to_array(nullif(current_setting('aftercare.bodies', true), ''), ',');
        who constant text := current_setting('aftercare.actor', true);
        access aftercare.emergency_access;
      begin
        if not aftercare.may('emergencies') or coalesce(who, '') = '' then
          raise exception 'this role reviews no emergency access' using errcode = 'insufficient_privilege';
        end if;
        select * into access from aftercare.emergency_access as held
        where held.access_id = number and held.body = any (mine) for update;
        case
        when access.access_id is null then return 'no_such_access';
        when access.actor = who then return 'own_access';
        when exists (
          select from aftercare.emergency_review as review
          where review.access_id = number and (review.finding <> 'escalated' or verdict = 'escalated'))
        then return 'reviewed_before';
        else
          insert into aftercare.emergency_review (access_id, finding, reviewed_by) values (number, verdict, who);
          update aftercare.emergency_access as held set ends_at = statement_timestamp()
          where held.access_id = number and held.ends_at > statement_timestamp() and verdict = 'not_justified';
          return 'reviewed';
        end case;
      end
      $$;
      comment on function aftercare.review_emergency_access is
        'Notes what another than the opener found of an emergency access; what was not justified ends at once.';

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
      grant insert, update (closed_on), delete on aftercare.gap_owed to aftercare_nightly;
      grant insert, delete on aftercare.upcoming_owed to aftercare_nightly;
      grant insert, update on aftercare.ledger_digest to aftercare_nightly;
      grant insert, update, delete on aftercare.upcoming to aftercare_nightly;
      grant insert, update on aftercare.night to aftercare_nightly;
      grant insert, update on aftercare.night_slot to aftercare_nightly;
      revoke all on aftercare.night_chunk, aftercare.night_finding, aftercare.case_copy from aftercare_app, aftercare_operator;
      grant insert, update, delete on aftercare.night_chunk to aftercare_nightly;
      grant insert, delete on aftercare.night_finding to aftercare_nightly;
      grant insert, update on aftercare.case_copy to aftercare_nightly;
      grant insert, delete on aftercare.unjudged_case to aftercare_nightly;
      grant insert on aftercare.gap_past, aftercare.upcoming_past, aftercare.determination_past to aftercare_nightly;
      grant insert (case_id, rule, subject, body, accepted_by, reason, accepted_on, until, recorded_by),
        update (ended_at, ended_by) on aftercare.gap_acceptance to aftercare_app, aftercare_operator;
      grant update (changed_at) on aftercare.directory_change to aftercare_operator;

      -- Sealing, and access in an emergency. Nobody writes the latter but through its functions.
      revoke all on aftercare.case_restriction from aftercare_app, aftercare_nightly;
      grant select (case_id, until, lifted_at),
        insert (case_id, body, reason_code, sealed_by, until), update (lifted_at, lifted_by)
        on aftercare.case_restriction to aftercare_app;
      revoke all on aftercare.access_alert from aftercare_app, aftercare_operator;
      revoke all on aftercare.emergency_access from aftercare_nightly;
      grant select (access_id, case_id, body, role, reason_code, opened_at, ends_at)
        on aftercare.emergency_access to aftercare_nightly;
      grant update (told_at) on aftercare.access_alert to aftercare_nightly;

      -- A letter is what it was when it was made.
      revoke all on aftercare.letter from aftercare_nightly;
      grant insert on aftercare.letter to aftercare_app, aftercare_operator;

      revoke all on aftercare.report_delivery from aftercare_app;
      grant insert, update (file_hash, state, attempts, tried_at, next_try_at)
        on aftercare.report_delivery to aftercare_nightly;
      revoke all on aftercare.token from aftercare_nightly;
      grant insert, update (revoked_at) on aftercare.token to aftercare_operator;

      grant select (case_id, rule, subject, severity, since, due, owed_by, opened_on, closed_on)
        on aftercare.gap to aftercare_reporting;
      grant select (
          case_id, on_date, eligibility, duty_state, duty_since, annotations, council, nhs_statutory,
          nhs_payer, doubts)
        on aftercare.determination to aftercare_reporting;
      grant select (case_id, body, since, until, superseded_at) on aftercare.case_party to aftercare_reporting;
      grant select (case_id, until, lifted_at) on aftercare.case_restriction to aftercare_reporting;
      revoke all on aftercare.gap_report, aftercare.duty_report from aftercare_app;
      grant select on aftercare.gap_report, aftercare.duty_report to aftercare_reporting;
      grant select on aftercare.night, aftercare.body, aftercare.succession, aftercare.predecessor, aftercare.council_icb,
        aftercare.bank_holiday, aftercare.legal_status_code to aftercare_reporting;

      """#),
    Repeatable(
      name: "4_audit.sql",
      sql: #"""
      -- How the audit trail is written, sealed and kept: nobody inserts but these functions, and nobody, be it the
      -- owner, updates, deletes or truncates. Runs after policies and grants, which it narrows.

      create or replace function aftercare.audit_field(value bytea) returns bytea
      language sql immutable parallel safe set search_path = pg_catalog, pg_temp
      return int4send(octet_length(value)) || value;
      comment on function aftercare.audit_field is 'A value with its length before it, as it is hashed.';

      create or replace function aftercare.stamp_audit_event() returns trigger
      language plpgsql set search_path = pg_catalog, pg_temp as $$
      begin
        new.xid := pg_current_xact_id();
        new.at := clock_timestamp();
        new.login := session_user;
        new.role := coalesce(nullif(current_setting('role'), 'none'), session_user);
        new.hash := sha256(
          '\x00000002'::bytea || int2send(new.format)
          || '\x00000008'::bytea || int8send(new.event_id)
          || '\x00000008'::bytea || timestamptz_send(new.at)
          || '\x00000004'::bytea || int4send(new.era)
          || '\x00000008'::bytea || xid8send(new.xid)
          || int4send(octet_length(new.login)) || convert_to(new.login, 'UTF8')
          || int4send(octet_length(new.role)) || convert_to(new.role, 'UTF8')
          || int4send(octet_length(new.actor)) || convert_to(new.actor, 'UTF8')
          || int4send(octet_length(new.bodies)) || convert_to(new.bodies, 'UTF8')
          || int4send(octet_length(new.kind)) || convert_to(new.kind, 'UTF8')
          || coalesce('\x00000010'::bytea || uuid_send(new.case_key), '\xffffffff'::bytea)
          || int4send(octet_length(new.detail::text)) || convert_to(new.detail::text, 'UTF8'));
        return new;
      end
      $$;
      comment on function aftercare.stamp_audit_event is
        'Says of every event when, by whom and in which transaction it is written, whatever it was given, and hashes it.';

      create or replace function aftercare.refuse_audit_change() returns trigger
      language plpgsql set search_path = pg_catalog, pg_temp as $$
      begin
        raise exception 'the audit trail is append-only' using errcode = 'insufficient_privilege';
      end
      $$;
      comment on function aftercare.refuse_audit_change is 'Refuses to change or remove what the trail holds.';

      create or replace trigger event_is_stamped before insert on aftercare.audit_event
        for each row execute function aftercare.stamp_audit_event();
      create or replace trigger trail_is_append_only before update or delete or truncate
        on aftercare.audit_event for each statement execute function aftercare.refuse_audit_change();
      create or replace trigger trail_is_append_only before update or delete or truncate
        on aftercare.audit_seal for each statement execute function aftercare.refuse_audit_change();
      create or replace trigger trail_is_append_only before update or delete or truncate
        on aftercare.audit_era for each statement execute function aftercare.refuse_audit_change();

      create or replace function aftercare.current_audit_era() returns integer
      language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
      declare
        here constant bigint := (select system_identifier from pg_control_system());
        last aftercare.audit_era;
      begin
        loop
          select * into last from aftercare.audit_era order by era desc limit 1;
          if last.cluster = here then
            return last.era;
          end if;
          insert into aftercare.audit_era (era, cluster) values (coalesce(last.era, 0) + 1, here)
          on conflict do nothing;
        end loop;
      end
      $$;
      comment on function aftercare.current_audit_era is
        'The era of this cluster; begins a new one where the register was restored into another cluster.';

      create or replace function aftercare.record_audit(
        kind text, actor text, cases uuid[], details text[]) returns bigint
      language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
      declare
        era constant integer := aftercare.current_audit_era();
        bodies constant text := replace(
          coalesce(current_setting('aftercare.bodies', true), ''), ',', ' ');
        recorded bigint;
      begin
        insert into aftercare.audit_event (era, actor, bodies, kind, case_key, detail)
        select era, record_audit.actor, bodies, record_audit.kind, given.case_key, given.detail::json
        from unnest(cases, details) with ordinality as given (case_key, detail, place)
        order by given.place;
        get diagnostics recorded = row_count;
        -- Whoever is let into a case by an emergency leaves that in the trail, whatever he asks.
        insert into aftercare.audit_event (era, actor, bodies, kind, case_key, detail)
        select era, record_audit.actor, bodies, 'break_glass_look', file.audit_key,
          json_build_object('access', max(access.access_id))
        from aftercare.emergency_access as access
        join aftercare.case_file as file on file.case_id = access.case_id
        where access.actor = current_setting('aftercare.actor', true)
          and access.role = current_setting('aftercare.role', true)
          and access.ends_at > statement_timestamp()
          and file.audit_key = any (cases)
          and record_audit.kind not like 'break\_glass%'
        group by file.audit_key;
        return recorded;
      end
      $$;
      comment on function aftercare.record_audit is
        'Writes events of one kind in the transaction of the deed; a null key is an event about no case.';

      create or replace function aftercare.seal_audit(most integer default 4096) returns bigint
      language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
      declare
        here constant integer := aftercare.current_audit_era();
        began constant timestamptz := clock_timestamp();
        present pg_snapshot;
        last aftercare.audit_seal;
        first_xid xid8;
        seal aftercare.audit_seal;
      begin
        perform pg_advisory_xact_lock(6171983001119);
        present := pg_current_snapshot();
        select * into last from aftercare.audit_seal order by seal_id desc limit 1;
        seal.era := coalesce(last.era, 1);
        seal.from_xid := coalesce(last.to_xid, '0');
        loop
          -- Of an era that is over nothing is under way any more.
          seal.to_xid := case when seal.era < here then '18446744073709551615' else pg_snapshot_xmin(present) end;
          select event.xid into first_xid from aftercare.audit_event as event
          where event.era = seal.era and event.xid >= seal.from_xid and event.xid < seal.to_xid
          order by event.xid limit 1;
          exit when found;
          if seal.era >= here then
            return null;
          end if;
          seal.era := seal.era + 1;
          seal.from_xid := '0';
        end loop;
        -- A transaction is never divided between seals.
        seal.to_xid := coalesce((
          select greatest(event.xid, ((first_xid::text::numeric + 1)::text)::xid8)
          from aftercare.audit_event as event
          where event.era = seal.era and event.xid >= seal.from_xid and event.xid < seal.to_xid
          order by event.xid, event.event_id offset most limit 1), seal.to_xid);
        select count(*), (array_agg(event.event_id order by event.xid, event.event_id))[1],
          (array_agg(event.event_id order by event.xid desc, event.event_id desc))[1],
          sha256(string_agg(event.hash, ''::bytea order by event.xid, event.event_id)),
          string_agg(int8send(event.event_id) || substr(event.hash, 1, 8), ''::bytea
            order by event.xid, event.event_id)
        into seal.events, seal.first_event, seal.last_event, seal.root, seal.leaves
        from aftercare.audit_event as event
        where event.era = seal.era and event.xid >= seal.from_xid and event.xid < seal.to_xid;
        seal.seal_id := coalesce(last.seal_id, 0) + 1;
        seal.next_xid := pg_snapshot_xmax(present);
        seal.total := coalesce(last.total, 0) + seal.events;
        seal.sealed_at := began;
        seal.previous := coalesce(last.hash, decode(repeat('00', 32), 'hex'));
        seal.hash := sha256(
          aftercare.audit_field(int8send(seal.seal_id)) || aftercare.audit_field(int4send(seal.era))
          || aftercare.audit_field(xid8send(seal.from_xid)) || aftercare.audit_field(xid8send(seal.to_xid))
          || aftercare.audit_field(xid8send(seal.next_xid)) || aftercare.audit_field(int8send(seal.events))
          || aftercare.audit_field(int8send(seal.total)) || aftercare.audit_field(int8send(seal.first_event))
          || aftercare.audit_field(int8send(seal.last_event)) || aftercare.audit_field(seal.root)
          || aftercare.audit_field(seal.leaves) || aftercare.audit_field(timestamptz_send(seal.sealed_at))
          || aftercare.audit_field(seal.previous));
        insert into aftercare.audit_seal select (seal).*;
        return seal.seal_id;
      end
      $$;
      comment on function aftercare.seal_audit is
        'Seals what no transaction under way can add to any more; null where there is nothing. Writers never wait for it.';

      -- The functions work as the owner, to whom the forced policies grant this and no more.
      create policy owner_reads on aftercare.audit_event for select to aftercare_owner using (true);
      create policy owner_adds on aftercare.audit_event for insert to aftercare_owner with check (true);
      create policy owner_reads on aftercare.audit_seal for select to aftercare_owner using (true);
      create policy owner_adds on aftercare.audit_seal for insert to aftercare_owner with check (true);
      create policy readers_read on aftercare.audit_event for select
        to aftercare_seal, aftercare_operator using (true);
      create policy own_body_reads on aftercare.audit_event for select to aftercare_app using (
        (select aftercare.may('trail'))
        and string_to_array(bodies, ' ') && (
          select string_to_array(nullif(current_setting('aftercare.bodies', true), ''), ','))::text[]);
      create policy readers_read on aftercare.audit_seal for select
        to aftercare_seal, aftercare_operator, aftercare_nightly, aftercare_app using (true);

      revoke all on aftercare.audit_event, aftercare.audit_seal, aftercare.audit_era
        from public, aftercare_app, aftercare_nightly, aftercare_operator, aftercare_reporting, aftercare_seal;
      revoke all on all functions in schema aftercare from public;
      grant usage on schema aftercare to aftercare_seal;
      grant select on aftercare.audit_event to aftercare_seal, aftercare_operator, aftercare_app;
      grant select on aftercare.audit_seal
        to aftercare_seal, aftercare_operator, aftercare_nightly, aftercare_app;
      grant execute on function aftercare.record_audit
        to aftercare_app, aftercare_nightly, aftercare_operator, aftercare_seal;
      grant execute on function aftercare.seal_audit
        to aftercare_seal, aftercare_nightly, aftercare_operator;
      grant execute on function aftercare.bodies_in_force to aftercare_app, aftercare_reporting;
      grant execute on function aftercare.may, aftercare.may_name_parties, aftercare.is_or_was_party, aftercare.known_until
        to aftercare_app;
      grant execute on function aftercare.known_until to aftercare_operator, aftercare_nightly;
      grant execute on function aftercare.open_emergency_access, aftercare.review_emergency_access to aftercare_app;

      """#),
    Repeatable(
      name: "5_import.sql",
      sql: #"""
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

      """#),
    Repeatable(
      name: "5_recording.sql",
      sql: #"""
      -- What guards a change besides the program: a version that counts by itself, and nobody's facts but one's own.
      -- Runs after policies and grants, which it narrows.

      create or replace function aftercare.count_change() returns trigger
      language plpgsql set search_path = pg_catalog, pg_temp as $$
      begin
        if new.changed_at <= old.changed_at then
          raise exception 'a change must be later than the one before it'
            using errcode = 'check_violation', constraint = 'changes_follow_one_another';
        end if;
        new.version := old.version + 1;
        return new;
      end
      $$;
      comment on function aftercare.count_change is
        'Gives every change of a case the next version, and refuses one that is not later than the one before.';
      create or replace trigger change_is_counted before update of changed_at on aftercare.case_file
        for each row execute function aftercare.count_change();
      revoke all on function aftercare.count_change from public;

      -- A source that begins with the code of a body and a colon is that body's. Another body neither corrects nor
      -- withdraws what came from it, nor records in its name. And a body decides for itself alone: the decision of
      -- another to end after-care is not its to record, correct or withdraw.
      do $$
      declare
        shown regclass;
        mine constant text := 'any ((select string_to_array('
          'nullif(current_setting(''aftercare.bodies'', true), ''''), '',''))::text[])';
        source_body constant text := 'substring(source from ''^([EW][0-9]{8}|[A-Z0-9]{3,6}): '')';
        is_own text;
      begin
        is_own := format('%1$s is null or %1$s = %2$s', source_body, mine);
        for shown in
          select class.oid::regclass
          from pg_catalog.pg_class as class
          where class.relnamespace = 'aftercare'::regnamespace
            and class.relkind = 'r'
            and class.relname not in ('fact', 'fact_part')
            and (
              select count(*)
              from pg_catalog.pg_attribute as attribute
              where attribute.attrelid = class.oid
                and attribute.attname in ('case_id', 'source', 'superseded_at')) = 3
        loop
          execute format(
            'create policy own_record on %s as restrictive for insert to aftercare_app with check (%s)',
            shown, is_own);
          execute format(
            'create policy own_superseding on %s as restrictive for update to aftercare_app using (%s)',
            shown, is_own);
        end loop;
        execute format(
          'create policy own_decision on aftercare.endings as restrictive for insert to aftercare_app '
          'with check (body = %s)', mine);
        execute format(
          'create policy own_decision_superseded on aftercare.endings as restrictive for update '
          'to aftercare_app using (body is null or body = %s)', mine);
        execute format(
          'create policy own_withdrawal on aftercare.withdrawal as restrictive for insert to aftercare_app '
          'with check (%s)', replace(is_own, 'source', 'withdrawn_in'));
        execute format(
          'create policy own_answer on aftercare.change_key as restrictive to aftercare_app '
          'using (holder = %1$s) with check (holder = %1$s)', mine);
      end
      $$;

      revoke all on aftercare.withdrawal, aftercare.change_key from aftercare_nightly, aftercare_reporting;
      grant insert on aftercare.withdrawal, aftercare.change_key to aftercare_app, aftercare_operator;

      """#),
  ]
}
