// swift-format-ignore-file
// Written by deploy/generate-schema from sql/verify/*.sql; change those and run it again.

extension SchemaScripts {
  /// What proves that each migration is there.
  static let shippedVerifications = [
    Migration(
      version: 1, name: "0001_register.sql",
      sql: #"""
      do $$
      begin
        assert (
          select count(*) = 5 and bool_and(relrowsecurity and relforcerowsecurity)
          from pg_catalog.pg_class
          where oid in (
            to_regclass('aftercare.case_file'), to_regclass('aftercare.case_party'),
            to_regclass('aftercare.case_change'), to_regclass('aftercare.fact'),
            to_regclass('aftercare.fact_part')));
        assert to_regtype('aftercare.body_code') is not null;
      end
      $$;

      """#),
    Migration(
      version: 2, name: "0002_facts.sql",
      sql: #"""
      do $$
      begin
        assert (
          select count(*) >= 29 and bool_and(class.relrowsecurity and class.relforcerowsecurity)
          from pg_catalog.pg_class as class
          where class.relnamespace = to_regnamespace('aftercare')
            and class.relkind = 'r'
            and (
              select count(*)
              from pg_catalog.pg_attribute as attribute
              where attribute.attrelid = class.oid
                and attribute.attname in ('case_id', 'source', 'superseded_at')) = 3);
      end
      $$;

      """#),
    Migration(
      version: 3, name: "0003_ledger.sql",
      sql: #"""
      do $$
      begin
        assert (
          select count(*) = 3 and bool_and(relrowsecurity and relforcerowsecurity)
          from pg_catalog.pg_class
          where oid in (
            to_regclass('aftercare.determination'), to_regclass('aftercare.gap'),
            to_regclass('aftercare.upcoming')));
        assert to_regclass('aftercare.night') is not null;
      end
      $$;

      """#),
    Migration(
      version: 4, name: "0004_directory.sql",
      sql: #"""
      do $$
      begin
        assert (
          select count(*) = 7
          from pg_catalog.pg_class
          where relnamespace = to_regnamespace('aftercare')
            and relkind = 'r'
            and (relname like 'dir\_%' or relname = 'setting'));
        assert (
          select relrowsecurity and relforcerowsecurity
          from pg_catalog.pg_class where oid = to_regclass('aftercare.dir_allocations'));
      end
      $$;

      """#),
    Migration(
      version: 5, name: "0005_reference.sql",
      sql: #"""
      do $$
      begin
        assert to_regclass('aftercare.body') is not null;
        assert to_regclass('aftercare.succession') is not null;
        assert to_regclass('aftercare.council_icb') is not null;
        assert to_regclass('aftercare.bank_holiday') is not null;
        assert to_regclass('aftercare.legal_status_code') is not null;
      end
      $$;

      """#),
    Migration(
      version: 6, name: "0006_tokens.sql",
      sql: #"""
      do $$
      begin
        assert to_regclass('aftercare.token') is not null;
      end
      $$;

      """#),
    Migration(
      version: 7, name: "0007_ledger_digest.sql",
      sql: #"""
      do $$
      begin
        assert (
          select relrowsecurity and relforcerowsecurity
          from pg_catalog.pg_class where oid = to_regclass('aftercare.ledger_digest'));
      end
      $$;

      """#),
    Migration(
      version: 8, name: "0008_audit.sql",
      sql: #"""
      do $$
      begin
        assert (
          select count(*) = 2 and bool_and(relrowsecurity and relforcerowsecurity)
          from pg_catalog.pg_class
          where oid in (to_regclass('aftercare.audit_event'), to_regclass('aftercare.audit_seal')));
        assert to_regclass('aftercare.audit_era') is not null;
        assert to_regclass('aftercare.audit_event_of_case') is not null;
      end
      $$;

      """#),
    Migration(
      version: 9, name: "0009_access.sql",
      sql: #"""
      do $$
      begin
        assert (
          select count(*) = 6 and bool_and(relrowsecurity and relforcerowsecurity)
          from pg_catalog.pg_class
          where oid in (
            to_regclass('aftercare.gap_owed'), to_regclass('aftercare.upcoming_owed'),
            to_regclass('aftercare.case_restriction'), to_regclass('aftercare.emergency_access'),
            to_regclass('aftercare.emergency_review'), to_regclass('aftercare.access_alert')));
        assert to_regclass('aftercare.access_rule') is not null;
        assert to_regclass('aftercare.predecessor') is not null;
        assert to_regclass('aftercare.gap_owed_by') is null;
      end
      $$;

      """#),
    Migration(
      version: 10, name: "0010_import.sql",
      sql: #"""
      do $$
      begin
        assert (
          select count(*) = 2 and bool_and(relrowsecurity and relforcerowsecurity)
          from pg_catalog.pg_class
          where oid in (to_regclass('aftercare.import_link'), to_regclass('aftercare.aside')));
        assert to_regclass('aftercare.import_file') is not null;
        assert to_regclass('aftercare.case_number') is not null;
        assert to_regclass('aftercare.person_of_number') is not null;
      end
      $$;

      """#),
    Migration(
      version: 11, name: "0011_recording.sql",
      sql: #"""
      do $$
      begin
        assert (
          select count(*) = 2 and bool_and(relrowsecurity and relforcerowsecurity)
          from pg_catalog.pg_class
          where oid in (to_regclass('aftercare.withdrawal'), to_regclass('aftercare.change_key')));
        assert (
          select count(*) = 2
          from pg_catalog.pg_attribute
          where not attisdropped
            and (attrelid, attname) in (
              (to_regclass('aftercare.case_file'), 'version'), (to_regclass('aftercare.token'), 'may_record')));
      end
      $$;

      """#),
    Migration(
      version: 12, name: "0012_reports.sql",
      sql: #"""
      do $$
      begin
        assert to_regclass('aftercare.report_delivery') is not null;
      end
      $$;

      """#),
    Migration(
      version: 13, name: "0013_night.sql",
      sql: #"""
      do $$
      declare
        name text;
      begin
        foreach name in array array[
          'night_slot', 'night_chunk', 'night_finding', 'unjudged_case', 'gap_past', 'upcoming_past',
          'determination_past', 'gap_acceptance', 'case_copy']
        loop
          assert to_regclass('aftercare.' || name) is not null, name;
        end loop;
      end
      $$;

      """#),
    Migration(
      version: 14, name: "0014_letters.sql",
      sql: #"""
      do $$
      begin
        assert (
          select relrowsecurity and relforcerowsecurity
          from pg_catalog.pg_class
          where oid = to_regclass('aftercare.letter'));
      end
      $$;

      """#),
    Migration(
      version: 15, name: "0015_owed_gaps.sql",
      sql: #"""
      do $$
      begin
        assert (
          select count(*) = 8
          from pg_catalog.pg_attribute
          where attrelid = to_regclass('aftercare.gap_owed') and not attisdropped
            and attname in ('severity', 'since', 'due', 'owed_by', 'why', 'facts', 'doubts', 'opened_on'));
        assert (
          select count(*) = 5
          from pg_catalog.pg_attribute
          where attrelid = to_regclass('aftercare.upcoming_owed') and not attisdropped
            and attname in ('opens', 'due', 'owed_by', 'noted_on', 'reference'));
        assert (
          select count(*) = 5 and bool_and(relrowsecurity and relforcerowsecurity)
          from pg_catalog.pg_class
          where oid in (
            to_regclass('aftercare.gap'), to_regclass('aftercare.upcoming'), to_regclass('aftercare.case_file'),
            to_regclass('aftercare.gap_owed'), to_regclass('aftercare.upcoming_owed')));
      end
      $$;

      """#),
  ]
}
