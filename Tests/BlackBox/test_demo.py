"""`aftercare demo register`: invented people, the same for everybody."""
import json
import re

from support import BlackBoxCase, DatabaseCase, NIGHT, counts


def register(case, *words, cases=300):
    return case.done("demo", "register", "--cases", cases, *words)


class DemoRegister(BlackBoxCase):
    surroundings = {"PGHOST": "/nowhere", "PGUSER": None}

    def test_the_same_number_seed_and_day_give_the_same_bytes(self):
        once = register(self)
        self.assertEqual(register(self), once)
        self.assertEqual(register(self, "--seed", 117, "--today", NIGHT), once)
        self.assertNotEqual(register(self, "--seed", 118), once)
        self.assertNotEqual(register(self, "--today", "2025-06-30"), once)

    def test_so_does_the_directory(self):
        paths = [self.folder() / "directory.json" for _ in range(2)]
        for path in paths:
            register(self, "--directory-to", path)
        self.assertEqual(paths[0].read_bytes(), paths[1].read_bytes())
        self.assertEqual(json.loads(paths[0].read_text())["format"], "aftercare-directory/1")

    def test_nobody_is_anybody(self):
        files = [json.loads(line) for line in register(self).splitlines()]
        self.assertEqual(len(files), 300)
        self.assertEqual(len({file["case"] for file in files}), 300)
        numbers = [file["person"]["nhs_number"] for file in files if file["person"].get("nhs_number")]
        self.assertEqual(len(set(numbers)), len(numbers))
        for number in numbers:
            self.assertRegex(number, r"^999\d{7}$")

    def test_every_case_can_be_judged(self):
        path = self.folder() / "directory.json"
        text = register(self, "--directory-to", path)
        found = self.call("evaluate", "-", "--on", NIGHT, "--format", "ndjson", "--directory", path, stdin=text)
        self.assertEqual((found.returncode, found.stderr), (0, b""))
        answers = [json.loads(line) for line in found.stdout.splitlines()]
        self.assertEqual(len(answers), 300)
        self.assertTrue(any(answer["gaps"] for answer in answers))
        self.assertTrue(any(not answer["gaps"] for answer in answers))

    def test_nothing_happens_after_the_day(self):
        plans = {"expected_discharge", "planned_start", "due", "review_due", "leave_by", "end", "start"}
        for name, day in re.findall(r'"(\w+)":"(\d{4}-\d\d-\d\d)', register(self, "--today", "2024-02-29")):
            if name not in plans:
                self.assertLessEqual(day, "2024-02-29", name)

    def test_none_is_none(self):
        self.assertEqual(register(self, cases=0), "")

    def test_a_folder_that_is_not_there(self):
        self.refused("demo", "register", "--cases", 1, "--directory-to", "/nowhere/d.json", status=66)


class DemoImport(DatabaseCase):
    def test_register_into_import(self):
        text = register(self, cases=50)
        found = counts(self.done("import", "--lines", "-", stdin=text))
        self.assertEqual((found["cases"], found["new_cases"], found["refused"]), (50, 50, 0))
        again = counts(self.done("import", "--lines", "-", stdin=text))
        self.assertEqual((again["new_cases"], again["new"], again["changed"], again["withdrawn"]), (0, 0, 0, 0))
        self.assertEqual(again["equal"], found["new"])
