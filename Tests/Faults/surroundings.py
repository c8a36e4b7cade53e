"""Faults of rights, schema and data: statements that break a register, and those that mend it."""

TABLES = """
select relname from pg_class where relnamespace = 'aftercare'::regnamespace and relkind = 'r' order by 1
"""
COLUMNS = """
select table_name, column_name, data_type from information_schema.columns
where table_schema = 'aftercare' and table_name in (
  select relname from pg_class where relnamespace = 'aftercare'::regnamespace and relkind = 'r') order by 1, 2
"""


class Breakage:
    """What is broken in the database, by which statement, and how it is mended."""

    def __init__(self, name, broken, mended):
        self.name, self.broken, self.mended = name, broken, mended

    def __str__(self):
        return f"{self.name}: {self.broken}"


def breakages(session, database, login):
    """Every single thing of a kind that can be broken, by kind."""
    tables = [row[0] for row in session.ask(TABLES)]
    columns = session.ask(COLUMNS)
    found = {
        "right to a table": [
            Breakage("right", f"revoke all on aftercare.{table} from aftercare_operator cascade", grants)
            for table in tables if (grants := _grants(session, table))],
        "missing table": [
            Breakage("table", f"alter table aftercare.{table} rename to gone", f"alter table aftercare.gone rename to {table}")
            for table in tables],
        "missing column": [
            Breakage(
                "column", f"alter table aftercare.{table} rename column {column} to gone",
                f"alter table aftercare.{table} rename column gone to {column}")
            for table, column, _ in columns],
        "held table": [Breakage("lock", table, "") for table in tables],
        "the register": [
            Breakage("schema", "alter schema aftercare rename to gone", "alter schema gone rename to aftercare"),
            Breakage("schema", "revoke usage on schema aftercare from public, aftercare_operator",
                     "grant usage on schema aftercare to aftercare_operator"),
            Breakage("setting", "insert into aftercare.setting (id, recorded_at, recorded_by, source, value, form) "
                     "values ('review_months', now(), 'test', 'test', 'often', 'text')",
                     "truncate aftercare.setting"),
        ],
        "the login": [
            Breakage("login", f"alter role {login} nologin", f"alter role {login} login"),
            Breakage("login", f"alter role {login} connection limit 0", f"alter role {login} connection limit -1"),
            Breakage("login", f"revoke aftercare_operator from {login}", f"grant aftercare_operator to {login}"),
            Breakage("login", f"alter database {database} allow_connections false",
                     f"alter database {database} allow_connections true"),
        ],
        "settings": [
            Breakage("setting", f"alter role {login} set {name} = '{value}'", f"alter role {login} reset {name}")
            for name, value in [
                ("statement_timeout", "1ms"), ("statement_timeout", "2ms"), ("statement_timeout", "5ms"),
                ("default_transaction_read_only", "on"), ("idle_in_transaction_session_timeout", "1ms"),
                ("work_mem", "64kB"), ("temp_file_limit", "0"), ("row_security", "off"), ("search_path", "nothing"),
            ]],
        "the audit trail": [
            Breakage("trail", f"alter function aftercare.record_audit({signature}) rename to gone",
                     f"alter function aftercare.gone({signature}) rename to record_audit")
            for signature in _signatures(session)],
    }
    return {kind: things for kind, things in found.items() if things}


def _grants(session, table):
    rows = session.ask(
        f"select privilege_type from information_schema.role_table_grants where table_schema = 'aftercare' "
        f"and table_name = '{table}' and grantee = 'aftercare_operator'")
    columns = session.ask(
        f"select privilege_type, column_name from information_schema.role_column_grants where table_schema = 'aftercare' "
        f"and table_name = '{table}' and grantee = 'aftercare_operator'")
    kinds = [row[0] for row in rows]
    whole = [f"grant {kind} on aftercare.{table} to aftercare_operator" for kind in kinds]
    parts = [
        f"grant {kind} ({column}) on aftercare.{table} to aftercare_operator" for kind, column in columns
        if kind not in kinds]
    return "; ".join(whole + parts)


def _signatures(session):
    return [row[0] for row in session.ask(
        "select pg_get_function_identity_arguments(oid) from pg_proc "
        "where proname = 'record_audit' and pronamespace = 'aftercare'::regnamespace")]
