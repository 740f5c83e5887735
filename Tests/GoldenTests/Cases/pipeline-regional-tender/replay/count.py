#!/usr/bin/env python3
"""Replays the regional tender from the sample files alone, adds up what was asked day by day, and counts at the line.

Plain Python, standard library only; shares nothing with Peil. Writes `expected/` beside itself.
"""
import csv
import datetime
import pathlib
from fractions import Fraction

HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE.parents[4] / "sample-data" / "regional-tender"
HEAD = "margin,measure,value,unit,numerator,denominator,n,missing,lower,upper,interval,definition,status,reason\n"
NAMES = {"Noord": "north", "Zuid": "south"}


def rows(name):
    with open(DATA / name, encoding="cp1252", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def cents(text):
    return int(Fraction(text.replace("€", "").replace(".", "").replace(",", ".").strip()) * 100) if text else 0


def tenths(text):
    return int(Fraction(text.replace(",", ".")) * 10)


def day(text):
    return datetime.date(*map(int, reversed(text.split("-"))))


def euro(amount):
    return f"{amount // 100}.{amount % 100:02d}"


def twelve(value):
    return f"{float(value):.12g}"


def write(name, text):
    (HERE / "expected" / "tables" / f"{name}.csv").write_text(text)


ceilings = {row["Compartiment"]: cents(row["Plafond"]) for row in rows("plafonds.csv")}
applications = rows("aanvragen.csv")
for row in applications:
    row["replayed"] = row["distance"] = None
    row["finding"] = "apart"
    row["line"] = False
for name, ceiling in ceilings.items():
    part = [row for row in applications if row["Compartiment"] == name and row["Score"] and tenths(row["Score"]) >= 550
            and row["Besluit"] not in ("Ingetrokken", "Niet in behandeling genomen")]
    part.sort(key=lambda row: (-tenths(row["Score"]), day(row["Compleet op"])))
    left, is_open = ceiling, True
    for row in part:
        is_open = is_open and cents(row["Gevraagd"]) <= left
        row["replayed"] = cents(row["Gevraagd"]) if is_open else 0
        left -= row["replayed"]
        recorded = row["Besluit"] == "Verleend"
        row["finding"] = "agrees" if recorded == is_open else "only-on-record" if recorded else "not-on-record"
    lowest = min(tenths(row["Score"]) for row in part if row["replayed"])
    highest = max(tenths(row["Score"]) for row in part if not row["replayed"])
    for row in part:
        # In twentieths of a point.
        row["distance"] = 2 * tenths(row["Score"]) - lowest - highest
        row["line"] = tenths(row["Score"]) in (lowest, highest)

text = "finding,compartment," + HEAD
shown = ["apart", "agrees", "not-on-record", "only-on-record"]


def counted(finding, compartment):
    return sum((finding is None or row["finding"] == finding) and (compartment is None or row["Compartiment"] == compartment)
               for row in applications)


def cell(finding, compartment, margin):
    n = counted(finding, compartment)
    return f"{finding or ''},{NAMES.get(compartment, '')},{margin},number,{n},count,,,{n},0,,,,count/units,ok,\n"


cells = {(f, c): cell(f, c, " ".join(["finding"] * (f is None) + ["compartment"] * (c is None)))
         for f in shown + [None] for c in list(ceilings) + [None]}
text += "".join(cells[f, c] for f in shown for c in [*ceilings, None]) + "".join(cells[None, c] for c in [*ceilings, None])
write("findings", text)

text = "compartment," + HEAD
for group in [*ceilings, None]:
    own = [row for row in applications if group in (None, row["Compartiment"])]
    whole = sum(ceilings[name] for name in ceilings if group in (None, name))
    label, margin = (NAMES[group], "") if group else ("", "compartment")
    for measure, definition, values in (
            ("use", "granted", [cents(row["Verleend"]) for row in own if row["Verleend"]]),
            ("replayed", "replayed", [row["replayed"] for row in own if row["replayed"] is not None]),
            ("pressure", "requested", [cents(row["Gevraagd"]) for row in own])):
        missing = len(own) - len(values)
        text += (f"{label},{margin},{measure},{twelve(Fraction(sum(values), whole))},ratio,{euro(sum(values))},{euro(whole)},"
                 f"{len(values)},{missing},,,,ceiling-use/{definition},{'partial' if missing else 'ok'},\n")
write("ceiling", text)

text = "compartment," + HEAD
for name in ceilings:
    near = [row["distance"] for row in applications
            if row["Compartiment"] == name and row["distance"] is not None and abs(row["distance"]) <= 100 and not row["line"]]
    n = len(near)
    for measure, value in (("above", sum(d >= 0 for d in near)), ("below", sum(d < 0 for d in near)), ("values", len(set(near)))):
        text += f"{NAMES[name]},,{measure},{value},count,,,{n},0,,,,density-at-line/{measure},ok,\n"
write("line", text)

depletion, reached = "compartment,complete," + HEAD, "compartment," + HEAD
for name, ceiling in ceilings.items():
    own = [row for row in applications
           if row["Compartiment"] == name and row["Besluit"] not in ("Ingetrokken", "Niet in behandeling genomen")]
    total, first, after = 0, None, 0
    for one in sorted({day(row["Compleet op"]) for row in own}):
        today = [row for row in own if day(row["Compleet op"]) == one]
        total += sum(cents(row["Gevraagd"]) for row in today)
        n = len(today)
        depletion += f"{NAMES[name]},{one},,asked,{euro(total)},euro,,,{n},0,,,,max/requested,ok,\n"
        depletion += (f"{NAMES[name]},{one},,share,{twelve(Fraction(total, ceiling))},ratio,{euro(total)},{euro(ceiling)},{n},0,"
                      ",,,formula,ok,\n")
        if total >= ceiling:
            first = first or one
            after += n
    reached += f"{NAMES[name]},,day,{first},date,,,{after},0,,,,min,ok,\n"
write("depletion", depletion)
write("reached", reached)
