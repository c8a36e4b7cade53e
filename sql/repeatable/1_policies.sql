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
