#!/usr/bin/env python3
"""Counts the approval rate of the learning vouchers under each choice. Plain Python; shares nothing with Peil."""
import csv
import pathlib
from fractions import Fraction

HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE.parents[4] / "sample-data" / "learning-vouchers" / "aanvragen.csv"
with open(DATA, encoding="cp1252", newline="") as file:
    rows = list(csv.DictReader(file, delimiter=";"))
G, R, W, O = "Toegekend", "Afgewezen", "Ingetrokken", "In behandeling"
text = "margin,measure,value,unit,numerator,denominator,n,missing,lower,upper,interval,definition,status,reason\n"
choices = [
    ("rate", rows, (G,), (G, R), "decided"), ("rate_submitted", rows, (G,), (G, R, W, O), "submitted"),
    ("rate_admissible", rows, (G,), (G, R, O), "admissible"), ("rate_assessed", rows, (G,), (G, R), "assessed"),
    ("rate_open_refused", rows, (G,), (G, R, O), None), ("rate_open_granted", rows, (G, O), (G, R, O), None),
    ("autumn", [row for row in rows if row["Ronde"] == "najaar"], (G,), (G, R), "decided"),
]
found = []
for name, own, top, bottom, definition in choices:
    part = sum(row["Besluit"] in top for row in own)
    whole = sum(row["Besluit"] in bottom for row in own)
    waiting = sum(row["Besluit"] == O for row in own) if definition in ("submitted", "admissible") else 0
    found.append((Fraction(part, whole), part, whole, waiting))
    kind = f"approval-rate/{definition}" if definition else "share"
    text += (f",{name},{float(Fraction(part, whole)):.12g},ratio,{part},{whole},{whole},{waiting},,,,{kind},"
             f"{'partial' if waiting else 'ok'},\n")
for name, (value, part, whole, waiting) in (("lowest", min(found)), ("highest", max(found))):
    text += (f",rate_{name},{float(value):.12g},ratio,{part},{whole},{whole},{waiting},,,,sensitivity/{name},"
             f"{'partial' if waiting else 'ok'},\n")
(HERE / "expected" / "tables" / "approval_sensitivity.csv").write_text(text)
# The published table has the first of them alone.
(HERE / "expected" / "tables" / "approval.csv").write_text("".join(text.splitlines(True)[:2]))
