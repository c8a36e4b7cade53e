"""What `aftercare evaluate` refuses: each fault by its JSON pointer, nothing on standard output."""
import json
import subprocess

from support import NIGHT, BlackBoxCase, binary, environment, scenario

SECRET = "Zqsecretxq"


def exemplar():
    return scenario("exemplar-ending")["case"]


class Refusals(BlackBoxCase):
    surroundings = {"PGHOST": "/nowhere", "PGUSER": None}

    def assertRefused(self, file, *pointers):
        message = self.refused("evaluate", "-", "--on", NIGHT, "--format", "json", stdin=file, status=65)
        for pointer in pointers:
            self.assertRegex(message, rf"(?m)^\s*{pointer}: \S", pointer)
        self.assertNoPerson(message, [SECRET, "Whitlock"])
        return message

    def refuse_change(self, pointer, change):
        file = exemplar()
        change(file)
        self.assertRefused(file, pointer)

    def test_missing_members(self):
        for member in ["format", "case", "person"]:
            with self.subTest(member):
                self.refuse_change(f"/{member}", lambda file: file.pop(member))

    def test_missing_members_of_rows(self):
        for table, member in [
            ("legal_status", "section"), ("legal_status", "start"), ("legal_status", "id"),
            ("spells", "admitted"), ("residence", "council"), ("gp_registrations", "commissioner"),
            ("key_workers", "name"), ("plans", "agreed"), ("funding", "parties"), ("endings", "decided"),
            ("notifications", "about"), ("contacts", "at"),
        ]:
            with self.subTest(table, member=member):
                self.refuse_change(f"/{table}/0/{member}", lambda file: file[table][0].pop(member))

    def test_null_where_the_schema_allows_none(self):
        for table, member in [("legal_status", "section"), ("legal_status", "start"), ("spells", "admitted")]:
            with self.subTest(table, member=member):
                self.refuse_change(f"/{table}/0/{member}", lambda file: file[table][0].update({member: None}))

    def test_unknown_members(self):
        self.refuse_change("/surprise", lambda file: file.update(surprise=SECRET))
        self.refuse_change("/person/surprise", lambda file: file["person"].update(surprise=SECRET))
        self.refuse_change("/plans/0/surprise", lambda file: file["plans"][0].update(surprise=[SECRET]))
        self.refuse_change("/a~1b~0c", lambda file: file.update({"a/b~c": 1}))

    def test_bad_values(self):
        def put(*path):
            *steps, member = path

            def change(file):
                place = file
                for step in steps:
                    place = place[step]
                place[member] = value
            return change

        for path, value in [
            (("format",), "aftercare-case/2"), (("case",), f"{SECRET} with blanks"), (("case",), "-A"),
            (("case",), "A" * 41), (("case",), 7), (("person",), []), (("legal_status",), {}),
            (("legal_status", 0), SECRET), (("legal_status", 0, "id"), "-ls"),
            (("legal_status", 0, "id"), "a" * 65), (("legal_status", 0, "section"), SECRET),
            (("legal_status", 0, "section"), 3), (("legal_status", 0, "start"), "2026-02-29"),
            (("legal_status", 0, "start"), "29/02/2024"), (("legal_status", 0, "start"), "2024-1-2"),
            (("legal_status", 0, "end"), "2024-13-01"), (("legal_status", 0, "end_reason"), SECRET),
            (("legal_status", 0, "arranged_by"), ""), (("spells", 0, "left"), "2024-05-01"),
            (("spells", 0, "left"), "2024-05-01T10:00:00"), (("spells", 0, "left"), "2024-05-01T25:00:00Z"),
            (("spells", 0, "suicide_risk"), "no"), (("residence", 0, "council"), "e08000035"),
            (("residence", 0, "council"), "E0800003"), (("residence", 0, "placed_by"), SECRET),
            (("gp_registrations", 0, "commissioner"), "QW"), (("person", "birth_date"), SECRET),
            (("person", "autism"), 1), (("person", "family_name"), 7),
            (("person", "nhs_number"), "999 310 0005"), (("person", "nhs_number"), 9993100005),
            (("person", "nhs_number"), "999310000"), (("meetings", 0, "represented"), "QWO"),
            (("meetings", 0, "represented", 1), SECRET), (("register",), []),
            (("register", "entered"), "2025-06-31"), (("endings", 0, "grounds", 0), SECRET),
            (("funding", 0, "parties", 0, "body"), None), (("plans", 0, "services", 0, "weekly_cost"), 92),
            (("plans", 0, "services", 0, "weekly_cost"), "92.5"),
            (("plans", 0, "services", 0, "hours_per_week"), "7"),
        ]:
            pointer = "".join(f"/{step}" for step in path)
            with self.subTest(pointer, value=value):
                self.refuse_change(pointer, put(*path))

    def test_every_fault_is_named(self):
        file = exemplar()
        file["surprise"] = SECRET
        file["person"]["nhs_number"] = "9993100006"
        file["legal_status"][0]["section"] = SECRET
        del file["spells"][0]["admitted"]
        message = self.assertRefused(
            file, "/surprise", "/person/nhs_number", "/legal_status/0/section", "/spells/0/admitted")
        self.assertNoPerson(message, ["9993100006"])

    def test_nhs_numbers_that_fail_their_check_digit(self):
        right = exemplar()["person"]["nhs_number"]
        for place in range(10):
            wrong = right[:place] + str((int(right[place]) + 1) % 10) + right[place + 1:]
            with self.subTest(place):
                file = exemplar()
                file["person"]["nhs_number"] = wrong
                self.assertNoPerson(self.assertRefused(file, "/person/nhs_number"), [wrong])

    def test_repeated_ids(self):
        for table in ["legal_status", "spells", "plans", "meetings", "endings", "funding", "residence"]:
            with self.subTest(table):
                place = len(exemplar()[table])
                self.refuse_change(f"/{table}/{place}/id", lambda file: file[table].append(file[table][0]))

    def test_repeated_ids_of_a_nested_list(self):
        self.refuse_change(
            f"/plans/0/services/{len(exemplar()['plans'][0]['services'])}/id",
            lambda file: file["plans"][0]["services"].append(file["plans"][0]["services"][0]))

    def test_one_id_in_two_lists_is_no_fault(self):
        file = exemplar()
        file["leave"] = [{"id": file["legal_status"][0]["id"], "start": "2026-01-01"}]
        self.done("evaluate", "-", "--on", NIGHT, stdin=file)

    def test_references_to_nothing(self):
        def dangling(table, row):
            file = exemplar()
            file.setdefault(table, [])
            file[table].append({"id": "dangling"} | row)
            return file, len(file[table]) - 1

        party = [{"body": "E08000035"}]
        for table, member, row in [
            ("funding", "services/0", {"services": ["nosuch"], "start": "2026-01-01", "parties": party}),
            ("assessments", "services/0", {"kind": "care_act", "services": ["nosuch"]}),
            ("charges", "item", {"item": "nosuch", "purpose": "care", "payer": "person", "start": "2026-01-01"}),
            ("direct_payments", "service", {"service": "nosuch", "start": "2026-01-01"}),
            ("endings", "assessment", {"assessment": "nosuch", "body": "QWO", "decided": "2026-01-01"}),
            ("notifications", "subject",
             {"subject": "nosuch", "about": "discharge", "to": "QWO", "sent": "2026-01-01"}),
        ]:
            with self.subTest(table):
                file, place = dangling(table, row)
                self.assertRefused(file, f"/{table}/{place}/{member}")

    def test_a_reference_to_a_fact_of_another_kind(self):
        file = exemplar()
        spell = file["spells"][0]["id"]
        file["funding"].append(
            {"id": "wrong", "services": [spell], "start": "2026-01-01", "parties": [{"body": "QWO"}]})
        self.assertRefused(file, f"/funding/{len(file['funding']) - 1}/services/0")

    def test_what_is_not_json(self):
        good = json.dumps(exemplar())
        for name, text in {
            "nothing": "", "a word": SECRET, "cut": good[:-20], "two values": good + good,
            "a trailing comma": good[:-1] + ",}", "a comment": "// case\n" + good, "a list": "[]",
            "NaN": good.replace('"case":', '"x": NaN, "case":', 1), "null": "null",
            "too deep": "[" * 100_000, "no UTF-8": good.encode().replace(b"exemplar", b"\xff") + b"\xff",
        }.items():
            with self.subTest(name):
                message = self.refused("evaluate", "-", "--on", NIGHT, stdin=text, status=65)
                self.assertNoPerson(message, [SECRET])

    def test_a_member_that_stands_twice(self):
        text = json.dumps(exemplar())[:-1] + ', "case": "OTHER"}'
        self.assertRefused(text, "/case")

    def test_a_file_that_is_not_there(self):
        self.refused("evaluate", "no-such-file.json", "--on", NIGHT, status=66, says="no-such-file.json")


class Settings(BlackBoxCase):
    surroundings = Refusals.surroundings

    def test_set_refuses_what_is_no_setting(self):
        for change in [
            "review_month=6", "=6", "review_months", "review_months=", "review_months=many",
            "review_months=-1", "review_months=1.5", "delivery_floor=2", "delivery_floor=x",
            "mha2025_s46_from=soon", "mha2025_s46_from=2027-02-30",
        ]:
            with self.subTest(change):
                self.refused(
                    "evaluate", "-", "--on", NIGHT, "--set", change, stdin=exemplar(), status=64, says="--set")

    def test_a_directory_is_refused_for_a_bad_setting(self):
        for key, value in [
            ("review_month", 6), ("review_months", "many"), ("review_months", -1), ("review_months", True),
            ("delivery_floor", 2), ("mha2025_s46_from", "soon"), ("review_months", None),
        ]:
            with self.subTest(key, value=value):
                path = self.written(
                    "directory.json", {"format": "aftercare-directory/1", "settings": {key: value}})
                self.refused(
                    "evaluate", "-", "--on", NIGHT, "--directory", path, stdin=exemplar(), status=65,
                    says=f"/settings/{key}")

    def test_a_directory_that_does_not_fit(self):
        for content, pointer in [
            ({"format": "aftercare-directory/2"}, "/format"),
            ({"format": "aftercare-directory/1", "contacts": [{"id": "x"}]}, "/contacts/0/body"),
            ({"format": "aftercare-directory/1", "other": 1}, "/other"), ("nonsense", "not JSON"),
        ]:
            with self.subTest(pointer):
                path = self.written("directory.json", content)
                self.refused(
                    "evaluate", "-", "--on", NIGHT, "--directory", path, stdin=exemplar(), status=65, says=pointer)

    def test_set_goes_over_the_directory_and_that_over_the_standard(self):
        file = scenario("exemplar-complete")["case"]
        path = self.written(
            "directory.json", {"format": "aftercare-directory/1", "settings": {"review_months": 1}})

        def rules(*words):
            found = self.answer("evaluate", "-", "--on", NIGHT, "--format", "json", *words, stdin=file)
            return {gap["rule"] for gap in found["gaps"]}

        self.assertNotIn("RV-01", rules())
        self.assertIn("RV-01", rules("--directory", path))
        self.assertNotIn("RV-01", rules("--directory", path, "--set", "review_months=12"))

    def test_wrong_calls(self):
        for words in [
            ["evaluate"], ["evaluate", "-", "--on", "2026-02-30"], ["evaluate", "-", "--on", "yesterday"],
            ["evaluate", "-", "--format", "xml"], ["evaluate", "-", "--surprise"], ["surprise"],
            ["evaluate", "-", "--law-on", "x"], ["run", "nightly", "--on", "tonight"], ["gaps", "--severity", "bad"],
            ["gaps", "--theme", "bad"], ["gaps", "--body", "bad code"], ["report"], ["import"],
            ["report", "--body", "bad code"], ["demo", "register", "--cases", "-1"],
            ["token", "issue", "--body", "QWO", "--days", "0"], ["token", "issue", "--body", "QWO", "--days", "367"],
        ]:
            with self.subTest(words):
                self.refused(*words, stdin=exemplar(), status=64)

    def test_an_answer_that_cannot_be_written_is_a_fault(self):
        for words in [
            ["evaluate", "-"], ["evaluate", "-", "--format", "json"], ["rules"], ["law"],
            ["demo", "register", "--cases", "2"],
        ]:
            with self.subTest(words), open("/dev/full", "wb") as full:
                run = subprocess.run(
                    [binary("aftercare"), *words], input=json.dumps(exemplar()).encode(), stdout=full, stderr=subprocess.PIPE,
                    env=environment(**self.surroundings), timeout=60)
                self.assertEqual(70, run.returncode)
                self.assertIn(b"could not be written", run.stderr)
