#!/usr/bin/env python3
"""Counts the figures of learning-vouchers from its file, independently of Peil and of the generator.

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


def report(group, item, column, value):
    out.writerow([group, item, column, value])


def demand(holds, text):
    if not holds:
        problems.append(text)


def day(text):
    if not text:
        return None
    one, month, year = text.split("-")
    return datetime.date(int(year), int(month), int(one))


text = (FOLDER / "aanvragen.csv").read_bytes().decode("windows-1252")
rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";", strict=True))
demand(len(rows) == 519, "519 applications")
demand(len({row["Aanvraagnummer"] for row in rows}) == 519, "every number once")

planted = {
    ("voorjaar", "micro of klein"): (108, 72, 4, 0), ("voorjaar", "middelgroot"): (28, 12, 2, 0),
    ("najaar", "micro of klein"): (12, 48, 3, 9), ("najaar", "middelgroot"): (60, 140, 6, 15),
}
words = ["Toegekend", "Afgewezen", "Ingetrokken", "In behandeling"]
for (call, size), expected in planted.items():
    group = [row for row in rows if (row["Ronde"], row["Bedrijfsgrootte"]) == (call, size)]
    counts = tuple(sum(row["Besluit"] == word for row in group) for word in words)
    demand(counts == expected, f"{call}, {size}: {counts}")
    for word, count in zip(words, counts):
        report(call, size, word, count)

holidays = [datetime.date(2021, 5, 5), datetime.date(2021, 5, 13), datetime.date(2021, 5, 24)]
term = datetime.timedelta(weeks=8)
after = [r for r in rows if day(r["Compleet"]) + term in holidays and r["Besluit"] in words[:2]
         and r["Opgeschort (dagen)"] == "0" and r["Verlengd (weken)"] == "0"
         and day(r["Datum besluit of intrekking"]) == day(r["Compleet"]) + term + datetime.timedelta(days=1)]
report("term", "ended on a holiday", "decided the day after", len(after))
demand(len(after) == 7, "seven decisions after a holiday")
undated = [r for r in rows if r["Besluit"] == "Ingetrokken" and not r["Datum besluit of intrekking"]]
report("withdrawn", "all", "without a day", len(undated))
demand(len(undated) == 1, "one withdrawal without a day")
demand(all(not r["Datum besluit of intrekking"] for r in rows if r["Besluit"] == "In behandeling"), "open is open")
demand(all(day(r["Compleet"]) <= (day(r["Datum besluit of intrekking"]) or day("31-12-2021")) for r in rows),
       "nothing ends before it is complete")

for problem in problems:
    print(problem, file=sys.stderr)
sys.exit(1 if problems else 0)
