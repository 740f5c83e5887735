#!/usr/bin/env python3
"""Computes what the pipeline conference-poll must give, from the sample files alone.

Plain Python, standard library only; shares nothing with Peil. Writes `expected/` beside itself.
"""

import pathlib
import sys
from fractions import Fraction

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from counting import count, digits, ledger, records, share, tidy

BACKGROUNDS = {
    "onderwijs": "education", "bedrijfsleven": "business", "overheid": "government",
    "maatschappelijke organisatie": "civil-society", "": "_missing",
}
WANTED = {
    "een leercultuur opbouwen": "learning-culture", "voorbeelden van andere mkb-bedrijven": "examples",
    "samenwerken met het onderwijs": "working-with-education", "financiering, ook na de subsidie": "funding",
    "digitalisering op de werkvloer": "digitalisation", "resultaten meten": "measuring",
}

read = records("menti.csv", "utf-8-sig", ",")[1]
columns = [name for name in read[0] if name != "#"]
visitors = []
for row in read:
    voter, session, background, wanted, familiarity, _ = (row[name] for name in columns)
    if session == "Test":
        continue
    visitors.append({
        "background": BACKGROUNDS[background.strip().lower()],
        "wanted": None if wanted == "(skipped)" else {WANTED[word.lower()] for word in wanted.split(";") if word},
        "familiarity": None if familiarity == "(skipped)" else int(familiarity),
    })


def middle(values):
    values = sorted(values)
    return Fraction(values[(len(values) - 1) // 2] + values[len(values) // 2], 2)


cells = []
for code in list(BACKGROUNDS.values()) + [""]:
    rows = [row for row in visitors if code in ("", row["background"])]
    known = [row["familiarity"] for row in rows if row["familiarity"] is not None]
    unknown = {"n": len(known), "missing": len(rows) - len(known), "unit": "number"}
    unknown["status"] = "partial" if unknown["missing"] else "ok"
    cells += [
        ([code], "visitors", count(rows)),
        ([code], "of_visitors", share(len(rows), len(visitors), "percentage/column")),
        ([code], "familiarity", unknown | {
            "value": digits(Fraction(sum(known), len(known))), "numerator": sum(known), "denominator": len(known),
            "definition": "mean"}),
        ([code], "middle", unknown | {"value": digits(middle(known)), "definition": "median"}),
    ]
tidy("background", ["background"], cells)


def wishes(rows, code):
    """The measures of one cell: visitors, and their share of the asked, of those who chose, and of the mentions."""
    asked = [row["wanted"] for row in rows if row["wanted"] is not None]
    chose = [wanted for wanted in asked if wanted]
    missing = len(rows) - len(asked)
    mentions = sum(len(wanted) for wanted in asked)
    naming = [wanted for wanted in asked if code in wanted] if code else chose
    return {
        "visitors": count(naming if code else rows),
        "of_visitors": share(len(naming), len(asked), "frequency/applications", missing),
        "of_answered": share(len(naming), len(chose), "frequency/answered", missing),
        "of_mentions": share(len(naming) if code else mentions, mentions, "frequency/mentions", missing),
    }


skipped = [row for row in visitors if row["wanted"] is None]
not_asked = {"unit": "ratio", "n": 0, "missing": len(skipped), "status": "structural", "reason": "not-asked"}
cells = []
for code in list(WANTED.values()) + ["_missing", ""]:
    figures = wishes(visitors, code)
    if code == "_missing":
        figures = {name: not_asked | {"definition": figure["definition"]} for name, figure in figures.items()}
        figures["visitors"] = count(skipped)
    cells += [([code], name, figure) for name, figure in figures.items()]
tidy("wanted", ["wanted"], cells)

asked = [row for row in visitors if row["wanted"] is not None]
cells = []
for code in list(WANTED.values()) + [""]:
    for background in list(BACKGROUNDS.values()) + [""]:
        figures = wishes([row for row in asked if background in ("", row["background"])], code)
        cells += [([code, background], name, figures[name]) for name in ["visitors", "of_answered"]]
tidy("wanted_by_background", ["wanted", "background"], cells)
tests, known = len(read) - len(visitors), sum(row["familiarity"] is not None for row in visitors)
ledger([
    ("poll", 0, "read", len(read), ""),
    ("visitors", 1, "filter", len(read), "", ("left out", tests)),
    ("visitors", 2, "check", len(visitors), f"familiarity_on_scale: failed=0; familiarity_on_scale: unknown={len(visitors) - known}"),
])
