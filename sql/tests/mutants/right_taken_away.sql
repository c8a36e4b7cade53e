-- noticed by 20_rights.sql
revoke update (superseded_at) on aftercare.charges from aftercare_app;
