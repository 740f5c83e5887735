#!/usr/bin/env python3
"""Counts the figures of mkbidee-calls from its files, independently of Peil and of the generator.

Plain Python, standard library only. Prints CSV: group, item, column, value. Amounts are in euros, shares are exact
fractions beside their value. A published total that does not come out ends it with status 1.
"""

import csv
import io
import pathlib
import sys
import re
from collections import Counter

FOLDER = pathlib.Path(__file__).resolve().parent
problems = []
out = csv.writer(sys.stdout, lineterminator="\n")


def report(group, item, column, value):
    out.writerow([group, item, column, value])


def demand(holds, text):
    if not holds:
        problems.append(text)


def records(name, encoding, delimiter):
    text = (FOLDER / name).read_bytes().decode(encoding)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    for row in rows[1:]:
        demand(len(row) == len(rows[0]), f"{name}: ragged record {row[:1]}")
    report("records", name, "", len(rows) - 1)
    return [dict(zip(rows[0], row)) for row in rows[1:]]


def share(group, item, column, part, whole):
    report(group, item, column, f"{part}/{whole}={part / whole:.12g}" if whole else f"{part}/0=undefined")


def distinct(rows, key, file):
    """Each key once; a repeated line must be equal to the first."""
    found = {}
    for row in rows:
        demand(row == found.setdefault(row[key], row), f"{file}: two lines for {row[key]} differ")
    report("rejected", file, "duplicate-row", len(rows) - len(found))
    return list(found.values())


def cents(word, style):
    """Whole cents in the style of a file; None where the word says that there is no amount."""
    if word in ("", "n.v.t.", "onbekend"):
        return None
    match = re.fullmatch(style, word)
    assert match, word
    return int(match[1].replace(".", "")) * 100 + int(match[2])


SCRIPT = r"(\d+)\.(\d\d)"
SYSTEM = r"(?:(?:€|EUR) )?(\d{1,3}(?:\.\d{3})+|\d+),(\d\d)"
SPREADSHEET = r"(\d+),(\d\d)"
WORDS = {"verleend": "granted", "toegekend": "granted", "afgewezen": "refused", "plafond bereikt": "refused-ceiling",
         "budget op": "refused-ceiling", "ingetrokken": "withdrawn", "buiten behandeling": "inadmissible",
         "niet in behandeling": "inadmissible"}
# Published: applications, granted, amount granted in euros (2018 and 2019 in millions with one decimal).
PUBLISHED = {"2018": (119, 14, 2_000_000), "2019": (190, 47, 7_800_000), "2020": (237, 63, 9_943_702)}

in2018 = distinct(records("tender-2018.csv", "utf-8", ","), "aanvraagnummer", "tender-2018.csv")
in2019 = distinct(records("tender-2019.csv", "cp1252", ";"), "Aanvraagnummer", "tender-2019.csv")
in2020 = records("tender-2020.csv", "utf-16", "\t")
footer = in2020.pop()
demand(footer["Aanvraagnummer"] == "Totaal", "tender-2020.csv does not end with a line of totals")
report("rejected", "tender-2020.csv", "missing-outcome", 1)
calls = {
    "2018": [(r["aanvraagnummer"], r["kvk"], r["uitkomst"], cents(r["gevraagd"], SCRIPT), cents(r["toegekend"], SCRIPT))
             for r in in2018],
    "2019": [(r["Aanvraagnummer"], r["KvK-nummer"], r["Besluit"], cents(r["Gevraagde subsidie"], SYSTEM),
              cents(r["Verleend bedrag"], SYSTEM)) for r in in2019],
    "2020": [(r["Aanvraagnummer"], r["KvK-nummer"], r["Besluit"], cents(r["Gevraagd"], SPREADSHEET),
              cents(r["Verleend"], SPREADSHEET)) for r in in2020],
}
everyone = [row for rows in calls.values() for row in rows]
demand(len({row[0] for row in everyone}) == len(everyone), "an application stands in two calls")
for call, rows in list(calls.items()) + [("total", everyone)]:
    outcomes = Counter(WORDS[row[2].strip().lower()] for row in rows)
    granted = [row for row in rows if WORDS[row[2].strip().lower()] == "granted"]
    amount = sum(row[4] for row in granted)
    decided = outcomes["granted"] + outcomes["refused"] + outcomes["refused-ceiling"]
    report("calls", call, "applications", len(rows))
    report("calls", call, "applicants", len({row[1] for row in rows}))
    report("calls", call, "granted", len(granted))
    report("calls", call, "amount granted", f"{amount // 100}.{amount % 100:02d}")
    share("calls", call, "of submitted", len(granted), len(rows))
    share("calls", call, "of decided", len(granted), decided)
    for outcome, count in sorted(outcomes.items()):
        report("outcome", call, outcome, count)
    report("requested unknown", call, "", sum(row[3] is None for row in rows))
    demand(all((row[4] is not None) == (row in granted) for row in rows), f"{call}: an amount without a grant")
    demand(all(row[3] is None or row[4] is None or row[4] <= row[3] for row in rows), f"{call}: more than requested")
    if call in PUBLISHED:
        demand((len(rows), len(granted), amount) == PUBLISHED[call][:2] + (PUBLISHED[call][2] * 100,), f"{call}: not as published")

plans = [row for row in in2018 if row["uitkomst"].strip() == "verleend"]
demand(not any(row["knelpunten"] for row in in2018 if row not in plans), "a plan that was not granted names a bottleneck")
named = Counter(word for row in plans for word in row["knelpunten"].split("|"))
demand(named == {"financieel": 10, "kennis en informatie": 10, "locatie": 3}, "the bottlenecks are not as published")
for word, count in named.items():
    share("bottlenecks 2018", word, "of granted plans", count, len(plans))
    share("bottlenecks 2018", word, "of mentions", count, sum(named.values()))

for problem in problems:
    print(problem, file=sys.stderr)
sys.exit(1 if problems else 0)
