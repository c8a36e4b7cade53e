"""The daemon's socket for the command: the same answers, who may ask, and what comes of whatever goes wrong there."""
import os
import pathlib
import pwd
import re
import shutil
import signal
import socket
import stat
import subprocess
import threading
import unittest

from daemon import Daemon, free_port
from support import DatabaseCase, binary, environment, london_now, scenario, wait_until
from test_discharge import LEAVING, in_hospital, without_plan

MOMENT = re.compile(rb'(Checked at |"checked_at":")[0-9T:+Z.-]+')
ROLES = "aftercare_app, aftercare_nightly, aftercare_operator, aftercare_seal"


def numbered(file, reference):
    return file | {"case": reference}


def started(path, **changes):
    port = free_port()
    return Daemon("--socket", path, "--port", port, port=port, **changes)


class Listener:
    """Somebody else at a socket, who answers each connection by a function of what was asked."""

    def __init__(self, path, answer):
        self.answer, self.asked = answer, []
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(str(path))
        self.listener.listen(8)
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        while True:
            try:
                line, _ = self.listener.accept()
            except OSError:
                return
            with line:
                self.asked.append(read_request(line))
                try:
                    self.answer(line, self.asked[-1])
                except OSError:
                    pass

    def close(self):
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()


def read_request(line):
    asked = b""
    while b"\r\n\r\n" not in asked and (more := line.recv(1 << 16)):
        asked += more
    return asked


def ask(path, request):
    """What the daemon at a socket answers to these bytes."""
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(30)
        line.connect(str(path))
        line.sendall(request)
        answer = b""
        while more := line.recv(1 << 16):
            answer += more
    return answer


class SocketCase(DatabaseCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.imported(
            numbered(in_hospital(), "SOCKET/1"), numbered(without_plan(), "SOCKET/2"),
            scenario("exemplar-complete")["case"])
        cls.reference = scenario("exemplar-complete")["case"]["case"]
        cls.body = cls.sql("select body from aftercare.case_party order by 1 limit 1")
        cls.surroundings = cls.surroundings | {"PGUSER": cls.login(ROLES)}

    def daemon(self, path, **changes):
        daemon = started(path, **(self.surroundings | changes))
        self.addCleanup(daemon.kill)
        return daemon.wait_ready()

    def place(self):
        return self.folder() / "socket"

    def by(self, path, *words, **changes):
        """Status, standard output without the moment, standard error."""
        done = self.call(*words, AFTERCARE_SOCKET=path, **changes)
        return done.returncode, MOMENT.sub(rb"\1", done.stdout), done.stderr.decode()

    def listener(self, answer):
        path = self.place()
        listener = Listener(path, answer)
        self.addCleanup(listener.close)
        return path, listener


class SameAnswers(SocketCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # So that the daemon has no night to make up for meanwhile.
        cls.night(london_now().date())
        cls.home = pathlib.Path(subprocess.run(["mktemp", "-d"], capture_output=True, text=True).stdout.strip())
        cls.addClassCleanup(shutil.rmtree, cls.home)
        cls.path = cls.home / "socket"
        cls.running = started(cls.path, **cls.surroundings).wait_ready()
        cls.addClassCleanup(cls.running.kill)

    def answered(self):
        return [line for line in self.running.log.splitlines() if b'"by":"command"' in line and b'"status":"200"' in line]

    def assertSame(self, *words, by_daemon=True, **options):
        before = len(self.answered())
        mine, theirs = self.by(None, *words, **options), self.by(self.path, *words, **options)
        self.assertEqual(mine, theirs, words)
        if by_daemon:
            # The line is written after the answer.
            wait_until(lambda: len(self.answered()) > before, what="the daemon's line of the answer")
        self.assertEqual(len(self.answered()) - before, int(by_daemon), words)
        return mine

    def test_every_question_in_every_form(self):
        for question in self.answer("questions")["questions"]:
            words = ["register", "questions"] if question["name"] == "register-questions" else [question["name"]]
            subjects = [["--case", self.reference]] if "case" in question["parameters"] else []
            subjects += [["--body", self.body]] if "body" in question["parameters"] else []
            subjects += [[]] if question["name"] in ("gap-counts", "changes") else []
            subjects = [["--set", "review_months=6"]] if question["name"] == "what-if" else subjects
            for subject in subjects:
                for form in ("text", "csv", "json"):
                    with self.subTest((question["name"], *subject, form)):
                        status, output, _ = self.assertSame(*words, *subject, "--format", form)
                        self.assertEqual(status, 0)
                        self.assertTrue(output)

    def test_dates_and_options(self):
        self.assertSame("who", "--case", self.reference, "--on", "2022-06-30", "--law-on", "2022-06-30", "--json")
        self.assertSame("who", "--case", self.reference, "--known-at", self.known())
        self.assertSame("obligations", "--body", self.body, "--within", "2w")
        self.assertSame("gap-counts", "--by", "theme")

    def known(self):
        return self.sql("select to_char(now() at time zone 'utc', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')")

    def test_the_discharge_check(self):
        verdicts = set()
        for reference in ("SOCKET/1", "SOCKET/2", self.reference):
            for words in ([], ["--json"], ["--on", LEAVING], ["--set", "review_months=6", "--law-on", LEAVING]):
                verdicts.add(self.assertSame("check", "discharge", "--case", reference, *words)[0])
        self.assertSame("check", "discharge", "--case", "SOCKET/1", "--on", LEAVING, "--known-at", self.known())
        self.assertGreaterEqual(verdicts, {0, 1})

    def test_nobody_of_that_reference(self):
        for words in (["who"], ["check", "discharge"]):
            self.assertEqual(self.assertSame(*words, "--case", "NOBODY")[:2], (4, b""))

    def test_what_only_the_command_has_is_asked_of_the_database(self):
        number = in_hospital()["person"]["nhs_number"].encode()
        self.assertSame("check", "discharge", "--nhs-number", "-", stdin=number, by_daemon=False)
        self.assertSame("who", "--nhs-number", "-", stdin=number, by_daemon=False)
        directory = self.written("directory.json", {"format": "aftercare-directory/1"})
        self.assertSame("check", "discharge", "--case", "SOCKET/1", "--directory", directory, by_daemon=False)
        self.assertSame("who", "--case", "SOCKET/1", "--database", f"dbname={self.database}", by_daemon=False)

    def test_mistakes_read_as_ever(self):
        for words in (
            ["who"], ["who", "--help"], ["who", "--case"], ["who", "--case", "a/b?c=%"], ["who", "--on", "soon"],
            ["check", "discharge"], ["check", "discharge", "--wait", "0"], ["check"], ["register"], ["nonsense"],
            ["who", "--body", self.body], ["check", "discharge", "--case", "SOCKET/1", "--set", "no=1"],
            ["register-questions", "--body", self.body], ["who", "--case", "SOCKET/1", "--known-at", "2090-01-01"],
        ):
            self.assertSame(*words, by_daemon=False)

    def test_the_trail_says_the_same(self):
        def events(words, path):
            last = int(self.sql("select coalesce(max(event_id), 0) from aftercare.audit_event"))
            self.by(path, *words)
            return self.sql(
                "select kind, login, actor, detail::text, count(case_key) from aftercare.audit_event "
                f"where event_id > {last} and actor <> 'daemon' group by 1, 2, 3, 4 order by 1, 4")
        for words in (["who", "--case", self.reference], ["check", "discharge", "--case", "SOCKET/1"],
                      ["charges", "--body", self.body], ["who", "--case", "NOBODY"]):
            found = events(words, None)
            self.assertIn(f"account:{pwd.getpwuid(os.geteuid()).pw_name}", found)
            self.assertEqual(events(words, self.path), found)

    def test_log_names_nobody(self):
        self.by(self.path, "who", "--case", "SOCKET/1")
        self.assertIn(b"/api/v1/cases/{case}/who", self.running.log)
        self.assertNotIn(b"SOCKET/1", self.running.log)
        self.assertNotIn(b"SOCKET%2F1", self.running.log)

    def test_a_register_that_the_daemon_does_not_keep(self):
        other = self.empty_database()
        done = self.call("who", "--case", "SOCKET/1", AFTERCARE_SOCKET=self.path, PGDATABASE=other)
        self.assertEqual(done.returncode, 69)
        self.assertIn(b"keeps another register; the database is asked instead", done.stderr)

    def test_where_nothing_names_a_register_the_socket_does(self):
        found = self.by(
            self.path, "who", "--case", "SOCKET/1", PGDATABASE=None, PGHOST=None, PGUSER=None, PGPORT=None)
        self.assertEqual(found, self.by(None, "who", "--case", "SOCKET/1"))

    def test_only_commands_of_the_same_build(self):
        head = "GET /api/v1/cases/SOCKET%2F1/who?format=json HTTP/1.1\r\nhost: aftercared\r\nconnection: close\r\n"
        for build in ("", "aftercare-build: 0.0.9 other\r\n"):
            answer = ask(self.path, f"{head}{build}aftercare-nonce: 1\r\n\r\n".encode())
            self.assertTrue(answer.startswith(b"HTTP/1.1 421"), answer)
            self.assertNotIn(b"SOCKET", answer)

    @unittest.skipUnless(os.geteuid() == 0, "only root may become another account")
    def test_another_account_is_refused(self):
        os.chmod(self.home, 0o755)
        os.chmod(self.path, 0o666)
        self.addCleanup(os.chmod, self.path, 0o600)
        script = (
            "import socket, sys\nline = socket.socket(socket.AF_UNIX)\nline.connect(sys.argv[1])\n"
            "line.sendall(b'GET /api/v1/cases/SOCKET%2F1/who?format=json HTTP/1.1\\r\\nhost: x\\r\\n"
            "connection: close\\r\\n\\r\\n')\nprint(line.recv(100))")
        done = subprocess.run(
            ["runuser", "-u", "nobody", "--", "python3", "-c", script, self.path], capture_output=True, text=True)
        self.assertIn("HTTP/1.1 403", done.stdout, done.stderr)


class WhateverGoesWrong(SocketCase):
    words = ["check", "discharge", "--case", "SOCKET/1", "--on", LEAVING]

    def right(self):
        return self.by(None, *self.words)

    def reply(self):
        """What the daemon answers, and to what; both as bytes."""
        path = self.place()
        daemon = self.daemon(path)
        kept = []
        between, _ = self.listener(lambda line, asked: (kept.append(ask(path, asked)), line.sendall(kept[0])))
        self.assertEqual(self.by(between, *self.words), self.right())
        daemon.stop()
        return kept[0]

    def test_no_daemon(self):
        for path in (self.place(), self.folder() / "no" / "folder", self.written("file", "")):
            self.assertEqual(self.by(path, *self.words), self.right())
        left = self.place()
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(str(left))
        self.assertEqual(self.by(left, *self.words), self.right())
        status, output, message = self.by("/" + "x" * 200, *self.words)
        self.assertEqual((status, output), self.right()[:2])
        self.assertIn("the database is asked instead", message)

    def test_whoever_says_nothing_was_not_asked(self):
        path, listener = self.listener(lambda line, asked: None)
        self.assertEqual(self.by(path, *self.words), self.right())
        self.assertEqual(len(listener.asked), 1)

    def test_a_daemon_that_is_killed_in_the_middle(self):
        path = self.place()
        daemon = self.daemon(path)
        daemon.process.send_signal(signal.SIGSTOP)
        with subprocess.Popen(
            [binary("aftercare"), *self.words], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env=environment(**self.surroundings, AFTERCARE_SOCKET=path)) as command:
            wait_until(lambda: self.is_waiting(command.pid), what="the command's question")
            daemon.kill()
            output, message = command.communicate(timeout=60)
        self.assertEqual((command.returncode, MOMENT.sub(rb"\1", output), message.decode()), self.right())

    def is_waiting(self, process):
        """Whether it waits in poll(2) for an answer."""
        try:
            return pathlib.Path(f"/proc/{process}/wchan").read_text().startswith(("do_poll", "poll", "do_sys_poll"))
        except OSError:
            return False

    def test_a_daemon_that_does_not_answer(self):
        path = self.place()
        daemon = self.daemon(path)
        daemon.process.send_signal(signal.SIGSTOP)
        self.addCleanup(daemon.process.send_signal, signal.SIGCONT)
        status, output, message = self.by(path, *self.words, "--wait", "1")
        self.assertEqual((status, output), (69, b""))
        self.assertIn("no answer within 1 s; nothing was checked", message)

    def test_half_an_answer(self):
        whole = self.reply()
        head = whole.index(b"\r\n\r\n")
        for size in [1, 8, 15, 40, head, head + 3, head + 4, head + 5, len(whole) // 2, len(whole) - 1]:
            path, _ = self.listener(lambda line, asked: line.sendall(whole[:size]))
            self.unusable(path, size)

    def unusable(self, path, what):
        status, output, message = self.by(path, *self.words)
        self.assertEqual((status, output), (69, b""), what)
        self.assertIn("did not come whole", message)

    def test_an_answer_to_another_question(self):
        # The same question asked again is another: each has a number of its own.
        whole = self.reply()
        path, _ = self.listener(lambda line, asked: line.sendall(whole))
        self.unusable(path, "replayed")

    def test_anything_else(self):
        for words in (
            b"\0" * 4000, b"SSH-2.0-OpenSSH_9.2\r\n", b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nCLEAR",
            b"HTTP/1.1 200 OK\r\n\r\nCLEAR", b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n",
            b"HTTP/1.1 200 OK\r\naftercare-status: 0\r\naftercare-parts: 5 0 0\r\naftercare-seal: 0\r\n"
            b"content-length: 5\r\n\r\nCLEAR", b"HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n",
            b"HTTP/1.1 200 OK\r\ncontent-length: 99999999999999999999\r\n\r\n", b"\r\n\r\n\r\n\r\n",
            b"HTTP/1.1 200 OK\r\naftercare-status: 0\r\naftercare-parts: 9223372036854775807 1 1\r\n"
            b"content-length: 0\r\n\r\n",
        ):
            path, _ = self.listener(lambda line, asked: line.sendall(words))
            self.unusable(path, words[:80])

    def test_each_byte_that_is_changed_or_lost_shows(self):
        whole = self.reply()
        answers = []

        def spoilt(line, asked):
            # The daemon's own answer to this very question, made by whom it would trust, but for one byte.
            place, kind = answers[-1]
            reply = ask(self.true, asked)
            line.sendall(
                reply[:place] + (bytes([reply[place] ^ 1]) if kind == "changed" else b"") + reply[place + 1:])

        self.true = self.place()
        self.daemon(self.true)
        path, _ = self.listener(spoilt)
        right, harmless = self.right(), 0
        for place in range(0, len(whole), max(1, len(whole) // 60)):
            for kind in ("changed", "lost"):
                answers.append((place, kind))
                status, output, message = self.by(path, *self.words, "--wait", "5")
                if status == right[0]:
                    # As in the date, of which nothing hangs.
                    self.assertEqual(output, right[1], answers[-1])
                    harmless += 1
                else:
                    self.assertEqual((status, output), (69, b""), (answers[-1], message))
        self.assertLess(harmless, len(answers) / 3)

    @unittest.skipUnless(os.geteuid() == 0, "only root may become another account")
    def test_another_account_s_daemon_is_not_believed(self):
        folder = self.folder()
        os.chmod(folder, 0o777)
        path = folder / "socket"
        script = (
            "import socket, sys, time\nline = socket.socket(socket.AF_UNIX)\nline.bind(sys.argv[1])\nline.listen()\n"
            "print('ready', flush=True)\ntime.sleep(60)")
        with subprocess.Popen(
            ["runuser", "-u", "nobody", "--", "python3", "-c", script, path], stdout=subprocess.PIPE) as other:
            self.addCleanup(other.kill)
            other.stdout.readline()
            status, output, message = self.by(path, *self.words)
            other.kill()
        self.assertEqual((status, output), self.right()[:2])
        self.assertIn("is another account's; the database is asked instead", message)


class ItsPlace(SocketCase):
    def ends(self, path, status, says):
        message = self.refused(
            "--socket", path, "--port", free_port(), program="aftercared", status=status, says=says, timeout=60)
        self.assertTrue(message)

    def test_is_for_its_account_alone_and_goes_with_the_daemon(self):
        path = self.place()
        daemon = self.daemon(path)
        found = path.stat()
        self.assertTrue(stat.S_ISSOCK(found.st_mode))
        self.assertEqual(stat.S_IMODE(found.st_mode), 0o600)
        self.assertEqual(daemon.stop(), 0)
        self.assertFalse(path.exists())

    def test_one_that_was_left_behind_is_taken(self):
        path = self.place()
        self.daemon(path).kill()
        self.assertTrue(path.exists())
        daemon = self.daemon(path, AFTERCARE_SOCKET=path)
        self.assertEqual(self.by(path, "who", "--case", "SOCKET/1"), self.by(None, "who", "--case", "SOCKET/1"))
        self.assertEqual(daemon.stop(), 0)

    def test_what_is_no_socket_is_left_alone(self):
        file = pathlib.Path(self.written("file", "kept"))
        self.ends(file, 64, "left alone")
        self.assertEqual(file.read_text(), "kept")
        link = self.folder() / "link"
        link.symlink_to(file)
        self.ends(link, 64, "left alone")
        self.assertTrue(link.is_symlink())

    def test_another_daemon_s_is_left_alone(self):
        path = self.place()
        self.daemon(path)
        self.ends(path, 69, "another daemon")
        self.assertEqual(self.by(path, "who", "--case", "SOCKET/1"), self.by(None, "who", "--case", "SOCKET/1"))

    def test_a_path_that_no_socket_can_have(self):
        self.ends("/tmp/" + "x" * 120, 64, "107 bytes")

    def test_one_whose_place_was_taken_leaves_it(self):
        path = self.place()
        daemon = self.daemon(path)
        os.remove(path)
        path.write_text("another's")
        self.assertEqual(daemon.stop(), 0)
        self.assertEqual(path.read_text(), "another's")
