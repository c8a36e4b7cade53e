import Database
import Record
import Schema
import Testing

/// What must hold of every table, column, constraint, view and grant.
@Suite struct CatalogueTests {
  static let settings = Task {
    let settings = try await TestDatabase.empty("schema_catalogue")
    try await Migrator(settings).migrate()
    return settings
  }

  func lines(_ sql: SQL) async throws -> [String] {
    try await Self.settings.value.ask(sql).lines
  }

  @Test func tablesAndFieldListsAgree() async throws {
    let expected = DescribedColumn.all.map { column in
      "\(column.table)|\(column.name)|\(column.type)|\(column.isNullable)"
    }
    let found = try await lines(
      """
      select table_name, column_name,
        case when domain_name is not null then 'aftercare.' || domain_name
          when data_type = 'ARRAY' then 'text[]' else data_type end,
        case is_nullable when 'YES' then 'true' else 'false' end
      from information_schema.columns
      where table_schema = 'aftercare'
        and table_name in (
          select table_name from information_schema.columns
          where table_schema = 'aftercare' and column_name = 'source')
        and table_name not in ('fact', 'fact_part', 'directory_fact', 'setting')
        and column_name not in (
          'case_id', 'part_of', 'id', 'recorded_at', 'recorded_by', 'source', 'superseded_at')
      """)
    #expect(Set(found) == Set(expected))
    #expect(found.count == expected.count)
  }

  @Test func listsOfWordsAgree() async throws {
    for column in DescribedColumn.all where !column.words.isEmpty {
      let ending = column.isArray ? "_are_listed" : "_is_listed"
      let constraint = column.name + ending
      let found = try await lines(
        """
        select word[1]
        from pg_constraint cross join lateral
          regexp_matches(pg_get_constraintdef(oid), '''([^'']*)''::text', 'g') as word
        where conname = \(constraint) and conrelid = \("aftercare." + column.table)::regclass
        """)
      #expect(found == column.words, "\(column.table).\(column.name)")
    }
  }

  @Test func everyTableWithACaseHasForcedRowSecurityAndPolicies() async throws {
    let bare = try await lines(
      """
      select relname from pg_class
      where relnamespace = 'aftercare'::regnamespace and relkind in ('r', 'p')
        and (
          not relrowsecurity or not relforcerowsecurity
          or has_any_column_privilege('aftercare_app', oid, 'SELECT') and not exists (
            select from pg_policy
            where polrelid = pg_class.oid and polroles @> array['aftercare_app'::regrole::oid]))
        and exists (
          select from pg_attribute
          where attrelid = pg_class.oid and attname = 'case_id' and not attisdropped)
      """)
    #expect(bare.isEmpty)
  }

  @Test func everythingHasACommentAndAName() async throws {
    let silent = try await lines(
      """
      select class.relname, attribute.attname
      from pg_class as class
      join pg_attribute as attribute on attribute.attrelid = class.oid
      where class.relnamespace = 'aftercare'::regnamespace and class.relkind = 'r'
        and attribute.attnum > 0 and not attribute.attisdropped
        and col_description(class.oid, attribute.attnum) is null
      """)
    #expect(silent.isEmpty)
    let silentTables = try await lines(
      """
      select relname from pg_class
      where relnamespace = 'aftercare'::regnamespace and relkind in ('r', 'v')
        and obj_description(oid, 'pg_class') is null
      """)
    #expect(silentTables.isEmpty)
    let unnamed = try await lines(
      """
      select conrelid::regclass, conname from pg_constraint
      where connamespace = 'aftercare'::regnamespace
        and (conname ~ '_check\\d*$' or conname ~ '_key\\d*$' or conname ~ '_not_null\\d*$')
      """)
    #expect(unnamed.isEmpty)
  }

  @Test func viewsWorkAsWhoAsks() async throws {
    let owned = try await lines(
      """
      select relname from pg_class
      where relnamespace = 'aftercare'::regnamespace
        and (relkind = 'm' or (relkind = 'v'
          and not coalesce(reloptions::text[] @> array['security_invoker=true'], false)))
      """)
    #expect(owned.isEmpty)
  }

  @Test func nobodyMayDefineDeleteOrOverwriteFacts() async throws {
    let powers = try await lines(
      """
      select rolname from pg_roles
      where rolname like 'aftercare\\_%' and rolname <> 'aftercare_admin'
        and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolcanlogin)
      """)
    #expect(powers.isEmpty)
    let owned = try await lines(
      """
      select relname from pg_class
      where relnamespace = 'aftercare'::regnamespace
        and relowner <> 'aftercare_owner'::regrole
      """)
    #expect(owned.isEmpty)
    let creators = try await lines(
      """
      select rolname from pg_roles
      where rolname in (
          'aftercare_app', 'aftercare_nightly', 'aftercare_reporting', 'aftercare_operator',
          'aftercare_seal')
        and (has_schema_privilege(oid, 'aftercare', 'CREATE')
          or has_database_privilege(oid, current_database(), 'CREATE'))
      """)
    #expect(creators.isEmpty)
    let facts = try await lines(
      """
      select role.rolname, class.relname
      from pg_class as class
      cross join pg_roles as role
      where class.relnamespace = 'aftercare'::regnamespace and class.relkind = 'r'
        and role.rolname in (
          'aftercare_app', 'aftercare_nightly', 'aftercare_reporting', 'aftercare_operator',
          'aftercare_seal')
        and (
          has_table_privilege(role.oid, class.oid, 'TRUNCATE')
          or (has_table_privilege(role.oid, class.oid, 'DELETE')
            and not (role.rolname = 'aftercare_nightly'
              and class.relname in (
                'upcoming', 'upcoming_owed', 'gap_owed', 'case_change', 'night_chunk', 'night_finding',
                'unjudged_case')))
          or (class.relname not in (
              'determination', 'gap', 'ledger_digest', 'upcoming', 'night', 'night_slot', 'night_chunk',
              'case_copy')
            and has_table_privilege(role.oid, class.oid, 'UPDATE')))
      """)
    #expect(facts.isEmpty)
  }

  @Test func reportsHaveNoNames() async throws {
    let columns = try await lines(
      """
      select table_name, column_name from information_schema.column_privileges
      where grantee = 'aftercare_reporting' and table_schema = 'aftercare'
        and (column_name in (
            'reference', 'nhs_number', 'family_name', 'given_names', 'birth_date', 'why', 'facts')
          or table_name in ('person', 'case_file', 'token'))
      """)
    #expect(columns.isEmpty)
  }
}
