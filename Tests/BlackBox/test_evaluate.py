"""`aftercare evaluate`: one determination of one case file, without a database."""
import json
import random

import shape
from support import BlackBoxCase, NIGHT, all_scenarios, lines, london_now, persons, scenario, shuffled, with_canaries

EXEMPLAR = "exemplar-complete"


def words_of(expected):
    """What an expectation of a scenario asks, as arguments."""
    words = ["--on", expected["on"]]
    if "law_on" in expected:
        words += ["--law-on", expected["law_on"]]
    for key, value in expected.get("settings", {}).items():
        words += ["--set", f"{key}={'' if value is None else value}"]
    return words


class Evaluating(BlackBoxCase):
    surroundings = {"PGHOST": "/nowhere", "PGUSER": None}

    def evaluated(self, file, *words, **options):
        return self.done("evaluate", "-", "--on", NIGHT, "--format", "json", *words, stdin=file, **options)

    def evaluated_lines(self, files, on=NIGHT):
        text = self.done("evaluate", "-", "--on", on, "--format", "ndjson", stdin=lines(files))
        return [json.loads(line) for line in text.splitlines()]

    def test_answers_fit_the_schema(self):
        stories = all_scenarios()
        for on in ["2013-03-31", "2022-07-01", "2026-03-30", NIGHT]:
            found = self.evaluated_lines([story["case"] for story in stories.values()], on)
            for name, answer in zip(stories, found, strict=True):
                with self.subTest(name, on=on):
                    self.assertEqual(shape.faults(answer), [])
                    self.assertEqual(answer["case"], stories[name]["case"]["case"])
                    self.assertEqual((answer["on"], answer["law_on"]), (on, on))
                    self.assertNotIn("known_at", answer)

    def test_answers_under_a_directory_and_settings_fit_the_schema(self):
        stories = [(name, story) for name, story in all_scenarios().items() if "directory" in story]
        stories = stories[::9] + [("mha2025-joint-notice", scenario("mha2025-joint-notice"))]
        for name, story in stories:
            with self.subTest(name):
                expected = story["expect"][-1]
                words = words_of(expected)
                if "directory" in story:
                    words += ["--directory", self.written("directory.json", story["directory"])]
                text = self.done("evaluate", "-", *words, "--format", "json", stdin=story["case"])
                found = json.loads(text)
                self.assertEqual(shape.faults(found), [])
                self.assertEqual(found["on"], expected["on"])
                self.assertEqual(found["law_on"], expected.get("law_on", expected["on"]))
                self.assertTrue(text.endswith("}\n") and text.count("\n") == 1)

    def test_scenarios_hold(self):
        for name in [EXEMPLAR, "court-worcestershire", "clock-72-hours-spring", "funding-fn-03", "ending-death"]:
            story = scenario(name)
            more = []
            if "directory" in story:
                more = ["--directory", self.written("directory.json", story["directory"])]
            for expected in story["expect"]:
                with self.subTest(name, on=expected["on"]):
                    found = self.answer(
                        "evaluate", "-", *words_of(expected), *more, "--format", "json", stdin=story["case"])
                    for member, value in [
                        ("eligibility", found["eligibility"]["status"]), ("duty", found["duty"]["state"]),
                        ("council", found["council"]["body"]),
                        ("nhs_statutory", found["nhs_statutory"]["body"]),
                    ]:
                        self.assertEqual(value, expected.get(member, value), member)
                    if "gaps" in expected:
                        self.assertEqual(sorted({gap["rule"] for gap in found["gaps"]}), sorted(expected["gaps"]))

    def test_a_file_standard_input_and_a_line_give_the_same(self):
        file = scenario(EXEMPLAR)["case"]
        once = self.evaluated(file)
        self.assertEqual(self.done("evaluate", self.written("case.json", file), "--on", NIGHT, "--format", "json"), once)
        self.assertEqual(self.evaluated(json.dumps(file, indent=3)), once)
        self.assertEqual(self.done("evaluate", "-", "--on", NIGHT, "--format", "ndjson", stdin=lines([file])), once)

    def test_every_answer_explains_itself(self):
        found = json.loads(self.evaluated(scenario(EXEMPLAR)["case"]))
        for part in ["eligibility", "duty", "council", "nhs_statutory", "nhs_payer"]:
            with self.subTest(part):
                reasons = found[part].get("reasons", [])
                self.assertTrue(reasons, "gives no reason")
                self.assertTrue(any(reason.get("facts") for reason in reasons), "names no fact")
                self.assertTrue(any(reason.get("sources") for reason in reasons), "names no source")

    def test_every_gap_says_why_and_what_to_do(self):
        for answer in self.evaluated_lines([story["case"] for story in all_scenarios().values()]):
            for gap in answer["gaps"]:
                with self.subTest(answer["case"], rule=gap["rule"]):
                    for member in ["title", "why", "remedy", "sources"]:
                        self.assertTrue(gap[member], f"{member} is empty")

    def test_the_order_of_rows_never_matters(self):
        chance = random.Random(117)
        for name in [EXEMPLAR, "exemplar-ending", "court-worcestershire", "transition-well-handled", "complaints-cm-05"]:
            file = scenario(name)["case"]
            once = self.evaluated(file)
            self.assertEqual(self.evaluated(file), once)
            for _ in range(3):
                self.assertEqual(self.evaluated(shuffled(file, chance)), once, name)

    def test_today_is_london_s(self):
        before = london_now().date()
        found = self.answer("evaluate", "-", "--format", "json", stdin=scenario(EXEMPLAR)["case"])
        self.assertIn(found["on"], [str(before), str(london_now().date())])

    def test_a_code_of_an_unknown_body_is_accepted(self):
        file = scenario(EXEMPLAR)["case"]
        file["key_workers"][0]["employer"] = "ZZ9ZZ9"
        file["legal_status"][0]["hospital"] = "ZZ9"
        self.assertEqual(shape.faults(json.loads(self.evaluated(file))), [])

    def test_answers_name_no_person(self):
        files = [with_canaries(story["case"], number) for number, story in enumerate(all_scenarios().values())]
        words = set().union(*map(persons, files))
        found = self.call("evaluate", "-", "--on", NIGHT, "--format", "ndjson", stdin=lines(files))
        self.assertEqual((found.returncode, found.stderr), (0, b""))
        self.assertNoPerson(found.stdout, words)
        for file in files[::8]:
            for on in [NIGHT, "2024-02-29"]:
                found = self.call("evaluate", "-", "--on", on, stdin=file)
                self.assertEqual((found.returncode, found.stderr), (0, b""))
                self.assertNoPerson(found.stdout, persons(file))

    def test_the_text_says_what_is_owed_and_by_whom(self):
        story = scenario("funding-fn-03")
        on = next(expected for expected in story["expect"] if expected.get("gaps") or expected.get("gaps_include"))["on"]
        gaps = self.answer("evaluate", "-", "--on", on, "--format", "json", stdin=story["case"])["gaps"]
        text = self.done("evaluate", "-", "--on", on, stdin=story["case"])
        self.assertIn(story["case"]["case"], text)
        for gap in gaps:
            for words in [gap["title"], gap["why"], gap["remedy"], gap["rule"]]:
                self.assertIn(words, text)


class Lines(BlackBoxCase):
    surroundings = Evaluating.surroundings

    def test_one_answer_a_line_in_the_same_order(self):
        files = [story["case"] for story in all_scenarios().values()] * 2
        answers = self.done("evaluate", "-", "--on", NIGHT, "--format", "ndjson", stdin=lines(files)).splitlines()
        self.assertEqual([json.loads(line)["case"] for line in answers], [file["case"] for file in files])
        for line in answers:
            self.assertEqual(shape.faults(json.loads(line)), [])

    def test_a_line_is_what_the_case_gives_alone(self):
        files = [scenario(name)["case"] for name in [EXEMPLAR, "decision-kent", "court-cxf"]]
        answers = self.done("evaluate", "-", "--on", NIGHT, "--format", "ndjson", stdin=lines(files)).splitlines(True)
        alone = [self.done("evaluate", "-", "--on", NIGHT, "--format", "json", stdin=file) for file in files]
        self.assertEqual(answers, alone)

    def test_bad_lines_are_named_and_the_others_come_out(self):
        good = [story["case"] for story in all_scenarios().values()]
        text = [json.dumps(file) for file in good]
        text[70] = '{"format":"aftercare-case/1","case":"ZQSECRET","person":{"nhs_number":"9990000019"}}'
        text[71] = "not JSON at all zqsecret"
        text.insert(10, "")
        found = self.call("evaluate", "-", "--on", NIGHT, "--format", "ndjson", stdin="\n".join(text))
        self.assertEqual(found.returncode, 65)
        expected = [file["case"] for place, file in enumerate(good) if place not in (70, 71)]
        self.assertEqual([json.loads(line)["case"] for line in found.stdout.splitlines()], expected)
        message = found.stderr.decode()
        self.assertRegex(message, r"line 72\b")
        self.assertRegex(message, r"line 73\b")
        self.assertNotRegex(message, r"line 7[014]\b")
        self.assertIn("/person/nhs_number", message)
        self.assertNoPerson(message, ["9990000019", "zqsecret"])

    def test_the_last_line_needs_no_end(self):
        file = scenario(EXEMPLAR)["case"]
        text = json.dumps(file) + "\r\n" + json.dumps(file)
        answers = self.done("evaluate", "-", "--on", NIGHT, "--format", "ndjson", stdin=text)
        self.assertEqual(len(answers.splitlines()), 2)

    def test_no_line_gives_no_answer(self):
        self.assertEqual(self.done("evaluate", "-", "--on", NIGHT, "--format", "ndjson", stdin=b""), "")
