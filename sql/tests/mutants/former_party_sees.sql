-- noticed by 31_who_sees.sql
alter policy parties_see on aftercare.upcoming using (
  exists (select from aftercare.case_party as party where party.case_id = upcoming.case_id));
