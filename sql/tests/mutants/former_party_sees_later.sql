-- noticed by 32_roles.sql
create policy former_see on aftercare.person for select to aftercare_app using (
  case_id in (select case_id from aftercare.case_party where until < current_date));
