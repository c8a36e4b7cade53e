"""Compares the product with the oracle on generated cases.

    python3 -m Tests.Oracle.compare --command ".build/release/aftercare" --cases N --seed S
        [--rules CP-01,CP-09] [--out DIR] [--jobs N] [--refdata DIR] [--scenarios DIR] [--show N]
        [--discharge-cases N]

Of the seeds, the first `--discharge-cases` (default: a tenth, 100 at most) are put to the discharge check as well,
on a day on which leaving is worth asking about: each takes a run of the command of its own.
"""
from __future__ import annotations

import argparse
import copy
import json
import os
import shlex
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime
from pathlib import Path

from .civil_time import parse_date
from .discharge import LISTS, Check
from .evaluate import Oracle
from .facts import load_json
from .generate import GROUP, generate, repair, to_text
from .leaving import generate_leaving

BODIES = ("council", "nhs_statutory", "nhs_payer")


class Run:
    """`evaluate` against the oracle."""

    prefix = ""

    def __init__(self, options):
        self.command = shlex.split(options.command)
        self.rules = set(options.rules.split(",")) if options.rules else None
        self.refdata = options.refdata
        self.scenarios = options.scenarios
        self.out = Path(options.out)
        self.known = tuple(options.skip.split(",")) if options.skip else ()

    # ---- the two answers --------------------------------------------------------------------------

    def item(self, seed):
        return generate(seed, self.scenarios)

    def options(self, item, folder):
        """The options of the command that go with an item."""
        result = []
        if item["directory"] is not None:
            path = Path(folder) / "directory.json"
            path.write_text(to_text(item["directory"]), encoding="utf-8")
            result += ["--directory", str(path)]
        if item["law_on"]:
            result += ["--law-on", item["law_on"]]
        for key, value in item["settings"].items():
            result += ["--set", f"{key}={value}"]
        return result

    def product(self, items):
        """One determination (or a string: why not) for each item of a group."""
        first = items[0]
        with tempfile.TemporaryDirectory() as folder:
            arguments = [*self.command, "evaluate", "-", "--format", "ndjson", "--on", first["on"],
                         *self.options(first, folder)]
            lines = "".join(to_text(i["case"]) + "\n" for i in items)
            done = subprocess.run(arguments, input=lines, capture_output=True, text=True, timeout=600)
        answers = [json.loads(line) for line in done.stdout.splitlines() if line.strip()]
        if len(answers) == len(items):
            return answers
        if len(items) == 1:
            return [f"exit {done.returncode}: {done.stderr.strip()[:2000]}"]
        return [self.product([item])[0] for item in items]

    @staticmethod
    def read(item):
        """The case and the directory of an item, as a reader of the files has them."""
        directory = load_json(to_text(item["directory"])) if item["directory"] is not None else None
        return load_json(to_text(item["case"])), directory

    def oracle(self, item):
        case, directory = self.read(item)
        law_on = parse_date(item["law_on"]) if item["law_on"] else None
        return Oracle(case, directory, item["settings"], law_on, self.refdata)

    # ---- the comparison -----------------------------------------------------------------------------

    def differences(self, item, answer):
        """[(label, text)]"""
        if isinstance(answer, str):
            return [("refused", answer)]
        return self._but_known(self._determination(self.oracle(item), parse_date(item["on"]), answer))

    def _but_known(self, found):
        return [(label, text) for label, text in found if not label.startswith(self.known)] if self.known else found

    def _determination(self, oracle, day, answer):
        wanted = oracle.determination(day)
        found = []

        def differ(label, expected, got):
            if expected != got:
                found.append((label, f"oracle {expected}, product {got}"))

        differ("eligibility", wanted["eligibility"]["status"], answer["eligibility"]["status"])
        differ("duty.state", wanted["duty"]["state"], answer["duty"]["state"])
        differ("duty.since", wanted["duty"]["since"], answer["duty"].get("since"))
        differ("duty.annotations", wanted["duty"]["annotations"], sorted(answer["duty"].get("annotations") or ()))
        for name in BODIES:
            for field in ("body", "rule"):
                differ(f"{name}.{field}", wanted[name][field], answer[name].get(field))
            differ(f"{name}.candidates", sorted(set(wanted[name]["candidates"])),
                   sorted(set(answer[name].get("candidates") or ())))
        differ("doubts", wanted["doubts"], sorted(answer["doubts"]))
        self._gaps(found, wanted["gaps"], answer["gaps"])
        self._upcoming(found, wanted["upcoming"], answer["upcoming"])
        true = oracle.next_change(day, self.rules)
        true, got = (str(true) if true else None), answer.get("next_change")
        if true is not None and (got is None or got > true):
            found.append(("next_change", f"oracle's true {true}, product {got} is later"))
        if got is not None and got <= str(day):
            found.append(("next_change", f"product {got} is not after {day}"))
        return found

    def _chosen(self, rows):
        return {(r["rule"], r["subject"]): r for r in rows if not self.rules or r["rule"] in self.rules}

    def _gaps(self, found, wanted, got, kind="gap"):
        wanted, got = self._chosen(wanted), self._chosen(got)
        for key in sorted(set(wanted) | set(got)):
            one, other = wanted.get(key), got.get(key)
            name = f"{key[0]} {key[1]}"
            if one is None:
                found.append((f"{kind} {key[0]}", f"{name}: not open for the oracle, product {_brief(other)}"))
            elif other is None:
                found.append((f"{kind} {key[0]}", f"{name}: oracle {_brief(one)}, not open for the product"))
            else:
                for field in ("severity", "since", "due", "owed_by"):
                    if one[field] != other.get(field):
                        found.append((f"{kind} {key[0]} {field}",
                                      f"{name} {field}: oracle {one[field]}, product {other.get(field)}"))

    def _upcoming(self, found, wanted, got):
        def named(rows):
            return {(r["rule"], r["subject"], r["opens"], r["due"]) for r in rows
                    if not self.rules or r["rule"] in self.rules}

        wanted, got = named(wanted), named(got)
        for row in sorted(wanted - got):
            found.append((f"upcoming {row[0]}", f"oracle {row}, not with the product"))
        for row in sorted(got - wanted):
            found.append((f"upcoming {row[0]}", f"product {row}, not with the oracle"))

    def kind(self, item):
        return ()

    # ---- the smallest case that still shows it ----------------------------------------------------------

    def shrink(self, item, label, budget=250):
        def shows(candidate):
            try:
                answer = self.product([candidate])[0]
                return any(name == label for name, _ in self.differences(candidate, answer))
            except Exception:
                return False

        best = copy.deepcopy(item)
        changed = True
        while changed and budget > 0:
            changed = False
            for cut in list(_cuts(best["case"])) + list(_cuts(best["directory"] or {}, "directory")):
                if budget <= 0:
                    break
                candidate = copy.deepcopy(best)
                target = candidate["directory"] if cut[0] == "directory" else candidate["case"]
                if not _apply(target, cut[1]):
                    continue
                repair(candidate["case"])
                budget -= 1
                if shows(candidate):
                    best = candidate
                    changed = True
        return best


class DischargeRun(Run):
    """`check discharge` against the oracle: the verdict, the exit status, the lists, the determination."""

    prefix = "discharge "

    def item(self, seed):
        return generate_leaving(seed, self.scenarios)

    def product(self, items):
        """[(exit status, answer)], or a string where there is no answer."""
        return [self._asked(item) for item in items]

    def _asked(self, item):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "case.json"
            path.write_text(to_text(item["case"]), encoding="utf-8")
            done = subprocess.run([*self.command, "check", "discharge", "--file", str(path), "--on", item["on"],
                                   "--format", "json", *self.options(item, folder)],
                                  capture_output=True, text=True, timeout=600)
        try:
            return done.returncode, json.loads(done.stdout)
        except ValueError:
            return f"exit {done.returncode}: {done.stderr.strip()[:2000]}"

    def check(self, item) -> Check:
        case, directory = self.read(item)
        return Check(case, parse_date(item["on"]), directory, item["settings"], refdata=self.refdata)

    def differences(self, item, answer):
        if isinstance(answer, str):
            return [("discharge refused", answer)]
        status, answer = answer
        day = parse_date(item["on"])
        check = self.check(item)
        wanted = check.answer()
        found = []
        for field in ("format", "case", "on", "verdict"):
            if wanted[field] != answer.get(field):
                found.append((field, f"oracle {wanted[field]}, product {answer.get(field)}"))
        if status != check.exit:
            found.append(("exit", f"oracle {check.exit}, product {status}"))
        for name in LISTS:
            rows = answer.get(name)
            if rows is None:
                found.append((name, "not with the product"))
                continue
            self._gaps(found, wanted[name], rows, name)
            order = [(g["rule"], g["subject"]) for g in wanted[name]]
            got = [(g["rule"], g["subject"]) for g in rows]
            if sorted(order) == sorted(got) and order != got:
                found.append((f"{name} order", f"oracle {order}, product {got}"))
        inner = answer.get("determination") or {}
        if (inner.get("on"), inner.get("case")) != (wanted["on"], wanted["case"]):
            found.append(("determination", f"product answers for {inner.get('case')} on {inner.get('on')}"))
        else:
            found += self._determination(check.oracle, day, inner)
        try:
            checked = datetime.fromisoformat(str(answer.get("checked_at")).replace("Z", "+00:00"))
        except ValueError:
            checked = None
        if checked is None or checked.tzinfo is None:
            found.append(("checked_at", f"product {answer.get('checked_at')}"))
        return self._but_known([(self.prefix + label, text) for label, text in found])

    def kind(self, item):
        """What sort of question an item was, for the count at the end."""
        check = self.check(item)
        where = {(True, True): "in a spell and detained", (True, False): "in a spell, informal",
                 (False, True): "detained, in no spell", (False, False): "neither"}
        return check.verdict, where[bool(check.held.spells), bool(check.held.detaining)]


def _brief(gap):
    return {k: gap.get(k) for k in ("severity", "since", "due", "owed_by")}


KEEP = {"format", "case", "person", "id", "start", "section", "kind", "admitted", "agreed", "decided", "body",
        "council", "commissioner", "on", "at", "to", "sent", "about", "parties", "name", "purpose", "payer",
        "first_written", "received", "decision", "lacks", "need", "from", "decisions", "nhs_body"}


def _cuts(value, where="case"):
    """Paths that may be left out, big ones first."""
    tops = [(where, (k,)) for k in value if k not in KEEP]
    rows = [(where, (k, r["id"])) for k, v in value.items() if isinstance(v, list)
            for r in v if isinstance(r, dict) and "id" in r]
    fields = [(where, (k, r["id"], f)) for k, v in value.items() if isinstance(v, list)
              for r in v if isinstance(r, dict) and "id" in r for f in r if f not in KEEP]
    fields += [(where, (k, f)) for k in ("person", "register") if isinstance(value.get(k), dict)
               for f in value[k]]
    return tops + rows + fields


def _apply(target, path) -> bool:
    try:
        for step in path[:-1]:
            if isinstance(target, list):
                target = next(r for r in target if r.get("id") == step)
            else:
                target = target[step]
        last = path[-1]
        if isinstance(target, list):
            index = next(i for i, r in enumerate(target) if isinstance(r, dict) and r.get("id") == last)
            del target[index]
        else:
            del target[last]
    except (KeyError, StopIteration, TypeError):
        return False
    return True


def _group(run, seeds):
    items = [run.item(seed) for seed in seeds]
    results = []
    for item, answer in zip(items, run.product(items)):
        kinds = ()
        try:
            problems = run.differences(item, answer)
            kinds = run.kind(item)
        except Exception as problem:  # an oracle that falls over is a finding too
            problems = [(run.prefix + "oracle failed", repr(problem))]
        results.append((item["seed"], item["on"], problems, kinds))
    return results


def _shrunk(run, seed, label):
    item = run.shrink(run.item(seed), label)
    run.out.mkdir(parents=True, exist_ok=True)
    name = f"seed-{seed}-{label.replace(' ', '-').replace('.', '-')}.json"
    path = run.out / name
    answer = run.product([item])[0]
    texts = [text for name_, text in run.differences(item, answer) if name_ == label]
    path.write_text(json.dumps(json.loads(to_text({**item, "disagreement": label, "says": texts})), indent=1),
                    encoding="utf-8")
    return label, seed, str(path), texts


def main(arguments=None) -> int:
    parser = argparse.ArgumentParser(prog="compare", description=__doc__.splitlines()[0])
    parser.add_argument("--command", required=True)
    parser.add_argument("--cases", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--rules")
    parser.add_argument("--skip", help="labels to leave out, by their beginnings, with commas")
    parser.add_argument("--refdata")
    parser.add_argument("--scenarios")
    parser.add_argument("--out", default=str(Path(tempfile.gettempdir()) / "oracle-disagreements"))
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 2)
    parser.add_argument("--show", type=int, default=10_000, help="disagreeing cases printed at most")
    parser.add_argument("--no-shrink", action="store_true")
    parser.add_argument("--discharge-cases", type=int,
                        help="cases put to the discharge check (default: a tenth, 100 at most)")
    options = parser.parse_args(arguments)
    run, leaving = Run(options), DischargeRun(options)
    seeds = range(options.seed, options.seed + options.cases)
    number = options.discharge_cases if options.discharge_cases is not None else min(options.cases // 10, 100)
    groups: dict = {}
    for seed in seeds:
        groups.setdefault(seed // GROUP, []).append(seed)
    work = [(run, group) for group in groups.values()]
    work += [(leaving, [seed]) for seed in range(options.seed, options.seed + number)]
    counts: dict = {run.prefix: [0, 0], leaving.prefix: [0, 0]}
    kinds: Counter = Counter()
    labels: Counter = Counter()
    first: dict = {}
    with ProcessPoolExecutor(options.jobs) as pool:
        for (asked, _), results in zip(work, pool.map(_group, *zip(*work)) if work else ()):
            for seed, on, problems, kind in results:
                kinds.update(kind)
                counts[asked.prefix][bool(problems)] += 1
                if not problems:
                    continue
                for label in {name for name, _ in problems}:
                    labels[label] += 1
                    first.setdefault(label, (asked, seed))
                if sum(c[1] for c in counts.values()) <= options.show:
                    print(f"{asked.prefix}seed {seed} on {on}")
                    for label, text in problems:
                        print(f"  {label}: {text}")
        if labels:
            print("\ndisagreements by kind:")
            for label, count in labels.most_common():
                print(f"  {count:5}  {label}  (first: seed {first[label][1]})")
        if labels and not options.no_shrink:
            print("\nsmallest cases:")
            shown = [k for k in labels if not k.endswith("oracle failed")][:40]
            work = [(*first[label], label) for label in shown]
            for label, seed, path, texts in pool.map(_shrunk, *zip(*work)) if work else ():
                print(f"  {label}, seed {seed}: {path}")
                for text in texts[:2]:
                    print(f"      {text}")
    passed, failed = counts[leaving.prefix]
    if number:
        print("discharge check: " + ", ".join(f"{count} {kind}" for kind, count in kinds.most_common()))
        print(f"discharge check: {passed} passed, {failed} failed")
    wrong = failed
    passed, failed = counts[run.prefix]
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or wrong else 0


if __name__ == "__main__":
    sys.exit(main())
