"""The manners of the command: help, examples, manual pages, output that cannot be written, an early end of the reader."""
import os
import re
import shutil
import subprocess
import tempfile
import unittest

from support import ROOT, BlackBoxCase, DatabaseCase, binary, environment


def commands(command, above=()):
    """Every command that does something, by its words."""
    words = (*above, command["commandName"])
    parts = [part for part in command.get("subcommands", []) if part["commandName"] != "help"]
    if not parts:
        yield words, command
    for part in parts:
        yield from commands(part, words)


class Help(BlackBoxCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.commands = dict(commands(cls.answer("--experimental-dump-help")["command"]))

    def test_every_command_has_examples_first_and_says_how_it_ends(self):
        for words, command in self.commands.items():
            with self.subTest(words):
                discussion = command.get("discussion", "")
                self.assertTrue(discussion.startswith("Examples:\n  aftercare ") or "Examples:\n" in discussion)
                self.assertRegex(discussion, r"Exit status: 0 ")

    def test_examples_name_commands_and_options_that_there_are(self):
        for words, command in self.commands.items():
            lines = re.findall(r"^ +(aftercare .+)$", command["discussion"].replace("\\\n", " "), re.M)
            for call in (part for line in lines for part in re.findall(r"aftercare [^|<>]*", line)):
                with self.subTest(call):
                    known = next(
                        command for length in range(4, 0, -1)
                        if (command := self.known(tuple(call.split()[:length]))) is not None)
                    names = {"--" + name["name"] for option in known["arguments"] for name in option.get("names", [])}
                    self.assertLessEqual(set(re.findall(r"(?<=\s)--[a-z-]+", call)), names)

    def known(self, words):
        """The command of these words, or the default one of a group."""
        return self.commands.get(words) or self.commands.get((*words, "change") if words[-1] == "record" else ())

    def test_where_there_is_a_format_json_has_a_short_form(self):
        for words, command in self.commands.items():
            options = {name["name"]: option for option in command["arguments"] for name in option.get("names", [])}
            # A letter to a person is no JSON.
            if "format" in options and "json" in options["format"]["abstract"]:
                self.assertIn("json", options, words)
        self.refused("rules", "--json", "--format", "markdown", status=64, says="not both")
        self.assertEqual(self.answer("law", "--json")["format"], "aftercare-law/1")

    def test_nothing_is_coloured_and_nothing_moves_in_a_pipe(self):
        for words in (["help"], ["rules"], ["evaluate", ROOT / "docs/examples/case.json"], ["demo", "register", "--cases", 600]):
            done = self.call(*words, TERM="xterm-256color")
            self.assertNotIn(b"\x1b", done.stdout + done.stderr)
            self.assertNotIn(b"\r", done.stdout + done.stderr)


class Manual(unittest.TestCase):
    def test_pages_and_completions_are_those_of_the_programs(self):
        done = subprocess.run(
            [ROOT / "deploy" / "generate-manual", "--check"], capture_output=True, text=True,
            env=os.environ | {"AFTERCARE_BIN": os.path.dirname(binary("aftercare"))})
        self.assertEqual(done.returncode, 0, done.stderr)

    @unittest.skipUnless(shutil.which("groff"), "groff is not installed")
    def test_pages_are_set_without_a_warning(self):
        pages = sorted((ROOT / "docs" / "man").iterdir())
        self.assertGreater(len(pages), 40)
        for page in pages:
            done = subprocess.run(["groff", "-man", "-Tutf8", "-ww", "-z", page], capture_output=True, text=True)
            self.assertEqual((done.returncode, done.stderr), (0, ""), page.name)

    def test_bash_takes_the_completions(self):
        for program in ("aftercare", "aftercared"):
            subprocess.run(["bash", "-n", ROOT / "deploy" / "completions" / f"{program}.bash"], check=True)


class Output(DatabaseCase):
    def statuses(self, output):
        """How commands of every kind end that write to this."""
        found = {}
        for words in (
            ["token", "issue", "--body", "QWO", "--quiet"], ["token", "list"], ["rules"], ["schema"], ["export"],
            ["db", "status"], ["aside", "list"], ["audit", "seal"], ["demo", "register", "--cases", "600"],
        ):
            done = subprocess.run(
                [binary("aftercare"), *words], stdout=output(), stderr=subprocess.PIPE, timeout=60,
                env=environment(PGDATABASE=self.database))
            self.assertNotIn(b"Fatal error", done.stderr)
            found[tuple(words)] = done.returncode
        return found

    def test_a_full_disk_is_an_error_of_every_command(self):
        self.imported({"format": "aftercare-case/1", "case": "FULL/1", "person": {}})
        with open("/dev/full", "wb") as full:
            self.assertEqual(set(self.statuses(lambda: full).values()), {70})

    def test_who_stops_reading_is_told_nothing(self):
        self.imported({"format": "aftercare-case/1", "case": "PIPE/1", "person": {}})
        opened = []

        def nobody():
            reading, writing = os.pipe()
            os.close(reading)
            opened.append(writing)
            return writing

        try:
            self.assertLessEqual(set(self.statuses(nobody).values()), {141, -13})
        finally:
            for end in opened:
                os.close(end)

    def test_where_nobody_hears_the_status_still_tells(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run(
                [binary("aftercare"), "evaluate", "/nonexistent"], stdout=full, stderr=full, env=environment(), timeout=60)
        self.assertEqual(done.returncode, 66)

    def test_a_night_whose_report_cannot_be_read_stands_with_its_reports(self):
        with tempfile.TemporaryDirectory() as folder, open("/dev/full", "wb") as full:
            done = subprocess.run(
                [binary("aftercare"), "run", "nightly", "--reports", folder], stdout=full, stderr=subprocess.PIPE,
                env=environment(PGDATABASE=self.database), timeout=120)
            self.assertEqual(done.returncode, 70, done.stderr)
            self.assertIn("anchors.txt", os.listdir(folder))
            self.assertGreater(len(os.listdir(folder)), 1)


if __name__ == "__main__":
    unittest.main()
