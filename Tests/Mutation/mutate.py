#!/usr/bin/env python3
"""Changes one comparison, constant or guard at a time, and says which changes no test notices.

    python3 Tests/Mutation/mutate.py [--count 100] [--seed 1] [--only Rules|CivilTime] [--least 95] [--list] [--out FILE]

Changed are operators (< <= > >= == != && || + - !), whole conditions, whole numbers, true and false, `.next` and
`.previous`, min and max, first and last, contains and allSatisfy, severities and who owes a gap, in the bodies of
functions and the values of static members of Sources/Rules and Sources/CivilTime. All mutants are compiled once, in
.build/mutation, and chosen by the environment variable AFTERCARE_MUTANT; those that do not compile are replaced.

Left out: Generated/, strings with all that is in them, and conditions that only choose between two texts; checks of a
programmer's mistakes (precondition, fatalError); and the files that only put answers into words or JSON or hold texts
of the law (LEFT_OUT), for no scenario speaks of wording. Mutants that can change no answer are in equivalent.txt, with
the reason; they are tried too, and one that a test kills is an error there.

Exit status: 0 the score is reached, 1 it is not or equivalent.txt is wrong, 2 the unmutated tests fail or do not build.
"""
from __future__ import annotations

import argparse
import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from sites import Finder  # noqa: E402
from switches import RUNTIME, switch  # noqa: E402

ROOT = HERE.parent.parent
WORK = ROOT / ".build" / "mutation"
MUTATED = ("CivilTime", "Rules")
MODULES = {
    "CivilTime": [], "CaseFile": ["CivilTime"], "Reference": ["CaseFile", "CivilTime"],
    "Rules": ["CaseFile", "CivilTime", "Reference"],
}
TESTS = {"CivilTimeTests": ["CivilTime"], "RulesTests": ["CaseFile", "CivilTime", "Reference", "Rules"]}
DATA = ("Scenarios", "FactChanges")
LEFT_OUT = re.compile(
    r"/Generated/|Explaining|\+JSON|Naming|/Law/(?:LawEntry|DoubtEntry|RuleEntry|RuleEntry\+Settings|ResponsibilityRule)\.swift")
SWITCHES = "Mutants.swift"
# The suites that notice most for their time are run before the others.
STAGES = ("CalendarTests|ClockTests|ScenarioTests", "FactChangeTests|AnswerTests")
FAILED = re.compile(r"✘|recorded an issue|Fatal error")


# ---- places -----------------------------------------------------------------------------------------


def all_sites(only):
    """Every place in the files that are mutated."""
    found = []
    for module in MUTATED:
        if only and module != only:
            continue
        for path in sorted((ROOT / "Sources" / module).rglob("*.swift")):
            name = path.relative_to(ROOT).as_posix()
            if not LEFT_OUT.search("/" + name):
                found += Finder(name, path.read_text(encoding="utf-8")).sites()
    return found


def in_order_of_choice(sites, seed):
    """The places in the order in which they are taken, so that the first so many are spread over all files."""
    def dice(text):
        return int(hashlib.sha256(f"{seed}|{text}".encode()).hexdigest()[:12], 16) / 16 ** 12

    files = {}
    for site in sites:
        files.setdefault(site.file, []).append(site)
    placed = []
    for file, rows in files.items():
        rows.sort(key=lambda site: dice(site.key))
        shift = dice(file)
        placed += [((index + shift) / len(rows), row) for index, row in enumerate(rows)]
    return [row for _, row in sorted(placed, key=lambda pair: (pair[0], pair[1].key))]


def read_equivalents():
    """The reviewed list: blocks of four lines, file, a piece of the line, `original → mutated`, and the reason."""
    path = HERE / "equivalent.txt"
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    lines = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    entries = []
    for block in re.split(r"\n\s*\n", lines):
        rows = [row.strip() for row in block.strip().splitlines()]
        if not rows:
            continue
        if len(rows) < 4 or "→" not in rows[2]:
            sys.exit(f"equivalent.txt: not four lines: {rows[0]}")
        entries.append((rows[0], rows[1], rows[2], " ".join(rows[3:])))
    return entries


def is_meant(entry, site):
    file, fragment, change, _ = entry
    if site.file != file or change != f"{site.original} → {site.mutated}":
        return False
    place = site.source_line.find(fragment)
    return place >= 0 and place <= site.column - 1 < place + len(fragment)


# ---- the package of mutants -------------------------------------------------------------------------


def write(path, text):
    """Writes a file where it differs, so that only what changed is compiled again."""
    data = text if isinstance(text, bytes) else text.encode()
    if not path.exists() or path.read_bytes() != data:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def manifest():
    lines = [
        "// swift-tools-version: 6.2", "import PackageDescription", "",
        "let settings: [SwiftSetting] = [", "  .swiftLanguageMode(.v6),",
        *(f'  .enableUpcomingFeature("{name}"),'
          for name in ("ExistentialAny", "MemberImportVisibility", "InternalImportsByDefault")),
        "]", "", 'let package = Package(name: "mutants", targets: [',
    ]
    for kind, targets in (("target", MODULES), ("testTarget", TESTS)):
        for name, needed in targets.items():
            needed = ", ".join(f'"{module}"' for module in needed)
            used = "settings" if kind == "target" else "[.swiftLanguageMode(.v6)]"
            lines.append(f'  .{kind}(name: "{name}", dependencies: [{needed}], swiftSettings: {used}),')
    return "\n".join(lines + ["])", ""])


def copy_sources(mutants):
    """Makes the package: the modules with every mutant in them, their tests and the data of the tests."""
    by_file = {}
    for number, site in mutants.items():
        by_file.setdefault(site.file, []).append((number, site))
    kept = set()
    folders = [f"Sources/{name}" for name in MODULES] + [f"Tests/{name}" for name in (*TESTS, *DATA)]
    for folder in folders:
        for path in (ROOT / folder).rglob("*"):
            name = path.relative_to(ROOT)
            if not path.is_file() or (folder.startswith("Sources") and path.suffix != ".swift"):
                continue
            kept.add(WORK / name)
            if path.suffix != ".swift" or not folder.startswith("Sources"):
                write(WORK / name, path.read_bytes())
                continue
            text = path.read_text(encoding="utf-8")
            # Later places first, so that the positions of the earlier ones stay true.
            for number, site in sorted(by_file.get(name.as_posix(), ()), key=lambda pair: -pair[1].start):
                text = text[: site.start] + switch(site, number)[0] + text[site.end :]
            if folder.rpartition("/")[2] in MUTATED:
                # What may be inlined elsewhere may not name what is internal.
                text = re.sub(r"@inlinable|@usableFromInline", lambda found: " " * len(found.group()), text)
            write(WORK / name, text)
    for module in MUTATED:
        lines = [RUNTIME] if module == "CivilTime" else ["import CivilTime", RUNTIME]
        for number, site in sorted(mutants.items()):
            if site.file.startswith(f"Sources/{module}/"):
                lines += [f"{line}  // {number}" for line in switch(site, number)[1]]
        path = WORK / "Sources" / module / SWITCHES
        kept.add(path)
        write(path, "\n".join(lines) + "\n")
    for folder in folders:
        for path in (WORK / folder).rglob("*"):
            if path.is_file() and path not in kept:
                path.unlink()
    write(WORK / "Package.swift", manifest())


def swift_build(*more):
    arguments = [
        "nice", "-n", "5", "swift", "build", "--package-path", str(WORK), "-c", "release", "--build-tests", "-Xswiftc",
        "-enable-testing", "-Xswiftc", "-suppress-warnings", *more]
    return subprocess.run(arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def not_compiling(output, mutants):
    """The mutants at which the compiler's errors point."""
    found = set()
    error = re.compile(r"^(?:\S+?/)?((?:Sources)/\S+?\.swift):(\d+):(\d+): error:", re.M)
    for file, line, column in error.findall(output.replace(str(WORK) + "/", "")):
        line = int(line)
        if file.endswith(SWITCHES):
            text = (WORK / file).read_text(encoding="utf-8").splitlines()[line - 1]
            found.update(int(number) for number in re.findall(r"// (\d+)$", text))
            continue
        near = [(number, site.line - line) for number, site in mutants.items() if site.file == file]
        here = [number for number, distance in near if distance == 0]
        # An error in a long expression is reported where the expression begins.
        after = sorted((distance, number) for number, distance in near if 0 < distance <= 40)
        before = sorted((-distance, number) for number, distance in near if distance < 0)
        found.update(here or [number for _, number in (after or before)[:1]])
    return found


def build(order, count, equivalents):
    """Compiles the first so many places that compile; says which mutant has which number."""
    memory = WORK / "uncompilable.json"
    refused = set(json.loads(memory.read_text())) if memory.exists() else set()
    spare = max(3, count // 8)
    while True:
        mutants, wanted, lines = {}, count + spare, set()
        for site in order:
            if wanted == 0:
                break
            # One to a line: the compiler takes too long over an expression with several.
            if site.key not in refused and (site.file, site.line) not in lines:
                lines.add((site.file, site.line))
                mutants[len(mutants) + 1] = site
                wanted -= not any(is_meant(entry, site) for entry in equivalents)
        copy_sources(mutants)
        begun = time.monotonic()
        done = swift_build()
        print(f"built {len(mutants)} mutants in {time.monotonic() - begun:.0f} s", file=sys.stderr)
        if done.returncode == 0:
            return mutants
        refusing = not_compiling(done.stdout, mutants)
        if not refusing:
            print(done.stdout[-6000:], file=sys.stderr)
            sys.exit(2)
        for number in sorted(refusing):
            print(f"does not compile: {mutants[number]}", file=sys.stderr)
        refused |= {mutants[number].key for number in refusing}
        # Once what compiles is enough, no more is added: each addition could need another round.
        spare = max(0, spare - len(refusing))
        memory.write_text(json.dumps(sorted(refused), indent=0))


# ---- running ----------------------------------------------------------------------------------------


def run(program, number, limit):
    """Runs the tests with one mutant: (what became of it, after how many seconds, the line that noticed)."""
    begun = time.monotonic()
    outcome = "survived", ""
    for choice in (*(("--filter", suites) for suites in STAGES), ("--skip", "|".join(STAGES))):
        outcome = run_some(program, number, limit, choice)
        if outcome[0] != "survived":
            break
    return outcome[0], time.monotonic() - begun, outcome[1]


def run_some(program, number, limit, choice):
    environment = dict(os.environ, AFTERCARE_MUTANT=str(number), SWIFT_BACKTRACE="enable=no")
    process = subprocess.Popen(
        ["nice", "-n", "5", program, "--testing-library", "swift-testing", "--no-parallel", *choice],
        env=environment, cwd=WORK, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
        start_new_session=True)
    is_late = threading.Event()

    def stop():
        is_late.set()
        os.killpg(process.pid, signal.SIGKILL)

    timer = threading.Timer(limit, stop)
    timer.start()
    noticed = last = ""
    try:
        for line in process.stdout:
            last = line.strip() or last
            if FAILED.search(line):
                noticed = re.sub(r"\x1b\[[0-9;]*m", "", line).strip()[:300]
                os.killpg(process.pid, signal.SIGKILL)
                break
        process.wait()
    finally:
        timer.cancel()
        process.stdout.close()
    if noticed:
        return "killed", noticed
    if is_late.is_set():
        return "timed out", ""
    return ("crashed" if process.returncode else "survived"), last


def test_program():
    shown = swift_build("--show-bin-path")
    return str(pathlib.Path(shown.stdout.strip().splitlines()[-1]) / "mutantsPackageTests.xctest")


def main():
    parser = argparse.ArgumentParser(
        prog="mutate", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100, help="how many mutants (default: 100)")
    parser.add_argument("--seed", default="1", help="which ones")
    parser.add_argument("--only", choices=MUTATED)
    parser.add_argument("--least", type=float, default=95, help="the score to reach, in per cent")
    parser.add_argument("--jobs", type=int, default=2, help="how many run side by side")
    parser.add_argument("--list", action="store_true", help="only print the places, in the order of choice")
    parser.add_argument("--out", help="write every mutant and what became of it, one JSON object a line")
    options = parser.parse_args()

    sites = all_sites(options.only)
    equivalents = read_equivalents()
    order = in_order_of_choice(sites, options.seed)
    if options.list:
        for site in order[: options.count]:
            print(site)
        print(f"{len(sites)} places in {len({site.file for site in sites})} files")
        return 0
    stale = [
        entry for entry in equivalents
        if (not options.only or entry[0].startswith(f"Sources/{options.only}/"))
        and not any(is_meant(entry, site) for site in sites)]

    WORK.mkdir(parents=True, exist_ok=True)
    mutants = build(order, options.count, equivalents)
    program = test_program()
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        outcomes = list(pool.map(lambda _: run(program, 0, 900), range(options.jobs)))
        if any(outcome != "survived" for outcome, _, _ in outcomes):
            print("The tests fail without any mutant:", *(noticed for _, _, noticed in outcomes), sep="\n", file=sys.stderr)
            return 2
        usual = max(seconds for _, seconds, _ in outcomes)
        limit = 3 * usual + 5
        print(f"without a mutant: {usual:.1f} s; limit {limit:.0f} s", file=sys.stderr)
        chosen, counted = [], 0
        for number, site in mutants.items():
            if counted < options.count:
                chosen.append(number)
                counted += not any(is_meant(entry, site) for entry in equivalents)
        begun = time.monotonic()
        done = []

        def judge(number):
            result = run(program, number, limit)
            done.append(number)
            print(f"{len(done)} of {len(chosen)}: {result[0]}: {mutants[number]}", file=sys.stderr)
            return result

        results = list(pool.map(judge, chosen))
        took = time.monotonic() - begun

    rows, wrong = [], 0
    for number, (outcome, seconds, noticed) in zip(chosen, results):
        site = mutants[number]
        entry = next((entry for entry in equivalents if is_meant(entry, site)), None)
        rows.append((site, outcome, entry))
        if options.out:
            with open(options.out, "w" if len(rows) == 1 else "a", encoding="utf-8") as out:
                record = {
                    "file": site.file, "line": site.line, "column": site.column, "kind": site.kind,
                    "original": site.original, "mutated": site.mutated, "source": site.source_line.strip(),
                    "outcome": outcome, "seconds": round(seconds, 2), "noticed": noticed,
                    "equivalent": entry is not None, "number": number}
                out.write(json.dumps(record, ensure_ascii=False) + "\n")

    counted = [(site, outcome) for site, outcome, entry in rows if entry is None]
    survivors = [site for site, outcome in counted if outcome == "survived"]
    print(f"{len(counted)} mutants, seed {options.seed}, in {took:.0f} s:", end=" ")
    for outcome in ("killed", "crashed", "timed out", "survived"):
        print(f"{outcome} {sum(1 for _, other in counted if other == outcome)}", end="; ")
    score = 100 * (len(counted) - len(survivors)) / max(1, len(counted))
    print(f"score {score:.1f} %")
    for site in survivors:
        print(f"survived: {site}")
    for site, outcome, entry in rows:
        if entry is not None and outcome == "survived":
            print(f"equivalent: {site}: {entry[3]}")
        elif entry is not None:
            wrong += 1
            print(f"recorded as equivalent, but {outcome}: {site}")
    for entry in stale:
        print(f"equivalent.txt: there is no such place: {entry[0]}: {entry[1]}: {entry[2]}")
    return 1 if score < options.least or wrong or stale else 0


if __name__ == "__main__":
    sys.exit(main())
