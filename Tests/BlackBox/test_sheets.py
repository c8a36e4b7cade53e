"""`aftercare import` of sheets, `aftercare aside` and `aftercare compare`: all or nothing, and nobody merged."""
import copy
import csv
import hashlib
import io
import json
import random
import re

from support import DatabaseCase, ROOT, plain, scenario

COUNTS = re.compile(
    r"(\d+) rows, (\d+) people: (\d+) new, (\d+) known, (\d+) put aside; "
    r"facts: (\d+) new, (\d+) changed, (\d+) withdrawn, (\d+) equal")
NAMES = ["rows", "people", "new_cases", "known", "aside", "new", "changed", "withdrawn", "equal"]

MAPPING = {
    "format": "aftercare-mapping/1", "name": "sheet", "key": "Id", "dates": "DD/MM/YYYY",
    "columns": {
        "NHS": "person.nhs_number", "Family": "person.family_name", "Given": "person.given_names",
        "Born": "person.birth_date", "Entered": "register.entered", "Closed": "register.closed",
        "Council": {"field": "register.council", "values": {"Leeds": "E08000035"}}, "ICB": "register.nhs_body",
        "Worker": "key_workers.name", "Since": "key_workers.start", "Reviewed": "meetings/last.held", "Notes": None,
    },
    "constants": {"meetings/last.kind": "review"},
}
COLUMNS = ["Id", *MAPPING["columns"]]
ADA = {
    "Id": "k1", "NHS": "999 000 0018", "Family": "Zqfam1xq", "Given": "Zqgiv1xq", "Born": "17/05/1984",
    "Entered": "01/09/2021", "Council": "Leeds", "ICB": "QWO", "Worker": "Zqkey1xq", "Since": "02/09/2021",
    "Reviewed": "14/02/2026", "Notes": "Zqnote, \"quoted\"",
}
BEN = {"Id": "k2", "NHS": "9990000026", "Family": "Zqfam2xq", "Given": "Zqgiv2xq", "Born": "02/11/1971",
       "Entered": "15/01/2020", "Council": "E08000032"}
CANARIES = ["Zqfam", "Zqgiv", "Zqkey", "Zqnote", "9990000", "999 000", "17/05/1984", "1984-05-17", "02/11/1971"]


def sheet(*rows, columns=COLUMNS, end="\r\n"):
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator=end, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def numbers(summary):
    found = COUNTS.search(summary)
    assert found, summary
    return dict(zip(NAMES, map(int, found.groups())))


class SheetCase(DatabaseCase):
    def setUp(self):
        self.place = self.folder()
        self.mapping = self.written("mapping.json", MAPPING, self.place)
        self.source = f"source of {self.id()}"

    def import_sheet(self, content, *more, name="sheet.csv", mapping=None, **options):
        path = self.written(name, content, self.place)
        return self.call(
            "import", "--source", self.source, "--mapping", mapping or self.mapping, path, *more, **options)

    def imported_sheet(self, content, *more, status=0, **options):
        done = self.import_sheet(content, *more, **options)
        self.assertEqual(done.returncode, status, done.stderr.decode())
        self.assertNoPerson(done.stdout + done.stderr, CANARIES)
        return numbers(done.stdout.decode())

    def refused_sheet(self, content, *says, **options):
        """The sheet is refused whole: located faults with codes, no person, and the register as it was."""
        before = self.exported()
        done = self.import_sheet(content, **options)
        message = done.stderr.decode()
        self.assertEqual(done.returncode, 65, message)
        self.assertEqual(done.stdout, b"")
        for word in says:
            self.assertIn(word, message)
        self.assertRegex(message, r"line \d+.*(CSV|ROW)-\d\d ")
        self.assertNoPerson(message, CANARIES)
        self.assertEqual(self.exported(), before)
        return message

    def waiting(self):
        text = self.done("aside", "list")
        self.assertNoPerson(text, CANARIES)
        return re.findall(r"^(\d+)  (.*)$", text, re.M)

    def case_of(self, number):
        found = [file for file in self.exported().values() if file["person"].get("nhs_number") == number]
        self.assertEqual(len(found), 1)
        return found[0]


class Registers(SheetCase):
    def tearDown(self):
        """Every test begins with an empty register."""
        self.drop()

    def drop(self):
        self.sql(
            "set session_replication_role = replica; "
            + "".join(
                f"delete from aftercare.{table};"
                for table in self.sql(
                    "select string_agg(class.relname, ' ') from pg_class as class "
                    "where class.relnamespace = 'aftercare'::regnamespace and class.relkind = 'r' and "
                    "(class.relname in ('aside', 'import_file') or exists (select from pg_attribute "
                    "where attrelid = class.oid and attname = 'case_id'))").split()
                if not table.startswith("audit")))

    def test_a_row_becomes_a_case(self):
        found = self.imported_sheet(sheet(ADA, BEN))
        self.assertEqual((found["rows"], found["people"], found["new_cases"], found["aside"]), (2, 2, 2, 0))
        ada = self.case_of("9990000018")
        self.assertRegex(ada["case"], r"^AC-\d{6}$")
        self.assertEqual(plain({name: ada[name] for name in ada if name not in ("format", "case")}), plain({
            "person": {"nhs_number": "9990000018", "family_name": "Zqfam1xq", "given_names": "Zqgiv1xq",
                       "birth_date": "1984-05-17"},
            "register": {"entered": "2021-09-01", "council": "E08000035", "nhs_body": "QWO"},
            "key_workers": [{"id": "sheet", "name": "Zqkey1xq", "start": "2021-09-02"}],
            "meetings": [{"id": "sheet.last", "kind": "review", "held": "2026-02-14"}],
        }))
        ben = self.case_of("9990000026")
        self.assertNotIn("key_workers", ben)
        self.assertNotIn("meetings", ben)

    def test_the_example_in_the_documentation(self):
        examples = ROOT / "docs" / "examples"
        done = self.done(
            "import", "--source", "example", "--mapping", examples / "mapping.json", examples / "register.csv")
        self.assertEqual(numbers(done)["new_cases"], 2)
        self.assertIn("LDS-S-1", self.exported())

    def test_the_same_bytes_again_change_nothing(self):
        content = sheet(ADA, BEN)
        self.imported_sheet(content)
        before = self.exported()
        again = self.import_sheet(content, name="renamed.csv")
        self.assertEqual(again.returncode, 0)
        self.assertIn(b"Already imported on", again.stdout)
        self.assertEqual(self.exported(), before)
        found = self.imported_sheet(content, "--again")
        self.assertEqual((found["new"], found["changed"], found["known"]), (0, 0, 2))
        self.assertEqual(self.exported(), before)

    def test_another_order_of_columns_is_the_same(self):
        self.imported_sheet(sheet(ADA, BEN))
        before = self.exported()
        found = self.imported_sheet("\ufeff" + sheet(BEN, ADA, columns=COLUMNS[::-1], end="\n"))
        self.assertEqual((found["new"], found["changed"], found["withdrawn"]), (0, 0, 0))
        self.assertEqual(self.exported(), before)

    def test_a_correction_supersedes(self):
        self.imported_sheet(sheet(ADA))
        found = self.imported_sheet(sheet(ADA | {"Worker": "Zqkey9xq"}))
        self.assertEqual((found["changed"], found["new"], found["withdrawn"]), (1, 0, 0))
        self.assertEqual(self.case_of("9990000018")["key_workers"][0]["name"], "Zqkey9xq")

    def test_only_a_complete_sheet_withdraws_and_only_its_own(self):
        self.imported_sheet(sheet(ADA, BEN | {"Worker": "Zqkey2xq", "Since": "01/02/2020"}))
        reference = self.case_of("9990000018")["case"]
        theirs = {"id": "theirs", "name": "Zqkey3xq", "start": "2022-01-01"}
        file = self.answer("export", "--case", reference)
        del file["meetings"]  # what another source does not say, it does not withdraw
        file["key_workers"].append(theirs)
        self.imported(file, source="other")
        fewer = ADA | {"Worker": "", "Since": ""}
        self.assertEqual(self.imported_sheet(sheet(fewer))["withdrawn"], 0)
        # Ben's row is gone too, and with it his worker.
        self.assertEqual(self.imported_sheet(sheet(fewer), "--complete")["withdrawn"], 2)
        after = self.answer("export", "--case", reference)
        self.assertEqual(after["key_workers"], [theirs])
        self.assertIn("meetings", after)
        self.assertNotIn("key_workers", self.case_of("9990000026"))

    def test_what_the_sheet_does_not_know_stays(self):
        file = {"format": "aftercare-case/1", "case": "HELD-1", "person": {
            "nhs_number": "9990000018", "birth_date": "1984-05-17", "autism": True, "family_name": "Zqfam1xq"}}
        self.imported(file, source="other")
        self.imported_sheet(sheet({name: ADA[name] for name in ("Id", "NHS", "Born", "Given", "Entered")}))
        person = self.answer("export", "--case", "HELD-1")["person"]
        self.assertEqual(person, file["person"] | {"given_names": "Zqgiv1xq"})

    def test_a_dry_run_writes_nothing(self):
        for status, rows in ((0, [ADA, BEN]), (2, [ADA, BEN, BEN | {"Id": "k3", "NHS": "", "Family": ""}])):
            dump = self.sql("select count(*) from aftercare.audit_event")
            done = self.import_sheet(sheet(*rows), "--dry-run")
            self.assertEqual(done.returncode, status, done.stderr)
            self.assertIn(b"Dry run, nothing was written: ", done.stdout)
            self.assertEqual(numbers(done.stdout.decode())["new_cases"], 2)
            self.assertEqual(self.exported(), {})
            self.assertEqual(self.sql("select count(*) from aftercare.import_file"), "0")
            self.assertEqual(self.sql("select count(*) from aftercare.aside"), "0")
            # The export above asked once; the dry run left nothing.
            self.assertEqual(int(self.sql("select count(*) from aftercare.audit_event")), int(dump) + 1)
        self.assertEqual(self.imported_sheet(sheet(ADA, BEN))["new_cases"], 2)

    def test_a_dry_run_of_case_files_writes_nothing(self):
        path = self.written("case.json", scenario("court-cxf")["case"])
        self.assertIn("1 cases (1 new)", self.done("import", "--dry-run", path))
        self.assertEqual(self.exported(), {})
        self.assertIn("1 cases (1 new)", self.done("import", path))

    def test_the_trail_has_the_hash_of_the_file(self):
        content = sheet(ADA)
        self.imported_sheet(content)
        case = json.dumps(scenario("court-cxf")["case"])
        self.done("import", self.written("case.json", case))
        trail = self.sql(
            "select string_agg(detail::text, ' ') from aftercare.audit_event where kind = 'import'")
        for text in (content, case):
            self.assertIn(hashlib.sha256(text.encode()).hexdigest(), trail)
        self.assertNoPerson(trail, CANARIES)

    def test_every_bad_row_is_named(self):
        message = self.refused_sheet(
            sheet(
                ADA, BEN | {"NHS": "9990000027"}, BEN | {"Id": "k3", "NHS": "", "Born": "31/02/1971"},
                BEN | {"Id": "k4", "NHS": "", "Council": "Zqfam"}, BEN | {"Id": "", "NHS": ""},
                BEN | {"Id": "k5", "NHS": "", "Worker": "Zqkey5xq"}, BEN | {"Id": "k6", "NHS": ADA["NHS"]},
                ADA | {"Id": "k1", "NHS": ""}),
            "(7 faults)", "line 3, column NHS: ROW-03", "line 4, column Born: ROW-02", "line 5, column Council: ROW-05",
            "line 6, column Id: ROW-01", "line 7, column Since: ROW-01", "line 8, column Id: ROW-07",
            "line 9, column Id: ROW-07")
        self.assertEqual(message.count("\n"), 8)

    def test_the_list_ends_and_the_count_does_not(self):
        rows = [{"Id": str(number), "Born": "never"} for number in range(10_050)]
        message = self.refused_sheet(sheet(*rows), "(10050 faults)", "and 50 more")
        self.assertEqual(message.count("ROW-02"), 10_000)

    def test_columns_must_be_those_of_the_mapping(self):
        self.refused_sheet(sheet(ADA, columns=COLUMNS[:-2]), "column Reviewed: CSV-13")
        self.refused_sheet(sheet(ADA, columns=[*COLUMNS, "More"]), f"column {len(COLUMNS) + 1}: CSV-12")
        self.refused_sheet(sheet(ADA).replace("Worker,", "Family,"), "column Family: CSV-11")
        # Without a header, the first line is somebody, who must not be shown.
        self.refused_sheet(sheet(ADA).split("\r\n", 1)[1], "CSV-12")
        self.refused_sheet("", "line 1: CSV-10")

    def test_swapped_columns_are_refused(self):
        for one, other in [("NHS", "Born"), ("Family", "Entered"), ("Council", "Given"), ("Worker", "Since")]:
            swapped = [{"temp": row.get(one, "")} | row for row in (ADA, BEN)]
            rows = [row | {one: row.get(other, ""), other: row["temp"]} for row in swapped]
            self.refused_sheet(sheet(*rows))

    def test_a_file_that_is_no_csv(self):
        good = sheet(ADA, BEN).encode()
        for content, code in [
            (good.replace(b"Zqfam1xq", b"Zqfam\xe9"), "CSV-01"), (good.decode().encode("utf-16"), "CSV-01"),
            (good.replace(b"Zqgiv1xq", b"Zqgiv\0"), "CSV-02"), (good.replace(b"Zqgiv1xq", b"Zq\"giv"), "CSV-03"),
            (good.replace(b"Leeds", b"\"Leeds\"s"), "CSV-04"), (good.replace(b",Leeds", b",\"Leeds"), "CSV-0"),
            (good[:-1], "CSV-07"), (good[:-2], "CSV-08"), (good.replace(b"\r\n", b"\r"), "CSV-07"),
            (good.replace(b",Leeds", b""), "CSV-09"), (good.replace(b"Leeds", b"L" * 70_000), "CSV-06"),
        ]:
            self.refused_sheet(content, code)

    def test_mutated_files_are_taken_whole_or_refused_whole(self):
        """Bits flipped, cuts, quotes, NULs, line ends and rows put elsewhere: in a dry run, then what fits for good."""
        chance = random.Random(117)
        good = sheet(ADA, BEN).encode()
        marks = [b'"', b"\0", b"\r", b"\n", b",", b"\r\n", b"\xff", b"'", b"="]

        def mutated():
            data = bytearray(good)
            for _ in range(chance.randint(1, 3)):
                place = chance.randrange(len(data) or 1)
                match chance.randrange(5):
                    case 0: data[place:place + 1] = bytes([data[place] ^ 1 << chance.randrange(8)])
                    case 1: del data[place:]
                    case 2: data[place:place] = chance.choice(marks) * chance.choice([1, 1, 2, 50])
                    case 3: del data[place:place + chance.randint(1, 40)]
                    case 4: data += data[place:]
                if not data:
                    break
            return bytes(data)

        refused = 0
        before = self.exported()
        for number in range(150):
            content = mutated()
            with self.subTest(number=number, content=content):
                done = self.import_sheet(content, "--dry-run")
                self.assertIn(done.returncode, (0, 2, 65), done.stderr)
                if done.returncode == 65:
                    refused += 1
                    self.assertRegex(done.stderr.decode(), r"line \d+.*(CSV|ROW)-\d\d ")
        self.assertGreater(refused, 75)
        self.assertEqual(self.exported(), before)


class Identity(SheetCase):
    tearDown = Registers.tearDown
    drop = Registers.drop

    def held(self, reference="HELD-1", **person):
        file = {"format": "aftercare-case/1", "case": reference, "person": {
            "nhs_number": "9990000018", "birth_date": "1984-05-17", "family_name": "Zqfam1xq",
            "given_names": "Zqgiv1xq"} | person}
        file["person"] = {name: value for name, value in file["person"].items() if value is not None}
        self.imported(file, source="other")
        return file

    def put_aside(self, row, reason, *more):
        before = self.exported()
        found = self.imported_sheet(sheet(row, *more), status=2)
        self.assertEqual(found["aside"], 1 + len(more))
        self.assertEqual(self.exported(), before)
        waiting = self.waiting()
        self.assertEqual(len(waiting), 1 + len(more))
        self.assertIn(reason, waiting[0][1])
        return waiting[0]

    def test_number_and_birth_equal_is_the_same(self):
        self.held()
        self.assertEqual(self.imported_sheet(sheet(ADA))["known"], 1)
        self.assertEqual(list(self.exported()), ["HELD-1"])

    def test_another_birth_date_is_put_aside(self):
        self.held(birth_date="1984-05-18")
        self.assertIn("HELD-1", self.put_aside(ADA, "another date of birth")[1])

    def test_a_missing_birth_date_is_put_aside(self):
        self.held(birth_date=None)
        self.put_aside(ADA, "a date of birth is missing")

    def test_a_number_in_two_cases_is_put_aside(self):
        self.held()
        self.held("HELD-2")
        self.put_aside(ADA, "two cases or more")

    def test_a_namesake_without_number_is_put_aside(self):
        self.held(nhs_number=None)
        self.put_aside(ADA, "same name and date of birth")

    def test_a_sheet_without_number_is_put_aside(self):
        self.held(family_name="ZQFAM1XQ")
        self.put_aside(ADA | {"NHS": ""}, "same name and date of birth")

    def test_nobody_knows_who(self):
        self.put_aside(ADA | {"NHS": "", "Born": ""}, "neither an NHS number")

    def test_namesakes_in_one_file_are_put_aside(self):
        self.put_aside(ADA | {"NHS": ""}, "same name", ADA | {"Id": "k9", "NHS": "9990000026"})

    def test_a_reference_of_another_is_put_aside(self):
        self.held("HELD-1", nhs_number="9990000026", birth_date="1971-11-02", family_name="Zqfam2xq")
        mapping = self.written("with-case.json", MAPPING | {"case": "Ref"}, self.place)
        done = self.import_sheet(sheet(ADA | {"Ref": "HELD-1"}, columns=[*COLUMNS, "Ref"]), mapping=mapping)
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertIn("another person's case", self.waiting()[0][1])

    def test_a_key_that_was_another_persons_is_put_aside(self):
        self.imported_sheet(sheet(ADA))
        self.put_aside(BEN | {"Id": "k1"}, "key was another person's")

    def test_resolved_into_a_case_it_is_remembered(self):
        self.held(birth_date="1984-05-18")
        number, _ = self.put_aside(ADA, "another date of birth")
        self.refused("aside", "resolve", number, "--case", "NO-SUCH", status=66, says="no case")
        self.assertIn("HELD-1", self.done("aside", "resolve", number, "--case", "HELD-1"))
        after = self.answer("export", "--case", "HELD-1")
        self.assertEqual(after["key_workers"][0]["name"], "Zqkey1xq")
        self.assertEqual(self.waiting(), [])
        self.refused("aside", "resolve", number, "--case", "HELD-1", status=66, says="nobody of that number")
        again = self.imported_sheet(sheet(ADA | {"Reviewed": "15/02/2026"}))
        self.assertEqual((again["aside"], again["known"], again["changed"]), (0, 1, 1))
        self.assertNotIn("Zq", self.sql("select string_agg(aside::text, ' ') from aftercare.aside"))

    def test_resolved_as_new_and_discarded(self):
        self.held(nhs_number=None)
        number, _ = self.put_aside(ADA, "same name")
        self.assertRegex(self.done("aside", "resolve", number, "--new"), r"Recorded in case AC-\d+")
        self.assertEqual(len(self.exported()), 2)
        self.assertEqual(self.imported_sheet(sheet(ADA), "--again")["known"], 1)
        number, _ = self.put_aside_discarded()
        self.assertIn("Discarded", self.done("aside", "resolve", number, "--discard"))
        self.assertEqual(self.waiting(), [])

    def put_aside_discarded(self):
        self.imported_sheet(sheet(BEN | {"NHS": "", "Born": ""}), status=2)
        return self.waiting()[0]

    def test_waiting_twice_is_waiting_once_and_a_mended_sheet_ends_it(self):
        self.held(birth_date="1984-05-18")
        self.put_aside(ADA, "another date of birth")
        self.put_aside(ADA | {"Notes": ""}, "another date of birth")
        found = self.import_sheet(sheet(ADA | {"Born": "18/05/1984"}))
        self.assertIn(b"1 who waited are identified", found.stdout)
        self.assertEqual(self.waiting(), [])

    def test_the_application_role_sees_nobody_aside(self):
        self.put_aside(ADA | {"NHS": "", "Born": ""}, "neither")
        for role in ("aftercare_app", "aftercare_nightly", "aftercare_reporting"):
            for table in ("aside", "import_link", "import_file"):
                with self.assertRaisesRegex(RuntimeError, "permission denied"):
                    self.sql(f"set role {role}; select * from aftercare.{table}")


PATIENTS = ["LocalPatientId", "NHSNumber", "PersonBirthDate", "PersDeathDate", "Gender"]
PERIODS = ["LocalPatientId", "MHActLegalStatusClassPeriodId", "StartDateMHActLegalStatusClass",
           "EndDateMHActLegalStatusClass", "LegalStatusCode", "MentalCat"]
SPELLS = ["LocalPatientId", "HospProvSpellID", "StartDateHospProvSpell", "DischDateHospProvSpell",
          "DischTimeHospProvSpell"]
ORDERS = ["MHActLegalStatusClassPeriodId", "StartDateCommTreatOrd", "EndDateCommTreatOrd", "CommTreatOrdEndReason"]
RECALLS = ["MHActLegalStatusClassPeriodId", "StartDateCommTreatOrdRecall", "EndDateCommTreatOrdRecall"]


class Extracts(SheetCase):
    tearDown = Registers.tearDown
    drop = Registers.drop

    def files(self, patients=None, periods=(), spells=(), orders=(), recalls=()):
        tables = {
            "mhs001.csv": (PATIENTS, patients or [["P/1", "9990000018", "1984-05-17", "", "2"]]),
            "mhs401.csv": (PERIODS, periods), "mhs501.csv": (SPELLS, spells), "mhs404.csv": (ORDERS, orders),
            "mhs405.csv": (RECALLS, recalls),
        }
        paths = []
        for name, (columns, rows) in tables.items():
            if rows:
                paths.append(self.written(
                    name, sheet(*(dict(zip(columns, row)) for row in rows), columns=columns), self.place))
        return paths

    def extract(self, *more, status=0, codes="england", **tables):
        done = self.call(
            "import", "--source", "trust", "--mhsds", "--provider", "RGD", "--codes", codes, *more,
            *self.files(**tables))
        self.assertEqual(done.returncode, status, done.stderr.decode())
        self.assertNoPerson(done.stdout + done.stderr, CANARIES)
        return done.stdout.decode() if status != 65 else done.stderr.decode()

    def test_tables_become_facts(self):
        self.extract(
            periods=[["P/1", "ep1", "2025-03-04", "2025-03-25", "02", "A"], ["P/1", "ep2", "2025-03-25", "", "03", "A"],
                     ["P/1", "ep0", "2025-03-03", "2025-03-04", "01", "A"]],
            spells=[["P/1", "s1", "2025-03-03", "2025-06-17", "14:30:00"]],
            orders=[["ep2", "2025-06-17", "", ""]])
        case = self.case_of("9990000018")
        self.assertEqual(plain(case["legal_status"]), plain([
            {"id": "mhs401.RGD.ep1", "section": "2", "start": "2025-03-04", "end": "2025-03-25", "hospital": "RGD"},
            {"id": "mhs401.RGD.ep2", "section": "3", "start": "2025-03-25", "end": "2025-06-17",
             "end_reason": "community_treatment_order", "hospital": "RGD"}]))
        self.assertEqual(case["community_orders"], [
            {"id": "mhs404.RGD.ep2.2025-06-17", "kind": "community_treatment_order", "start": "2025-06-17"}])
        self.assertEqual(case["spells"], [
            {"id": "mhs501.RGD.s1", "hospital": "RGD", "admitted": "2025-03-03", "left": "2025-06-17T14:30:00+01:00"}])
        told = self.answer("evaluate", "-", "--on", "2025-08-01", "--format", "json", stdin=case)
        self.assertEqual((told["duty"]["state"], told["eligibility"]["status"]), ("live", "eligible"))

    def test_recall_and_revocation_go_on_with_the_section(self):
        self.extract(
            periods=[["P/1", "ep", "2025-03-25", "", "03", "A"]],
            orders=[["ep", "2025-06-17", "2026-02-09", "02"]], recalls=[["ep", "2025-09-01", "2025-09-03"]])
        rows = {row["id"]: row for row in self.case_of("9990000018")["legal_status"]}
        self.assertEqual({name: (row["start"], row.get("end")) for name, row in rows.items()}, {
            "mhs401.RGD.ep": ("2025-03-25", "2025-06-17"), "mhs401.RGD.ep.2": ("2026-02-09", None),
            "mhs405.RGD.ep.2025-09-01": ("2025-09-01", "2025-09-03")})

    def test_code_35_is_another_thing_in_wales(self):
        period = [["P/1", "ep", "2025-03-25", "", "35", "A"]]
        self.extract(periods=period)
        self.assertEqual(self.case_of("9990000018")["legal_status"][0]["section"], "7")
        self.drop()
        self.extract(periods=period, codes="wales")
        case = self.case_of("9990000018")
        self.assertNotIn("legal_status", case)
        self.assertEqual(case["community_orders"][0]["kind"], "community_treatment_order")

    def test_retired_and_wrong_codes(self):
        self.extract(periods=[["P/1", "ep", "1999-03-25", "1999-05-01", "34", "A"]])
        self.assertEqual(self.case_of("9990000018")["legal_status"][0]["section"], "45A")
        for code in ("3", "11", "30", "x"):
            message = self.extract(periods=[["P/1", "ep", "2025-03-25", "", code, "A"]], status=65)
            self.assertRegex(message, r"mhs401.csv, line 2, column LegalStatusCode: ROW-09")

    def test_rows_about_nobody(self):
        message = self.extract(
            periods=[["P/2", "ep", "2025-03-25", "", "03", "A"]], orders=[["none", "2025-06-17", "", ""]], status=65)
        self.assertRegex(message, r"mhs401.csv, line 2, column LocalPatientId: ROW-08")
        self.assertRegex(message, r"mhs404.csv, line 2, column MHActLegalStatusClassPeriodId: ROW-08")
        self.assertEqual(self.exported(), {})

    def test_a_second_extract_supersedes_and_a_complete_one_withdraws_its_own_tables(self):
        periods = [["P/1", "ep1", "2025-03-04", "2025-03-25", "02", "A"], ["P/1", "ep2", "2025-03-25", "", "03", "A"]]
        spells = [["P/1", "s1", "2025-03-03", "", ""]]
        self.extract(periods=periods, spells=spells)
        ended = [periods[0], ["P/1", "ep2", "2025-03-25", "2025-06-17", "03", "A"]]
        found = numbers(self.extract(periods=ended))
        self.assertEqual((found["changed"], found["withdrawn"], found["new"]), (1, 0, 0))
        found = numbers(self.extract("--complete", periods=[ended[1]]))
        self.assertEqual((found["changed"], found["withdrawn"]), (0, 1))
        case = self.case_of("9990000018")
        self.assertEqual([row["id"] for row in case["legal_status"]], ["mhs401.RGD.ep2"])
        self.assertEqual(len(case["spells"]), 1)

    def test_two_providers_know_one_person(self):
        patients = ["OrgIDProv", *PATIENTS]
        rows = [["RGD", "1", "9990000018", "1984-05-17", ""], ["RXX", "77", "9990000018", "1984-05-17", ""]]
        path = self.written("p.csv", sheet(*(dict(zip(patients, row)) for row in rows), columns=patients), self.place)
        found = numbers(self.done("import", "--source", "both", "--mhsds", path))
        self.assertEqual((found["people"], found["new_cases"]), (2, 1))
        self.assertEqual(len(self.exported()), 1)

    def test_a_misspelt_item_and_another_table(self):
        columns = [name.replace("EndDateMH", "EndDatMH") for name in PERIODS]
        path = self.written("x.csv", sheet(columns=columns), self.place)
        self.assertRegex(
            self.refused("import", "--source", "t", "--mhsds", "--provider", "RGD", path, status=65),
            "column EndDateMHActLegalStatusClass: CSV-13")
        path = self.written("y.csv", "Zqfam1xq,b\r\n1,2\r\n", self.place)
        message = self.refused("import", "--source", "t", "--mhsds", path, status=65, says="CSV-14")
        self.assertNoPerson(message, CANARIES)


class Mappings(SheetCase):
    def refused_mapping(self, change, says):
        mapping = copy.deepcopy(MAPPING)
        change(mapping)
        path = self.written("bad.json", mapping, self.place)
        done = self.import_sheet(sheet(ADA), mapping=path)
        self.assertEqual((done.returncode, done.stdout), (65, b""), done.stderr)
        self.assertIn(says, done.stderr.decode())

    def test_every_fault_is_named(self):
        self.refused_mapping(lambda m: m.pop("key"), "/key: is required")
        self.refused_mapping(lambda m: m.update(format="x"), "/format: must be")
        self.refused_mapping(lambda m: m.update(dates="DD/MM/YY"), "/dates: must be a form of dates")
        self.refused_mapping(lambda m: m.update(more=1), "/more: is not a member")
        self.refused_mapping(lambda m: m["columns"].update(X="person.shoe_size"), "person.shoe_size is no field")
        self.refused_mapping(lambda m: m["columns"].update(X="residence.council"), "residence.start is missing")
        self.refused_mapping(lambda m: m["columns"].update(X="person.nhs_number"), "another column or constant")
        self.refused_mapping(lambda m: m["columns"].update(X="charges.item"), "names another fact")
        self.refused_mapping(lambda m: m["constants"].update({"meetings/last.kind": "x"}), "must be one of")
        self.refused_mapping(lambda m: m["columns"].update(X="register/a.council"), "takes no label")

    def test_called_wrongly(self):
        path = self.written("sheet.csv", sheet(ADA), self.place)
        for words, says in [
            ([path], "--mapping"), (["--mapping", self.mapping, path], "--source"), (["--complete", path], "--mhsds"),
            (["--mapping", self.mapping, "--mhsds", "--source", "x", path], "one of"),
            (["--mapping", self.mapping, "--source", "x", path, path], "one file"),
        ]:
            self.refused("import", *words, status=64, says=says)
        self.refused(
            "import", "--source", "x", "--mapping", self.mapping, self.place / "none.csv", status=66, says="none.csv")


class Comparison(SheetCase):
    """The demo person of a scenario is owed after-care by Leeds and QWO or others; sheets say something else."""

    DAY = "2026-11-21"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.file = scenario("exemplar-complete")["case"]
        cls.file["person"] |= {"nhs_number": "9990000018", "birth_date": "1984-05-17"}
        told = cls.answer("evaluate", "-", "--on", cls.DAY, "--format", "json", stdin=cls.file)
        assert told["duty"]["state"] == "live", told["duty"]
        cls.council, cls.nhs = told["council"]["body"], told["nhs_statutory"]["body"]
        cls.reference = cls.file["case"]
        unqualified = scenario("eligibility-section-2-only")["case"]
        unqualified["person"] |= {"nhs_number": "9990000026", "birth_date": "1971-11-02"}
        cls.imported(cls.file, unqualified)
        cls.unqualified = unqualified["case"]

    def row(self, **more):
        return {"Id": "k1", "NHS": "9990000018", "Born": "17/05/1984", "Family": "Zqfam1xq",
                "Council": self.council, "ICB": self.nhs} | more

    def compared(self, *rows, more=(), status=1):
        path = self.written("sheet.csv", sheet(*rows), self.place)
        done = self.call(
            "compare", path, "--mapping", self.mapping, "--on", self.DAY, "--format", "json", *more)
        self.assertEqual(done.returncode, status, done.stderr.decode())
        self.assertNoPerson(done.stdout + done.stderr, CANARIES)
        return json.loads(done.stdout)

    def kinds(self, *rows, **options):
        return {(found["kind"], found["line"], found["case"]) for found in self.compared(*rows, **options)["differences"]}

    def test_no_difference(self):
        before = self.exported()
        self.assertEqual(self.kinds(self.row(), status=0), set())
        path = self.written("sheet.csv", sheet(self.row()), self.place)
        self.assertIn("No differences.", self.done(
            "compare", path, "--mapping", self.mapping, "--on", self.DAY))
        self.assertEqual(self.exported(), before)
        self.assertEqual(self.sql("select count(*) from aftercare.import_file"), "0")

    def test_entitled_and_on_no_list(self):
        empty = {("entitled_on_no_list", None, self.reference)}
        self.assertEqual(self.kinds(), empty)
        self.assertEqual(self.kinds(more=["--body", self.council]), empty)
        other = "E09000033" if self.council != "E09000033" else "E08000035"
        self.assertEqual(self.kinds(more=["--body", other], status=0), set())

    def test_on_a_list_without_a_qualifying_detention(self):
        self.assertEqual(
            self.kinds(self.row(), {"Id": "k2", "NHS": "9990000026", "Born": "02/11/1971"}),
            {("listed_without_qualifying_detention", 3, self.unqualified)})

    def test_another_council_and_another_nhs_body(self):
        other = "E09000033" if self.council != "E09000033" else "E08000035"
        found = self.compared(self.row(Council=other))["differences"]
        self.assertEqual([(one["kind"], one["in_sheet"], one["in_record"]) for one in found],
                         [("other_council", other, self.council)])
        board = "QYG" if self.nhs != "QYG" else "QWO"
        self.assertEqual(self.kinds(self.row(ICB=board)), {("other_nhs_body", 2, self.reference)})

    def test_a_dead_body_and_its_successor(self):
        found = self.compared(self.row(ICB="15F"))["differences"]
        dead = [one for one in found if one["kind"] == "dead_body"]
        self.assertEqual(len(dead), 1)
        self.assertIn("1 July 2022", dead[0]["why"])
        self.assertIn("QWO", dead[0]["why"])
        self.assertEqual({one["kind"] for one in found} - {"dead_body"}, set() if self.nhs == "QWO" else {"other_nhs_body"})

    def test_ended_by_one_side(self):
        self.assertEqual(self.kinds(self.row(Closed="01/02/2026")), {("ended_by_one_side", 2, self.reference)})

    def test_not_in_the_record_and_doubtful(self):
        self.assertEqual(
            self.kinds(self.row(), {"Id": "k3", "NHS": "9990000034", "Born": "01/01/1990"}), {("not_in_record", 3, None)})
        self.assertEqual(self.kinds(self.row(Born="18/05/1984")), {("doubtful_identity", 2, None)})

    def test_the_forms_agree(self):
        path = self.written("sheet.csv", sheet(self.row(ICB="15F")), self.place)
        words = ["compare", path, "--mapping", self.mapping, "--on", self.DAY]
        found = self.answer(*words, "--format", "json", status=1)
        table = list(csv.DictReader(io.StringIO(self.done(*words, "--format", "csv", status=1))))
        self.assertEqual([row["kind"] for row in table], [one["kind"] for one in found["differences"]])
        text = self.done(*words, status=1)
        for one in found["differences"]:
            self.assertIn(one["why"], text)

    def test_it_is_a_look(self):
        before = int(self.sql("select count(*) from aftercare.audit_event"))
        self.compared(self.row(), status=0)
        self.assertEqual(int(self.sql("select count(*) from aftercare.audit_event")), before + 1)
        self.assertIn("comparison", self.sql("select detail from aftercare.audit_event order by event_id desc limit 1"))

    def test_a_bad_sheet_is_refused(self):
        path = self.written("sheet.csv", sheet(self.row(Born="x")), self.place)
        self.refused("compare", path, "--mapping", self.mapping, status=65, says="ROW-02")
        self.refused(
            "compare", path, "--mapping", self.mapping, "--body", "QZZ", status=64, says="--body QZZ is not known here")
