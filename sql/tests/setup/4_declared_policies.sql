-- Which policies each kind of table, or one of its tables, has. Row security is enabled and forced on every table
-- whose kind is here; what a policy lets through is tested by what roles see and may record.

create table tap.declared_policy (
  kind text not null, name text, policy text not null, command text not null, roles text not null,
  restrictive boolean not null);
insert into tap.declared_policy
select kind, name, policy, command, roles, restrictive
from (values
  ('fact|fact part|fact template|case|party|change|judgement|digest|debt|expectation|allocation|restriction|'
    'emergency|withdrawal|letter|answer|unjudged|past|acceptance', null, 'whole_register', 'ALL', 'aftercare_nightly aftercare_operator', false),
  ('link|aside', null, 'whole_register', 'ALL', 'aftercare_operator', false),
  ('emergency review', null, 'whole_register', 'SELECT', 'aftercare_nightly aftercare_operator', false),
  ('judgement', null, 'counts', 'SELECT', 'aftercare_reporting', false),
  ('fact|fact part|fact template|case|judgement|digest|expectation|allocation|withdrawal|letter|answer|unjudged|past|'
    'acceptance', null, 'parties_see', 'SELECT', 'aftercare_app', false),
  ('chunk|finding|copy', null, 'night_works', 'ALL', 'aftercare_nightly', false),
  ('acceptance', null, 'parties_accept', 'INSERT', 'aftercare_app', false),
  ('acceptance', null, 'parties_end', 'UPDATE', 'aftercare_app', false),
  ('party', null, 'parties_see', 'SELECT', 'aftercare_app aftercare_reporting', false),
  ('debt', null, 'debtors_see', 'SELECT', 'aftercare_app', false),
  ('fact|fact part|fact template|case|party|withdrawal|letter|answer', null, 'parties_record', 'INSERT',
    'aftercare_app', false),
  ('fact|fact part|fact template', null, 'parties_supersede', 'UPDATE', 'aftercare_app', false),
  ('case', null, 'parties_change', 'UPDATE', 'aftercare_app', false),
  -- For the functions that work as the owner: they find a case by its reference, or by its key in the trail.
  ('case', null, 'emergencies_find', 'SELECT', 'aftercare_owner', false),
  ('change', null, 'parties_mark', 'ALL', 'aftercare_app', false),
  ('fact|fact part|fact template|party|allocation|link', null, 'superseded_for_good', 'UPDATE', 'public', true),
  -- What came from one body, another neither records, corrects nor withdraws; a body decides for itself alone.
  ('fact|fact part', null, 'own_record', 'INSERT', 'aftercare_app', true),
  ('fact|fact part', null, 'own_superseding', 'UPDATE', 'aftercare_app', true),
  ('fact', 'endings', 'own_decision', 'INSERT', 'aftercare_app', true),
  ('fact', 'endings', 'own_decision_superseded', 'UPDATE', 'aftercare_app', true),
  ('withdrawal', null, 'own_withdrawal', 'INSERT', 'aftercare_app', true),
  ('answer', null, 'own_answer', 'ALL', 'aftercare_app', true),
  -- The policy of parties asks which cases are sealed: of the columns requests read the number and the days.
  ('restriction', null, 'all_ask', 'SELECT', 'aftercare_app aftercare_owner aftercare_reporting', false),
  ('restriction', null, 'parties_seal', 'INSERT', 'aftercare_app', false),
  ('restriction', null, 'parties_lift', 'UPDATE', 'aftercare_app', false),
  ('emergency|emergency review', null, 'body_sees', 'SELECT', 'aftercare_app', false),
  ('emergency|emergency review|alert', null, 'definers_work', 'ALL', 'aftercare_owner', false),
  ('alert', null, 'nightly_tells', 'ALL', 'aftercare_nightly', false),
  ('event|seal', null, 'owner_adds', 'INSERT', 'aftercare_owner', false),
  ('event|seal', null, 'owner_reads', 'SELECT', 'aftercare_owner', false),
  ('event', null, 'readers_read', 'SELECT', 'aftercare_operator aftercare_seal', false),
  ('event', null, 'own_body_reads', 'SELECT', 'aftercare_app', false),
  ('seal', null, 'readers_read', 'SELECT',
    'aftercare_app aftercare_nightly aftercare_operator aftercare_seal', false)
) as given (kinds, name, policy, command, roles, restrictive)
cross join string_to_table(kinds, '|') as kind;
