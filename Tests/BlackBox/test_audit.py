"""`aftercare audit`: what was done and who looked, sealed, anchored and verified."""
import json
import pathlib
import shutil
import subprocess
import tempfile

from daemon import Daemon, free_port
from support import (
    DatabaseCase, NIGHT, drop_database, environment, later, london_now, new_database, persons, psql, wait_until,
)


class AuditCase(DatabaseCase):
    """A register with a night, reports and anchors; tests that tamper work on a copy of their own."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.place = pathlib.Path(tempfile.mkdtemp(prefix="aftercare-blackbox."))
        cls.addClassCleanup(shutil.rmtree, cls.place, ignore_errors=True)
        text = cls.done("demo", "register", "--cases", 40, "--seed", 11)
        cls.files = [json.loads(line) for line in text.splitlines()]
        cls.imported(*cls.files)
        cls.reports = cls.place / "reports"
        cls.key = cls.place / "key"
        cls.public = cls.done("audit", "key", "--to", cls.key).strip()
        cls.said = cls.done(
            "run", "nightly", "--on", NIGHT, "--reports", cls.reports, "--anchor-key", cls.key)
        cls.anchors = cls.reports / "anchors.txt"
        cls.done("audit", "seal")

    def copy(self):
        """Another database with the same register, gone with the test."""
        self.database = self.empty_database(like=type(self).database)
        self.surroundings_before = self.surroundings
        type(self).surroundings = {"PGDATABASE": self.database}
        self.addCleanup(setattr, type(self), "surroundings", self.surroundings_before)
        return self.database

    def tamper(self, script):
        psql(f"set session_replication_role = replica; {script}", self.database)

    def verdict(self, *more, status=0):
        return json.loads(self.done("audit", "verify", "--format", "json", *more, status=status))

    def fault(self, *more):
        return self.verdict(*more, status=1)["fault"]


class Whole(AuditCase):
    def test_a_register_that_was_used_is_whole(self):
        found = self.verdict("--anchors", self.anchors, "--signed-by", self.public)
        self.assertEqual((found["verdict"], found["unsealed"], found["clusters"]), ("whole", 0, 1))
        self.assertGreater(found["events"], 40)
        self.assertEqual(found["anchors_agreeing"], 1)
        words = self.done("audit", "verify")
        self.assertIn("The audit trail is whole", words)
        self.assertIn("No anchor was given", words)

    def test_the_anchor_is_a_line_that_names_the_head(self):
        line = self.anchors.read_text()
        self.assertRegex(
            line, r"^aftercare-anchor/1 seal=\d+ events=\d+ head=[0-9a-f]{64} at=\S+Z signature=[0-9a-f]{128}\n$")
        self.assertEqual(self.anchors.stat().st_mode & 0o777, 0o600)
        self.assertIn(line.split("head=")[1][:64], self.said)
        self.assertEqual(self.key.stat().st_mode & 0o777, 0o600)
        self.refused("audit", "key", "--to", self.key, status=64)

    def test_reports_carry_the_head(self):
        head = self.anchors.read_text().split("head=")[1][:64]
        folder = self.reports / NIGHT
        self.assertIn(head, (folder / "nobody.txt").read_text())
        self.assertIn(head, (folder / "nobody.html").read_text())
        self.assertEqual(json.loads((folder / "nobody.json").read_text())["audit_trail"]["head"], head)
        self.assertNotIn(head, (folder / "nobody.csv").read_text())

    def test_who_looked_at_a_case(self):
        case = self.files[3]["case"]
        self.done("check", "discharge", "--case", case, "--on", later(NIGHT, 30), status=self.call(
            "check", "discharge", "--case", case, "--on", later(NIGHT, 30)).returncode)
        self.done("export", "--case", case)
        entries = json.loads(self.done("audit", "list", "--case", case, "--format", "json"))
        kinds = [entry["kind"] for entry in entries]
        self.assertEqual(kinds[0], "change")
        self.assertEqual(kinds.count("discharge_check"), 2)
        self.assertIn("export", kinds)
        self.assertTrue(all(entry["actor"].startswith("account:") for entry in entries))
        again = self.done("audit", "list", "--case", case)
        self.assertIn("trail_look", again)
        self.refused("audit", "list", "--case", "NO-SUCH", status=66)

    def test_nobody_is_named(self):
        words = set().union(*map(persons, self.files)) | {file["case"] for file in self.files}
        self.assertNoPerson(self.done("audit", "export"), words)

    def test_a_login_that_only_seals_and_verifies(self):
        login = self.login("aftercare_seal")
        self.done("audit", "verify", PGUSER=login)
        self.done("audit", "seal", PGUSER=login)
        self.done("audit", "anchor", PGUSER=login)
        self.refused("export", PGUSER=login, status=77)
        self.refused("audit", "list", "--case", self.files[0]["case"], PGUSER=login, status=77)
        nobody = self.login("aftercare_reporting")
        self.refused("audit", "verify", PGUSER=nobody, status=77)

    def test_called_wrongly(self):
        self.refused("audit", "verify", "--anchors", self.place / "none", status=66)
        self.refused("audit", "verify", "--anchors", self.key, status=66)
        self.refused("audit", "verify", "--export", self.place / "none", status=66)
        self.refused("audit", "verify", "--anchors", self.anchors, "--signed-by", "ab", status=64)
        self.refused("audit", "anchor", "--key", self.key, status=64)
        self.refused("audit", "verify", PGHOST="/nowhere", status=69)
        name = self.empty_database()
        self.refused("audit", "verify", PGDATABASE=name, status=69)


class Tampered(AuditCase):
    def test_a_changed_event(self):
        self.copy()
        event = psql("select event_id from aftercare.audit_event order by event_id offset 7 limit 1", self.database)
        self.tamper(f"update aftercare.audit_event set actor = 'account:another' where event_id = {event}")
        fault = self.fault()
        self.assertEqual((fault["kind"], fault["event"]), ("event_changed", int(event)))
        self.assertIn(f"event {event}", self.done("audit", "verify", status=1))

    def test_a_cut_tail(self):
        self.copy()
        self.tamper(
            "delete from aftercare.audit_event; delete from aftercare.audit_seal where seal_id > 0")
        self.assertEqual(self.verdict()["events"], 0)
        self.assertEqual(self.fault("--anchors", self.anchors)["kind"], "tail_missing")

    def test_an_older_backup(self):
        older = self.restored()
        self.done("import", "--lines", "-", stdin=json.dumps(self.files[0] | {"case": "LATE-1"}))
        anchors = self.folder() / "anchors"
        self.done("audit", "anchor", "--to", anchors)
        self.verdict("--anchors", anchors)
        fault = json.loads(self.done(
            "audit", "verify", "--format", "json", "--anchors", anchors, status=1, PGDATABASE=older))["fault"]
        self.assertEqual(fault["kind"], "tail_missing")

    def restored(self):
        """A dump of the register, restored into another database."""
        name = new_database("template0")
        self.addCleanup(drop_database, name)
        dump = str(self.folder() / "dump")
        surroundings = environment(PGDATABASE=type(self).database)
        subprocess.run(["pg_dump", "-Fc", "-f", dump], env=surroundings, check=True, capture_output=True)
        subprocess.run(["pg_restore", "-d", name, dump], env=surroundings, check=True, capture_output=True)
        return name

    def test_a_restored_backup_is_whole_and_goes_on(self):
        name = self.restored()
        self.assertEqual(
            self.verdict("--anchors", self.anchors), json.loads(self.done(
                "audit", "verify", "--format", "json", "--anchors", self.anchors, PGDATABASE=name)))
        self.done("export", PGDATABASE=name)
        self.done("audit", "seal", PGDATABASE=name)
        found = json.loads(self.done("audit", "verify", "--format", "json", PGDATABASE=name))
        self.assertEqual(found["unsealed"], 0)

    def test_a_chain_made_anew_with_another_key(self):
        self.copy()
        self.tamper(
            "update aftercare.audit_event set bodies = 'QPM' where bodies = ''; delete from aftercare.audit_seal")
        self.assertNotEqual(self.fault("--anchors", self.anchors)["kind"], None)
        another = self.folder() / "key"
        self.done("audit", "key", "--to", another)
        forged = self.folder() / "anchors"
        self.done("audit", "anchor", "--to", forged, "--key", another)
        fault = self.fault("--anchors", forged, "--signed-by", self.public)
        self.assertEqual(fault["kind"], "anchor_unsigned")


class Exported(AuditCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.exported_trail = cls.done("audit", "export")

    def fault_of(self, text):
        return self.fault("--export", self.written("trail", text), "--anchors", self.anchors)

    def test_it_is_verified_without_a_database(self):
        path = self.written("trail", self.exported_trail)
        found = json.loads(self.done(
            "audit", "verify", "--export", path, "--format", "json", "--anchors", self.anchors, PGHOST="/nowhere"))
        self.assertEqual(found["verdict"], "whole")
        lines = [json.loads(line) for line in self.exported_trail.splitlines()]
        self.assertEqual(lines[0], {"format": "aftercare-trail/1"})
        self.assertEqual(lines[-1]["events"], found["events"])
        self.assertEqual(sum("event" in line for line in lines), found["events"])
        self.done("audit", "verify", "--export", "-", stdin=self.exported_trail)

    def test_a_word_a_row_a_line_or_the_end_is_changed(self):
        lines = self.exported_trail.splitlines(keepends=True)
        events = [place for place, line in enumerate(lines) if line.startswith('{"event":')]
        place = events[len(events) // 2]
        event = json.loads(lines[place])["event"]
        changed = lines[place].replace('"actor":"account:', '"actor":"account:x', 1)
        fault = self.fault_of("".join(lines[:place] + [changed] + lines[place + 1:]))
        self.assertEqual((fault["kind"], fault["event"]), ("event_changed", event))
        missing = "".join(lines[:place] + lines[place + 1:])
        self.assertEqual((self.fault_of(missing)["kind"], self.fault_of(missing)["event"]), ("event_missing", event))
        self.assertEqual(self.fault_of("".join(lines[:-1]))["kind"], "tail_missing")
        self.assertEqual(self.fault_of("".join(lines[1:]))["kind"], "unreadable")
        self.assertEqual(self.fault_of("")["kind"], "tail_missing")


class Serving(AuditCase):
    """The daemon seals by itself, anchors its nights, and writes down who asked before it answers."""

    def test_looks_through_the_api_are_noted_sealed_and_anchored(self):
        user, port, anchors = self.login(), free_port(), self.folder() / "anchors"
        daemon = Daemon(
            "--port", port, "--night-at", f"{(london_now()):%H:%M}", "--anchors", anchors, port=port,
            PGDATABASE=self.database, PGUSER=user).wait_ready()
        self.addCleanup(daemon.kill)
        wait_until(lambda: b"audit trail anchored" in daemon.log, what="an anchor in the log")
        head = anchors.read_text().split("head=")[1][:64]
        self.assertIn(head.encode(), daemon.log)
        gap = next(gap for gap in self.gaps() if gap["owed_by"])
        token = self.done("token", "issue", "--body", gap["owed_by"][0], "--quiet").strip()
        name = self.done("token", "list").splitlines()[-1].split()[0]
        daemon.json(f"/api/v1/cases/{gap['case']}/determination", token)
        daemon.json(f"/api/v1/bodies/{gap['owed_by'][0]}/gaps", token)
        look = json.loads(self.done("audit", "list", "--case", gap["case"], "--format", "json"))[-1]
        self.assertEqual((look["kind"], look["actor"], look["login"]), ("look", f"token:{name}", user))
        self.assertIn(gap["owed_by"][0], look["bodies"].split())
        asked = psql("select count(*) from aftercare.audit_event where kind = 'question' "
                     f"and actor = 'token:{name}'", self.database)
        self.assertEqual(asked, "1")
        wait_until(lambda: self.verdict("--anchors", anchors)["unsealed"] == 0, what="a seal over everything")
        self.assertEqual(daemon.stop(), 0)
