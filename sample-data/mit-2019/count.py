#!/usr/bin/env python3
"""Counts the figures of mit-2019 from its files, independently of Peil and of the generator.

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


filed = distinct(records("aanvragen.csv", "cp1252", ";"), "Aanvraagnummer", "aanvragen.csv")
lots = {row["Aanvraagnummer"]: row["Uitslag"] for row in records("loting.csv", "cp1252", ";")}
decisions = {row["Aanvraagnummer"]: row["Besluit"].strip() for row in records("besluiten.csv", "cp1252", ";")}
published = records("gepubliceerd.csv", "cp1252", ";")[0]
keys = [row["Aanvraagnummer"] for row in filed]
demand(set(lots) == set(decisions) == set(keys), "the three registers do not hold the same applications")
drawn = {key for key in keys if lots[key] == "INGELOOT"}
demand(all((key in drawn) == (decisions[key] != "Uitgeloot") for key in keys), "judged without being drawn, or the other way round")


def funnel(item, rows):
    outcomes = Counter(decisions[row["Aanvraagnummer"]] for row in rows)
    inside = sum(row["Aanvraagnummer"] in drawn for row in rows)
    report("funnel", item, "filed", len(rows))
    report("funnel", item, "not drawn", len(rows) - inside)
    report("funnel", item, "drawn", inside)
    report("funnel", item, "refused", outcomes["Afgewezen"])
    report("funnel", item, "granted", outcomes["Toegekend"])
    share("funnel", item, "of filed", outcomes["Toegekend"], len(rows))
    share("funnel", item, "of drawn", outcomes["Toegekend"], inside)
    return len(rows), len(rows) - inside, inside, outcomes["Afgewezen"], outcomes["Toegekend"]


for sector in sorted({row["Topsector"] for row in filed}):
    funnel(sector, [row for row in filed if row["Topsector"] == sector])
demand(funnel("total", filed) == (395, 163, 232, 56, 176), "the funnel is not as published")
text = {name: int(value) for name, value in published.items()}
report("published", "drawn", "text", text["Ingeloot volgens de tekst"])
report("published", "drawn", "cells", text["Ingediend"] - text["Niet ingeloot"])
report("published", "left after drawing and refusing", "", text["Ingediend"] - text["Niet ingeloot"] - text["Afgewezen"])
report("published", "granted", "", text["Toegekend"])
share("published", "granted", "of filed", text["Toegekend"], text["Ingediend"])
share("published", "granted", "of drawn, text", text["Toegekend"], text["Ingeloot volgens de tekst"])
share("published", "granted", "of drawn, cells", text["Toegekend"], text["Ingediend"] - text["Niet ingeloot"])

for problem in problems:
    print(problem, file=sys.stderr)
sys.exit(1 if problems else 0)
