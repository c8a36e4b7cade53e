"""Runs a folder of scenarios against the oracle and prints every disagreement.

    python3 -m Tests.Oracle.run_scenarios FOLDER [--refdata DIR] [--verbose]
"""
from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .civil_time import parse_date
from .evaluate import Oracle
from .facts import load_json

GAP = ("rule", "subject", "severity", "since", "due", "owed_by")


def disagreements(scenario, expect, oracle, notes):
    answer = oracle.determination(parse_date(expect["on"]))
    rules = {g["rule"] for g in answer["gaps"]}
    found = []

    def differ(name, wanted, got):
        if wanted != got:
            found.append(f"{name}: expected {wanted}, oracle {got}")

    for name in ("council", "nhs_statutory", "nhs_payer"):
        if name in expect:
            differ(name, expect[name], answer[name]["body"])
    if "eligibility" in expect:
        differ("eligibility", expect["eligibility"], answer["eligibility"]["status"])
    if "duty" in expect:
        differ("duty", expect["duty"], answer["duty"]["state"])
    if "duty_since" in expect:
        differ("duty_since", expect["duty_since"], answer["duty"]["since"])
    if "gaps" in expect:
        differ("gaps", sorted(set(expect["gaps"])), sorted(rules))
    differ("gaps_include missing", [], sorted(set(expect.get("gaps_include", ())) - rules))
    differ("gaps_exclude open", [], sorted(set(expect.get("gaps_exclude", ())) & rules))
    if "details" in expect:
        wanted = sorted(expect["details"], key=lambda g: (g["rule"], g["subject"]))
        got = [{k: g[k] for k in GAP} for g in answer["gaps"]]
        differ("details", wanted, sorted(got, key=lambda g: (g["rule"], g["subject"])))
    ahead = {u["rule"] for u in answer["upcoming"]}
    differ("upcoming_include missing", [], sorted(set(expect.get("upcoming_include", ())) - ahead))
    differ("doubts_include missing", [], sorted(set(expect.get("doubts_include", ())) - set(answer["doubts"])))
    if "next_change" in expect:
        true = oracle.next_change(parse_date(expect["on"]))
        true = None if true is None else str(true)
        wanted = expect["next_change"]
        if true != wanted:
            notes.append(f"{scenario['scenario']} on {expect['on']}: next_change {wanted}, oracle's true {true}")
        late = wanted is not None and (true is None or true > wanted)
        if late or (wanted is None and true is not None):
            found.append(f"next_change: expected {wanted}, oracle's true {true}")
    return found


def main(arguments=None) -> int:
    parser = argparse.ArgumentParser(prog="run_scenarios", description=__doc__.splitlines()[0])
    parser.add_argument("folder")
    parser.add_argument("--refdata")
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args(arguments)
    passed = failed = 0
    notes: list = []
    for path in sorted(Path(options.folder).glob("*.json")):
        scenario = load_json(path.read_text(encoding="utf-8"))
        problems = []
        for expect in scenario["expect"]:
            law_on = parse_date(expect["law_on"]) if "law_on" in expect else None
            oracle = Oracle(scenario["case"], scenario.get("directory"), expect.get("settings"), law_on,
                            options.refdata)
            problems += [f"  on {expect['on']}: {p}" for p in disagreements(scenario, expect, oracle, notes)]
        if problems:
            failed += 1
            print(f"{scenario['scenario']}: {len(problems)} disagreement(s)")
            print("\n".join(problems))
        else:
            passed += 1
    if options.verbose:
        print("\n".join(notes))
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
