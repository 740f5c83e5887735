#!/usr/bin/env python3
"""Counts the figures of slim-2020 from its files, independently of Peil and of the generator.

Plain Python, standard library only. Prints CSV: group, item, column, value. Amounts are in euros, shares are exact
fractions beside their value. A published total that does not come out ends it with status 1.
"""

import csv
import io
import pathlib
import sys
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


KINDS = ["mkb-onderneming", "grootbedrijf", "samenwerkingsverband"]
# Published: not granted and granted; mentions of A, B, C and D.
APPLICANTS = {"mkb-onderneming": (1440, 673), "grootbedrijf": (7, 10), "samenwerkingsverband": (91, 73)}
ACTIVITIES = {"mkb-onderneming": [444, 382, 532, 25], "grootbedrijf": [6, 3, 10, 2], "samenwerkingsverband": [58, 39, 72, 15]}

everyone = distinct(records("aanvragen.csv", "iso-8859-15", ";"), "Projectnummer", "aanvragen.csv")
for row in everyone:
    row["kind"] = row["Type aanvrager"].strip().lower()
    row["activities"] = [word.strip() for word in row["Activiteiten"].split(",") if word]
granted = [row for row in everyone if row["Besluit"] == "Verleend"]
demand(all(bool(row["activities"]) == (row in granted) for row in everyone), "activities stand elsewhere than with grants")
for kind in KINDS + ["total"]:
    rows = [row for row in everyone if kind in (row["kind"], "total")]
    won = [row for row in granted if kind in (row["kind"], "total")]
    report("applicants", kind, "not granted", len(rows) - len(won))
    report("applicants", kind, "granted", len(won))
    report("applicants", kind, "total", len(rows))
    share("applicants", kind, "of submitted", len(won), len(rows))
    for outcome, count in sorted(Counter(row["Besluit"] for row in rows).items()):
        report("outcome", kind, outcome, count)
    mentions = Counter(word for row in won for word in row["activities"])
    for activity in "ABCD":
        share("activities, of mentions", activity, kind, mentions[activity], sum(mentions.values()))
        share("activities, of granted applications", activity, kind, mentions[activity], len(won))
    report("mentions", kind, "", sum(mentions.values()))
    if kind in APPLICANTS:
        demand((len(rows) - len(won), len(won)) == APPLICANTS[kind], f"{kind}: applications not as published")
        demand([mentions[a] for a in "ABCD"] == ACTIVITIES[kind], f"{kind}: activities not as published")
demand(len(everyone) == 2294 and sum(len(row["activities"]) for row in granted) == 1588, "totals not as published")

for problem in problems:
    print(problem, file=sys.stderr)
sys.exit(1 if problems else 0)
