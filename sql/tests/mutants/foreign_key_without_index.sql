-- noticed by 12_keys.sql
alter table aftercare.upcoming add constraint opens_on_a_holiday
  foreign key (opens) references aftercare.bank_holiday (on_date);
