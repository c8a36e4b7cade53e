"""Answers as the product does, from the oracle: only to try `compare` out.

    python3 -m Tests.Oracle.compare --command "python3 -m Tests.Oracle.as_product" --cases 40
"""
import argparse
import json
import sys

from .civil_time import parse_date
from .discharge import Check
from .evaluate import evaluate
from .facts import load_json

parser = argparse.ArgumentParser()
parser.add_argument("words", nargs="*")
parser.add_argument("--on")
parser.add_argument("--law-on", type=parse_date)
parser.add_argument("--format")
parser.add_argument("--directory")
parser.add_argument("--file")
parser.add_argument("--set", action="append", default=[])
options = parser.parse_args()
directory = load_json(open(options.directory, encoding="utf-8").read()) if options.directory else None
settings = dict(s.split("=", 1) for s in getattr(options, "set"))
on = parse_date(options.on)
if options.words[:2] == ["check", "discharge"]:
    check = Check(load_json(open(options.file, encoding="utf-8").read()), on, directory, settings)
    print(json.dumps({**check.answer(next_change=True), "checked_at": f"{on}T12:00:00Z"}))
    sys.exit(check.exit)
for line in sys.stdin:
    print(json.dumps(evaluate(load_json(line), on, options.law_on, directory, settings)))
