#!/usr/bin/env python3
"""Counts what is planted in regional-tender from its files, independently of Peil and of the generator.

Plain Python, standard library only. Prints CSV: group, item, column, value. A planted total that does not come out ends
it with status 1.
"""

import csv
import datetime
import io
import pathlib
import sys

FOLDER = pathlib.Path(__file__).resolve().parent
out = csv.writer(sys.stdout, lineterminator="\n")
problems = []


def demand(holds, text):
    if not holds:
        problems.append(text)


def table(name):
    text = (FOLDER / name).read_bytes().decode("windows-1252")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";", strict=True))


def euros(text):
    return int(text.replace("€", "").replace(".", "").replace(",00", "").strip())


def day(text):
    one, month, year = text.split("-")
    return datetime.date(int(year), int(month), int(one))


rows = table("aanvragen.csv")
ceilings = {row["Compartiment"]: euros(row["Plafond"]) for row in table("plafonds.csv")}
words = ["Verleend", "Afgewezen wegens plafond", "Afgewezen", "Ingetrokken", "Niet in behandeling genomen"]
planted = {"Noord": [24, 14, 9, 1, 2], "Zuid": [15, 11, 6, 1, 2]}

for name, ceiling in ceilings.items():
    own = [row for row in rows if row["Compartiment"] == name]
    counts = [sum(row["Besluit"] == word for row in own) for word in words]
    demand(counts == planted[name], f"{name}: {counts}")
    for word, count in zip(words, counts):
        out.writerow([name, word, "applications", count])
    judged = [row for row in own if row["Score"] and float(row["Score"].replace(",", ".")) >= 55]
    judged.sort(key=lambda row: (-float(row["Score"].replace(",", ".")), day(row["Compleet op"])))
    left, served = ceiling, []
    for row in judged:
        if euros(row["Gevraagd"]) > left:
            break
        left -= euros(row["Gevraagd"])
        served.append(row)
    on_record = [row for row in judged if row["Besluit"] == "Verleend"]
    passed = [row["Aanvraagnummer"] for row in served if row not in on_record]
    instead = [row["Aanvraagnummer"] for row in on_record if row not in served]
    out.writerow([name, "passed over", "numbers", " ".join(passed)])
    out.writerow([name, "granted instead", "numbers", " ".join(instead)])
    demand(len(passed) == len(instead) == (1 if name == "Noord" else 0), f"{name}: inversions")
    demand(len(served) == planted[name][0], f"{name}: {len(served)} served")
    first_out = judged[len(served)]
    is_tied = served[-1]["Score"] == first_out["Score"]
    demand(is_tied == (name == "Zuid"), f"{name}: tie at the line")
    out.writerow([name, "line", "tied", is_tied])
    out.writerow([name, "left", "euros", left])

for problem in problems:
    print(problem, file=sys.stderr)
sys.exit(1 if problems else 0)
