-- noticed by 30_policies.sql
drop policy superseded_for_good on aftercare.capacity;
