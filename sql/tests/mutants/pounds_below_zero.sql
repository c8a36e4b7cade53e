-- noticed by 10_domains.sql
alter domain aftercare.pounds drop constraint pounds_are_an_amount;
alter domain aftercare.pounds add constraint pounds_are_an_amount check (value < 1000000000 and scale(value) in (0, 2));
