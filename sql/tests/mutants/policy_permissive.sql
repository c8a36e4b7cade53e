-- noticed by 30_policies.sql
drop policy superseded_for_good on aftercare.capacity;
create policy superseded_for_good on aftercare.capacity for update using (superseded_at = 'infinity');
