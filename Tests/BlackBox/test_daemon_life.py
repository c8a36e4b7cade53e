"""How the daemon starts, is configured, runs the night and ends."""
import datetime
import json
import os
import socket

from daemon import Daemon, free_port
from support import CRASH, DatabaseCase, london_now, scenario, wait_until


class LifeCase(DatabaseCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.imported(scenario("exemplar-complete")["case"], scenario("decision-kent")["case"])
        cls.user = cls.login()
        cls.surroundings = cls.surroundings | {"PGUSER": cls.user}

    def started(self, *flags, port, **changes):
        daemon = Daemon(*flags, port=port, **(self.surroundings | changes))
        self.addCleanup(daemon.kill)
        return daemon.wait_ready()

    def ends(self, *flags, status, says="", **changes):
        """The daemon must end by itself, with the status and a message."""
        message = self.refused(
            *flags, program="aftercared", status=status, says=says, timeout=60, **changes)
        self.assertTrue(message.strip())
        return message


class Starting(LifeCase):
    def test_not_as_superuser(self):
        self.ends("--port", free_port(), status=77, says="aftercare_app", PGUSER=os.environ["PGUSER"])

    def test_not_as_a_member_of_the_owner(self):
        user = self.login("aftercare_owner, aftercare_app, aftercare_nightly, aftercare_operator")
        self.ends("--port", free_port(), status=77, PGUSER=user)

    def test_not_without_the_register_s_roles(self):
        self.ends("--port", free_port(), status=77, PGUSER=self.login(roles=""))

    def test_not_without_a_database(self):
        self.ends("--port", free_port(), status=69, says="PostgreSQL", PGHOST="/nowhere")
        self.ends("--port", free_port(), "--database", "host=/nowhere", status=69)
        self.ends("--port", free_port(), status=69, PGDATABASE="blackbox_no_such")

    def test_not_without_a_register(self):
        self.ends("--port", free_port(), status=69, says="aftercare db migrate", PGDATABASE=self.empty_database())

    def test_not_on_a_port_that_is_taken(self):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            done = self.call("--port", taken.getsockname()[1], program="aftercared", timeout=60)
        self.assertNotEqual(done.returncode, 0)
        self.assertTrue(done.stderr)

    def test_version_and_help(self):
        self.assertIn("aftercared", self.done("--version", program="aftercared"))
        self.assertIn("AFTERCARE_NIGHT_AT", self.done("--help", program="aftercared"))


class Configuring(LifeCase):
    def test_bad_flags(self):
        for flags in [
            ["--port", "0"], ["--port", "65536"], ["--port", "x"], ["--night-at", "25:00"], ["--night-at", "3"],
            ["--night-at", "03:60"], ["--log-level", "loud"], ["--surprise"], ["--config", "/nowhere/c.json"],
        ]:
            with self.subTest(flags):
                self.ends(*flags, status=64)

    def test_bad_environment(self):
        for changes in [
            {"AFTERCARE_PORT": "0"}, {"AFTERCARE_PORT": "x"}, {"AFTERCARE_NIGHT_AT": "soon"},
            {"AFTERCARE_LOG_LEVEL": "loud"}, {"AFTERCARE_CONFIG": "/nowhere/c.json"},
        ]:
            with self.subTest(changes):
                # The database is away: what is not refused for its configuration ends too.
                self.ends(status=64, PGHOST="/nowhere", **changes)

    def test_bad_files(self):
        for content in [
            "nonsense", "", "[]", {"port": 0}, {"port": "x"}, {"port": True}, {"night": {"at": "soon"}},
            {"night": {"at": 3}}, {"log": {"level": "loud"}}, {"host": 7},
        ]:
            with self.subTest(content):
                self.ends("--config", self.written("c.json", content), status=64, PGHOST="/nowhere")

    def test_flag_over_environment_over_file(self):
        ports = [free_port() for _ in range(3)]
        path = self.written("c.json", {
            "port": ports[0], "database": f"dbname={self.database} user={self.user}", "log": {"level": "debug"}})
        for port, flags, changes in [
            (ports[0], [], {}), (ports[1], [], {"AFTERCARE_PORT": ports[1]}),
            (ports[2], ["--port", ports[2]], {"AFTERCARE_PORT": ports[1]}),
        ]:
            with self.subTest(flags, changes=changes):
                daemon = self.started(
                    *flags, port=port, AFTERCARE_CONFIG=path, PGDATABASE="blackbox_no_such", PGUSER="nobody", **changes)
                self.assertEqual(daemon.stop(), 0)

    def test_the_database_s_environment_goes_over_the_file(self):
        path = self.written("c.json", {"database": "host=/nowhere"})
        port = free_port()
        self.started(
            "--port", port, "--config", path, port=port, AFTERCARE_DATABASE=f"dbname={self.database}")


class Ending(LifeCase):
    def test_sigterm(self):
        port = free_port()
        daemon = self.started("--port", port, port=port)
        self.assertEqual(daemon.stop(), 0)
        events = [json.loads(line)["message"] for line in daemon.log.splitlines()]
        self.assertEqual(events[-1], "stopped")
        self.assertIsNone(CRASH.search(daemon.log))
        with self.assertRaises(OSError):
            daemon.get("/health")

    def test_sigterm_with_a_connection_that_waits(self):
        port = free_port()
        daemon = self.started("--port", port, port=port)
        with socket.create_connection(("127.0.0.1", port)) as idle, socket.create_connection(("127.0.0.1", port)) as half:
            idle.sendall(b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n")
            self.assertTrue(idle.recv(100).startswith(b"HTTP/1.1 200"))
            half.sendall(b"GET /health HTT")
            self.assertEqual(daemon.stop(), 0)

    def test_a_port_outside_the_machine_is_not_open(self):
        port = free_port()
        self.started("--port", port, port=port)
        with open("/proc/net/tcp", encoding="ascii") as table:
            listening = [line.split()[1] for line in table if line.split()[3] == "0A"]
        self.assertEqual([place for place in listening if place.endswith(f":{port:04X}")], [f"0100007F:{port:04X}"])


class Nights(LifeCase):
    def test_the_night_is_run_at_its_hour(self):
        reports = self.folder() / "reports"
        moment = london_now() - datetime.timedelta(minutes=1)
        port = free_port()
        daemon = self.started(
            "--port", port, "--night-at", f"{moment:%H:%M}", "--reports", reports, port=port)

        def last_night():
            return json.loads(daemon.get("/health")[2])["last_night"]

        day = str(moment.date())
        wait_until(lambda: last_night() == day, 60, "a published night")
        wait_until((reports / day / "nobody.json").exists, 60, "the reports")
        self.assertIn(f"{len(list((reports / day).glob('*.json')))}", daemon.log.decode())
        self.assertTrue(self.gaps())
        self.assertEqual(self.answer("report", "--body", "nobody", "--format", "json")["on"], day)
        self.assertEqual(daemon.stop(), 0)
        published = [event for event in map(json.loads, daemon.log.splitlines()) if event["message"] == "night published"]
        self.assertEqual([event["night"] for event in published], [day])

    def test_of_several_daemons_one_runs_it(self):
        self.surroundings = self.surroundings | {"PGDATABASE": self.empty_database(like=self.template())}
        moment = london_now() - datetime.timedelta(minutes=1)
        daemons = []
        for _ in range(2):
            port = free_port()
            daemons.append(Daemon(
                "--port", port, "--night-at", f"{moment:%H:%M}", port=port, **self.surroundings))
            self.addCleanup(daemons[-1].kill)
        for daemon in daemons:
            daemon.wait_ready()
            wait_until(lambda: json.loads(daemon.get("/health")[2])["last_night"], 60, "a published night")
        self.assertEqual([daemon.stop() for daemon in daemons], [0, 0])
        logs = b"".join(daemon.log for daemon in daemons)
        self.assertGreaterEqual(logs.count(b'"night published"'), 1)
        self.assertNotIn(b'"error"', logs)

    def template(self):
        """The register before any night."""
        name = self.empty_database()
        self.done("db", "migrate", PGDATABASE=name, PGUSER=os.environ["PGUSER"])
        return name
