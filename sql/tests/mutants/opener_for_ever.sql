-- noticed by 32_roles.sql
create policy opener_sees on aftercare.case_file for select to aftercare_app using (
  changed_at >= now() and opened_by = any (
    string_to_array(nullif(current_setting('aftercare.bodies', true), ''), ',')));
