"""`aftercare run nightly`: what it looks at, what it finds, and that nights go forward."""
import json
import shutil
import tempfile

from support import DatabaseCase, NIGHT, identity, later, lines

DAY_BEFORE = later(NIGHT, -1)


CASES = 60


class NightCase(DatabaseCase):
    """Each test has a copy of a register in which the demo register was recorded and no night was run."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        folder = tempfile.mkdtemp(prefix="aftercare-blackbox.")
        cls.addClassCleanup(shutil.rmtree, folder, ignore_errors=True)
        cls.directory = f"{folder}/directory.json"
        text = cls.done("demo", "register", "--cases", CASES, "--seed", 7, "--directory-to", cls.directory)
        cls.files = [json.loads(line) for line in text.splitlines()]
        cls.done("import", cls.directory)
        cls.imported(*cls.files)

    def setUp(self):
        type(self).surroundings = {"PGDATABASE": self.empty_database(like=self.database)}

    def judged(self, day, files=None):
        """What `evaluate` finds open on a day, with all that the ledger keeps of a gap."""
        text = self.done(
            "evaluate", "-", "--on", day, "--format", "ndjson", "--directory", self.directory,
            stdin=lines(files or self.files))
        found = set()
        for answer in map(json.loads, text.splitlines()):
            for gap in answer["gaps"]:
                found.add((answer["case"], *self.told(gap)))
        return found

    def told(self, gap):
        return (
            gap["rule"], gap["subject"], gap["severity"], gap["since"], gap.get("due"),
            tuple(gap["owed_by"]))

    def listed(self):
        found = [(gap["case"], *self.told(gap)) for gap in self.gaps()]
        self.assertEqual(len(found), len(set(found)))
        return set(found)


class Nights(NightCase):
    def test_nights_find_what_evaluate_finds(self):
        first = self.night(DAY_BEFORE)
        self.assertEqual(self.listed(), self.judged(DAY_BEFORE))
        self.assertEqual((first["cases"], first["looked_at"]), (CASES, CASES))
        self.assertEqual((first["opened"], first["closed"], first["still_open"]), (len(self.listed()), 0, 0))
        before = first["opened"]
        for days in [1, 2, 40, 400, 1500]:
            day = later(DAY_BEFORE, days)
            with self.subTest(day):
                night = self.night(day)
                self.assertEqual(self.listed(), self.judged(day))
                self.assertEqual(night["still_open"] + night["opened"], len(self.listed()))
                self.assertEqual(night["still_open"] + night["closed"], before)
                before = len(self.listed())

    def test_the_second_run_of_a_day_looks_at_nothing(self):
        self.night(NIGHT)
        once = self.listed()
        again = self.night(NIGHT)
        self.assertEqual((again["looked_at"], again["opened"], again["closed"]), (0, 0, 0))
        self.assertEqual(self.listed(), once)

    def test_a_later_night_looks_only_where_something_can_have_changed(self):
        self.night(DAY_BEFORE)
        self.assertLess(self.night(NIGHT)["looked_at"], CASES / 2)

    def test_full_finds_the_same(self):
        self.night(DAY_BEFORE)
        self.night(later(NIGHT, 60))
        once, report = self.done("gaps", "--format", "json"), self.done("report", "--body", "nobody")
        full = self.night(later(NIGHT, 60), "--full")
        self.assertEqual((full["looked_at"], full["opened"], full["closed"]), (CASES, 0, 0))
        self.assertEqual(self.done("gaps", "--format", "json"), once)
        # A night that is published again has another head of the audit trail in its report.
        again = self.done("report", "--body", "nobody")
        self.assertEqual(again.partition("Audit trail:")[0], report.partition("Audit trail:")[0])

    def test_an_earlier_night_is_refused(self):
        self.night(NIGHT)
        once = self.listed()
        message = self.refused("run", "nightly", "--on", DAY_BEFORE, status=64, says=NIGHT)
        self.assertIn("later", message)
        self.assertEqual(self.listed(), once)

    def test_a_changed_directory_is_looked_at_everywhere(self):
        self.night(DAY_BEFORE)
        directory = self.answer("export", "--directory")
        directory["settings"] = directory.get("settings", {}) | {"review_months": 3}
        self.directory = self.written("changed.json", directory)
        self.done("import", self.directory)
        self.assertEqual(self.night(NIGHT)["looked_at"], CASES)
        self.assertEqual(self.listed(), self.judged(NIGHT))

    def test_a_register_without_cases(self):
        name = self.empty_database()
        self.done("db", "migrate", PGDATABASE=name)
        for words in [["gaps"], ["gaps", "--bodies"], ["report", "--body", "nobody"]]:
            with self.subTest(words):
                self.refused(*words, PGDATABASE=name, status=66, says="run nightly")
        self.assertIn("0 cases", self.done("run", "nightly", "--on", NIGHT, PGDATABASE=name))
        self.assertIn("No gap", self.done("report", "--body", "nobody", PGDATABASE=name))


class Changes(NightCase):
    """A fact changes between two nights: gaps open and close, and the reports say which."""

    def case_with_a_gap_to_open(self):
        """A case, the same without its register entry, and the gaps that this opens on the night."""
        for file in self.files:
            without = {name: value for name, value in file.items() if name != "register"}
            before, after = self.judged(NIGHT, [file]), self.judged(NIGHT, [without])
            same = self.judged(later(NIGHT, 1), [without]) == after
            if after > before and before and same and all(gap[-1] for gap in after):
                return without, {gap[:3] for gap in after - before}, {gap[:3] for gap in before}
        self.fail("no case of the register fits")

    def owing(self):
        """All bodies that owe something."""
        return {body for gap in self.gaps() for body in gap["owed_by"]}

    def statuses(self, bodies, *more):
        """Each gap's status in the reports of the bodies."""
        found = {}
        for body in bodies:
            report = self.report(body, *more)
            for gap in report["gaps"] + report["closed"]:
                found.setdefault(identity(gap), set()).add(gap["status"])
        return found

    def test_reports_say_what_is_new_still_open_and_closed(self):
        without, opened, stayed = self.case_with_a_gap_to_open()
        whole = next(file for file in self.files if file["case"] == without["case"])
        self.night(DAY_BEFORE)
        self.assertEqual(self.imported(without)["withdrawn"], 1)
        night = self.night(NIGHT)
        self.assertGreaterEqual(night["opened"], len(opened))
        self.assertTrue(opened <= {identity(gap) for gap in self.gaps()})
        bodies = self.owing()
        statuses = self.statuses(bodies)
        self.assertEqual([statuses.get(gap) for gap in opened], [{"new"}] * len(opened))
        self.assertEqual([statuses.get(gap) for gap in stayed], [{"still_open"}] * len(stayed))

        self.imported(whole)
        night = self.night(later(NIGHT, 1))
        self.assertGreaterEqual(night["closed"], len(opened))
        self.assertFalse(opened & {identity(gap) for gap in self.gaps()})
        statuses = self.statuses(bodies)
        self.assertEqual([statuses.get(gap) for gap in opened], [{"closed"}] * len(opened))
        self.assertEqual([statuses.get(gap) for gap in stayed], [{"still_open"}] * len(stayed))

        statuses = self.statuses(bodies, "--on", NIGHT)
        self.assertEqual([statuses.get(gap) for gap in opened], [{"new"}] * len(opened), "of the night before")

    def test_the_same_night_again_after_a_change(self):
        without, opened, _ = self.case_with_a_gap_to_open()
        self.night(NIGHT)
        before = self.listed()
        self.imported(without)
        self.assertEqual(self.night(NIGHT)["looked_at"], 1)
        self.assertEqual(
            self.listed(), {gap for gap in before if gap[0] != without["case"]} | self.judged(NIGHT, [without]))
        self.assertTrue(opened <= {gap[:3] for gap in self.listed()})

    def test_a_new_case_is_looked_at(self):
        self.night(NIGHT)
        new = self.files[0] | {"case": "NEW-1"}
        self.imported(new)
        night = self.night(NIGHT)
        self.assertEqual((night["cases"], night["looked_at"]), (CASES + 1, 1))

