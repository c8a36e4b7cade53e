"""Whom a report's message reaches, and how often: with a program in place of sendmail that notes what it gets."""
import concurrent.futures
import re
import stat
import unittest

from support import DatabaseCase, NIGHT, scenario

LEEDS, BOARD = "E08000035", "QWO"


class Delivery(DatabaseCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        case = scenario("transition-agreement-names-ccg")["case"]
        cls.case = case
        cls.imported(case)

    def setUp(self):
        self.sql("delete from aftercare.report_delivery")
        self.place = self.folder()
        self.spool = self.place / "spool"
        self.spool.mkdir()
        self.done("run", "nightly", "--on", NIGHT, "--reports", self.place / "reports")

    def program(self, script="", name="sendmail"):
        """Notes its arguments and its message, then does as the script says."""
        path = self.place / name
        path.write_text(
            f'#!/bin/sh\nout={self.spool}/$$\nprintf "%s\\n" "$*" >$out.arguments\ncat >$out.part\n{script}\n'
            "mv $out.part $out.message\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return str(path)

    def messages(self):
        return [path.read_text() for path in sorted(self.spool.glob("*.message"))]

    def deliver(self, lines=f"{BOARD},a@nhs.net\n{LEEDS},b@leeds.gov.uk\n", program=None, status=0, link=None):
        found = self.call(
            "deliver", "--recipients", self.written("recipients.csv", lines), "--domain", "nhs.net",
            "--domain", "leeds.gov.uk", "--link", link or "https://reports.invalid/s117/", "--from", "aftercare@nhs.net",
            "--sendmail", program or self.program())
        self.assertEqual(found.returncode, status, found.stderr.decode())
        return found.stdout.decode()

    def state(self):
        return self.sql("select string_agg(state || ' ' || attempts, ',' order by body) "
                        "from aftercare.report_delivery where kind = 'mail'")

    def due_now(self):
        self.sql("update aftercare.report_delivery set next_try_at = now() - interval '1 second' where state = 'failed'")

    def test_the_folder_is_recorded(self):
        pages = {path.stem for path in (self.place / "reports" / NIGHT).glob("*.json")}
        told = self.sql("select string_agg(body, ' ') from aftercare.report_delivery where kind = 'folder' and state = 'done'")
        self.assertEqual(set(told.split()), pages)
        page = (self.place / "reports" / NIGHT / f"{LEEDS}.html").read_bytes()
        self.assertEqual(
            self.sql(f"select file_hash = sha256('\\x{page.hex()}') from aftercare.report_delivery where body = '{LEEDS}'"), "t")

    def test_one_message_for_each_and_none_again(self):
        self.assertIn("2 sent", self.deliver())
        self.assertEqual(len(self.messages()), 2)
        self.assertIn("0 sent, 2 passed over", self.deliver())
        self.assertEqual(len(self.messages()), 2)
        self.done("run", "nightly", "--on", NIGHT, "--reports", self.place / "reports")
        self.deliver()
        self.assertEqual(len(self.messages()), 2, "the same night published again")
        self.assertEqual(self.state(), "done 1,done 1")

    def test_a_message_holds_a_link_and_nothing_of_the_report(self):
        self.deliver(f"{BOARD},a@nhs.net\n")
        message, = self.messages()
        head, _, body = message.partition("\n\n")
        fields = dict(line.split(": ", 1) for line in head.splitlines())
        self.assertEqual(fields["To"], "a@nhs.net")
        self.assertIn(f"https://reports.invalid/s117/{NIGHT}/{BOARD}.html\n", body)
        self.assertTrue((self.place / "reports" / NIGHT / f"{BOARD}.html").exists())
        self.assertRegex(fields["Message-ID"], rf"^<aftercare\.{NIGHT}\.{BOARD}\.[0-9a-f]{{12}}@nhs\.net>$")
        person = self.case["person"]
        for word in [self.case["case"], person["nhs_number"], person["family_name"]]:
            self.assertNotIn(word, message)
        self.assertEqual([path.read_text() for path in self.spool.glob("*.arguments")], ["-i -t\n"])

    def test_what_failed_is_tried_again_later_and_at_last_given_up(self):
        failing = self.program("exit 1", "failing")
        self.assertIn("1 failed", self.deliver(f"{BOARD},a@nhs.net\n", failing, status=75))
        self.deliver(f"{BOARD},a@nhs.net\n", failing)
        self.assertEqual(self.state(), "failed 1", "not due again yet")
        for attempt in range(2, 9):
            self.due_now()
            self.deliver(f"{BOARD},a@nhs.net\n", failing, status=75)
        self.assertEqual(self.state(), "given_up 8")
        self.due_now()
        self.deliver(f"{BOARD},a@nhs.net\n")
        self.assertEqual(self.messages(), [])

    def test_after_a_failure_it_gets_through(self):
        self.deliver(f"{BOARD},a@nhs.net\n", self.program("exit 75", "failing"), status=75)
        self.due_now()
        self.assertIn("1 sent", self.deliver(f"{BOARD},a@nhs.net\n"))
        self.assertEqual((self.state(), len(self.messages())), ("done 2", 1))

    def test_an_unknown_outcome_is_tried_again_with_the_same_name(self):
        # It took the message and died: nobody knows whether it went out.
        self.deliver(f"{BOARD},a@nhs.net\n", self.program("cp $out.part $out.message; kill -9 $$", "dying"), status=75)
        self.assertEqual(self.state(), "trying 1")
        self.assertIn("1 passed over", self.deliver(f"{BOARD},a@nhs.net\n"))
        self.sql("update aftercare.report_delivery set tried_at = now() - interval '16 minutes'")
        self.assertIn("1 sent", self.deliver(f"{BOARD},a@nhs.net\n"))
        names = {re.search("Message-ID: (.*)", message).group(1) for message in self.messages()}
        self.assertEqual((len(self.messages()), len(names)), (2, 1))

    def test_two_at_once_send_one(self):
        slow = self.program("sleep 0.3", "slow")
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            list(pool.map(lambda _: self.deliver(program=slow), range(4)))
        self.assertEqual(len(self.messages()), 2)

    def test_no_message_leads_nowhere(self):
        self.sql("delete from aftercare.report_delivery")
        self.assertIn("2 not written yet", self.deliver(status=75))
        self.assertEqual(self.messages(), [])
        self.assertIn("1 not written", self.deliver("E06000001,a@nhs.net\n", status=75))

    def test_what_cannot_be_used_tells_nobody(self):
        self.assertEqual(self.deliver(f"{BOARD},a@nhs.net\n{LEEDS},b@elsewhere.org\n", status=65), "")
        self.assertEqual(self.deliver(status=64, link="http://reports.invalid"), "")
        self.assertEqual(self.deliver(program="sendmail", status=64), "")
        self.deliver(program="/no/such/program", status=75)
        self.assertEqual(self.messages(), [])


if __name__ == "__main__":
    unittest.main()
