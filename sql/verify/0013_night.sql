do $$
declare
  name text;
begin
  foreach name in array array[
    'night_slot', 'night_chunk', 'night_finding', 'unjudged_case', 'gap_past', 'upcoming_past',
    'determination_past', 'gap_acceptance', 'case_copy']
  loop
    assert to_regclass('aftercare.' || name) is not null, name;
  end loop;
end
$$;
