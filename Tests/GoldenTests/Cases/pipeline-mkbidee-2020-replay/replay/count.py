#!/usr/bin/env python3
"""Replays the tender of 2020 from the sample files alone, and counts where it differs from the record.

Plain Python, standard library only; shares nothing with Peil. Writes `expected/` beside itself.
"""
import csv
import pathlib
from fractions import Fraction

HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE.parents[4] / "sample-data" / "mkbidee-2020"
OUTCOMES = {"toegekend": "granted", "afgewezen": "refused", "budget op": "refused-ceiling", "ingetrokken": "withdrawn",
            "niet in behandeling": "inadmissible"}


def rows(name):
    with open(DATA / name, encoding="cp1252", newline="") as file:
        return {row["Aanvraagnummer"]: row for row in csv.DictReader(file, delimiter=";")}


def cents(text):
    for word in ("€", "EUR", "\xa0", " ", "."):
        text = text.replace(word, "")
    return int(Fraction(text.replace(",", ".")) * 100)


def twelve(value):
    return f"{float(value):.12g}"


def euro(amount):
    return f"{amount // 100}.{amount % 100:02d}"


applications, decisions, scores = rows("aanvragen.csv"), rows("besluiten.csv"), rows("beoordelingen.csv")


def replay(name, sizes, ceiling, overshoots):
    assessed = []
    for key, row in applications.items():
        if row["Grootteklasse"] not in sizes:
            continue
        outcome = OUTCOMES[decisions[key]["Besluit"].strip().lower()]
        if outcome in ("withdrawn", "inadmissible"):
            continue
        is_granted = outcome == "granted"
        asked = cents(decisions[key]["Verleend bedrag"] if is_granted else row["Gevraagde subsidie"])
        tenths = int(Fraction(scores[key]["Totaalscore"].replace(",", ".")) * 10)
        assessed.append((tenths, key, asked, is_granted))
    part = sorted((row for row in assessed if row[0] >= 275), reverse=True)
    left, is_open, given = ceiling, True, {}
    for tenths, key, asked, _ in part:
        grant = asked if is_open and (asked <= left or overshoots and left > 0) else 0
        if asked > left:
            is_open = False
        given[key] = grant
        left -= grant
    lowest = min(tenths for tenths, key, _, _ in part if given[key])
    highest = max(tenths for tenths, key, _, _ in part if not given[key])
    found = {"apart": [], "agrees": [], "not-on-record": [], "only-on-record": []}
    for tenths, key, asked, is_granted in assessed:
        if key not in given:
            found["apart"].append(None)
        elif bool(given[key]) == is_granted:
            found["agrees"].append(given[key])
        else:
            found["only-on-record" if is_granted else "not-on-record"].append(given[key])
    head = "margin,measure,value,unit,numerator,denominator,n,missing,lower,upper,interval,definition,status,reason\n"
    text = "finding," + head
    for code, grants in found.items():
        text += f"{code},,number,{len(grants)},count,,,{len(grants)},0,,,,count/units,ok,\n"
        if code == "apart":
            text += f"{code},,replayed,,euro,,,0,{len(grants)},,,,sum/granted,undefined,allMissing\n"
        else:
            text += f"{code},,replayed,{euro(sum(grants))},euro,,,{len(grants)},0,,,,sum/granted,ok,\n"
    (HERE / "expected" / "tables" / f"{name}_findings.csv").write_text(text)
    text = head
    for label, amount in (("use", sum(given.values())), ("demand", sum(row[2] for row in part))):
        text += (
            f",{label},{twelve(Fraction(amount, ceiling))},ratio,{euro(amount)},{euro(ceiling)},{len(part)},0,,,,formula,ok,\n")
    # Twice the distance, in tenths of a point: a point is twenty.
    twice = [2 * row[0] - lowest - highest for row in part]
    for label, count in (("near_above", sum(0 <= d <= 20 for d in twice)), ("near_below", sum(-20 <= d < 0 for d in twice))):
        text += f",{label},{count},count,,,{count},0,,,,count/units,ok,\n"
    (HERE / "expected" / "tables" / f"{name}_line.csv").write_text(text)


replay("szw", ("1 tot 10 werkzame personen", "10 tot 50 werkzame personen"), 270_000_000, True)
replay("ezk", ("50 tot 250 werkzame personen",), 730_000_000, False)
