#!/usr/bin/env python3
"""Computes what the pipeline slim-2020 must give, from the sample files alone.

Plain Python, standard library only; shares nothing with Peil. Writes `expected/` beside itself.
"""

import pathlib
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from counting import count, distinct, ledger, rate, reasons, records, rejected, share, tidy

KINDS = {"mkb-onderneming": "sme", "grootbedrijf": "large-firm", "samenwerkingsverband": "partnership"}
ACTIVITIES = {"A": "scan", "B": "career-advice", "C": "method", "D": "workplaces"}
OUTCOMES = {
    "Verleend": "granted", "Uitgeloot": "refused-ceiling", "Afgewezen": "refused", "Ingetrokken": "withdrawn",
    "Niet in behandeling genomen": "inadmissible",
}

head, read = records("aanvragen.csv", "iso-8859-15", ";")
everyone, doubled = distinct(read, "Projectnummer")
for row in everyone:
    row["kind"] = KINDS[row["Type aanvrager"].strip().lower()]
    row["outcome"] = OUTCOMES[row["Besluit"]]
    row["activities"] = [ACTIVITIES[word.strip()] for word in row["Activiteiten"].split(",") if word]
granted = [row for row in everyone if row["outcome"] == "granted"]
assert all(row["activities"] for row in granted)

cells = []
for kind in list(KINDS.values()) + [""]:
    rows = [row for row in everyone if kind in ("", row["kind"])]
    cells += [
        ([kind], "not_granted", count([row for row in rows if row["outcome"] != "granted"])),
        ([kind], "granted", count([row for row in rows if row["outcome"] == "granted"])),
        ([kind], "applications", count(rows)),
        ([kind], "of_submitted", rate(rows, "submitted")),
    ]
tidy("applicants", ["applicant_type"], cells)

mentions = [(activity, row["kind"]) for row in granted for activity in row["activities"]]
cells = []
for activity in list(ACTIVITIES.values()) + [""]:
    for kind in list(KINDS.values()) + [""]:
        column = [m for m in mentions if kind in ("", m[1])]
        inside = [m for m in column if activity in ("", m[0])]
        cells += [
            ([activity, kind], "mentions", count(inside, "count/rows")),
            ([activity, kind], "of_mentions", share(len(inside), len(column), "percentage/column")),
        ]
tidy("activities", ["activity", "applicant_type"], cells)

cells = []
for activity in list(ACTIVITIES.values()) + [""]:
    naming = [row for row in granted if not activity or activity in row["activities"]]
    named = len(naming) if activity else len(mentions)
    cells += [
        ([activity], "projects", count(naming)),
        ([activity], "of_mentions", share(named, len(mentions), "frequency/mentions")),
        ([activity], "of_applications", share(len(naming), len(granted), "frequency/applications")),
    ]
tidy("activities_by_base", ["activities"], cells)
reasons([
    ("applications", "aanvragen.csv", line)
    for line in rejected("applications", head, [
        (row, ("duplicate-row", "application", row["Projectnummer"])) for row in doubled])])
ledger([
    ("applications", 0, "read", len(read), "", ("rejected", len(doubled))),
    ("mentions", 1, "filter", len(everyone), "", ("left out", len(everyone) - len(granted))),
    ("mentions", 2, "explode", len(granted), "empty=0; missing=0", ("added", len(mentions) - len(granted))),
])
