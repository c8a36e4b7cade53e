-- noticed by 20_rights.sql
create function aftercare.today() returns date language sql return current_date;
