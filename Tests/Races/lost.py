"""Commits whose replies are lost, and commits that are lost themselves: sent again by its key, a change happens once."""
import random
import time

import races
from proxy import LOST_COMMIT, LOST_REPLY, Proxy


class Losses:
    """Loses the next commit of a change, once it is told to."""

    def __init__(self):
        self.next = None

    def __call__(self):
        fault, self.next = self.next, None
        return fault


def lose(losses_wanted, seed):
    """Sends that many changes whose commit is lost on the way, half of them without a key; gives faults and counts."""
    chance = random.Random(f"lost/{seed}")
    losses = Losses()
    proxy = Proxy(fault=losses)
    register = races.Register(10, proxy)
    lane = races.Lane(register, 0, 1, seed)
    counts, faults = {}, []
    for number in range(losses_wanted):
        case, mark = chance.choice(lane.cases), f"race0x{number}-a"
        before = lane.history(case)
        key = f"key-{mark}" if chance.random() < 0.7 else None
        version = before["version"] if chance.random() < 0.7 else None
        change = races.Change(case, races.COUNCIL, mark, lane.ending(races.COUNCIL, mark), None, version, key)
        losses.next = wanted = chance.choice([LOST_COMMIT, LOST_REPLY])
        change.run(lane.client)
        after = lane.history(case, f"race0x{number}")
        times = after["marks"].count(mark)
        faults += [f"{wanted}, {change}: {fault}" for fault in races.check([change], before, after, None, True)
                   if not fault.startswith("both bodies")]
        if key and (change.result != races.DONE or times != 1):
            faults.append(f"{wanted}: {change}: with its key it is there {times} times")
        if not key and (change.result != races.UNKNOWN or times != (wanted == LOST_REPLY)):
            faults.append(f"{wanted}: {change}: without a key it is there {times} times")
        if losses.next:
            faults.append(f"{change}: its commit was not lost")
        place = wanted, "with a key" if key else "without", change.result, times
        counts[place] = counts.get(place, 0) + 1
    lane.close()
    register.close()
    proxy.close()
    return faults, counts


def run(losses_wanted, seed):
    start = time.monotonic()
    faults, counts = lose(losses_wanted, seed)
    for (wanted, key, result, times), number in sorted(counts.items()):
        print(f"{wanted:32}{key:12}{result:10}there {times} times {number:7}")
    for fault in faults[:20]:
        print("FAULT", fault)
    print(f"{losses_wanted} commits lost, seed {seed}, {time.monotonic() - start:.0f} s: {len(faults)} faults")
    return int(bool(faults))
