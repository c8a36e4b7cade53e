"""`aftercare db`, and what the command says where there is no database or no register."""
import signal
import subprocess

from daemon import free_port
from support import BlackBoxCase, DatabaseCase, binary, environment, lines, psql, scenario

ASKING = [
    ["import", "--lines", "-"], ["export"], ["export", "--case", "A-1"], ["export", "--directory"],
    ["run", "nightly"], ["gaps"], ["gaps", "--bodies"], ["report", "--body", "nobody"], ["token", "list"],
    ["token", "issue", "--body", "QWO"], ["token", "revoke", "0" * 12],
]
CASE = lines([scenario("exemplar-complete")["case"]])


class Migrating(DatabaseCase):
    is_migrated = False

    def migration(self, database):
        return subprocess.Popen(
            [binary("aftercare"), "db", "migrate"], env=environment(PGDATABASE=database), text=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def assertCurrent(self, database):
        status = self.done("db", "status", PGDATABASE=database)
        self.assertRegex(status, r"applied +0001_")
        self.assertNotRegex(status, "pending|changed")
        self.assertEqual(psql("select count(*) from aftercare.reference_version", database), "1")
        self.assertNotEqual(psql("select count(*) from aftercare.body", database), "0")

    def test_status_migrate_and_again(self):
        name = self.empty_database()
        before = self.done("db", "status", status=1, PGDATABASE=name)
        self.assertRegex(before, r"pending +0001_")
        self.assertNotIn("applied", before)
        self.assertIn("nothing is pending", self.done("db", "migrate", PGDATABASE=name))
        self.assertCurrent(name)
        again = self.call("db", "migrate", PGDATABASE=name)
        self.assertEqual(again.returncode, 0)
        self.assertIn(b"nothing is pending", again.stdout)
        self.assertNotIn(b"appl", again.stderr)
        self.assertCurrent(name)

    def test_the_database_can_be_named(self):
        name = self.empty_database()
        self.done("db", "migrate", "--database", f"dbname={name}", PGDATABASE="no_such")
        self.done("db", "status", AFTERCARE_DATABASE=f"dbname={name}", PGDATABASE="no_such")
        other = self.empty_database()
        self.done(
            "db", "status", "--database", f"dbname={name}", AFTERCARE_DATABASE=f"dbname={other}")

    def test_several_at_once(self):
        name = self.empty_database()
        running = [self.migration(name) for _ in range(3)]
        for process in running:
            out, errors = process.communicate(timeout=120)
            self.assertEqual(process.returncode, 0, errors)
            self.assertIn("nothing is pending", out)
        self.assertCurrent(name)

    def test_killed_in_the_middle_and_run_again(self):
        for place in ["applying 0001", "applied 0001", "applying 0003", "applying repeat", "applied repeat"]:
            with self.subTest(place):
                name = self.empty_database()
                process = self.migration(name)
                for line in process.stderr:
                    if line.startswith(place):
                        break
                process.send_signal(signal.SIGKILL)
                process.communicate()
                self.done("db", "migrate", PGDATABASE=name)
                self.assertCurrent(name)

    def test_a_user_who_may_not_migrate_is_told_what_to_run(self):
        name = self.empty_database()
        user = self.login(roles="")
        message = self.refused("db", "migrate", PGDATABASE=name, PGUSER=user, status=77)
        self.assertRegex(message, r"(?i)superuser")
        self.assertRegex(message, r"grant .* to ")


class Away(BlackBoxCase):
    def assertAway(self, **surroundings):
        for words in ASKING + [["db", "migrate"], ["db", "status"]]:
            with self.subTest(words):
                message = self.refused(*words, stdin=CASE, status=69, **surroundings)
                self.assertRegex(message, r"(?i)is PostgreSQL running")
                self.assertLess(len(message), 600)

    def test_no_server_at_the_socket(self):
        self.assertAway(PGHOST="/nowhere")

    def test_no_server_at_the_port(self):
        self.assertAway(PGHOST="127.0.0.1", PGPORT=free_port())

    def test_no_such_database(self):
        for words in ASKING + [["db", "migrate"], ["db", "status"]]:
            with self.subTest(words):
                self.refused(*words, stdin=CASE, status=69, PGDATABASE="blackbox_no_such")

    def test_a_connection_string_that_is_none(self):
        found = self.call("gaps", "--database", "nonsense that is no string")
        self.assertIn(found.returncode, (64, 69))
        self.assertTrue(found.stderr)

    def test_an_import_says_that_nothing_was_changed(self):
        path = self.written("case.json", scenario("exemplar-complete")["case"])
        message = self.refused("import", path, PGHOST="/nowhere", status=69)
        self.assertRegex(message, r"(?i)nothing was changed")


class NoRegister(DatabaseCase):
    is_migrated = False

    def test_it_is_said_what_to_run(self):
        for words in ASKING:
            with self.subTest(words):
                self.refused(*words, stdin=CASE, status=69, says="aftercare db migrate")


class NotPermitted(DatabaseCase):
    def test_a_user_without_the_register_s_roles(self):
        user = self.login(roles="")
        for words in ASKING + [["db", "status"]]:
            with self.subTest(words):
                message = self.refused(*words, stdin=CASE, PGUSER=user, status=77)
                self.assertRegex(message, "may not|permitted")

    def test_a_user_with_them(self):
        user = self.login()
        self.done("import", "--lines", "-", stdin=CASE, PGUSER=user)
        self.done("run", "nightly", "--on", "2026-11-21", PGUSER=user)
        for words in [["export"], ["gaps"], ["report", "--body", "QWO"], ["token", "list"]]:
            with self.subTest(words):
                self.done(*words, PGUSER=user)

    def test_a_user_with_them_may_see_how_the_schema_stands(self):
        self.assertNotIn("pending", self.done("db", "status", PGUSER=self.login()))
