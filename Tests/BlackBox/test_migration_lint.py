"""The lint of migrations finds what it is for: each test breaks a copy of sql/ in one way."""

import pathlib
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]


class MigrationLintTests(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        for name in ("migrations", "repeatable", "verify"):
            shutil.copytree(ROOT / "sql" / name, self.folder / name)
        last = max(path.name for path in (self.folder / "migrations").glob("*.sql"))
        self.name = f"{int(last[:4]) + 1:04}_next.sql"

    def add(self, text, name=None):
        for folder in ("migrations", "verify"):
            (self.folder / folder / (name or self.name)).write_text(text, encoding="utf-8")

    def lint(self):
        done = subprocess.run(
            [ROOT / "deploy" / "lint-migrations", self.folder], capture_output=True, text=True)
        self.assertIn(done.returncode, (0, 1), done.stderr)
        return done.stdout

    def assertFinds(self, words, text=None, name=None):
        if text is not None:
            self.add(text, name)
        found = self.lint()
        self.assertIn(words, found)
        self.assertEqual(1, len(found.splitlines()), found)

    def test_what_ships_is_sound(self):
        self.assertEqual("", self.lint())

    def test_a_sound_migration_passes(self):
        self.add("-- compatible\nalter table aftercare.night add column told_at timestamptz;\n")
        self.assertEqual("", self.lint())

    def test_a_hole_in_the_numbers(self):
        self.assertFinds("neither holes nor twins", "select 1;\n", f"{int(self.name[:4]) + 1:04}_later.sql")

    def test_a_migration_without_verification(self):
        self.add("select 1;\n")
        (self.folder / "verify" / self.name).unlink()
        self.assertFinds("has no verify/")

    def test_an_edited_migration(self):
        with (self.folder / "migrations" / "0006_tokens.sql").open("a", encoding="utf-8") as file:
            file.write("-- one more word\n")
        self.assertFinds("0006_tokens.sql: was released and has been edited")

    def test_a_directive_that_nobody_heeds(self):
        self.assertFinds("first line only", "-- A table.\n-- no-transaction\nselect 1;\n")

    def test_several_statements_without_a_transaction(self):
        self.assertFinds("one statement", "-- no-transaction\nselect 1;\nselect 2;\n")

    def test_an_index_made_concurrently_inside_a_transaction(self):
        index = "create index concurrently night_of_rules on aftercare.night (rule_set);\n"
        self.assertFinds("outside a transaction only", index)
        self.add("-- no-transaction\n" + index)
        self.assertEqual("", self.lint())

    def test_an_index_that_stops_writers(self):
        self.assertFinds(
            "require-concurrent-index-creation", "create index night_of_rules on aftercare.night (rule_set);\n")

    def test_a_constraint_that_reads_the_whole_table_under_its_lock(self):
        self.assertFinds(
            "constraint-missing-not-valid",
            "alter table aftercare.night add constraint cases_are_counted check (cases >= 0);\n")

    def test_what_is_dropped_or_renamed(self):
        for rule, statement in {
            "ban-drop-column": "drop column rule_set",
            "renaming-column": "rename column rule_set to rules",
            "changing-column-type": "alter column rule_set type varchar",
            "renaming-table": "rename to nights",
        }.items():
            with self.subTest(rule):
                self.add(f"alter table aftercare.night {statement};\n")
                self.assertIn(f"{self.name}:1: {rule}", self.lint())

    def test_a_rule_set_aside(self):
        drop = "-- squawk-ignore ban-drop-table\ndrop table aftercare.night;\n"
        self.assertFinds("without a reason", drop)
        self.add("-- No program has read it since 2.0.\n" + drop)
        self.assertEqual("", self.lint())
        self.assertFinds("not '-- compatible'", "-- compatible\n-- No program has read it since 2.0.\n" + drop)
