-- noticed by 41_trail.sql
grant execute on function aftercare.seal_audit to public;
