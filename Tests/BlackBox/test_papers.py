"""`aftercare investigate`, `dispute pack`, `letter` and `pack`: the papers of one case."""
import copy
import csv
import hashlib
import html.parser
import io
import json
import os
import shutil
import subprocess
import sys

from support import DatabaseCase, NIGHT, later, persons, psql, scenario, with_canaries

CASE = "LDS-2025-1000"
DISPUTED = "LDS-2025-1052"


class Page(html.parser.HTMLParser):
    """A page whose elements are all closed in order, and which loads nothing."""

    VOID = {"meta", "br", "hr"}

    def __init__(self, text):
        super().__init__()
        self.open, self.faults, self.ids, self.links, self.headings = [], [], set(), [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name in ("src", "href") and not value.startswith("#"):
                self.faults.append(f"loads {value}")
            if name == "href":
                self.links.append(value[1:])
            if name == "id":
                self.ids.add(value)
        if tag == "script":
            self.faults.append("has a script")
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes another")

    def handle_data(self, data):
        if self.open and self.open[-1] == "h2":
            self.headings.append(data.strip())


class PapersCase(DatabaseCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.file = with_canaries(scenario("exemplar-complete")["case"], 1)
        cls.file["key_workers"][0]["name"] = "Zqgivenxq Zqfamilyxq"
        cls.file["plans"][0]["accommodation_reasons"] = "Zqgivenxq says that staff must be near"
        cls.file["endings"] = [{
            "id": "e1", "body": "E08000035", "decided": "2026-10-01", "decided_by": "Zqdeciderxq Zqheadxq, head of service",
            "grounds": ["settled"], "withdrawn": "2026-10-05"}]
        cls.others = {"Zqgivenxq", "Zqfamilyxq", "Zqdeciderxq", "Zqheadxq", "Zqby1xq"}
        cls.dead = scenario("ending-death")["case"]
        cls.imported(cls.file, scenario("responsibility-rt-12")["case"], cls.dead)
        cls.night(NIGHT)

    def page(self, text):
        page = Page(text)
        self.assertEqual((page.faults, page.open), ([], []))
        self.assertTrue(set(page.links) <= page.ids)
        return page

    def trail(self, case=CASE):
        return json.loads(self.done("audit", "list", "--case", case, "--format", "json"))


class Investigated(PapersCase):
    def test_every_form_has_every_theme(self):
        words = ("investigate", "--case", CASE, "--on", NIGHT)
        found = self.answer(*words, "--format", "json")
        self.assertEqual(found["format"], "aftercare-investigation/1")
        self.assertEqual(
            [theme["theme"] for theme in found["themes"]],
            ["responsibility", "care_plan", "funding", "accommodation", "ending", "records"])
        text, page = self.done(*words), self.done(*words, "--format", "html")
        self.page(page)
        for form in (text, page):
            self.assertIn("Was there a named key worker?", form)
            self.assertIn("no finding of an Ombudsman", form)

    def test_what_answers_is_named_with_its_day_and_source(self):
        found = self.answer("investigate", "--case", CASE, "--on", NIGHT, "--format", "json")
        evidence = [
            fact for theme in found["themes"] for question in theme["questions"] for fact in question["evidence"]]
        today = self.sql("select (recorded_at at time zone 'Europe/London')::date from aftercare.plans limit 1")
        self.assertIn({"fact": "plans:p1", "recorded_on": today, "source": "test"}, evidence)
        self.assertIn({"fact": "services:sv1", "recorded_on": today, "source": "test"}, evidence)

    def test_looking_is_noted_and_nobody_is_named(self):
        done = self.call("investigate", "--case", CASE)
        self.assertNoPerson(done.stderr, persons(self.file) | self.others)
        last = [entry for entry in self.trail() if entry["kind"] == "look"][-1]
        self.assertEqual(last["detail"]["asked"], "investigation")
        # A suggestion is for a person at a terminal.
        self.assertEqual(done.stderr, b"")

    def test_who_is_not_there(self):
        self.refused("investigate", "--case", "NO-SUCH", status=4)
        self.refused("investigate", "--case", CASE, "--known-at", "2020-01-01", status=4)
        self.refused("investigate", "--case", CASE, "--on", "yesterday", status=64)
        self.refused("investigate", "--case", CASE, PGHOST="/nowhere", status=69)
        self.refused("investigate", "--case", CASE, PGUSER=self.login("aftercare_seal"), status=77)


class Disputed(PapersCase):
    def test_every_item_is_filled_or_a_gap_with_what_to_do(self):
        words = ("dispute", "pack", "--case", DISPUTED, "--on", NIGHT)
        found = self.answer(*words, "--format", "json")
        self.assertEqual((found["arose"], found["refer_by"]), ("2026-10-05", "2027-02-05"))
        self.assertEqual(len(found["items"]), 14)
        for item in found["items"]:
            self.assertTrue(item["held"] or item["missing"] or item["exempt"], item)
            self.assertTrue(all(missing["to_do"] for missing in item["missing"]))
        self.page(self.done(*words, "--format", "html"))
        text = self.done(*words)
        self.assertIn("Signed for Leeds City Council", text)
        self.assertEqual(self.trail(DISPUTED)[-2]["detail"]["asked"], "dispute pack")

    def test_no_dispute(self):
        self.refused("dispute", "pack", "--case", CASE, status=66, says="no dispute between councils")
        self.refused("dispute", "pack", "--case", DISPUTED, "--on", NIGHT, "--dispute", "none", status=66)
        self.refused("dispute", "pack", "--case", DISPUTED, "--dispute", "a b", status=64)
        self.refused("dispute", "pack", "--case", "NO-SUCH", status=4)


class Letters(PapersCase):
    def test_a_letter_is_kept_to_the_byte(self):
        for kind in ("entitlement", "plan", "ending", "review"):
            for form in ("text", "html"):
                written = self.done("letter", kind, "--case", CASE, "--on", NIGHT, "--format", form)
                kept = self.answer("letter", "list", "--case", CASE, "--format", "json")["letters"][-1]
                self.assertEqual((kept["kind"], kept["form"], kept["on"]), (kind, form, NIGHT))
                self.assertEqual(kept["sha256"], hashlib.sha256(written.encode()).hexdigest())
                self.assertEqual(self.done("letter", "show", "--case", CASE, "--letter", kept["letter"]), written)
                noted = [entry for entry in self.trail() if entry["kind"] == "letter"][-1]["detail"]
                self.assertEqual((noted["about"], noted["kept"], noted["sha256"]), (kind, True, kept["sha256"]))
                if form == "html":
                    self.page(written)
        self.assertIn("plan", self.done("letter", "list", "--case", CASE))

    def test_a_letter_that_is_not_kept_is_noted(self):
        before = self.sql("select count(*) from aftercare.letter")
        self.done("letter", "review", "--case", CASE, "--no-keep")
        self.assertEqual(self.sql("select count(*) from aftercare.letter"), before)
        self.assertIs([entry for entry in self.trail() if entry["kind"] == "letter"][-1]["detail"]["kept"], False)

    def test_nobody_rewrites_a_letter(self):
        self.done("letter", "plan", "--case", CASE)
        for statement in ("update aftercare.letter set content = 'other'", "delete from aftercare.letter"):
            for role in ("aftercare_operator", "aftercare_app", "aftercare_nightly"):
                with self.assertRaises(RuntimeError, msg=f"{role}: {statement}"):
                    psql(f"set role {role}; {statement}", self.database)
        with self.assertRaises(RuntimeError):
            psql("update aftercare.letter set content = 'other'", self.database)

    def test_large_print(self):
        words = ("letter", "plan", "--case", CASE, "--no-keep")
        self.assertNotIn("18pt", self.done(*words, "--format", "html"))
        self.assertIn("18pt", self.done(*words, "--format", "html", "--large-print"))
        self.assertIn(b"communication needs", self.call(*words).stderr)
        self.assertNotIn(b"communication needs", self.call(*words, "--large-print").stderr)

    def test_no_letter(self):
        self.refused("letter", "plan", "--case", self.dead["case"], "--on", NIGHT, status=66, says="has died")
        self.refused("letter", "plan", "--case", "NO-SUCH", status=4)
        self.refused("letter", "show", "--case", CASE, "--letter", 999_999, status=66)
        self.refused("letter", "list", "--case", "NO-SUCH", status=4)
        self.assertIn("No letter", self.done("letter", "list", "--case", DISPUTED))


class Packed(PapersCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.done("letter", "entitlement", "--case", CASE, "--on", NIGHT)
        cls.done("letter", "plan", "--case", CASE, "--on", NIGHT, "--format", "html")

    def packed(self, *more):
        folder = self.folder() / "pack"
        said = self.call("pack", "--case", CASE, "--into", folder, "--on", NIGHT, *more)
        self.assertEqual(said.returncode, 0, said.stderr)
        self.assertNoPerson(said.stdout + said.stderr, persons(self.file) | self.others)
        return folder, said.stdout.decode().split("manifest.json: ")[1][:64]

    def verified(self, folder, *more, status=0):
        done = subprocess.run(
            [sys.executable, "-I", folder / "verify.py", *map(str, more)], capture_output=True, text=True, timeout=60)
        self.assertEqual((done.returncode, done.stderr), (status, ""), done.stdout)
        return done.stdout

    def test_the_verifier_takes_the_pack(self):
        folder, digits = self.packed()
        self.assertEqual(hashlib.sha256((folder / "manifest.json").read_bytes()).hexdigest(), digits)
        self.assertIn("The pack is whole", self.verified(folder, "--manifest", digits))
        trail = self.trail()
        self.assertEqual([entry["detail"]["manifest"] for entry in trail if "manifest" in entry["detail"]][-1], digits)
        own = [entry for entry in trail if entry["detail"].get("asked") == "pack" and entry["kind"] == "export"][-1]
        last = json.loads((folder / "audit" / "events.ndjson").read_text().splitlines()[-1])
        self.assertEqual((last["event"], json.loads(last["detail"])), (own["event"], own["detail"]))

    def test_anchors_agree_and_others_do_not(self):
        folder, _ = self.packed()
        anchors = self.folder() / "anchors"
        anchors.write_text(json.loads((folder / "manifest.json").read_text())["head"] + "\n")
        self.assertIn("Anchors that agree: 1", self.verified(folder, "--anchors", anchors))
        line = anchors.read_text()
        head = line.split("head=")[1][:64]
        anchors.write_text(line.replace(head, "0" * 64))
        self.assertIn("not the one that was anchored", self.verified(folder, "--anchors", anchors, status=1))
        anchors.write_text(line.replace("seal=", "seal=99999"))
        self.assertIn("Not proved", self.verified(folder, "--anchors", anchors, status=2))

    def test_the_files(self):
        folder, _ = self.packed()
        manifest = json.loads((folder / "manifest.json").read_text())
        there = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
        self.assertEqual(there, {entry["path"] for entry in manifest["files"]} | {"manifest.json"})
        self.assertEqual((manifest["case"], manifest["on"]), (CASE, NIGHT))
        page = self.page((folder / "index.html").read_text())
        for heading in ("Chronology", "What was known when", "Decisions and their evidence", "Gaps over time"):
            self.assertIn(heading, page.headings)
        letters = sorted(path.suffix for path in (folder / "letters").iterdir())
        self.assertEqual(letters, [".html", ".txt"])
        self.assertEqual(json.loads((folder / "case.json").read_text())["case"], CASE)
        self.assertEqual(folder.stat().st_mode & 0o777, 0o700)
        self.assertTrue(all(path.stat().st_mode & 0o777 == 0o600 for path in folder.rglob("*") if path.is_file()))
        self.assertEqual([path.name for path in folder.parent.iterdir()], ["pack"])

    def test_every_day_has_one_period(self):
        folder, _ = self.packed()
        with (folder / "responsibility.csv").open(newline="") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual((rows[0]["from"], rows[-1]["to"]), ("2025-03-04", NIGHT))
        for before, row in zip(rows, rows[1:]):
            self.assertLess(before["to"], row["from"])
        self.assertEqual((rows[-1]["duty"], rows[-1]["council"], rows[-1]["nhs_body"]), ("live", "E08000035", "QWO"))
        self.assertTrue(all(row["why"] for row in rows))

    def test_others_are_taken_out_and_that_is_logged(self):
        folder, _ = self.packed()
        for path in folder.rglob("*"):
            self.assertNoPerson(str(path), persons(self.file) | self.others)
            if path.is_file():
                self.assertNoPerson(path.read_bytes(), self.others)
        self.assertIn(self.file["person"]["family_name"], (folder / "index.html").read_text())
        self.assertIn("[person", (folder / "letters" / os.listdir(folder / "letters")[0]).read_text())
        self.assertIn(", head of service", (folder / "decisions.csv").read_text())
        with (folder / "redactions.csv").open(newline="") as file:
            rows = list(csv.DictReader(file))
        self.assertIn("key_workers:kw1 name", {row["field"] for row in rows if row["label"]})
        self.assertIn("plans:p1 accommodation_reasons", {row["field"] for row in rows if not row["label"]})

    def test_what_was_not_known_then_is_not_in_it(self):
        self.refused("pack", "--case", CASE, "--into", self.folder() / "p", "--known-at", "2020-01-01", status=4)
        place = self.folder()
        self.refused("pack", "--case", "NO-SUCH", "--into", place / "pack", status=4)
        self.assertEqual(list(place.iterdir()), [])

    def test_whole_or_not_at_all(self):
        folder, digits = self.packed()
        before = sorted(folder.rglob("*"))
        self.refused("pack", "--case", CASE, "--into", folder, status=64, says="already")
        self.assertEqual(sorted(folder.rglob("*")), before)
        self.verified(folder, "--manifest", digits)
        place = self.folder()
        self.refused("pack", "--case", CASE, "--into", place / "none" / "pack", status=66)
        self.refused("pack", "--case", CASE, "--into", place / "pack", PGHOST="/nowhere", status=69)
        self.assertEqual(list(place.iterdir()), [])

    def test_a_login_that_may_not_seal(self):
        login = self.login("aftercare_operator")
        folder = self.folder() / "pack"
        said = self.done("pack", "--case", CASE, "--into", folder, PGUSER=login)
        self.assertIn("Not all of the trail is sealed yet", said)
        for text in (said, (folder / "README.txt").read_text()):
            self.assertRegex(text, r"(?i)read the free texts that redactions\.csv lists")
        self.assertIn("Not proved", self.verified(folder, status=2))

    # Tampering

    def test_a_changed_page(self):
        folder, _ = self.packed()
        page = folder / "index.html"
        page.write_text(page.read_text().replace("Leeds City Council", "Bradford", 1))
        self.assertIn("index.html was changed", self.verified(folder, status=1))

    def test_a_file_added_or_taken_away(self):
        folder, _ = self.packed()
        (folder / "more.txt").write_text("more")
        self.assertIn("more.txt was added", self.verified(folder, status=1))
        (folder / "more.txt").unlink()
        (folder / "gaps.csv").unlink()
        self.assertIn("gaps.csv was taken away", self.verified(folder, status=1))

    def tampered(self, change, name="audit/events.ndjson"):
        """The first fault where lines of a file were changed: as it is found, and after the manifest was made to fit."""
        folder, digits = self.packed()
        path = folder / name
        path.write_text("".join(line + "\n" for line in change(path.read_text().splitlines())))
        self.assertIn(f"{name} was changed", self.verified(folder, status=1))
        manifest = json.loads((folder / "manifest.json").read_text())
        for entry in manifest["files"]:
            if entry["path"] == name:
                entry["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
        if name == "audit/events.ndjson":
            manifest["events"] = len(path.read_text().splitlines())
        (folder / "manifest.json").write_text(json.dumps(manifest))
        self.assertIn("not the one that the register noted", self.verified(folder, "--manifest", digits, status=1))
        return self.verified(folder, status=1)

    def test_a_removed_line(self):
        self.assertIn("an event is missing", self.tampered(lambda lines: lines[:1] + lines[2:]))

    def test_a_changed_line(self):
        self.assertIn(
            "its actor is not that of its row",
            self.tampered(lambda lines: [lines[0].replace("account:", "account:x")] + lines[1:]))

    def test_a_changed_row(self):
        def change(lines):
            event = json.loads(lines[0])
            row = bytearray.fromhex(event["row"])
            place = row.find(b"account:")
            row[place + 8] ^= 1
            event["row"] = row.hex()
            event["actor"] = row[place:place + len(event["actor"])].decode()
            return [json.dumps(event, separators=(",", ":"))] + lines[1:]
        self.assertIn("its hash is another", self.tampered(change))

    def test_a_row_made_anew(self):
        """Whoever hashes an event anew too is told by the last event, and by the seal."""
        def change(lines):
            event = json.loads(lines[0])
            row = bytearray.fromhex(event["row"])
            place = row.find(b"account:")
            row[place + 8] ^= 1
            row[-32:] = hashlib.sha256(row[:-36]).digest()
            event["row"], event["hash"] = row.hex(), row[-32:].hex()
            event["actor"] = row[place:place + len(event["actor"])].decode()
            return [json.dumps(event, separators=(",", ":"))] + lines[1:]
        self.assertIn("holds another hash", self.tampered(change))

    def test_a_cut_tail(self):
        self.assertIn("was cut off", self.tampered(lambda lines: lines[:-1]))

    def test_an_added_line(self):
        self.assertIn("not in the order", self.tampered(lambda lines: lines[:2] + lines[1:]))

    def test_seals(self):
        name = "audit/seals.ndjson"
        self.assertIn("names another head", self.tampered(lambda lines: lines[:-1], name))
        self.assertIn(
            "is not that of its row",
            self.tampered(lambda lines: [lines[0].replace('"events":', '"events":1', 1)] + lines[1:], name))

    def test_the_verifier_tells_wrong_calls(self):
        folder, _ = self.packed()
        done = subprocess.run([sys.executable, folder / "verify.py", "--nothing"], capture_output=True, text=True)
        self.assertEqual(done.returncode, 64)
        copy = self.folder() / "copy"
        shutil.copytree(folder, copy)
        self.verified(copy)


class ToldOverTime(PapersCase):
    def test_a_gap_that_worsened_and_eased_is_told_as_the_ledger_tells_it(self):
        def found(days, leave_by=None):
            file = copy.deepcopy(self.file)
            if leave_by:
                file["accommodation"][1]["notice"] = {"given": NIGHT, "leave_by": later(NIGHT, leave_by)}
            self.imported(file)
            self.night(later(NIGHT, days))

        for days, leave_by in [(1, 300), (2, 5), (3, 300), (4, None)]:
            found(days, leave_by)

        def told(on):
            folder = self.folder() / "pack"
            self.done("pack", "--case", CASE, "--into", folder, "--on", on)
            with (folder / "gaps-as-told.csv").open(newline="") as file:
                rows = list(csv.DictReader(file))
            return rows, (folder / "index.html").read_text()

        def steps(rows):
            return [(row["night"], row["what"], row["severity"]) for row in rows if row["rule"] == "AC-04"]

        rows, page = told(later(NIGHT, 4))
        self.assertEqual(steps(rows), [
            (later(NIGHT, 1), "opened", "high"), (later(NIGHT, 2), "worsened", "critical"),
            (later(NIGHT, 3), "eased", "high"), (later(NIGHT, 4), "closed", "high")])
        ledger = list(csv.DictReader(io.StringIO(self.done("ledger", "--case", CASE, "--format", "csv"))))
        shared = [name for name in ledger[0] if name in rows[0]]
        self.assertEqual(len(shared), 9)
        self.assertEqual([{name: row[name] for name in shared} for row in rows],
                         [{name: row[name] for name in shared} for row in ledger])
        self.assertTrue(all(row["since"] for row in rows))
        for word in ("worsened", "eased"):
            self.assertIn(f"<td>{word}</td>", page)
        # Of a past night it has what was told until then, and does not know that the gap closed.
        self.assertEqual(steps(told(later(NIGHT, 2))[0]), steps(rows)[:2])
        self.assertEqual(steps(told(later(NIGHT, 3))[0]), steps(rows)[:3])
