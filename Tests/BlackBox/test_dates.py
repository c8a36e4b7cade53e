"""As of which day, as known when, under the law of which day: every question about the register."""
import copy
import datetime
import json

from support import NIGHT, DatabaseCase, scenario


def now():
    """A moment between what was recorded before and what will be after, in the form of the command."""
    moment = datetime.datetime.now(datetime.timezone.utc)
    while datetime.datetime.now(datetime.timezone.utc) <= moment:
        pass
    return moment.isoformat(timespec="microseconds").replace("+00:00", "").rstrip("0").rstrip(".") + "Z"


class Dates(DatabaseCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.before = now()
        cls.first = scenario("exemplar-complete")["case"]
        cls.imported(cls.first, source="first.json")
        cls.between = now()
        cls.second = copy.deepcopy(cls.first)
        cls.second["key_workers"] = []
        cls.imported(cls.second, source="first.json")
        cls.after = now()
        cls.reference = cls.first["case"]

    def asked(self, *words, **options):
        return self.done("evaluate", "--case", self.reference, "--format", "json", "--on", NIGHT, *words, **options)

    def rules(self, answer):
        return {gap["rule"] for gap in json.loads(answer)["gaps"]}

    def test_a_case_as_it_was_known(self):
        then, now_ = self.asked("--known-at", self.between), self.asked()
        self.assertEqual(set(), self.rules(then) & {"CP-01"})
        self.assertNotEqual(self.rules(then), self.rules(now_))
        self.assertEqual(now_, self.asked("--known-at", self.after))

    def test_the_same_bytes_whenever_asked(self):
        answers = {self.asked("--known-at", self.between) for _ in range(3)}
        self.assertEqual(1, len(answers))
        from_file = json.loads(self.done("evaluate", "-", "--on", NIGHT, "--format", "json", stdin=self.first))
        answer = json.loads(answers.pop())
        self.assertLessEqual(answer.pop("known_at"), self.between)
        from_file.pop("known_at", None)
        self.assertEqual(from_file, answer)

    def test_before_it_was_recorded_there_is_no_case(self):
        for words in [["evaluate", "--case", self.reference], ["check", "discharge", "--case", self.reference]]:
            self.refused(*words, "--known-at", self.before, status=4, says="had none then")
        self.assertEqual("", self.done("export", "--known-at", self.before))

    def test_a_moment_to_come_is_refused(self):
        for moment in ["2999-01-01", "2999-01-01T00:00:00Z"]:
            for words in [["evaluate", "--case", self.reference], ["gaps"], ["export"], ["report", "--body", "QWO"],
                          ["history", "--case", self.reference]]:
                self.refused(*words, "--known-at", moment, status=64, says="once the moment is past")
        self.refused("gaps", "--known-at", "yesterday", status=64, says="--known-at wants")
        self.refused("evaluate", "-", "--known-at", self.after, stdin=self.first, status=64, says="a file knows no other")

    def test_the_law_of_another_day(self):
        answer = json.loads(self.asked("--law-on", "2014-01-01"))
        self.assertEqual("2014-01-01", answer["law_on"])

    def test_the_register_exported_as_it_was_known(self):
        then = json.loads(self.done("export", "--known-at", self.between))
        one = json.loads(self.done("export", "--case", self.reference, "--known-at", self.between))
        self.assertEqual(then, one)
        self.assertIn("key_workers", then)
        self.assertNotIn("key_workers", json.loads(self.done("export", "--case", self.reference)))

    def test_the_gaps_of_the_register_judged_anew(self):
        then = self.answer("gaps", "--on", NIGHT, "--known-at", self.between, "--format", "json")
        now_ = self.answer("gaps", "--on", NIGHT, "--known-at", self.after, "--format", "json")
        self.assertEqual((NIGHT, self.between, NIGHT), (then["on"], then["known_at"], then["law_on"]))
        self.assertEqual(self.rules(self.asked("--known-at", self.between)), {gap["rule"] for gap in then["gaps"]})
        self.assertEqual(self.rules(self.asked()), {gap["rule"] for gap in now_["gaps"]})
        counted = self.answer("gaps", "--bodies", "--on", NIGHT, "--known-at", self.after, "--format", "json")
        bodies = {body for gap in now_["gaps"] for body in gap["owed_by"]}
        self.assertEqual(bodies, {line["body"] for line in counted})
        for body in bodies:
            listed = self.answer("gaps", "--body", body, "--on", NIGHT, "--known-at", self.after, "--format", "json")
            line = next(line for line in counted if line["body"] == body)
            self.assertEqual(len(listed["gaps"]), sum(line[word] for word in ["critical", "high", "medium", "low"]))

    def test_a_report_judged_anew(self):
        body = json.loads(self.asked())["council"]["body"]
        report = self.answer("report", "--body", body, "--on", NIGHT, "--known-at", self.after, "--format", "json")
        self.assertEqual(1, report["live_duties"])
        self.assertEqual(1, report["cases_checked"])
        text = self.done("report", "--body", body, "--on", NIGHT, "--known-at", self.after)
        self.assertIn("Judged on ", text)
        self.assertIn("as known at", text)

    def test_what_changed_and_what_it_did(self):
        history = self.answer("history", "--case", self.reference, "--on", NIGHT, "--format", "json")
        self.assertEqual("aftercare-history/1", history["format"])
        self.assertEqual(2, len(history["steps"]))
        first, second = history["steps"]
        self.assertEqual({"recorded"}, {fact["change"] for fact in first["facts"]})
        self.assertEqual({"withdrawn"}, {fact["change"] for fact in second["facts"]})
        self.assertEqual({"first.json"}, {fact["source"] for fact in first["facts"]})
        self.assertTrue(second["opened"])
        self.assertEqual(
            self.rules(self.asked()) - self.rules(self.asked("--known-at", self.between)),
            {gap["rule"] for gap in second["opened"]})
        then = self.answer("history", "--case", self.reference, "--known-at", self.between, "--format", "json")
        self.assertEqual(1, len(then["steps"]))
        text = self.done("history", "--case", self.reference, "--on", NIGHT)
        self.assertIn("withdrawn, by ", text)
        self.assertIn("opened", text)

    def test_every_question_is_in_the_trail(self):
        self.asked("--known-at", self.between)
        self.done("history", "--case", self.reference)
        trail = self.done("audit", "list", "--case", self.reference, "--format", "json")
        self.assertIn(self.between[:19], trail)
        self.assertIn("history", trail)
