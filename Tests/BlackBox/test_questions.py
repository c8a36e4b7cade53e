"""Every question that is described once: at the terminal, over HTTP, as a table and as data."""
import copy
import csv
import datetime
import fcntl
import io
import json
import os
import pty
import signal
import struct
import subprocess
import termios
import unittest

from daemon import Daemon, free_port
from support import (
    BlackBoxCase, CRASH, DatabaseCase, binary, environment, identity, later, london_now, persons, scenario,
    wait_until, with_canaries,
)

LEEDS, ICB, OTHER = "E08000035", "QWO", "QYG"
DAY = "2026-11-21"
"""A day on which the exemplars are judged."""

CATALOGUE = json.loads(BlackBoxCase.done("questions"))["questions"]
COMMANDS = {
    question["name"]: ["register", "questions"] if question["name"] == "register-questions" else [question["name"]]
    for question in CATALOGUE
}


def asked(question, *more):
    """What a question needs besides its subject."""
    return [*more, "--set", "review_months=1", "--on", DAY] if question["name"] == "what-if" else list(more)


def exemplar(reference, **changes):
    """A case in which nothing is missing, but for the changes."""
    return copy.deepcopy(scenario("exemplar-complete")["case"]) | {"case": reference} | changes


class Described(BlackBoxCase):
    """The command line, the routes and the columns are those of the description."""

    def test_options_are_the_parameters(self):
        shared = {"format", "json", "database", "version", "help"}
        for question in CATALOGUE:
            with self.subTest(question["name"]):
                dumped = self.answer(*COMMANDS[question["name"]], "--experimental-dump-help")["command"]
                shown = {
                    argument["valueName"] if argument["kind"] == "flag" else argument["names"][0]["name"]
                    for argument in dumped["arguments"] if argument["shouldDisplay"]}
                wanted = set(question["parameters"])
                if "case" in wanted:
                    wanted.add("nhs-number")
                self.assertEqual(shown - shared, wanted)

    def test_every_question_has_examples_a_definition_and_exit_codes_in_its_help(self):
        for question in CATALOGUE:
            words = " ".join(self.done("help", *COMMANDS[question["name"]]).split())
            with self.subTest(question["name"]):
                self.assertLess(words.index("Examples:"), words.index("Exit status"))
                self.assertIn(question["definition"][:60], words)
                for route in question["routes"]:
                    self.assertIn(route, words)

    def test_names_and_meanings_are_there_once(self):
        self.assertEqual(len({question["name"] for question in CATALOGUE}), len(CATALOGUE))
        for question in CATALOGUE:
            names = [column["name"] for column in question["columns"]]
            self.assertEqual(len(set(names)), len(names), question["name"])
            self.assertTrue(all(column["meaning"].endswith(".") for column in question["columns"]), question["name"])


class QuestionCase(DatabaseCase):
    """A register of invented people and a few hand-made ones, with the night of today."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.today = str(london_now().date())
        text = cls.done("demo", "register", "--cases", 60, "--seed", 7, "--today", cls.today)
        files = [json.loads(line) for line in text.splitlines()] + cls.made()
        cls.files = {file["case"]: with_canaries(file, number) for number, file in enumerate(files)}
        cls.imported(*cls.files.values())
        cls.night(cls.today)

    @classmethod
    def made(cls):
        charged = exemplar("MADE-CHARGED")
        charged["charges"] = [
            {"id": "ch1", "item": "sv1", "purpose": "contribution", "payer": "person", "levied_by": LEEDS,
             "start": "2026-11-01", "amount": "70.00", "per": "week"},
            {"id": "ch2", "purpose": "care", "payer": "family", "start": "2026-11-01", "amount": "10", "per": "week"}]
        ending = exemplar("MADE-ENDING")
        ending["endings"] = [
            {"id": "e1", "body": LEEDS, "decided": "2026-10-01", "grounds": ["no_longer_needs_aftercare"]}]
        alone = exemplar("MADE-ALONE", key_workers=[
            {"id": "kw1", "name": "A", "employer": LEEDS, "start": "2025-04-01", "end": "2026-06-01"}])
        dead = exemplar("MADE-DEAD-BODY")
        dead["funding"][1]["parties"] = [{"body": LEEDS, "share": 50}, {"body": "15F", "share": 50}]
        unclear = exemplar("MADE-UNCLEAR", legal_status=[], notifications=[])
        unclear["spells"] = []
        moved = exemplar("MADE-MOVED")
        moved["residence"].append({"id": "res3", "council": "E06000065", "kind": "care_home", "start": "2026-03-01"})
        moved["residence"][1]["end"] = "2026-03-01"
        disputed = exemplar("MADE-DISPUTED")
        disputed["disputes"] = [
            {"id": "d1", "kind": "council_council", "parties": [LEEDS, "E06000065"], "first_written": "2026-06-01"}]
        return [charged, ending, alone, dead, unclear, moved, disputed]

    def json(self, name, *more, **options):
        return self.answer(*COMMANDS[name], *more, "--json", **options)

    def rows(self, name, *more, **options):
        return self.json(name, *more, **options)["rows"]

    def of(self, reference, name, *more):
        return [row for row in self.rows(name, "--body", LEEDS, "--on", DAY, *more) if row["case"] == reference]


class Forms(QuestionCase):
    def test_table_and_data_have_the_described_columns(self):
        for question in CATALOGUE:
            about = ["--case", "MADE-CHARGED"] if "body" not in question["parameters"] else ["--body", LEEDS]
            words = [*COMMANDS[question["name"]], *about, *asked(question)]
            names = [column["name"] for column in question["columns"]]
            with self.subTest(question["name"]):
                answer = self.answer(*words, "--json")
                self.assertEqual(answer["format"], "aftercare-answer/1")
                self.assertEqual(answer["question"], question["name"])
                self.assertTrue(answer["rows"], "nothing to look at")
                for row in answer["rows"]:
                    self.assertEqual(list(row), names)
                table = list(csv.reader(io.StringIO(self.done(*words, "--format", "csv"), newline="")))
                self.assertEqual(table[0], names)
                self.assertEqual(len(table) - 1, len(answer["rows"]))
                self.assertEqual(answer["is_complete"], not answer["notes"])

    def test_text_says_as_much(self):
        for question in CATALOGUE:
            about = ["--case", "MADE-CHARGED"] if "body" not in question["parameters"] else ["--body", LEEDS]
            words = [*COMMANDS[question["name"]], *about, *asked(question)]
            with self.subTest(question["name"]):
                answer = self.answer(*words, "--json")
                text = self.done(*words)
                for row in answer["rows"]:
                    if row.get("case"):
                        self.assertIn(row["case"], text)
                for note in answer["notes"]:
                    self.assertIn(note, text)
                self.assertNotIn("\x1b", text)

    def test_a_filter_that_a_question_has_not_is_refused(self):
        self.refused("who", "--case", "MADE-MOVED", "--worker", "W-00000000", status=64, says="--worker")
        self.refused("show", "--case", "MADE-MOVED", "--body", LEEDS, status=64, says="--body is nothing that show")
        self.refused("endings", "--body", LEEDS, "--nhs-number", "-", status=64, says="--nhs-number is nothing")
        self.refused("show", status=64, says="--case or --nhs-number -")
        self.refused("endings", "--body", "LEEDS COUNCIL", status=64, says="--body must be")
        self.refused("obligations", "--body", LEEDS, "--within", "soon", status=64, says="--within must be")
        self.refused("changes", "--since", "tomorrow", status=64, says="--since must be")
        self.refused("what-if", status=64, says="supposition is wanted")
        self.refused("what-if", "--set", "reviews=1", status=64, says="reviews is not a setting")

    def test_no_person_is_named(self):
        wanted = {file["person"].get(name) for file in self.files.values() for name in ("family_name", "given_names", "nhs_number")}
        for question in CATALOGUE:
            about = ["--case", "MADE-CHARGED"] if "body" not in question["parameters"] else ["--body", LEEDS]
            for form in (["--json"], ["--format", "csv"], []):
                text = self.done(*COMMANDS[question["name"]], *about, *asked(question), *form)
                self.assertNoPerson(text, wanted - {None})

    def test_no_number_and_no_name_on_the_command_line(self):
        self.refused("show", "--nhs-number", "9993100005", status=64, says="never an argument")
        self.refused("obligations", "--body", LEEDS, "--worker", "Helen Marsh", status=64, says="--worker must be")

    def test_a_case_by_its_number_on_standard_input(self):
        file = exemplar("MADE-NUMBER")
        file["person"] = dict(file["person"], nhs_number="9993999989")
        self.imported(file)
        self.assertEqual(
            self.json("who", "--nhs-number", "-", stdin="999 399 9989\n"), self.json("who", "--case", "MADE-NUMBER"))
        self.refused("who", "--nhs-number", "-", stdin="9993999970", status=4, says="nobody")
        self.refused("who", "--case", "NO-SUCH-CASE", status=4, says="no such case")


class Terminal(QuestionCase):
    def seen(self, *words, columns, **changes):
        """What a terminal of that width shows."""
        main, other = pty.openpty()
        fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
        process = subprocess.Popen(
            [binary("aftercare"), *words], stdin=subprocess.DEVNULL, stdout=other, stderr=subprocess.DEVNULL,
            env=environment(**(self.surroundings | {"COLUMNS": None, "TERM": "xterm"} | changes)))
        os.close(other)
        text = b""
        while True:
            try:
                piece = os.read(main, 65_536)
            except OSError:
                break
            if not piece:
                break
            text += piece
        os.close(main)
        self.assertEqual(process.wait(30), 0)
        return text.decode().replace("\r\n", "\n")

    def test_as_wide_as_the_terminal(self):
        for columns in (60, 80, 120, 200):
            text = self.seen("obligations", "--body", LEEDS, columns=columns, NO_COLOR="1")
            with self.subTest(columns):
                self.assertLessEqual(max(map(len, text.splitlines())), columns)
                self.assertNotIn("\x1b", text)

    def test_colour_only_on_a_terminal_and_never_alone_in_meaning(self):
        plain = self.seen("plans", "--body", LEEDS, columns=120, NO_COLOR="1")
        painted = self.seen("plans", "--body", LEEDS, columns=120)
        self.assertIn("\x1b[", painted)
        bare = painted
        for code in ("1;31", "33", "1", "0"):
            bare = bare.replace(f"\x1b[{code}m", "")
        self.assertEqual(bare, plain)
        self.assertNotIn("\x1b", self.seen("plans", "--body", LEEDS, columns=120, TERM="dumb"))

    def test_what_was_recorded_steers_no_terminal(self):
        file = exemplar("MADE-STEERING")
        file["key_workers"][0]["name"] = "A\x1b]0;taken\x07B"
        self.imported(file)
        text = self.seen("show", "--case", "MADE-STEERING", columns=100)
        self.assertNotIn("\x1b]", text)
        self.assertNotIn("\x07", text)

    def test_who_stops_reading_knows_it(self):
        process = subprocess.Popen(
            [binary("aftercare"), "changes", "--since", "2000-01-01", "--json"], stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, env=environment(**self.surroundings))
        process.stdout.read(1)
        process.stdout.close()
        self.assertEqual((process.wait(60), process.stderr.read()), (141, b""))
        process.stderr.close()


class Coordinators(QuestionCase):
    def test_obligations_are_the_gaps_and_clocks_of_the_night(self):
        found = self.json("obligations", "--body", LEEDS, "--within", 30)
        self.assertEqual(found["night"], self.today)
        open_rows = [row for row in found["rows"] if row["state"] != "due"]
        self.assertEqual(
            {(row["case"], row["rule"], row["subject"]) for row in open_rows},
            {identity(gap) for gap in self.gaps("--body", LEEDS)})
        keys = [row["due"] or row["since"] for row in found["rows"]]
        self.assertEqual(keys, sorted(keys))
        for row in found["rows"]:
            if row["due"]:
                late = (datetime.date.fromisoformat(self.today) - datetime.date.fromisoformat(row["due"])).days
                self.assertEqual(row["days_late"], late)
            if row["state"] == "due":
                self.assertTrue(self.today <= row["due"] <= later(self.today, 30), row)
            self.assertTrue(row["to_do"])
        self.assertEqual(found["totals"]["late"] + found["totals"]["open"], len(open_rows))

    def test_obligations_of_the_facts_are_those_of_the_night(self):
        self.night(self.today)
        of_night = self.rows("obligations", "--body", LEEDS)
        judged = self.json("obligations", "--body", LEEDS, "--on", self.today)
        self.assertEqual(judged["rows"], of_night)
        self.assertNotIn("night", judged)

    def test_obligations_of_one_worker(self):
        everything = self.rows("obligations", "--body", LEEDS)
        name = next(row["worker"] for row in everything if row["worker"])
        key = next(row["key"] for row in self.rows("caseloads", "--body", LEEDS) if row["worker"] == name)
        wanted = [row for row in everything if row["worker"] == name]
        self.assertEqual(self.rows("obligations", "--body", LEEDS, "--worker", key), wanted)
        self.assertEqual(
            self.rows("obligations", "--body", LEEDS, "--worker", "-", stdin=f" {name.upper()} \n"), wanted)

    def test_who_tells_the_bodies_since_when_and_who_was_before(self):
        file = scenario("transition-well-handled")["case"]
        self.imported(file)
        rows = {row["part"]: row for row in self.rows("who", "--case", file["case"], "--on", "2022-09-01")}
        judged = self.answer("evaluate", "--case", file["case"], "--on", "2022-09-01", "--format", "json")
        self.assertEqual(rows["NHS body"]["code"], [judged["nhs_statutory"]["body"]])
        self.assertEqual(rows["NHS body"]["rule"], judged["nhs_statutory"]["rule"])
        self.assertEqual(rows["NHS body"]["since"], "2022-07-01")
        self.assertIn("15F", rows["NHS body"]["before"][0])
        self.assertIn("15F", rows["NHS body"]["formerly"])
        before = {row["part"]: row for row in self.rows("who", "--case", file["case"], "--on", "2022-06-30")}
        self.assertEqual(before["NHS body"]["code"], ["15F"])
        self.assertEqual(
            rows["Council"]["why"], [reason["text"] for reason in judged["council"]["reasons"]])

    def test_show_has_what_a_coordinator_looks_for(self):
        rows = self.rows("show", "--case", "MADE-ENDING", "--on", DAY)
        found = {(row["section"], row["item"]): row for row in rows}
        judged = self.answer("evaluate", "--case", "MADE-ENDING", "--on", DAY, "--format", "json")
        self.assertEqual(found["What is owed", "Duty"]["on"], judged["duty"]["since"])
        self.assertIn("Zqkey", found["By whom", "Key worker"]["value"])
        self.assertTrue(found["Plan", "In force"]["fact"].startswith("plans:"))
        gaps = [row for row in rows if row["section"] == "Open gaps" and row["item"] != "In all"]
        self.assertEqual(
            [row["fact"] for row in gaps], [f"{gap['rule']} {gap['subject']}" for gap in judged["gaps"]])
        coming = [row for row in rows if row["section"] == "What is next"]
        self.assertEqual([row["on"] for row in coming], [clock["due"] for clock in judged["upcoming"]])

    def test_changes_tell_what_was_recorded_corrected_and_withdrawn(self):
        file = exemplar("MADE-CHANGED")
        self.imported(file, source="first")
        file["register"]["council_determined"] = "2025-04-02"
        file["contacts"] = file["contacts"][1:]
        self.imported(file, source="first")
        rows = [row for row in self.rows("changes", "--body", LEEDS, "--since", "today") if row["case"] == "MADE-CHANGED"]
        found = {(row["change"], identifier) for row in rows for identifier in row["ids"]}
        self.assertIn(("recorded", "contacts:ct2"), found)
        self.assertIn(("corrected", "register:register"), found)
        self.assertIn(("withdrawn", "contacts:ct1"), found)
        self.assertTrue(all(row["source"] == "first" for row in rows if row["change"] != "withdrawn"))
        self.assertEqual([row["at"] for row in rows], sorted((row["at"] for row in rows), reverse=True))
        self.assertEqual(self.rows("changes", "--body", OTHER, "--since", later(self.today, 1)), [])

    def test_gaps_that_opened_are_changes(self):
        opened = [row for row in self.rows("changes", "--body", LEEDS) if row["change"] == "gap opened"]
        self.assertEqual(
            {(row["case"], row["ids"][0]) for row in opened},
            {(gap["case"], f"{gap['rule']} {gap['subject']}") for gap in self.gaps("--body", LEEDS)})


class Managers(QuestionCase):
    def test_nobody_has_them(self):
        [row] = self.of("MADE-ALONE", "unallocated")
        self.assertEqual((row["without_since"], row["last_employer"]), ("2026-06-01", [LEEDS]))
        self.assertEqual(self.of("MADE-MOVED", "unallocated"), [])
        none = self.rows("caseloads", "--body", LEEDS, "--on", DAY)[0]
        self.assertEqual(none["worker"], "no key worker")
        self.assertEqual(none["people"], len(self.rows("unallocated", "--body", LEEDS, "--on", DAY)))

    def test_caseloads_add_up(self):
        found = self.json("caseloads", "--body", LEEDS, "--on", self.today)
        self.assertEqual(sum(row["people"] for row in found["rows"]), found["totals"]["people"])
        self.assertEqual(sum(row["late"] for row in found["rows"]), found["totals"]["late"])

    def test_plans_name_what_is_missing(self):
        rows = self.rows("plans", "--body", LEEDS, "--on", self.today)
        wanted = {}
        for gap in self.gaps("--body", LEEDS, "--on", self.today, "--theme", "care_planning"):
            wanted.setdefault(gap["case"], set()).add(f"{gap['rule']} {gap['subject']}")
        for reference, rules in wanted.items():
            [row] = [row for row in rows if row["case"] == reference]
            self.assertLessEqual(rules, set(row["rules"]))

    def test_an_ending_waits_for_the_other_body(self):
        [row] = self.of("MADE-ENDING", "endings")
        self.assertEqual((row["decided_by"], row["waits_for"], row["days"]), ([LEEDS], [ICB], 51))
        [before] = [row for row in self.rows("endings", "--body", ICB, "--on", DAY) if row["case"] == "MADE-ENDING"]
        self.assertEqual(before, row)
        self.assertEqual(
            [row for row in self.rows("endings", "--body", LEEDS, "--on", "2026-09-30") if row["case"] == "MADE-ENDING"], [])

    def test_charges_come_to_a_sum(self):
        found = {row["fact"]: row for row in self.of("MADE-CHARGED", "charges")}
        charge = found["charges:ch1"]
        # From 1 to 21 November are three weeks.
        self.assertEqual((charge["state"], charge["days"], charge["so_far"]), ("free", 21, 210.0))
        self.assertEqual(found["charges:ch2"]["state"], "unclear")
        answer = self.json("charges", "--body", LEEDS, "--on", DAY)
        self.assertFalse(answer["is_complete"])
        self.assertEqual(
            answer["totals"]["so_far"], sum(row["so_far"] or 0 for row in answer["rows"] if row["state"] == "free"))

    def test_funding_in_the_name_of_a_body_that_ended(self):
        [row] = self.of("MADE-DEAD-BODY", "funding")
        self.assertEqual((row["in_name_of"], row["ended"]), ([LEEDS, "15F"], ["15F"]))
        self.assertIn("West Yorkshire", row["now"][0])
        self.assertTrue(row["wrong"])

    def test_out_of_area(self):
        [row] = self.of("MADE-MOVED", "out-of-area")
        self.assertEqual((row["direction"], row["owed_by"], row["lives_in"]), ("away", [LEEDS], ["E06000065"]))

    def test_disputes_show_their_clocks(self):
        everything = self.rows("disputes", "--on", self.today)
        [made] = [row for row in everything if row["case"] == "MADE-DISPUTED"]
        self.assertEqual((made["stage"], made["parties"]), ("first written of on 1 June 2026", [LEEDS, "E06000065"]))
        self.assertTrue(made["late"])
        for row in everything:
            self.assertTrue(row["late"] or row["coming"] or row["next_due"] is None, row)
        files = [file for file in self.files.values() for dispute in file.get("disputes") or []
                 if not dispute.get("resolved")]
        self.assertLessEqual({row["case"] for row in everything}, {file["case"] for file in files})

    def test_counts_of_gaps_add_up(self):
        gaps = self.gaps("--body", LEEDS)
        for by in ("theme", "severity", "rule", "age"):
            found = self.json("gap-counts", "--body", LEEDS, "--by", by)
            self.assertEqual(sum(row["all"] for row in found["rows"]), len(gaps), by)
        self.assertEqual(
            self.json("gap-counts", "--body", LEEDS, "--by", "provider"),
            self.answer("gaps", "--body", LEEDS, "--by", "provider", "--format", "json"))


class Suppositions(QuestionCase):
    def test_a_setting(self):
        found = self.json("what-if", "--set", "review_months=6", "--on", self.today)
        opened = {
            identity(gap) for gap in self.gaps("--set", "review_months=6", "--on", self.today)
        } - {identity(gap) for gap in self.gaps("--on", self.today)}
        self.assertTrue(opened)
        self.assertEqual(found["totals"]["opened"], len(opened))
        self.assertEqual({row["case"] for row in found["rows"] if row["opened"]}, {one[0] for one in opened})

    def test_what_changes_nothing(self):
        found = self.json("what-if", "--set", "review_months=12", "--on", self.today)
        self.assertEqual((found["rows"], found["totals"]["cases"], found["totals"]["weekly"]), ([], 0, 0.0))

    def test_a_day_on_which_a_body_ended(self):
        """Judged as it was on the last day of a group and on the first of its board."""
        before = self.answer("evaluate", "--case", "MADE-MOVED", "--on", "2026-11-21", "--format", "json")
        found = self.json("what-if", "--on", "2027-04-01")
        for row in found["rows"]:
            after = self.answer("evaluate", "--case", row["case"], "--on", "2027-04-01", "--format", "json")
            now = self.answer("evaluate", "--case", row["case"], "--on", self.today, "--format", "json")
            gone = {(gap["rule"], gap["subject"]) for gap in after["gaps"]} - {
                (gap["rule"], gap["subject"]) for gap in now["gaps"]}
            self.assertEqual(row["opened"], len(gone), row["case"])
        self.assertEqual(before["council"]["body"], LEEDS)

    def test_a_directory_is_laid_over(self):
        overlay = {"format": "aftercare-directory/1", "settings": {"review_months": 6}}
        self.assertEqual(
            self.json("what-if", "--directory", self.written("d.json", overlay), "--on", self.today)["totals"],
            self.json("what-if", "--set", "review_months=6", "--on", self.today)["totals"])
        self.refused("what-if", "--directory", self.written("e.json", {"format": "x"}), status=65)


class RegisterQuestions(QuestionCase):
    def test_eleven_questions_each_with_an_answer_and_a_definition(self):
        rows = self.rows("register-questions", "--body", LEEDS, "--on", self.today)
        self.assertEqual(
            sorted({int(row["question"].split(".")[0]) for row in rows}), list(range(1, 12)))
        self.assertTrue(all(row["answer"] and row["definition"] for row in rows))
        number = {(row["question"][:2].strip("."), row["item"]): row["number"] for row in rows}
        live = number["10", "live duties"]
        self.assertEqual(number["4", "in date"] + number["5", "overdue"], live)
        councils = sum(row["number"] for row in rows if row["question"].startswith("9."))
        self.assertEqual(councils, live)
        self.assertEqual(live, self.json("caseloads", "--body", LEEDS, "--on", self.today)["totals"]["people"])


class NoAllClear(DatabaseCase):
    """What cannot be known is said, and never looks like an answer that all is well."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.today = str(london_now().date())
        cls.imported(*QuestionCase.made())

    def setUp(self):
        self.sql("delete from aftercare.night")

    def test_before_the_first_night(self):
        for words in (["obligations", "--body", LEEDS], ["gap-counts", "--body", LEEDS]):
            self.refused(*words, status=66, says="No night has been published")
        self.assertTrue(self.answer("obligations", "--case", "MADE-ENDING", "--json")["rows"])
        self.assertTrue(self.answer("obligations", "--body", LEEDS, "--on", self.today, "--json")["rows"])

    def test_an_old_night(self):
        self.night(later(self.today, -6))
        notes = self.answer("obligations", "--body", LEEDS, "--json")["notes"]
        self.assertTrue(any("6 days ago" in note for note in notes), notes)

    def test_what_changed_since_the_night(self):
        self.night(self.today)
        self.assertEqual(self.answer("obligations", "--body", LEEDS, "--json")["notes"], [])
        self.imported(exemplar("MADE-SINCE"))
        found = self.call("obligations", "--body", LEEDS, "--format", "csv")
        self.assertRegex(found.stderr, rb"1 of \d+ cases changed after that night")
        self.assertRegex(found.stderr, rb"1 of \d+ cases have never been judged")

    def missed(self, reference, night=None):
        """As where a night could not judge the case, by default that of today."""
        self.sql(
            f"insert into aftercare.unjudged_case (case_id, on_date) select case_id, '{night or self.today}' "
            f"from aftercare.case_file where reference = '{reference}'")
        self.addCleanup(self.sql, "delete from aftercare.unjudged_case")

    def test_what_the_night_could_not_judge(self):
        self.night(self.today)
        self.assertEqual(self.answer("who", "--case", "MADE-MOVED", "--json")["notes"], [])
        self.missed("MADE-MOVED")
        self.missed("MADE-ENDING", later(self.today, -1))
        for words in (
            ["obligations", "--body", LEEDS], ["gap-counts", "--body", LEEDS], ["changes", "--body", LEEDS],
            ["changes"], ["who", "--case", "MADE-MOVED"], ["show", "--case", "MADE-MOVED"],
            ["obligations", "--case", "MADE-MOVED"],
        ):
            with self.subTest(words):
                found = self.answer(*words, "--json")
                [note] = [note for note in found["notes"] if note.startswith("NOT JUDGED: ")]
                self.assertFalse(found["is_complete"])
                self.assertIn(note, " ".join(self.done(*words).split()))
                self.assertIn(note.encode(), self.call(*words, "--format", "csv").stderr)
        self.assertIn("(MADE-MOVED)", self.answer("obligations", "--body", LEEDS, "--json")["notes"][0])
        # Not of another body, not of another case, and not where another day is asked about.
        for words in (
            ["obligations", "--body", OTHER], ["who", "--case", "MADE-ENDING"],
            ["who", "--case", "MADE-MOVED", "--on", "2026-10-01"], ["obligations", "--body", LEEDS, "--on", self.today],
        ):
            notes = self.answer(*words, "--json")["notes"]
            self.assertFalse([note for note in notes if "NOT JUDGED" in note], words)
        rows = self.answer("register", "questions", "--body", LEEDS, "--json")["rows"]
        self.assertEqual([row["number"] for row in rows if row["item"] == "not judged by it"], [1])

    def test_a_list_of_gaps_names_what_was_not_judged(self):
        self.night(self.today)
        for words in (["gaps"], ["gaps", "--body", LEEDS]):
            self.assertEqual(self.answer(*words, "--json")["not_judged"], [])
            self.assertNotIn("NOT JUDGED", self.done(*words))
        self.missed("MADE-MOVED")
        self.missed("MADE-ENDING", later(self.today, -1))
        for words in (["gaps"], ["gaps", "--body", LEEDS], ["gaps", "--theme", "complaints"]):
            with self.subTest(words):
                self.assertEqual(self.answer(*words, "--json")["not_judged"], ["MADE-MOVED"])
                self.assertRegex(self.done(*words), r"(?m)^NOT JUDGED: 1 case .*MADE-MOVED")
                self.assertIn(b"NOT JUDGED: 1 case ", self.call(*words, "--format", "csv").stderr)
        counted = self.done("gaps", "--bodies")
        self.assertRegex(counted, r"(?m)^NOT JUDGED: 1 case ")
        self.assertNotIn("MADE-", counted)
        self.assertIn(b"NOT JUDGED: 1 case ", self.call("gaps", "--bodies", "--json").stderr)
        for words in (["gaps", "--body", OTHER], ["gaps", "--on", self.today]):
            self.assertEqual(self.answer(*words, "--json")["not_judged"], [], words)

    def test_a_late_night(self):
        self.night(self.today)
        self.sql("update aftercare.night set late = true")
        notes = self.answer("obligations", "--body", LEEDS, "--json")["notes"]
        self.assertEqual(len(notes), 1)
        self.assertIn("came late", notes[0])

    def test_a_case_that_cannot_be_judged_is_named(self):
        for name in ("unallocated", "charges", "funding", "endings", "caseloads", "plans"):
            notes = self.answer(name, "--body", LEEDS, "--on", DAY, "--json")["notes"]
            self.assertTrue(any("MADE-UNCLEAR" in note for note in notes), name)
        text = self.done("show", "--case", "MADE-UNCLEAR", "--on", DAY)
        self.assertIn("a person must look", text)

    def test_a_case_that_no_night_has_seen_is_judged(self):
        """Nothing that is recorded names the council: only the rules do, and no night has noted what they say."""
        self.night(self.today)
        file = exemplar("MADE-UNSEEN", key_workers=[], funding=[], meetings=[], endings=[])
        del file["register"]
        self.imported(file)
        self.addCleanup(self.night, self.today)
        found = self.answer("unallocated", "--body", LEEDS, "--on", DAY, "--json")
        self.assertIn("MADE-UNSEEN", {row["case"] for row in found["rows"]})
        notes = self.answer("obligations", "--body", LEEDS, "--json")["notes"]
        self.assertTrue(any(note.startswith("1 other case") for note in notes), notes)

    def test_a_body_without_a_case(self):
        for name in ("endings", "charges", "unallocated", "disputes"):
            found = self.answer(name, "--body", OTHER, "--on", DAY, "--json")
            self.assertEqual((found["rows"], found["is_complete"]), ([], False), name)


class OverHTTP(QuestionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.user = cls.login()
        port = free_port()
        cls.daemon = Daemon("--port", port, port=port, PGDATABASE=cls.database, PGUSER=cls.user)
        cls.addClassCleanup(cls.daemon.kill)
        cls.daemon.wait_ready()
        cls.tokens = {}

    @classmethod
    def token(cls, body=LEEDS, role="manager"):
        if (body, role) not in cls.tokens:
            cls.tokens[body, role] = cls.done(
                "token", "issue", "--body", body, "--role", role, "--quiet").strip()
        return cls.tokens[body, role]

    def path(self, question, route, case="MADE-CHARGED"):
        more = "?set=review_months%3D1&on=" + DAY if question["name"] == "what-if" else "?on=" + self.today \
            if "on" in question["parameters"] else "?since=today"
        return route.replace("{code}", LEEDS).replace("{case}", case) + more

    def test_every_route_answers_as_the_command_does(self):
        for question in CATALOGUE:
            for route in question["routes"]:
                about = ["--body", LEEDS] if "{code}" in route else ["--case", "MADE-CHARGED"]
                words = asked(question, *about)
                if question["name"] != "what-if":
                    words += ["--on", self.today] if "on" in question["parameters"] else ["--since", "today"]
                with self.subTest(route):
                    there = self.daemon.json(self.path(question, route), self.token())
                    here = self.json(question["name"], *words)
                    if question["name"] == "register-questions":
                        # Who can reach it is the operator's to know.
                        for answer in (there, here):
                            answer["rows"] = [row for row in answer["rows"] if not row["question"].startswith("2.")]
                    self.assertEqual(there, here)

    def test_as_a_table(self):
        status, headers, body = self.daemon.get(
            f"/api/v1/bodies/{LEEDS}/charges?format=csv&on={DAY}", self.token())
        self.assertEqual(status, 200)
        self.assertTrue(headers["Content-Type"].startswith("text/csv"))
        self.assertEqual(headers["Answer-Complete"], "false")
        self.assertEqual(headers["Cache-Control"], "no-store")
        self.assertEqual(body.decode(), self.done("charges", "--body", LEEDS, "--on", DAY, "--format", "csv"))

    def test_what_was_not_judged_is_said_to_whom_it_concerns(self):
        self.addCleanup(self.sql, "delete from aftercare.unjudged_case")
        self.sql(
            "insert into aftercare.unjudged_case (case_id, on_date) "
            f"select case_id, '{self.today}' from aftercare.case_file where reference = 'MADE-MOVED'")
        for body, wanted in [(LEEDS, ["MADE-MOVED"]), (OTHER, [])]:
            found = self.daemon.json(f"/api/v1/bodies/{body}/gaps", self.token(body))
            self.assertEqual(found["not_judged"], wanted)
        path = f"/api/v1/bodies/{LEEDS}/gaps?theme=complaints"
        self.assertEqual(self.daemon.json(path, self.token())["not_judged"], ["MADE-MOVED"])
        path = f"/api/v1/bodies/{LEEDS}/gaps?on={self.today}"
        self.assertEqual(self.daemon.json(path, self.token())["not_judged"], [])
        _, headers, _ = self.daemon.get(f"/api/v1/bodies/{LEEDS}/obligations?format=csv", self.token())
        self.assertEqual(headers["Answer-Complete"], "false")
        notes = self.daemon.json("/api/v1/cases/MADE-MOVED/who", self.token())["notes"]
        self.assertTrue(any(note.startswith("NOT JUDGED: ") for note in notes), notes)

    def test_who_may_not_ask(self):
        for question in CATALOGUE:
            for route in question["routes"]:
                path = self.path(question, route)
                with self.subTest(route):
                    self.assertEqual(self.daemon.get(path)[0], 401)
                    for role in ("commissioner", "reporter", "auditor", "information_governance"):
                        status, _, body = self.daemon.get(path, self.token(role=role))
                        self.assertEqual((status, json.loads(body)["code"]), (403, "other_role"))
                    status, _, body = self.daemon.get(path, self.token(OTHER))
                    wanted = (403, "other_body") if "{code}" in route else (404, "no_such_case")
                    self.assertEqual((status, json.loads(body)["code"]), wanted)
        self.assertEqual(
            self.daemon.get(f"/api/v1/cases/MADE-CHARGED/who?on={DAY}", self.token(role="ward"))[0], 200)
        self.assertEqual(self.daemon.get("/api/v1/cases/MADE-CHARGED/show", self.token(role="ward"))[0], 403)

    def test_a_sealed_case_is_in_no_answer(self):
        self.imported(exemplar("MADE-SEALED", endings=[
            {"id": "e1", "body": LEEDS, "decided": "2026-10-01", "grounds": ["funding"]}]))
        path = f"/api/v1/bodies/{LEEDS}/endings?on={DAY}"
        seen = lambda role: "MADE-SEALED" in {row["case"] for row in self.daemon.json(path, self.token(role=role))["rows"]}
        self.assertTrue(seen("coordinator"))
        self.sql(
            "insert into aftercare.case_restriction (case_id, body, reason_code, sealed_by, until) "
            f"select case_id, '{LEEDS}', 'staff_member', 'account:test', '2030-01-01' from aftercare.case_file where reference = 'MADE-SEALED'")
        self.assertFalse(seen("coordinator"))
        self.assertTrue(seen("manager"))

    def test_what_is_not_understood_is_refused(self):
        for more in ("?worker=Helen", "?with=14d", "?on=soon", "?on=2026-01-01&on=2026-01-02", "?format=xml",
                     "?directory=x", "?within=-3"):
            status, _, body = self.daemon.get(f"/api/v1/bodies/{LEEDS}/obligations{more}", self.token())
            self.assertEqual((status, json.loads(body)["code"]), (400, "bad_parameter"), more)
        self.assertEqual(self.daemon.get(f"/api/v1/bodies/{LEEDS}/what-if", self.token())[0], 400)

    def test_every_look_is_in_the_trail(self):
        for question in CATALOGUE:
            for route in question["routes"]:
                before = int(self.sql("select count(*) from aftercare.audit_event"))
                self.daemon.json(self.path(question, route), self.token())
                rows = self.sql(
                    "select kind || ' ' || actor from aftercare.audit_event order by event_id desc "
                    f"limit (select count(*) - {before} from aftercare.audit_event)").splitlines()
                with self.subTest(route):
                    wanted = "question" if "{code}" in route else "look"
                    self.assertTrue(any(row.startswith(f"{wanted} token:") for row in rows), rows)


class ByIndex(QuestionCase):
    """The answer about one body is found by its cases, not by reading the register."""

    def scans(self):
        return tuple(map(int, self.sql(
            "select coalesce(sum(seq_scan), 0), coalesce(sum(idx_scan), 0) from pg_stat_user_tables "
            "where schemaname = 'aftercare' and exists (select from information_schema.columns as known "
            "where table_schema = 'aftercare' and table_name = relname and column_name = 'superseded_at') "
            "and exists (select from information_schema.columns as known "
            "where table_schema = 'aftercare' and table_name = relname and column_name = 'case_id')").split("|")))

    def test_no_table_of_facts_is_read_through(self):
        # As many cases as make an index worth its while.
        text = self.done("demo", "register", "--cases", 1500, "--seed", 3, "--today", self.today)
        self.imported(*map(json.loads, text.splitlines()))
        self.night(self.today)
        self.sql("analyze")
        for question in CATALOGUE:
            if "body" not in question["parameters"]:
                continue
            before = self.scans()
            words = asked(question, "--body", LEEDS)
            self.done(*COMMANDS[question["name"]], *words)
            # A session's counts come when it has ended.
            after = wait_until(lambda: self.scans() if self.scans()[1] > before[1] else None)
            wait_until(lambda: self.sql("select count(*) from pg_stat_activity where application_name = 'aftercare'") == "0")
            after = self.scans()
            with self.subTest(question["name"]):
                self.assertEqual(after[0], before[0], "a table was read from end to end")


if __name__ == "__main__":
    unittest.main()
