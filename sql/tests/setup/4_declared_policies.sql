-- Which policies each kind of table has. Row security is enabled and forced on every table whose kind is here;
-- what a policy lets through is tested by what roles see and may record.

create table tap.declared_policy (
  kind text, policy text, command text, roles text, restrictive boolean, primary key (kind, policy));
insert into tap.declared_policy
select kind, policy, command, roles, restrictive
from (values
  ('fact|fact part|fact template|case|party|change|judgement|expectation|allocation', 'whole_register', 'ALL',
    'aftercare_nightly aftercare_operator', false),
  ('fact|fact part|fact template|case|party|change|judgement|expectation|allocation', 'counts', 'SELECT',
    'aftercare_reporting', false),
  ('fact|fact part|fact template|case|party|judgement|expectation|allocation', 'parties_see', 'SELECT',
    'aftercare_app', false),
  ('fact|fact part|fact template|case|party', 'parties_record', 'INSERT', 'aftercare_app', false),
  ('fact|fact part|fact template', 'parties_supersede', 'UPDATE', 'aftercare_app', false),
  ('case', 'parties_change', 'UPDATE', 'aftercare_app', false),
  ('change', 'parties_mark', 'ALL', 'aftercare_app', false),
  ('fact|fact part|fact template|party|allocation', 'superseded_for_good', 'UPDATE', 'public', true),
  ('event|seal', 'owner_adds', 'INSERT', 'aftercare_owner', false),
  ('event|seal', 'owner_reads', 'SELECT', 'aftercare_owner', false),
  ('event', 'readers_read', 'SELECT', 'aftercare_operator aftercare_seal', false),
  ('seal', 'readers_read', 'SELECT',
    'aftercare_app aftercare_nightly aftercare_operator aftercare_seal', false)
) as given (kinds, policy, command, roles, restrictive)
cross join string_to_table(kinds, '|') as kind;
