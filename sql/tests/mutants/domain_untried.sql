-- noticed by 10_domains.sql
create domain aftercare.postcode as text constraint postcode_is_well_formed check (value <> '');
