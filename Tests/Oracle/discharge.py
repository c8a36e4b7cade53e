"""The discharge check: if the person left hospital on a day, would everything be in place?

    python3 -m Tests.Oracle.discharge CASE.json [--on DATE] [--directory FILE] [--set key=value]
"""
from __future__ import annotations

import argparse
import copy
import csv
import json
import os
import sys
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from .civil_time import is_summer, parse_date
from .clocks import ORDER
from .detentions import is_detaining
from .evaluate import Oracle
from .facts import Facts, in_force, latest, load_json, spell_open

EXIT = {"not_owed": 0, "cannot_determine": 3, "not_ready": 1, "advisory": 2, "clear": 0}
LISTS = ("blocking", "advisory", "other")
# The `discharge` column of rules.csv, for use where the table itself is not at hand.
MARKS = {
    "blocking": """CP-01 CP-02 CP-03 CP-04 CP-07 CP-09 CP-19 CP-23 FN-01 AC-01 AC-04 AC-06 RT-01 RT-02 DQ-01
        DQ-14""".split(),
    "advisory": """CP-05 CP-06 CP-08 CP-10 CP-12 CP-13 CP-15 CP-17 CP-18 FN-05 AC-07 RT-08 RT-10 RT-16
        DQ-13""".split(),
}
