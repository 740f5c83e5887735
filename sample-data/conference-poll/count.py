#!/usr/bin/env python3
"""Counts the figures of conference-poll from its files, independently of Peil and of the generator.

Plain Python, standard library only. Prints CSV: group, item, column, value. Amounts are in euros, shares are exact
fractions beside their value. A published total that does not come out ends it with status 1.
"""

import csv
import io
import pathlib
import sys
from collections import Counter
from statistics import median

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


BACKGROUND, WANTED, FAMILIARITY = "Wat is uw achtergrond?", "Wat wilt u vandaag leren? (meerdere antwoorden mogelijk)", (
    "Hoe goed kent u de regeling MKB!dee? (1 = niet, 5 = zeer goed)")

rows = records("menti.csv", "utf-8-sig", ",")
demand([row["Voter"] for row in rows] == [str(n + 1) for n in range(len(rows))], "voters are not numbered from 1 on")
visitors = [row for row in rows if row["Session"] != "Test"]
report("left out", "Test", "", len(rows) - len(visitors))
for row in visitors:
    row["background"] = row[BACKGROUND].strip().lower() or "_missing"
    row["wanted"] = None if row[WANTED] == "(skipped)" else [word for word in row[WANTED].split(";") if word]
    row["familiarity"] = None if row[FAMILIARITY] == "(skipped)" else int(row[FAMILIARITY])
    demand(row["familiarity"] is None or 1 <= row["familiarity"] <= 5, "a familiarity off the scale")
words = sorted({word for row in visitors for word in row["wanted"] or []})
for background in sorted({row["background"] for row in visitors}) + ["total"]:
    group = [row for row in visitors if background in (row["background"], "total")]
    scores = [row["familiarity"] for row in group if row["familiarity"] is not None]
    report("background", background, "visitors", len(group))
    share("background", background, "of visitors", len(group), len(visitors))
    share("familiarity", background, "mean", sum(scores), len(scores))
    report("familiarity", background, "median", median(scores))
    asked = [row for row in group if row["wanted"] is not None]
    chose = [row for row in asked if row["wanted"]]
    named = Counter(word for row in chose for word in row["wanted"])
    report("wanted, skipped", background, "", len(group) - len(asked))
    for word in words:
        report("wanted", word, background, named[word])
        share("wanted, of asked", word, background, named[word], len(asked))
        share("wanted, of those who chose", word, background, named[word], len(chose))
        share("wanted, of mentions", word, background, named[word], sum(named.values()))

for problem in problems:
    print(problem, file=sys.stderr)
sys.exit(1 if problems else 0)
