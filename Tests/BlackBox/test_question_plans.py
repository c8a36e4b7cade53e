"""A question about one body reads that body's cases by index, whatever the size of the register: no fact table is read
from end to end, which the server's own counters tell."""
import json
import subprocess
import unittest

from support import BlackBoxCase, DatabaseCase, binary

CATALOGUE = json.loads(BlackBoxCase.done("questions"))["questions"]
ABOUT_BODIES = [question["name"] for question in CATALOGUE if "body" in question["parameters"]]
SCANS = """
    select relname || ' ' || seq_scan from pg_stat_user_tables where schemaname = 'aftercare'
      and relid in (
        select attrelid from pg_attribute where attname in ('case_id', 'recorded_by', 'superseded_at')
        group by attrelid having count(*) = 3)
    order by 1"""


class Plans(DatabaseCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        made = subprocess.run(
            [binary("aftercare"), "demo", "register", "--cases", "3000", "--seed", "7"], check=True, capture_output=True)
        cls.done("import", "--lines", "--source", "demo", "-", stdin=made.stdout.decode())
        cls.done("run", "nightly")
        cls.sql("vacuum analyze")
        # Neither the smallest body nor the largest: statistics must not make reading everything look cheap.
        cls.body = cls.sql("""
            select body from aftercare.case_party group by body order by abs(count(*) - 60), body limit 1""")

    def scans(self):
        """How often each table of facts was read from end to end; sessions that ended have told all they did."""
        return self.sql(SCANS)

    def test_no_table_of_facts_is_read_from_end_to_end(self):
        self.assertGreater(len(ABOUT_BODIES), 10)
        self.assertGreater(len(self.scans().splitlines()), 25)
        for name in ABOUT_BODIES:
            with self.subTest(name):
                before = self.scans()
                self.ask(name)
                self.assertEqual(before, self.scans())

    def test_cases_read_in_two_halves_are_all_there(self):
        for name in ABOUT_BODIES:
            with self.subTest(name):
                self.assertEqual(self.ask(name, AFTERCARE_FAILPOINTS="night.size.chunk=7"), self.ask(name))

    def ask(self, name, **changes):
        words = ["register", "questions"] if name == "register-questions" else [name]
        more = ["--set", "review_months=1"] if name == "what-if" else []
        return self.done(*words, "--body", self.body, *more, "--format", "json", **changes)

    def test_the_counters_see_a_reading_of_the_whole_register(self):
        before = self.scans()
        self.sql("set enable_indexscan = off; set enable_bitmapscan = off; select count(*) from aftercare.plan_services")
        self.assertNotEqual(before, self.scans())


if __name__ == "__main__":
    unittest.main()
