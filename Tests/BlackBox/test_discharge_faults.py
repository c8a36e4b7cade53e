"""Some of the discharge checks under faults of Tests/Faults, which takes thousands of them on demand."""
import pathlib
import sys
import unittest

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "Faults"))
import checks  # noqa: E402


class DischargeChecksUnderFaults(unittest.TestCase):
    def faults(self, runs, careless=False):
        register = checks.Register(careless)
        try:
            done = [checks.Run(register, "black box", number) for number in range(runs)]
            return [fault for run in done for fault in run.carry_out()], checks.counts(done)
        finally:
            register.close()

    def test_nothing_but_the_right_answer_ends_like_a_verdict(self):
        faults, counts = self.faults(150)
        self.assertEqual(faults, [])
        self.assertEqual({kind for kind, _, _ in counts}, set(checks.KINDS))
        self.assertGreater(sum(number for (_, _, status), number in counts.items() if status not in (0, 1, 2, 3)), 50)

    def test_a_check_whose_failures_end_with_0_is_noticed(self):
        faults, _ = self.faults(30, careless=True)
        self.assertGreater(len([fault for fault in faults if fault.startswith("FALSE CLEAR")]), 3)
