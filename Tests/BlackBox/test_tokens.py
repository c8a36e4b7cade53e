"""`aftercare token`: issued once, listed without secrets, revoked."""
import re

from support import DatabaseCase

TOKEN = re.compile(r"^aftercare_[0-9a-f]{64}$")


class Tokens(DatabaseCase):
    def issued(self, *words, body="QWO"):
        return self.done("token", "issue", "--body", body, "--quiet", *words).strip()

    def listed(self):
        return [line.split(None, 3) for line in self.done("token", "list").splitlines()]

    def test_issue(self):
        found = self.call("token", "issue", "--body", "E08000035", "--label", "mine")
        self.assertEqual(found.returncode, 0)
        secret = found.stdout.decode().strip()
        self.assertRegex(secret, TOKEN)
        self.assertIn("Leeds", found.stderr.decode())
        self.assertNotIn(secret, found.stderr.decode())
        quiet = self.call("token", "issue", "--body", "E08000035", "--quiet")
        self.assertRegex(quiet.stdout.decode().strip(), TOKEN)
        self.assertEqual(quiet.stderr, b"")

    def test_no_two_are_alike(self):
        self.assertEqual(len({self.issued() for _ in range(5)}), 5)

    def test_secrets_are_shown_once_and_never_stored(self):
        secret = self.issued("--label", "secret")
        self.assertNotIn(secret, self.done("token", "list"))
        self.assertNotIn(secret[10:30], self.done("token", "list"))
        stored = self.sql("select token::text from aftercare.token")
        self.assertNotIn(secret, stored)
        self.assertNotIn(secret[10:], stored)

    def test_list_and_revoke(self):
        self.issued("--label", "to be revoked", body="QYG")
        id, body, state = next(line[:3] for line in self.listed() if "to be revoked" in " ".join(line))
        self.assertRegex(id, r"^[0-9a-f]{12}$")
        self.assertEqual((body, state), ("QYG", "until"))
        self.assertIn("Revoked", self.done("token", "revoke", id))
        line = next(line for line in self.done("token", "list").splitlines() if line.startswith(id))
        self.assertIn("revoked", line.replace("to be revoked", ""))
        self.refused("token", "revoke", id, status=66, says="no token")

    def test_an_unknown_id(self):
        for id in ["0" * 12, "abc", "", "%"]:
            with self.subTest(id):
                self.refused("token", "revoke", id, status=66)

    def test_days(self):
        self.issued("--days", 1, "--label", "one day")
        self.issued("--days", 366, "--label", "a year")
        for label, days in [("one day", 1), ("a year", 366)]:
            found = self.sql(
                f"select expires_at - issued_at = interval '{days} days' from aftercare.token where label = '{label}'")
            self.assertEqual(found, "t")

    def test_a_bad_body(self):
        self.refused("token", "issue", "--body", "no body", status=64)
