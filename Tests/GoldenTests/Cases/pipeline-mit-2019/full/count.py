#!/usr/bin/env python3
"""Computes what the pipeline mit-2019 must give, from the sample files alone.

Plain Python, standard library only; shares nothing with Peil. Writes `expected/` beside itself.
"""

import pathlib
import sys
from fractions import Fraction

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from counting import count, digits, distinct, ledger, rate, reasons, records, rejected, tidy, write

SECTORS = {
    "High Tech Systemen en Materialen": "high-tech", "Agri & Food": "agri-food",
    "Life Sciences & Health": "life-sciences", "Energie": "energy", "Logistiek": "logistics", "Chemie": "chemistry",
    "Water & Maritiem": "water", "Tuinbouw & Uitgangsmaterialen": "horticulture", "Creatieve Industrie": "creative",
}
OUTCOMES = {"toegekend": "granted", "afgewezen": "refused", "uitgeloot": "refused-ceiling"}

head, read = records("aanvragen.csv", "cp1252", ";")
filed, doubled = distinct(read, "Aanvraagnummer")
lots = {row["Aanvraagnummer"]: row["Uitslag"] == "INGELOOT" for row in records("loting.csv", "cp1252", ";")[1]}
decisions = {row["Aanvraagnummer"]: row for row in records("besluiten.csv", "cp1252", ";")[1]}
published = {name: word if name == "#" else int(word) for name, word in records("gepubliceerd.csv", "cp1252", ";")[1][0].items()}
for row in filed:
    row["drawn"] = lots[row["Aanvraagnummer"]]
    row["outcome"] = OUTCOMES[decisions[row["Aanvraagnummer"]]["Besluit"].strip().lower()]
    assert row["drawn"] == (row["outcome"] != "refused-ceiling")


def funnel(rows, measures):
    figures = {
        "filed": count(rows),
        "not_drawn": count([r for r in rows if not r["drawn"]]),
        "drawn": count([r for r in rows if r["drawn"]]),
        "refused": count([r for r in rows if r["outcome"] == "refused"]),
        "granted": count([r for r in rows if r["outcome"] == "granted"]),
        "of_submitted": rate(rows, "submitted"),
        "of_drawn": rate(rows, "assessed"),
    }
    return [(measure, figures[measure]) for measure in measures]


everything = "filed not_drawn drawn refused granted of_submitted of_drawn".split()
tidy("funnel", [], [([], measure, figure) for measure, figure in funnel(filed, everything)])
tidy("by_top_sector", ["top_sector"], [
    ([code], measure, figure)
    for code in list(SECTORS.values()) + [""]
    for measure, figure in funnel(
        [r for r in filed if not code or SECTORS[r["Topsector"]] == code], "filed drawn granted of_submitted of_drawn".split())])

cells = published["Ingediend"] - published["Niet ingeloot"]
numbers = {
    "filed": published["Ingediend"], "drawn_in_text": published["Ingeloot volgens de tekst"], "drawn_in_cells": cells,
    "drawn_in_registers": sum(r["drawn"] for r in filed), "refused": published["Afgewezen"],
    "refused_in_registers": sum(r["outcome"] == "refused" for r in filed), "granted": published["Toegekend"],
}
lines = [([], name, {"value": value, "unit": "number", "n": 1, "definition": "formula"}) for name, value in numbers.items()]
for name, whole in [("of_filed", "filed"), ("of_drawn_in_text", "drawn_in_text"), ("of_drawn_in_cells", "drawn_in_cells")]:
    lines.append(([], name, {
        "value": digits(Fraction(numbers["granted"], numbers[whole])), "unit": "ratio", "numerator": numbers["granted"],
        "denominator": numbers[whole], "n": 1, "definition": "formula"}))
tidy("as_published", [], lines)

# What a reader must see: which checks fail, and which stop the run if they did.
n = len(filed)
write("checks.csv", "dataset stage rule otherwise passed failed unknown".split(), [
    ["register", 4, "judged_where_drawn", "stop", n, 0, 0],
    ["compared", 4, "filed_as_published", "stop", int(n == published["Ingediend"]), 0, 0],
    ["compared", 4, "granted_as_published", "stop", int(numbers["granted"] == sum(r["outcome"] == "granted" for r in filed)), 0, 0],
    ["compared", 4, "drawn_as_in_cells", "stop", int(numbers["drawn_in_registers"] == cells), 0, 0],
    ["compared", 4, "drawn_as_in_text", "warn", 0, int(numbers["drawn_in_registers"] != numbers["drawn_in_text"]), 0],
    ["compared", 4, "refused_as_published", "warn", 0, int(numbers["refused_in_registers"] != numbers["refused"]), 0],
    ["compared", 4, "published_funnel_closes", "warn", 0, int(cells - numbers["refused"] != numbers["granted"]), 0],
])
reasons([
    ("applications", "aanvragen.csv", line)
    for line in rejected("applications", head, [
        (row, ("duplicate-row", "application", row["Aanvraagnummer"])) for row in doubled])])
joined = "matched={0}; left-only=0; right-only=0; right-rejected=0; repeated-keys-left=0; repeated-keys-right=0; cardinality=one-to-one"
ledger([
    ("applications", 0, "read", len(read), "", ("rejected", len(doubled))),
    ("draw", 0, "read", len(lots), ""),
    ("decisions", 0, "read", len(decisions), ""),
    ("published", 0, "read", 1, ""),
    ("register", 1, "join", n, joined.format(n)),
    ("register", 2, "join", n, joined.format(n)),
    ("register", 3, "derive", n, ""),
    ("register", 4, "check", n, "judged_where_drawn: failed=0; judged_where_drawn: unknown=0"),
    ("compared", 1, "aggregate", n, "groups=1", ("merged", n - 1)),
    ("compared", 2, "join", 1, joined.format(1)),
    ("compared", 3, "derive", 1, ""),
    ("compared", 4, "check", 1, "; ".join(
        f"{rule}: failed={failed}; {rule}: unknown=0" for rule, failed in [
            ("filed_as_published", 0), ("granted_as_published", 0), ("drawn_as_in_cells", 0), ("drawn_as_in_text", 1),
            ("refused_as_published", 1), ("published_funnel_closes", 1)])),
])
