-- noticed by 32_roles.sql
create policy wards_see on aftercare.withdrawal for select to aftercare_app using (
  current_setting('aftercare.role', true) = 'ward');
