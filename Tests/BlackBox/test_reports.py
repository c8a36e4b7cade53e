"""The gap reports: on the command line and as the files of a night."""
import csv
import html.parser
import io
import json
import pathlib
import re
import shutil
import tempfile
import unittest

from support import (
    DatabaseCase, NIGHT, SEVERITIES, THEMES, drop_database, identity, later, migrated_database, persons, scenario,
    with_canaries,
)

FORMATS = {"text": "txt", "csv": "csv", "json": "json", "html": "html"}
FORMULA = ("=", "+", "-", "@", "\t", "\r")
VOID = {"meta", "br", "hr", "img", "link", "input", "wbr", "col"}


class Page(html.parser.HTMLParser):
    """A page as a reader meets it: its words, and what is wrong with its markup."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.tags, self.words, self.faults = [], [], [], []
        self.feed(text)
        self.close()
        self.faults += [f"<{tag}> is not closed" for tag in self.open]

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        for name, value in attributes:
            if name in ("src", "href", "srcset", "action", "data", "poster") and not (value or "").startswith("#"):
                self.faults.append(f"<{tag} {name}> leads elsewhere")
            if name.startswith("on"):
                self.faults.append(f"<{tag} {name}>")
        if tag in ("script", "link", "iframe", "object", "embed", "base", "img"):
            self.faults.append(f"<{tag}>")
        if tag == "tbody":
            self.end_rows()
        if tag not in VOID:
            self.open.append(tag)

    def end_rows(self):
        """Rows that are not ended by themselves end with the table, or where the next begin (HTML, optional tags)."""
        if self.open and self.open[-1] == "tbody":
            self.open.pop()

    def handle_endtag(self, tag):
        if tag == "table":
            self.end_rows()
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, data):
        if self.open and self.open[-1] == "style":
            for word in ("url(", "@import", "expression("):
                if word in data:
                    self.faults.append(f"the style holds {word}")
        else:
            self.words.append(data)


class ReportCase(DatabaseCase):
    """All classes ask the same register: it changes in none of them."""

    @classmethod
    def setUpClass(cls):
        """The register is made once, for the module."""

    @classmethod
    def fill(cls, folder):
        """Two nights over the demo register and some scenarios; the people have names that stand nowhere else."""
        text = cls.done(
            "demo", "register", "--cases", 150, "--seed", 3, "--directory-to", folder / "directory.json")
        files = [json.loads(line) for line in text.splitlines()]
        cls.real_names = {
            f"{file['person'].get('given_names')} {file['person'].get('family_name')}" for file in files}
        files += [
            scenario(name)["case"] for name in [
                "transition-agreement-names-ccg", "records-register-without-detention", "council-no-fixed-abode",
                "transition-complaint-to-the-ccg", "responsibility-rt-09", "council-split-by-address"]]
        cls.files = [with_canaries(file, number) for number, file in enumerate(files)]
        cls.persons = set().union(*map(persons, cls.files))
        cls.persons |= {f"Zqby{number}xq" for number in range(len(files))}
        cls.done("import", folder / "directory.json")
        cls.imported(*cls.files)
        cls.night(later(NIGHT, -30))
        # The second night opens some gaps and closes others.
        changed = [file | {"register": {}} for file in cls.files[:20]]
        changed += [
            file | {"person": file["person"] | {"death_date": later(NIGHT, -1)}} for file in cls.files[20:40]]
        cls.imported(*changed)
        cls.reports = folder / "reports"
        cls.said = cls.done("run", "nightly", "--on", NIGHT, "--reports", cls.reports)
        cls.folder_of_night = cls.reports / NIGHT
        cls.bodies = sorted(path.stem for path in cls.folder_of_night.glob("*.json"))
        cls.json_reports = {
            body: json.loads((cls.folder_of_night / f"{body}.json").read_text()) for body in cls.bodies}

    def text_of(self, body, form):
        return (self.folder_of_night / f"{body}.{FORMATS[form]}").read_bytes().decode()


def setUpModule():
    ReportCase.database = migrated_database()
    unittest.addModuleCleanup(drop_database, ReportCase.database)
    ReportCase.surroundings = {"PGDATABASE": ReportCase.database}
    folder = pathlib.Path(tempfile.mkdtemp(prefix="aftercare-blackbox."))
    unittest.addModuleCleanup(shutil.rmtree, folder, ignore_errors=True)
    ReportCase.fill(folder)


class Folder(ReportCase):
    def test_files_for_every_body_and_nobody(self):
        names = sorted(path.name for path in self.folder_of_night.iterdir())
        self.assertEqual(
            names, sorted(
                [f"{body}.{ending}" for body in self.bodies for ending in [
                    *FORMATS.values(), "outward.csv", "outward.html"]]
                + ["bodies.outward.csv", "bodies.outward.html"]))
        self.assertIn("nobody", self.bodies)
        self.assertIn(f"{len(self.bodies)} reports", self.said)
        owing = {body for gap in self.gaps() for body in gap["owed_by"]}
        self.assertLessEqual(owing, set(self.bodies))
        self.assertGreater(len(set(self.bodies) - owing - {"nobody"}), 5, "bodies without a gap")

    def test_nothing_unfinished_is_left(self):
        self.assertEqual(sorted(path.name for path in self.reports.iterdir()), [NIGHT, "anchors.txt"])

    def test_files_are_what_the_command_shows(self):
        for body in self.bodies[::25] + ["nobody"]:
            for form in FORMATS:
                with self.subTest(body, form=form):
                    shown = self.call("report", "--body", body, "--format", form).stdout
                    self.assertEqual(shown, self.text_of(body, form).encode())

    def test_written_again_they_are_the_same_bytes(self):
        before = self.without_heads()
        self.done("run", "nightly", "--on", NIGHT, "--reports", self.reports)
        self.assertEqual(self.without_heads(), before)

    def test_long_lists_and_many_rows_are_told_the_same(self):
        """Lists wait in a file, and rows come in portions, only where there are many: so here as well."""
        before = self.without_heads()
        for sizes in ["night.size.words=1", "night.size.words=700", "night.size.rows=1", "night.size.rows=7"]:
            with self.subTest(sizes):
                self.done("run", "nightly", "--on", NIGHT, "--reports", self.reports, AFTERCARE_FAILPOINTS=sizes)
                self.assertEqual(self.without_heads(), before)

    def without_heads(self):
        """The files but for the head of the audit trail: a night published again has another."""
        head = re.compile(rb'Audit trail: [^\n<]*|"audit_trail": ?\{[^}]*\}')
        return {path.name: head.sub(b"", path.read_bytes()) for path in self.folder_of_night.iterdir()}

    def test_no_file_names_a_person(self):
        everything = b"".join(path.read_bytes() for path in sorted(self.folder_of_night.iterdir()))
        self.assertNoPerson(everything, self.persons | self.real_names)
        for words in [["gaps"], ["gaps", "--format", "csv"], ["gaps", "--format", "json"], ["gaps", "--bodies"]]:
            self.assertNoPerson(self.done(*words), self.persons | self.real_names)


class JSONReports(ReportCase):
    def test_totals_are_those_of_the_lists(self):
        seen = {"new": 0, "still_open": 0, "closed": 0}
        for body, report in self.json_reports.items():
            with self.subTest(body):
                totals, gaps = report["totals"], report["gaps"]
                statuses = [gap["status"] for gap in gaps]
                self.assertEqual(totals["open"], len(gaps))
                self.assertEqual(totals["new"], statuses.count("new"))
                self.assertEqual(totals["still_open"], statuses.count("still_open"))
                self.assertEqual(totals["new"] + totals["still_open"], totals["open"])
                self.assertEqual(totals["closed"], len(report["closed"]))
                self.assertEqual({gap["status"] for gap in report["closed"]} - {"closed"}, set())
                self.assertEqual(totals["upcoming"], len(report["upcoming"]))
                self.assertEqual(list(totals["by_theme"]), THEMES)
                for theme, line in totals["by_theme"].items():
                    for severity in SEVERITIES:
                        expected = [gap for gap in gaps if (gap["theme"], gap["severity"]) == (theme, severity)]
                        self.assertEqual(line[severity], len(expected), (theme, severity))
                for status in seen:
                    seen[status] += totals[status]
        self.assertTrue(all(seen.values()), f"a weak test: {seen}")

    def test_the_first_page_is_counted_from_the_lists(self):
        for body, report in self.json_reports.items():
            with self.subTest(body):
                summary, gaps = report["summary"], report["gaps"]
                for severity in SEVERITIES:
                    of_it = [gap for gap in gaps if gap["severity"] == severity]
                    self.assertEqual(sum(age[severity] for age in summary["ages"].values()), len(of_it))
                    self.assertEqual(
                        summary["new"][severity], len([gap for gap in of_it if gap["status"] == "new"]))
                    self.assertEqual(
                        summary["better"][severity],
                        len([gap for gap in report["closed"] if gap["severity"] == severity]))
                    self.assertEqual(summary["month_ends"][-1]["open"][severity], len(of_it))
                worst = min((SEVERITIES.index(gap["severity"]) for gap in gaps), default=None)
                of_worst = sorted(
                    (gap["since"], *identity(gap)) for gap in gaps if SEVERITIES.index(gap["severity"]) == worst)
                self.assertEqual(summary["worst_of"], len(of_worst))
                self.assertEqual([(gap["since"], *identity(gap)) for gap in summary["worst"]], of_worst[:5])

    def test_month_ends_are_those_of_the_ledger(self):
        for body, report in list(self.json_reports.items())[::20]:
            ends = report["summary"]["month_ends"]
            self.assertEqual([end["on"] for end in ends[-2:]], ["2026-10-31", NIGHT])
            self.assertEqual([end["open"] for end in ends[:-2]], [None] * 10)
            before = self.report(body, "--on", later(NIGHT, -30))
            self.assertEqual(ends[-2]["open"], before["summary"]["month_ends"][-1]["open"], body)

    def test_head(self):
        for body, report in self.json_reports.items():
            with self.subTest(body):
                self.assertEqual(report["format"], "aftercare-gap-report/1")
                self.assertEqual(report["body"], None if body == "nobody" else body)
                self.assertEqual((report["on"], report["night_before"]), (NIGHT, later(NIGHT, -30)))
                self.assertEqual(report["cases_checked"], len(self.files))
                self.assertTrue(report["name"])

    def test_gaps_are_those_that_the_body_owes(self):
        everything = self.gaps()
        for body, report in self.json_reports.items():
            with self.subTest(body):
                owed = [
                    identity(gap) for gap in everything
                    if (body in gap["owed_by"] if body != "nobody" else not gap["owed_by"])]
                self.assertEqual(sorted(map(identity, report["gaps"])), sorted(owed))

    def test_every_gap_says_why_and_what_to_do(self):
        for member in ["title", "why", "remedy", "sources", "nature", "theme"]:
            with self.subTest(member):
                gaps = [gap for report in self.json_reports.values() for gap in report["gaps"] + report["closed"]]
                self.assertEqual([identity(gap) for gap in gaps if not gap[member]], [])

    def test_changes_of_bodies_are_told_with_their_successors(self):
        told = [
            item for report in self.json_reports.values() for item in report["from_change_of_bodies"]
            if item["rule"] != "RT-18"]  # that body is still there
        self.assertTrue(told)
        for item in told:
            self.assertTrue(item["bodies"], f"{item['rule']} names no former body")
            for body in item["bodies"]:
                self.assertTrue(body["former"] and body["former_name"] and body["now_name"])
                self.assertNotEqual(body["former"], body["now"])

    def test_a_body_without_a_gap(self):
        body = next(name for name, report in self.json_reports.items() if not report["gaps"] and name != "nobody")
        self.assertIn("No gap is open", self.text_of(body, "text"))
        self.assertIn("not a promise", self.text_of(body, "text"))

    def test_a_body_that_the_register_does_not_know(self):
        report = self.report("ZZ9ZZ9")
        self.assertEqual((report["gaps"], report["totals"]["open"], report["live_duties"]), ([], 0, 0))

    def test_nobody_has_gaps(self):
        self.assertTrue(self.json_reports["nobody"]["gaps"])


class Patterns(ReportCase):
    def test_counts_are_those_of_the_lists(self):
        whole = self.answer("patterns", "--on", NIGHT, "--format", "json")
        self.assertEqual(whole["cases_read"], len(self.files))
        self.assertEqual(len(whole["patterns"]), 5)
        for pattern in whole["patterns"]:
            with self.subTest(pattern["pattern"]):
                cases = {case["case"] for group in pattern["groups"] for case in group["cases"]}
                self.assertEqual(pattern["people"], len(cases))
                for group in pattern["groups"]:
                    self.assertEqual(group["people"], len({case["case"] for case in group["cases"]}))
        self.assertTrue(any(pattern["people"] for pattern in whole["patterns"]), "a weak test")

    def test_csv_has_every_case(self):
        whole = self.answer("patterns", "--on", NIGHT, "--format", "json")
        rows = list(csv.DictReader(io.StringIO(self.done("patterns", "--on", NIGHT, "--format", "csv"))))
        told = sorted((row["pattern"], row["group"], row["case"], row["on"]) for row in rows)
        self.assertEqual(told, sorted(
            (pattern["pattern"], group["group"], case["case"], case["on"] or "")
            for pattern in whole["patterns"] for group in pattern["groups"] for case in group["cases"]))

    def test_a_body_sees_its_own_in_its_report(self):
        for body in self.bodies[::40]:
            if body == "nobody":
                continue
            own = self.answer("patterns", "--body", body, "--on", NIGHT, "--format", "json")
            self.assertEqual(own["patterns"], self.json_reports[body]["patterns"])
            without = self.report(body, "--without-patterns")
            self.assertNotIn("patterns", without)

    def test_nobody_is_named(self):
        for form in ["text", "csv", "json"]:
            self.assertNoPerson(
                self.done("patterns", "--on", NIGHT, "--format", form), self.persons | self.real_names)


class Transitions(ReportCase):
    def transition(self, *more):
        return self.answer("transition", "--judged-on", NIGHT, "--format", "json", *more)

    def test_totals_are_those_of_the_rows(self):
        kinds = ["in_the_old_name", "due_around_the_day", "without_an_owner"]
        seen = dict.fromkeys(kinds, 0)
        for day in ["2022-07-01", "2026-04-01", "2027-04-01"]:
            with self.subTest(day):
                found = self.transition("--on", day)
                rows = found["rows"]
                self.assertEqual(found["people"], len({row["case"] for row in rows} - {None}))
                for kind in kinds:
                    count = len([row for row in rows if row["kind"] == kind])
                    self.assertEqual(found["totals"][kind], count)
                    self.assertEqual(sum(body[kind] for body in found["bodies"]), count)
                    seen[kind] += count
                for body in found["bodies"]:
                    own = {row["case"] for row in rows if row["body"] == body["body"]} - {None}
                    self.assertEqual(body["people"], len(own))
                table = self.done("transition", "--on", day, "--judged-on", NIGHT, "--format", "csv")
                self.assertEqual(len(list(csv.DictReader(io.StringIO(table)))), len(rows))
        self.assertTrue(all(seen.values()), f"a weak test: {seen}")

    def test_an_agreement_in_the_old_name_is_found_until_it_is_replaced(self):
        case = scenario("transition-agreement-names-ccg")["case"]
        for day, is_there in [("2022-06-01", True), ("2022-09-04", True), ("2022-09-05", False)]:
            with self.subTest(day):
                found = self.answer("transition", "--body", "15F", "--judged-on", day, "--format", "json")
                told = {
                    row["subject"] for row in found["rows"]
                    if (row["case"], row["kind"]) == (case["case"], "in_the_old_name")}
                self.assertEqual("funding:fa1" in told, is_there)
                self.assertIn("gp_registrations:gp1", told)

    def test_what_was_due_lies_around_the_day(self):
        for row in self.transition("--on", "2026-04-01")["rows"]:
            if row["kind"] == "due_around_the_day":
                self.assertTrue(later("2026-04-01", -28) <= row["due"] <= later("2026-04-01", 28), row)
                self.assertIn(row["state"], ["open", "running", "settled"])

    def test_the_page_is_whole_and_names_nobody(self):
        for form in ["text", "csv", "html"]:
            text = self.done("transition", "--on", "2026-04-01", "--judged-on", NIGHT, "--format", form)
            self.assertNoPerson(text, self.persons | self.real_names)
            if form == "html":
                self.assertEqual(Page(text).faults, [])

    def test_what_is_no_change_is_refused(self):
        self.refused("transition", "--on", "2026-04-02", status=66, says=["2026-04-01", "2022-07-01"])
        self.refused("transition", "--body", "X24", status=66, says="no end of X24")
        self.refused("transition", status=64)
        self.refused("transition", "--body", "15F", "--on", "2022-07-01", status=64)


class OutwardReports(ReportCase):
    """What may leave the house: an attacker who reads all of it and can add and subtract."""

    def tables(self):
        for body in self.bodies:
            rows = list(csv.DictReader(io.StringIO(self.text_of_outward(body))))
            yield body, {row["theme"]: [row[name] for name in [*SEVERITIES, "all"]] for row in rows}

    def text_of_outward(self, body, ending="csv"):
        return (self.folder_of_night / f"{body}.outward.{ending}").read_bytes().decode()

    @staticmethod
    def range_of(cell):
        if cell == "*":
            return 1, 7
        if cell == ":":
            return 0, 10 ** 6
        value = int(cell)
        return (0, 0) if value == 0 else (max(8, value - 2), value + 2)

    def attacked(self, table):
        """Bounds of each cell after adding and subtracting until nothing more follows."""
        lines = [[self.range_of(cell) for cell in line] for line in table.values()]
        sums = [[(row, column) for column in range(5)] for row in range(len(lines))]
        sums += [[(row, column) for row in range(len(lines))] for column in range(5)]
        changed = True
        while changed:
            changed = False
            for places in sums:
                *parts, whole = places
                for part, sign in [(whole, 0)] + [(part, 1) for part in parts]:
                    low, high = lines[part[0]][part[1]]
                    others = [lines[row][column] for row, column in parts if (row, column) != part]
                    least, most = sum(bound[0] for bound in others), sum(bound[1] for bound in others)
                    if sign:
                        above = lines[whole[0]][whole[1]]
                        least, most = above[0] - most, above[1] - least
                    bounds = max(low, least), min(high, most)
                    if bounds != (low, high):
                        lines[part[0]][part[1]], changed = bounds, True
        return lines

    def test_no_small_number_can_be_worked_out(self):
        small = 0
        for body, table in self.tables():
            found = self.attacked(table)
            for row, line in enumerate(table.values()):
                for column, cell in enumerate(line):
                    if cell == "*":
                        small += 1
                        low, high = found[row][column]
                        self.assertGreater(high, low, f"{body}: {list(table)[row]}")
        self.assertGreater(small, 50, "a weak test")

    def test_the_attack_finds_what_is_not_protected(self):
        table = {name: ["*", "0", "0", "0", "*"] for name in "abcd"} | {"all": ["30", "0", "0", "0", "30"]}
        self.assertEqual({line[0] for line in self.attacked(table)[:4]}, {(7, 7)})

    def test_numbers_are_those_of_the_lists(self):
        for body, table in self.tables():
            totals = self.json_reports[body]["totals"]["by_theme"]
            for theme in THEMES:
                for cell, severity in zip(table[theme], SEVERITIES):
                    low, high = self.range_of(cell)
                    self.assertTrue(low <= totals[theme][severity] <= high, (body, theme, severity))
                    self.assertNotEqual(cell, ":", "only sums are withheld")

    def test_all_bodies_say_what_each_says(self):
        text = self.text_of_outward("bodies")
        rows = {row["body"]: [row[name] for name in [*SEVERITIES, "all"]] for row in csv.DictReader(io.StringIO(text))}
        self.assertEqual(rows, {body: table["all"] for body, table in self.tables()})

    def test_no_case_is_named(self):
        references = {file["case"] for file in self.files}
        for path in self.folder_of_night.glob("*.outward.*"):
            text = path.read_text()
            self.assertEqual([name for name in references if name in text], [])
            if path.suffix == ".html":
                self.assertEqual(Page(text).faults, [])
        for form in FORMATS:
            text = self.done("report", "--body", self.bodies[0], "--outward", "--format", form)
            self.assertEqual([name for name in references if name in text], [])
            if form in ("csv", "html"):
                self.assertEqual(text.replace("\r\n", "\n"), self.text_of_outward(self.bodies[0], form).replace("\r\n", "\n"))


class CSVReports(ReportCase):
    def records(self, text):
        self.assertEqual(text.count("\n"), text.count("\r\n"))
        self.assertTrue(text.endswith("\r\n"))
        return list(csv.reader(io.StringIO(text, newline=""), strict=True))

    def test_records(self):
        for body, report in self.json_reports.items():
            with self.subTest(body):
                head, *rows = self.records(self.text_of(body, "csv"))
                self.assertEqual(len(set(head)), len(head))
                self.assertEqual({len(row) for row in rows} - {len(head)}, set())
                self.assertEqual([cell for row in rows for cell in row if cell.startswith(FORMULA)], [])
                found = [dict(zip(head, row)) for row in rows]
                expected = [
                    (gap["status"], *identity(gap), gap["severity"], gap["since"], gap["due"] or "", gap["why"])
                    for gap in report["gaps"] + report["closed"]]
                told = [
                    (row["status"], row["case"], row["rule"], row["subject"], row["severity"], row["since"], row["due"],
                     row["why"])
                    for row in found if row["status"] != "coming"]
                self.assertEqual(sorted(told), sorted(expected))
                coming = [
                    (*identity(row), row["due"], row["opens"]) for row in found if row["status"] == "coming"]
                self.assertEqual(coming, [(*identity(clock), clock["due"], clock["opens"]) for clock in report["upcoming"]])

    def test_lists_of_gaps(self):
        head, *rows = self.records(self.call("gaps", "--format", "csv").stdout.decode())
        self.assertEqual(len(rows), len(self.gaps()))
        self.assertEqual([cell for row in rows for cell in row if cell.startswith(FORMULA)], [])
        head, *rows = self.records(self.call("gaps", "--bodies", "--format", "csv").stdout.decode())
        self.assertEqual(head[:5], ["body", *SEVERITIES])


class Pages(ReportCase):
    def test_pages(self):
        for body, report in self.json_reports.items():
            with self.subTest(body):
                text = self.text_of(body, "html")
                page = Page(text)
                self.assertEqual(page.faults, [])
                self.assertNotIn("http", text)
                self.assertTrue(text.startswith("<!doctype html>"))
                self.assertIn('lang="en-GB"', text)
                self.assertIn('<meta charset="utf-8">', text)
                self.assertEqual(page.tags.count("h1"), 1)
                self.assertEqual(self.rows(text), self.gaps_of(report))
                words = "".join(page.words)
                for word in [report["name"], "never a lawful reason to detain"]:
                    self.assertIn(word, words)
                for gap in report["gaps"] + report["closed"]:
                    for word in [gap["case"], gap["rule"], gap["title"], gap["why"], gap["remedy"]]:
                        self.assertIn(word, words)

    def test_texts(self):
        for body, report in self.json_reports.items():
            with self.subTest(body):
                text = self.text_of(body, "text")
                for word in [report["name"], "never a lawful reason to detain"]:
                    self.assertIn(word, text)
                for gap in report["gaps"] + report["closed"]:
                    for word in [gap["case"], gap["rule"], gap["title"], gap["why"], gap["remedy"]]:
                        self.assertIn(word, text)
                self.assertEqual(self.lines(text), self.gaps_of(report))

    @staticmethod
    def gaps_of(report):
        return sorted(
            (gap["severity"], gap["rule"], gap["why"], gap["case"], gap["subject"])
            for gap in report["gaps"] + report["closed"])

    @staticmethod
    def rows(page):
        """Each gap of a page, with what stands above it."""
        parts = re.compile(
            r'<tbody class="(?P<severity>\w+)">\n<tr class="check">.*?<span class="rule">(?P<rule>[^<]+)</span>'
            r'|<tr class="why"><th[^>]*>(?P<why>.*?)</th>'
            r'|<tr><td class="case">(?P<case>[^<]+) <span class="rule">(?P<subject>[^<]+)</span></td>')
        above, rows = {}, []
        for table in re.findall(r'<table class="gaps">.*?</table>', page, re.DOTALL):
            for part in parts.finditer(table):
                if part["rule"]:
                    above = {}
                above |= {name: html.unescape(word) for name, word in part.groupdict().items() if word is not None}
                if part["case"]:
                    rows.append(tuple(above[name] for name in ["severity", "rule", "why", "case", "subject"]))
        return sorted(rows)

    @staticmethod
    def lines(text):
        """Each gap of a text, with what stands above it."""
        above, lines = {}, []
        for line in text.splitlines():
            if check := re.fullmatch(r"  ([A-Z]+)  .*  \[([A-Z]+-\d+)\]", line):
                above = {"severity": check[1].lower(), "rule": check[2]}
            elif why := re.fullmatch(r"    (?! |To do: |Source: )(.+)", line):
                above["why"] = why[1]
            elif gap := re.fullmatch(r"      (\S+)  (\S+)  since .*; owed by .*", line):
                lines.append((above["severity"], above["rule"], above["why"], gap[1], gap[2]))
        return sorted(lines)


class Gaps(ReportCase):
    """`aftercare gaps` and its filters."""

    def test_filters(self):
        everything = self.gaps()
        themes = {
            identity(gap): gap["theme"] for report in self.json_reports.values() for gap in report["gaps"]}
        body = max(self.bodies, key=lambda name: len(self.json_reports[name]["gaps"]) if name != "nobody" else 0)
        due = sorted(gap["due"] for gap in everything if gap["due"])[3]
        theme = themes[identity(everything[0])]
        for words, chosen in [
            (["--severity", "critical"], lambda gap: gap["severity"] == "critical"),
            (["--severity", "medium"], lambda gap: gap["severity"] == "medium"),
            (["--theme", theme], lambda gap: themes[identity(gap)] == theme),
            (["--body", body], lambda gap: body in gap["owed_by"]),
            (["--due-by", due], lambda gap: gap["due"] is not None and gap["due"] <= due),
            (["--severity", "critical", "--theme", theme, "--body", body],
             lambda gap: (gap["severity"], themes[identity(gap)]) == ("critical", theme) and body in gap["owed_by"]),
            (["--due-by", "1999-01-01"], lambda gap: False),
        ]:
            with self.subTest(words):
                self.assertEqual(self.gaps(*words), [gap for gap in everything if chosen(gap)])

    def test_the_worst_come_first(self):
        ranks = [SEVERITIES.index(gap["severity"]) for gap in self.gaps()]
        self.assertEqual(ranks, sorted(ranks))

    def test_counts_by_body(self):
        everything = self.gaps()
        for words in [[], ["--severity", "high"], ["--due-by", NIGHT]]:
            with self.subTest(words):
                chosen = self.gaps(*words)
                found = {
                    line["body"]: [line[severity] for severity in SEVERITIES]
                    for line in self.answer("gaps", "--bodies", "--format", "json", *words)}
                expected = {}
                for gap in chosen:
                    for body in gap["owed_by"] or [None]:
                        expected.setdefault(body, [0, 0, 0, 0])[SEVERITIES.index(gap["severity"])] += 1
                self.assertEqual(found, expected)
        self.assertTrue(everything)

    def test_counts_of_one_body(self):
        body = next(gap["owed_by"][0] for gap in self.gaps() if gap["owed_by"])
        owed = self.gaps("--body", body)
        found = self.answer("gaps", "--bodies", "--body", body, "--format", "json")
        counted = {line["body"]: sum(line[severity] for severity in SEVERITIES) for line in found}
        self.assertEqual(counted.get(body), len(owed))
        self.assertLessEqual(counted.keys(), {other for gap in owed for other in gap["owed_by"]})

    def test_a_body_that_does_not_stand_is_not_told_as_one_that_owes_nothing(self):
        for body, says in (("15F", "(QWO)"), ("QZZ", "QZZ is not known")):
            for words in (
                ["report"], ["report", "--outward"], ["report", "--on", NIGHT, "--known-at", NIGHT], ["gaps"],
                ["gaps", "--on", NIGHT], ["gaps", "--bodies"], ["plans"], ["obligations"], ["changes"], ["disputes"],
                ["patterns"],
            ):
                asked = [words[0], "--body", body, *words[1:]]
                with self.subTest(asked):
                    text = self.done(*asked)
                    self.assertIn(says, " ".join(text.split()))
                    self.assertNotIn("No gap is open", text)
                    for form in ("csv", "json"):
                        told = self.call(*asked, "--format", form)
                        self.assertEqual(told.returncode, 0)
                        self.assertIn(says, (told.stdout + told.stderr).decode())
                        # Where the form has a place for it, a program finds it there.
                        if form == "json" and "--bodies" not in words:
                            found = json.loads(told.stdout)
                            self.assertIn(says, " ".join(found.get("cautions", found.get("notes"))))
            self.assertIn(says, self.done("report", "--body", body, "--format", "html"))

    def test_a_report_of_a_night_that_was_not(self):
        self.refused("report", "--body", "nobody", "--on", later(NIGHT, -1), status=66)
