"""`aftercare import` and `aftercare export`: what goes in comes out, and only what changed is superseded."""
import json

from support import DatabaseCase, NIGHT, all_scenarios, counts, lines, plain, scenario


def renamed(file, reference):
    return file | {"case": reference}


class RoundTrip(DatabaseCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.files = {story["case"]["case"]: story["case"] for story in all_scenarios().values()}
        cls.first = cls.imported(*cls.files.values())

    def test_every_scenario_comes_out_as_it_went_in(self):
        count = len(self.files)
        self.assertEqual((self.first["cases"], self.first["new_cases"], self.first["refused"]), (count, count, 0))
        exported = self.exported()
        self.assertEqual(exported.keys(), self.files.keys())
        for reference, file in self.files.items():
            with self.subTest(reference):
                self.assertEqual(plain(exported[reference]), plain(file))

    def test_and_means_the_same(self):
        def judged(files):
            text = self.done("evaluate", "-", "--on", NIGHT, "--format", "ndjson", stdin=lines(files))
            return {json.loads(line)["case"]: line for line in text.splitlines()}
        self.assertEqual(judged(self.exported().values()), judged(self.files.values()))

    def test_one_case_alone(self):
        reference, file = next(iter(self.files.items()))
        self.assertEqual(plain(self.answer("export", "--case", reference)), plain(file))

    def test_no_such_case(self):
        for reference in ["NO-SUCH-CASE", "not a reference"]:
            self.refused("export", "--case", reference, status=66, says="no case")

    def test_again_changes_nothing(self):
        again = self.imported(*self.files.values())
        self.assertEqual(
            (again["cases"], again["new_cases"], again["new"], again["changed"], again["withdrawn"]),
            (len(self.files), 0, 0, 0, 0))
        self.assertEqual(again["equal"], self.first["new"])

    def test_what_was_exported_changes_nothing_either(self):
        again = self.imported(*self.exported().values())
        self.assertEqual((again["new"], again["changed"], again["withdrawn"]), (0, 0, 0))


class Changing(DatabaseCase):
    def setUp(self):
        self.file = renamed(scenario("exemplar-complete")["case"], f"CHG/{self.id().rsplit('.')[-1][:30]}")
        self.first = self.imported(self.file)

    def out(self):
        return plain(self.answer("export", "--case", self.file["case"]))

    def assertCounts(self, found, **expected):
        for name in ["new", "changed", "withdrawn"]:
            self.assertEqual(found[name], expected.get(name, 0), f"{name} of {found}")

    def test_one_field(self):
        self.file["plans"][0]["copy_to_person"] = "2025-07-01"
        found = self.imported(self.file)
        self.assertCounts(found, changed=1)
        self.assertEqual(found["equal"], self.first["new"] - 1)
        self.assertEqual(self.out(), plain(self.file))

    def test_one_field_of_the_person(self):
        self.file["person"]["birth_date"] = "1984-05-18"
        self.assertCounts(self.imported(self.file), changed=1)
        self.assertEqual(self.out(), plain(self.file))

    def test_one_field_of_a_nested_row(self):
        self.file["plans"][-1]["services"][0]["hours_per_week"] = 3.25
        self.assertCounts(self.imported(self.file), changed=1)
        self.assertEqual(self.out(), plain(self.file))

    def test_one_row_more_and_less(self):
        contact = {"id": "more", "at": "2026-11-20T10:00:00Z", "kind": "seen"}
        self.file["contacts"].append(contact)
        self.assertCounts(self.imported(self.file), new=1)
        self.assertEqual(self.out(), plain(self.file))
        self.file["contacts"].pop()
        self.assertCounts(self.imported(self.file), withdrawn=1)
        self.assertEqual(self.out(), plain(self.file))

    def test_a_row_that_comes_back(self):
        row = self.file["leave"].pop()
        self.assertCounts(self.imported(self.file), withdrawn=1)
        self.file["leave"].append(row)
        self.assertCounts(self.imported(self.file), new=1)
        self.assertEqual(self.out(), plain(self.file))

    def test_nothing_is_overwritten(self):
        self.file["person"]["birth_date"] = "1984-05-19"
        self.imported(self.file)
        rows = self.sql(
            "select count(*), count(*) filter (where superseded_at = 'infinity') from aftercare.person "
            f"join aftercare.case_file using (case_id) where reference = '{self.file['case']}'")
        self.assertEqual(rows, "2|1")

    def test_another_source_withdraws_nothing(self):
        short = {name: self.file[name] for name in ["format", "case", "person", "legal_status"]}
        self.assertCounts(self.imported(short, source="another"))
        self.assertEqual(self.out(), plain(self.file))

    def test_what_another_source_added_stays(self):
        added = {"id": "theirs", "at": "2026-11-19T10:00:00Z", "kind": "seen"}
        theirs = {name: self.file[name] for name in ["format", "case", "person"]} | {"contacts": [added]}
        self.assertCounts(self.imported(theirs, source="another"), new=1)
        self.assertCounts(self.imported(self.file))
        self.assertIn(plain(added), self.out()["contacts"])
        self.assertCounts(self.imported(theirs | {"contacts": []}, source="another"), withdrawn=1)
        self.assertEqual(self.out(), plain(self.file))

    def test_twice_in_one_call(self):
        later = self.file | {"person": self.file["person"] | {"birth_date": "1984-05-20"}}
        found = self.imported(self.file, later)
        self.assertEqual((found["cases"], found["new_cases"], found["refused"]), (2, 0, 0))
        self.assertEqual(self.out(), plain(later))

    def test_a_new_case_twice_in_one_call(self):
        reference = self.file["case"] + ".2"
        files = [renamed(self.file, reference) for _ in range(3)]
        files[2]["person"] = files[2]["person"] | {"birth_date": "1984-05-21"}
        found = self.imported(*files)
        self.assertEqual((found["new_cases"], found["refused"]), (1, 0))
        self.assertEqual(plain(self.answer("export", "--case", reference)), plain(files[2]))


class Files(DatabaseCase):
    def test_a_bad_file_among_good_ones(self):
        folder = self.folder()
        good = [renamed(scenario("court-cxf")["case"], f"GOOD-{n}") for n in range(2)]
        bad = renamed(scenario("court-cxf")["case"], "BAD-1")
        bad["person"]["nhs_number"] = "9990000019"
        bad["legal_status"][0]["section"] = "Zqsecretxq"
        paths = [
            self.written("a.json", good[0], folder), self.written("b.json", bad, folder),
            self.written("c.json", good[1], folder), self.written("d.json", "no JSON Zqsecretxq", folder),
        ]
        found = self.call("import", *paths)
        message = found.stderr.decode()
        self.assertEqual(found.returncode, 65, message)
        summary = counts(found.stdout.decode())
        self.assertEqual((summary["cases"], summary["new_cases"], summary["refused"]), (2, 2, 2))
        for word in ["b.json", "/person/nhs_number", "/legal_status/0/section", "d.json"]:
            self.assertIn(word, message)
        self.assertNoPerson(message, ["9990000019", "Zqsecretxq"])
        self.refused("export", "--case", "BAD-1", status=66)
        self.done("export", "--case", "GOOD-1")

    def test_a_bad_line_is_named_by_its_number(self):
        good = renamed(scenario("court-cxf")["case"], "LINE-1")
        path = self.written("cases.ndjson", lines([good]) + b"\n{\"format\":\"aftercare-case/1\"}\n")
        found = self.call("import", path)
        self.assertEqual(found.returncode, 65)
        self.assertRegex(found.stderr.decode(), r"cases\.ndjson, line 3\b")
        self.assertEqual(counts(found.stdout.decode())["new_cases"], 1)

    def test_a_case_from_standard_input(self):
        file = renamed(scenario("court-cxf")["case"], "STDIN-1")
        found = counts(self.done("import", "-", stdin=json.dumps(file, indent=2)))
        self.assertEqual((found["new_cases"], found["refused"]), (1, 0))
        self.assertEqual(plain(self.answer("export", "--case", "STDIN-1")), plain(file))

    def test_a_scenario_gives_its_case(self):
        story = scenario("decision-kent")
        self.done("import", self.written("story.json", story))
        self.assertEqual(plain(self.answer("export", "--case", story["case"]["case"])), plain(story["case"]))

    def test_a_fault_in_a_scenario_is_named_by_its_place(self):
        story = scenario("decision-kent")
        del story["case"]["person"]
        message = self.refused_import(self.written("story.json", story))
        self.assertIn("/case/person", message)

    def refused_import(self, *paths):
        found = self.call("import", *paths)
        self.assertEqual(found.returncode, 65, found.stderr)
        return found.stderr.decode()

    def test_a_file_that_is_not_there(self):
        self.refused("import", "no-such.json", status=66, says="no-such.json")

    def test_control_characters_and_other_scripts_survive(self):
        file = renamed(scenario("court-cxf")["case"], "TEXT-1")
        file["person"]["family_name"] = "O'Żółć \"\\ \t\n名 \U0001f9d1 %s $1 \\N"
        file["residence"][0]["id"] = "a.b-c_D"
        self.imported(file)
        self.assertEqual(plain(self.answer("export", "--case", "TEXT-1")), plain(file))

    def test_nothing_personal_is_said(self):
        file = renamed(scenario("court-cxf")["case"], "QUIET-1")
        found = self.call("import", self.written("case.json", file))
        words = [file["person"][name] for name in ("family_name", "given_names", "nhs_number") if name in file["person"]]
        self.assertNoPerson(found.stdout + found.stderr, words)


class Directories(DatabaseCase):
    def setUp(self):
        self.directory = scenario("exemplar-complete")["directory"]

    def test_comes_out_as_it_went_in(self):
        path = self.written("directory.json", self.directory)
        first = counts(self.done("import", path))
        self.assertGreater(first["new"], 0)
        self.assertEqual(plain(self.answer("export", "--directory")), plain(self.directory))
        again = counts(self.done("import", path))
        self.assertEqual((again["new"], again["changed"], again["withdrawn"]), (0, 0, 0))
        self.directory["contacts"][0]["phone"] = "01632 960999"
        changed = counts(self.done("import", self.written("directory.json", self.directory)))
        self.assertEqual((changed["new"], changed["changed"], changed["withdrawn"]), (0, 1, 0))
        self.assertEqual(plain(self.answer("export", "--directory")), plain(self.directory))

    def test_settings_come_out_as_they_went_in(self):
        directory = self.directory | {
            "settings": {"review_months": 6, "delivery_floor": 0.8, "mha2025_s46_from": "2027-10-01"}}
        path = self.written("directory.json", directory)
        self.done("import", "--source", "settings", path)
        self.assertEqual(self.answer("export", "--directory")["settings"], directory["settings"])

    def test_a_bad_setting_is_refused(self):
        before = self.answer("export", "--directory")
        path = self.written("directory.json", {"format": "aftercare-directory/1", "settings": {"review_months": "many"}})
        found = self.call("import", "--source", "bad", path)
        if found.returncode == 0:  # leave no register behind that cannot be judged
            self.done("import", "--source", "bad", self.written("none.json", {"format": "aftercare-directory/1"}))
        self.assertEqual(found.returncode, 65)
        self.assertIn(b"/settings/review_months", found.stderr)
        self.assertEqual(self.answer("export", "--directory"), before)
