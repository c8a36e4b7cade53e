-- noticed by 32_roles.sql
alter policy parties_record on aftercare.case_file with check (
  opened_by = any (string_to_array(nullif(current_setting('aftercare.bodies', true), ''), ',')));
