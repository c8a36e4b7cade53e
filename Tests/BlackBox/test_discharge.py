"""`aftercare check discharge`: verdicts, exit statuses, and never a false all-clear."""
import json
import subprocess

import shape
from support import BlackBoxCase, DatabaseCase, binary, environment, london_now, persons, scenario, with_canaries

LEAVING = "2025-06-17"
NEVER = "never a lawful reason to detain"


def in_hospital(number=0):
    """The exemplar as ward staff see it on the day of leaving: in hospital, detained, all in place."""
    file = scenario("exemplar-complete")["case"]
    del file["spells"][0]["left"]
    del file["legal_status"][1]["end"], file["legal_status"][1]["end_reason"]
    return with_canaries(file, number)


def without_papers():
    file = in_hospital()
    del file["legal_status"], file["notifications"]
    return file


def without_plan():
    """The plan is agreed only the day after."""
    file = in_hospital()
    file["plans"][0]["agreed"] = "2025-06-18"
    return file


class CheckingAFile(BlackBoxCase):
    surroundings = {"PGHOST": "/nowhere", "PGUSER": None}

    def check(self, file, *words, on=LEAVING, status=0):
        found = self.answer(
            "check", "discharge", "--file", "-", "--on", on, "--format", "json", *words, stdin=file, status=status)
        self.assertEqual(found["format"], "aftercare-discharge-check/1")
        self.assertEqual((found["case"], found["on"]), (file["case"], on))
        self.assertEqual(shape.faults(found["determination"]), [])
        return found

    def rules(self, found, part):
        return [gap["rule"] for gap in found[part]]

    def test_clear(self):
        found = self.check(in_hospital())
        self.assertEqual(found["verdict"], "clear")
        self.assertEqual((found["blocking"], found["advisory"], found["other"]), ([], [], []))
        self.assertEqual(found["determination"]["duty"], found["determination"]["duty"] | {"state": "live"})

    def test_a_recorded_future_leaving_changes_nothing(self):
        """What is dated after the day has not happened yet, so an export from a later day checks alike."""
        self.assertEqual(
            self.check(scenario("exemplar-complete")["case"], on="2025-06-10", status=1)["blocking"],
            self.check(in_hospital(), on="2025-06-10", status=1)["blocking"])

    def test_not_ready(self):
        found = self.check(without_plan(), status=1)
        self.assertEqual(found["verdict"], "not_ready")
        self.assertIn("CP-01", self.rules(found, "blocking"))
        for part, mark in [("blocking", "blocking"), ("advisory", "advisory"), ("other", None)]:
            for gap in found[part]:
                self.assertEqual(self.marks[gap["rule"]], mark, gap["rule"])

    @property
    def marks(self):
        catalogue = self.answer("rules", "--format", "json")
        return {check["rule"]: check["discharge"] for check in catalogue["checks"]}

    def test_advisory(self):
        file = in_hospital()
        file["notifications"] = []
        found = self.check(file, status=2)
        self.assertEqual(found["verdict"], "advisory")
        self.assertEqual(found["blocking"], [])
        self.assertIn("CP-06", self.rules(found, "advisory"))

    def test_not_owed(self):
        file = in_hospital()
        file["legal_status"] = [{"id": "ls1", "section": "2", "start": "2025-03-04"}]
        file["notifications"] = []
        found = self.check(file)
        self.assertEqual(found["verdict"], "not_owed")
        text = self.done("check", "discharge", "--file", "-", "--on", LEAVING, stdin=file)
        self.assertIn("NO SECTION 117 DUTY WAS FOUND", text)
        self.assertIn(found["determination"]["eligibility"]["reasons"][0]["text"], text)

    def test_clear_without_a_duty_says_so(self):
        """After a transfer or a death nothing can be missing: the text must not look like an all-clear."""
        dead, gone = in_hospital(), in_hospital()
        dead["person"]["death_date"] = "2025-06-16"
        gone["legal_status"][1] |= {"end": "2025-06-16", "end_reason": "transferred_out"}
        for name, file in [("dead", dead), ("transferred out", gone)]:
            with self.subTest(name):
                found = self.check(file)
                self.assertEqual(found["verdict"], "clear")
                text = self.done("check", "discharge", "--file", "-", "--on", LEAVING, stdin=file)
                self.assertNotIn("CLEAR", text)
                self.assertIn(found["determination"]["duty"]["reasons"][0]["text"], text)

    def test_cannot_determine(self):
        doubtful = without_papers()
        nobody = in_hospital()
        nobody["residence"] = []
        for name, file, on in [
            ("no papers", doubtful, LEAVING), ("no residence", nobody, LEAVING),
            ("neither in hospital nor detained", scenario("exemplar-complete")["case"], "2025-06-18"),
        ]:
            with self.subTest(name):
                self.assertEqual(self.check(file, on=on, status=3)["verdict"], "cannot_determine")
                text = self.done("check", "discharge", "--file", "-", "--on", on, stdin=file, status=3)
                self.assertIn("COULD NOT TELL", text)

    def test_what_is_open_now_counts_though_leaving_would_close_it(self):
        """CP-02 is open while the meeting is late before discharge, and leaving closes that clock."""
        file = in_hospital()
        file["meetings"] = []
        before = self.check(file, on="2025-06-10", status=1)
        self.assertIn("CP-02", self.rules(before, "blocking"))

    def test_the_day(self):
        file = in_hospital()
        self.assertEqual(json.loads(self.done(
            "check", "discharge", "--file", "-", "--format", "json", stdin=file))["on"], LEAVING)
        file["spells"][0].pop("expected_discharge")
        found = self.call("check", "discharge", "--file", "-", "--format", "json", stdin=file)
        self.assertEqual(json.loads(found.stdout)["on"], str(london_now().date()))

    def test_every_text_says_what_a_gap_is_not(self):
        for file, status in [(in_hospital(), 0), (without_plan(), 1), (without_papers(), 3)]:
            text = self.done("check", "discharge", "--file", "-", "--on", LEAVING, stdin=file, status=status)
            self.assertIn(NEVER, text)
            self.assertNoPerson(text, persons(file))

    def test_nothing_but_a_verdict_ends_with_0(self):
        number = "9990000018"
        unfit = in_hospital()
        unfit["spells"] = 1
        for words, stdin, status in [
            ([], b"", 64), (["--file", "-", "--case", "C-1"], b"", 64),
            (["--nhs-number", number], b"", 64), (["--nhs-number", "-"], b"1234567890", 64),
            (["--file", "/nonexistent/case.json"], b"", 66), (["--file", "-"], b"", 65),
            (["--file", "-"], json.dumps(unfit), 65), (["--file", "-", "--set", "nothing=1"], json.dumps(in_hospital()), 64),
            (["--file", "-", "--on", "2025-02-30"], b"", 64), (["--case", "C-1"], b"", 69),
            (["--nhs-number", "-"], number, 69),
        ]:
            with self.subTest(words):
                message = self.refused("check", "discharge", *words, status=status, stdin=stdin)
                if number in words:
                    self.assertNotIn(number, message)

    def test_an_answer_that_cannot_be_written_is_none(self):
        path = self.written("case.json", in_hospital())
        with open("/dev/full", "wb") as full:
            done = subprocess.run(
                [binary("aftercare"), "check", "discharge", "--file", path, "--on", LEAVING],
                stdout=full, stderr=subprocess.PIPE, env=environment(), timeout=60)
        self.assertEqual(done.returncode, 70)


class CheckingTheRegister(DatabaseCase):
    def test_by_reference_and_by_number(self):
        first, second = in_hospital(1), in_hospital(2)
        first["case"], second["case"] = "ONE-1", "TWO-2"
        first["person"]["nhs_number"] = second["person"]["nhs_number"] = "9990000018"
        self.imported(first)
        by_file = self.answer(
            "check", "discharge", "--file", "-", "--on", LEAVING, "--format", "json", stdin=first)
        for words, stdin in [(["--case", "ONE-1"], b""), (["--nhs-number", "-"], b"999 000 0018\n")]:
            found = self.answer(
                "check", "discharge", *words, "--on", LEAVING, "--format", "json", stdin=stdin)
            for member in ["verdict", "blocking", "advisory", "other", "determination"]:
                self.assertEqual(found[member], by_file[member], member)
        self.refused("check", "discharge", "--case", "NOBODY-1", status=4)
        self.refused("check", "discharge", "--nhs-number", "-", status=4, stdin=b"9990000026")
        self.imported(second)
        self.refused("check", "discharge", "--nhs-number", "-", status=4, stdin=b"9990000018", says="2 cases")
        nobody = self.login(roles="")
        self.refused("check", "discharge", "--case", "ONE-1", status=77, PGUSER=nobody)
