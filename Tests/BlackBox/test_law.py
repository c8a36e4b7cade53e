"""`aftercare rules`, `aftercare law`, and one rule or one supposition about one case."""
import csv

from support import BlackBoxCase, ROOT, scenario

DAY = "2026-11-21"


class Catalogue(BlackBoxCase):
    def test_every_rule_is_there_as_the_table_has_it(self):
        with open(ROOT / "Sources/Rules/Law/rules.csv", newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        found = self.answer("rules", "--format", "json")
        self.assertEqual(len(rows), 109)
        self.assertEqual([check["rule"] for check in found["checks"]], [row["id"] for row in rows])
        for row, check in zip(rows, found["checks"], strict=True):
            for member in ["theme", "severity", "nature", "owed_by", "subject", "title", "opens", "remedy"]:
                self.assertEqual(check[member], row[member])
            self.assertEqual("; ".join(check["sources"]), row["sources"])
            self.assertEqual(check["discharge"] or "", row["discharge"])
        text = self.done("rules")
        for row in rows:
            self.assertIn(f"  {row['id']}  ", text)
        self.assertEqual(
            {rule["rule"] for rule in found["responsible"]},
            {"RC-1", "RC-2", "RC-3", "RN-1", "RN-2", "RN-3", "RN-3T", "RN-4", "RN-W", "WP"}
            | {f"RN-5{letter}" for letter in "abcdef"})

    def test_the_page_is_made_of_it(self):
        page = (ROOT / "docs/rules.md").read_text(encoding="utf-8")
        self.assertEqual(self.done("rules", "--format", "markdown"), page)

    def test_one_rule_and_one_theme(self):
        self.assertIn("No current written after-care plan", self.done("rules", "cp-01"))
        self.assertIn("Tried", self.done("rules", "RN-5e"))
        self.refused("rules", "CP-99", status=64, says="aftercare rules lists them all")
        found = self.answer("rules", "--theme", "funding", "--format", "json")
        self.assertEqual({check["theme"] for check in found["checks"]}, {"funding"})


class Law(BlackBoxCase):
    def law(self, on, *words):
        return self.answer("law", "--on", on, "--format", "json", *words)

    def test_rules_in_force_by_day(self):
        def rules(on, *words):
            return {rule["rule"] for rule in self.law(on, *words)["responsible"]}
        self.assertIn("RN-1", rules("2013-03-31"))
        self.assertNotIn("RN-1", rules("2013-04-01"))
        self.assertTrue({"RN-3", "RN-3T"} <= rules("2022-06-30"))
        self.assertFalse({"RN-3", "RN-5e"} <= rules("2022-07-01"))
        self.assertIn("RN-5e", rules("2022-07-01"))
        self.assertNotIn("RC-3", rules(DAY))
        commenced = "mha2025_s46_from=2027-10-01"
        self.assertNotIn("RC-3", rules("2027-09-30", "--set", commenced))
        self.assertIn("RC-3", rules("2027-10-01", "--set", commenced))

    def test_settings_doubts_and_sources(self):
        found = self.law(DAY, "--set", "review_months=6")
        settings = {entry["key"]: entry for entry in found["settings"]}
        self.assertEqual(len(settings), 48)
        self.assertEqual((settings["review_months"]["value"], settings["review_months"]["standard"]), ("6", "12"))
        self.assertIn("RV-01", settings["review_months"]["rules"])
        self.assertEqual([entry["doubt"] for entry in found["doubts"]], [f"D-{number:02}" for number in range(1, 20)])
        self.assertIn("MHA 2025 s46", [entry["title"] for entry in found["not_in_force"]])
        self.assertTrue(all(entry["verify_by"] for entry in found["sources"]))

    def test_what_is_past_its_day_comes_first(self):
        found = self.law("2026-12-19")
        self.assertEqual(found["past_verify_by"], ["MHA 2025 s46"])
        text = self.done("law", "--on", "2026-12-19")
        self.assertLess(text.index("MHA 2025 s46"), text.index("RC-1"))
        self.assertEqual(self.law("2026-12-18")["past_verify_by"], [])


class OneRule(BlackBoxCase):
    def explained(self, file, rule, *words):
        return self.answer(
            "evaluate", "-", "--on", DAY, "--explain", rule, "--format", "json", *words, stdin=file)

    def test_an_open_check_shows_its_facts(self):
        story = scenario("funding-fn-03")
        expected = next(item for item in story["expect"] if "FN-03" in item.get("gaps", []))
        found = self.answer(
            "evaluate", "-", "--on", expected["on"], "--explain", "fn-03", "--format", "json", stdin=story["case"])
        self.assertEqual({gap["rule"] for gap in found["gaps"]}, {"FN-03"})
        self.assertIn(found["gaps"][0]["subject"], found["recorded"])
        text = self.done("evaluate", "-", "--on", expected["on"], "--explain", "FN-03", stdin=story["case"])
        self.assertIn(found["gaps"][0]["why"], text)

    def test_a_check_that_is_not_open_says_so(self):
        text = self.done(
            "evaluate", "-", "--on", DAY, "--explain", "CP-01", stdin=scenario("exemplar-complete")["case"])
        self.assertIn("Not open on that day", text)

    def test_a_rule_about_bodies(self):
        file = scenario("exemplar-complete")["case"]
        self.assertTrue(self.explained(file, "RC-2")["decided"])
        self.assertFalse(self.explained(file, "RN-5f")["decided"])
        self.assertIn("did not decide", self.done("evaluate", "-", "--on", DAY, "--explain", "RN-5f", stdin=file))

    def test_refusals(self):
        file = scenario("exemplar-complete")["case"]
        self.refused("evaluate", "-", "--explain", "XX-01", status=64, stdin=file)
        self.refused("evaluate", "-", "--explain", "CP-01", "--format", "ndjson", status=64, stdin=file)


class Supposing(BlackBoxCase):
    def supposed(self, file, *things, on=DAY):
        words = [word for thing in things for word in ("--suppose", thing)]
        return self.answer("evaluate", "-", "--on", on, "--format", "json", *words, stdin=file)

    def setUp(self):
        self.file = scenario("exemplar-complete")["case"]

    def test_what_is_supposed_is_as_if_recorded(self):
        found = self.supposed(
            self.file, "person:death_date=2026-11-01", "residence:council=E06000065,start=2026-10-01,kind=own_home")
        file = self.file | {"person": self.file["person"] | {"death_date": "2026-11-01"}}
        file["residence"] = [*file["residence"], {
            "id": "supposed-2", "council": "E06000065", "start": "2026-10-01", "kind": "own_home"}]
        recorded = self.answer("evaluate", "-", "--on", DAY, "--format", "json", stdin=file)
        self.assertEqual(found["supposed"], recorded)
        self.assertEqual(
            found["as_it_is"], self.answer("evaluate", "-", "--on", DAY, "--format", "json", stdin=self.file))
        self.assertEqual([gap["rule"] for gap in found["opened"]], ["EN-11"])

    def test_a_fact_that_is_there_is_changed(self):
        plan = self.file["plans"][0]["id"]
        found = self.supposed(self.file, f"plans/{plan}:ended=2026-11-01")
        self.assertIn("CP-01", [gap["rule"] for gap in found["opened"]])
        text = self.done("evaluate", "-", "--on", DAY, "--suppose", f"plans/{plan}:ended=2026-11-01", stdin=self.file)
        self.assertIn("Would open", text)
        text = self.done("evaluate", "-", "--on", DAY, "--suppose", "leave:start=2025-04-01,end=2025-04-02", stdin=self.file)
        self.assertIn("Nothing: the same answers", text)

    def test_lists_in_facts_and_words_with_commas(self):
        plan = self.file["plans"][0]["id"]
        found = self.supposed(
            self.file, f'plans/{plan}/services:id=s99,need="rest, and quiet",kind=day_service',
            "endings:body=E08000035,decided=2026-11-20,grounds=no_longer_needs_aftercare+moved_area")
        self.assertNotEqual(found["supposed"]["gaps"], found["as_it_is"]["gaps"])

    def test_refusals_name_the_place_and_no_value(self):
        for thing, words in [
            ("residence", "wants a list"), ("residenc:start=2026-01-01", "residenc is no list"),
            ("residence:strt=2026-01-01", "strt is not a field"), ("residence:start=ZqZq", "start must be a date"),
            ("residence:council=E06000065", "residence also wants start"), ("plans/none:ended=2026-01-01", "plans/none"),
            ("legal_status:id=ls1,section=3,start=2026-01-01", "legal_status/ls1"),
            ("endings:body=E08000035,decided=2026-11-20,assessment=none", "/endings/"),
            ("person:nhs_number=9990000018", "nhs_number is never typed"),
            ("person:family_name=ZqZq", "family_name is never typed"),
        ]:
            with self.subTest(thing):
                message = self.refused("evaluate", "-", "--suppose", thing, status=64, stdin=self.file, says=words)
                self.assertNotIn("ZqZq", message)
                self.assertNotIn("9990000018", message)
