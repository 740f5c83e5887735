#!/usr/bin/env python3
"""Grants the tender of 2020 twice from the sample files alone, with the criteria as they weigh and with other weights.

Plain Python, standard library only; shares nothing with Peil. Writes `expected/` beside itself.
"""
import csv
import pathlib
from fractions import Fraction

HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE.parents[4] / "sample-data" / "mkbidee-2020"
WEIGHTS = {
    "Bijdrage aan doel regeling": Fraction(1),
    "Kwaliteit projectplan": Fraction(2),
    "Mate van innovatie voor aanvrager": Fraction(1),
    "Opschaalbaarheid naar ander mkb": Fraction(1, 2),
    "Bijdrage aan beleidsterrein": Fraction(1, 2),
}
assert sum(WEIGHTS.values()) == 5
MINIMUM = Fraction("27.5")


def rows(name):
    with open(DATA / name, encoding="cp1252", newline="") as file:
        return {row["Aanvraagnummer"]: row for row in csv.DictReader(file, delimiter=";")}


def number(text):
    for word in ("€", "EUR", "\xa0", " ", "."):
        text = text.replace(word, "")
    return Fraction(text.replace(",", "."))


def euro(amount):
    return f"{int(amount * 100) // 100}.{int(amount * 100) % 100:02d}"


applications, decisions, scores = rows("aanvragen.csv"), rows("besluiten.csv"), rows("beoordelingen.csv")


def granted(asked, points, ceiling, overshoots):
    """The applications that get their grant: from the top until the ceiling; equal points in the order of the total score."""
    left, served = ceiling, set()
    ranked = sorted((key for key in asked if points[key][0] >= MINIMUM), key=lambda key: points[key], reverse=True)
    for key in ranked:
        if asked[key] <= left or overshoots and left > 0:
            served.add(key)
        if asked[key] >= left:
            # Nothing is left, or this one did not fit: the line lies here.
            break
        left -= asked[key]
    # A tie across the line would have to be decided by something else.
    assert len({points[key] for key in ranked}) == len(ranked) or \
        max(points[key] for key in ranked if key not in served) < min(points[key] for key in served)
    return served


groups = {"won": [], "lost": [], "both": [], "neither": []}
for budget, sizes, ceiling, overshoots in (
    ("SZW", ("1 tot 10 werkzame personen", "10 tot 50 werkzame personen"), Fraction(2_700_000), True),
    ("EZK", ("50 tot 250 werkzame personen",), Fraction(7_300_000), False),
):
    asked, total, weighted = {}, {}, {}
    for key, row in applications.items():
        decision = decisions[key]["Besluit"].strip().lower()
        if row["Grootteklasse"] not in sizes or decision in ("ingetrokken", "niet in behandeling"):
            continue
        asked[key] = number(decisions[key]["Verleend bedrag"] if decision == "toegekend" else row["Gevraagde subsidie"])
        points = number(scores[key]["Totaalscore"])
        total[key] = (points,)
        weighted[key] = (sum(weight * number(scores[key][name]) for name, weight in WEIGHTS.items()), points)
    before, after = granted(asked, total, ceiling, overshoots), granted(asked, weighted, ceiling, overshoots)
    for key in asked:
        group = ("both" if key in after else "lost") if key in before else ("won" if key in after else "neither")
        groups[group].append((budget, asked[key]))

LABELS = {"won": "Alleen bij de andere weging", "lost": "Alleen bij gelijke weging", "both": "Bij beide wegingen",
          "neither": "Bij geen van beide"}
text = "change,budget,margin,measure,value,unit,numerator,denominator,n,missing,lower,upper,interval,definition,status,reason\n"


def write(change, budget, margin, amounts):
    global text
    head, n = f"{change},{budget},{margin}", len(amounts)
    text += f"{head},number,{n},count,,,{n},0,,,,count/units,ok,\n"
    text += f"{head},asked,{euro(sum(amounts))},euro,,,{n},0,,,,sum/requested,ok,\n"


for group, label in LABELS.items():
    for budget in ("SZW", "EZK"):
        write(label, budget, "", [amount for name, amount in groups[group] if name == budget])
    write(label, "", "budget", [amount for _, amount in groups[group]])
every = [pair for pairs in groups.values() for pair in pairs]
for budget in ("SZW", "EZK"):
    write("", budget, "change", [amount for name, amount in every if name == budget])
write("", "", "change budget", [amount for _, amount in every])
(HERE / "expected" / "tables" / "change.csv").write_text(text)
