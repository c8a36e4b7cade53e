-- noticed by 10_domains.sql
alter domain aftercare.nhs_number drop constraint nhs_number_is_valid;
alter domain aftercare.nhs_number add constraint nhs_number_is_valid check (value ~ '^\d{10}$');
