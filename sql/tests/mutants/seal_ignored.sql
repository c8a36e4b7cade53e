-- noticed by 32_roles.sql
alter policy parties_see on aftercare.case_party using (
  body = any (string_to_array(nullif(current_setting('aftercare.bodies', true), ''), ',')));
