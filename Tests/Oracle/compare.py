"""Compares the product with the oracle on generated cases.

    python3 -m Tests.Oracle.compare --command ".build/release/aftercare" --cases N --seed S
        [--rules CP-01,CP-09] [--out DIR] [--jobs N] [--refdata DIR] [--scenarios DIR] [--show N]
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
from pathlib import Path

from .civil_time import parse_date
from .evaluate import Oracle
from .facts import load_json
from .generate import GROUP, generate, repair, to_text

BODIES = ("council", "nhs_statutory", "nhs_payer")


class Run:
    def __init__(self, options):
        self.command = shlex.split(options.command)
        self.rules = set(options.rules.split(",")) if options.rules else None
        self.refdata = options.refdata
        self.scenarios = options.scenarios
        self.out = Path(options.out)
        self.known = tuple(options.skip.split(",")) if options.skip else ()

    # ---- the two answers --------------------------------------------------------------------------

    def product(self, items):
        """One determination (or a string: why not) for each item of a group."""
        first = items[0]
        with tempfile.TemporaryDirectory() as folder:
            arguments = [*self.command, "evaluate", "-", "--format", "ndjson", "--on", first["on"]]
            if first["directory"] is not None:
                path = Path(folder) / "directory.json"
                path.write_text(to_text(first["directory"]), encoding="utf-8")
                arguments += ["--directory", str(path)]
            if first["law_on"]:
                arguments += ["--law-on", first["law_on"]]
            for key, value in first["settings"].items():
                arguments += ["--set", f"{key}={value}"]
            lines = "".join(to_text(i["case"]) + "\n" for i in items)
            done = subprocess.run(arguments, input=lines, capture_output=True, text=True, timeout=600)
        answers = [json.loads(line) for line in done.stdout.splitlines() if line.strip()]
        if len(answers) == len(items):
            return answers
        if len(items) == 1:
            return [f"exit {done.returncode}: {done.stderr.strip()[:2000]}"]
        return [self.product([item])[0] for item in items]

    def oracle(self, item):
        case = load_json(to_text(item["case"]))
        directory = load_json(to_text(item["directory"])) if item["directory"] is not None else None
        law_on = parse_date(item["law_on"]) if item["law_on"] else None
        return Oracle(case, directory, item["settings"], law_on, self.refdata)

    # ---- the comparison -----------------------------------------------------------------------------

    def differences(self, item, answer):
        """[(label, text)]"""
        if isinstance(answer, str):
            return [("refused", answer)]
        day = parse_date(item["on"])
        oracle = self.oracle(item)
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
        if got is not None and got <= item["on"]:
            found.append(("next_change", f"product {got} is not after {item['on']}"))
        return [(label, text) for label, text in found if not label.startswith(self.known)] if self.known else found

    def _chosen(self, rows):
        return {(r["rule"], r["subject"]): r for r in rows if not self.rules or r["rule"] in self.rules}

    def _gaps(self, found, wanted, got):
        wanted, got = self._chosen(wanted), self._chosen(got)
        for key in sorted(set(wanted) | set(got)):
            one, other = wanted.get(key), got.get(key)
            name = f"{key[0]} {key[1]}"
            if one is None:
                found.append((f"gap {key[0]}", f"{name}: not open for the oracle, product {_brief(other)}"))
            elif other is None:
                found.append((f"gap {key[0]}", f"{name}: oracle {_brief(one)}, not open for the product"))
            else:
                for field in ("severity", "since", "due", "owed_by"):
                    if one[field] != other.get(field):
                        found.append((f"gap {key[0]} {field}",
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
    items = [generate(seed, run.scenarios) for seed in seeds]
    results = []
    for item, answer in zip(items, run.product(items)):
        try:
            results.append((item["seed"], item["on"], run.differences(item, answer)))
        except Exception as problem:  # an oracle that falls over is a finding too
            results.append((item["seed"], item["on"], [("oracle failed", repr(problem))]))
    return results


def _shrunk(run, seed, label):
    item = run.shrink(generate(seed, run.scenarios), label)
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
    options = parser.parse_args(arguments)
    run = Run(options)
    seeds = range(options.seed, options.seed + options.cases)
    groups: dict = {}
    for seed in seeds:
        groups.setdefault(seed // GROUP, []).append(seed)
    passed = failed = 0
    labels: Counter = Counter()
    first: dict = {}
    with ProcessPoolExecutor(options.jobs) as pool:
        for results in pool.map(_group, [run] * len(groups), groups.values()):
            for seed, on, problems in results:
                if not problems:
                    passed += 1
                    continue
                failed += 1
                for label in {name for name, _ in problems}:
                    labels[label] += 1
                    first.setdefault(label, seed)
                if failed <= options.show:
                    print(f"seed {seed} on {on}")
                    for label, text in problems:
                        print(f"  {label}: {text}")
        if labels:
            print("\ndisagreements by kind:")
            for label, number in labels.most_common():
                print(f"  {number:5}  {label}  (first: seed {first[label]})")
        if labels and not options.no_shrink:
            print("\nsmallest cases:")
            kinds = [k for k in labels if k != "oracle failed"][:40]
            for label, seed, path, texts in pool.map(_shrunk, [run] * len(kinds), [first[k] for k in kinds], kinds):
                print(f"  {label}, seed {seed}: {path}")
                for text in texts[:2]:
                    print(f"      {text}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
