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
      create policy readers_read on aftercare.audit_seal for select
        to aftercare_seal, aftercare_operator, aftercare_nightly, aftercare_app using (true);

      revoke all on aftercare.audit_event, aftercare.audit_seal, aftercare.audit_era
        from public, aftercare_app, aftercare_nightly, aftercare_operator, aftercare_reporting, aftercare_seal;
      revoke all on all functions in schema aftercare from public;
      grant usage on schema aftercare to aftercare_seal;
      grant select on aftercare.audit_event to aftercare_seal, aftercare_operator;
      grant select on aftercare.audit_seal
        to aftercare_seal, aftercare_operator, aftercare_nightly, aftercare_app;
      grant execute on function aftercare.record_audit
        to aftercare_app, aftercare_nightly, aftercare_operator, aftercare_seal;
      grant execute on function aftercare.seal_audit
        to aftercare_seal, aftercare_nightly, aftercare_operator;

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
        mine constant text := 'any (string_to_array('
          'nullif(current_setting(''aftercare.bodies'', true), ''''), '',''))';
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
