-- noticed by 31_who_sees.sql
alter policy superseded_for_good on aftercare.person with check (true);
