-- noticed by 31_who_sees.sql
alter policy parties_supersede on aftercare.events using (true);
alter policy parties_see on aftercare.events using (true);
