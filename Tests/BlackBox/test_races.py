"""A few hundred races and lost commits of Tests/Races, which takes thousands of them on demand."""
import pathlib
import sys
import unittest

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "Races"))
import lost  # noqa: E402
import races  # noqa: E402
from proxy import Proxy  # noqa: E402


class Races(unittest.TestCase):
    def held(self, number, proxy=None, kills=0.1):
        register = races.Register(10, proxy)
        try:
            lane = races.Lane(register, 0, 1, seed="black box", kills=kills)
            lane.run(number)
            return lane
        finally:
            register.close()

    def test_nothing_is_lost_and_nothing_is_broken(self):
        lane = self.held(200)
        self.assertEqual(lane.violations, [])
        self.assertGreater(lane.killed, 0)
        for kind in races.KINDS:
            self.assertGreater(lane.counts.get((kind, races.DONE), 0), 0, kind)

    def test_without_lock_and_isolation_it_shows(self):
        proxy = Proxy(weaken=races.UNGUARDED)
        try:
            lane = self.held(40, proxy, kills=0)
        finally:
            proxy.close()
        self.assertGreater(proxy.weakened, 0)
        self.assertGreater(len(lane.violations), 3)

    def test_a_change_whose_commit_is_lost_happens_once(self):
        faults, counts = lost.lose(100, seed="black box")
        self.assertEqual(faults, [])
        self.assertEqual(len(counts), 4, counts)
