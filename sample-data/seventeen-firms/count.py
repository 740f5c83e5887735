#!/usr/bin/env python3
"""Counts the figures of seventeen-firms from its files, independently of Peil and of the generator.

Plain Python, standard library only. Prints CSV: group, item, column, value. Amounts are in euros, shares are exact
fractions beside their value. A published total that does not come out ends it with status 1.
"""

import csv
import io
import pathlib
import sys

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


rows = records("register.csv", "utf-8", ",")
for row in rows:
    for column in ["Knelpunten", "Oplossingen"]:
        row[column] = [word.strip().lower() for word in row[column].split(";") if word.strip()]
        demand(len(set(row[column])) == len(row[column]), f"{row['Nr']}: a word stands twice in {column}")
    staff = int(row["Werkzame personen"])
    row["class"] = "micro" if staff < 10 else "small" if staff < 50 else "medium"
    demand(0 < staff < 250, f"{row['Nr']}: no small or medium firm")
demand(len(rows) == 17, "not seventeen firms")
bottlenecks = sorted({word for row in rows for word in row["Knelpunten"]})
solutions = sorted({word for row in rows for word in row["Oplossingen"]})
for bottleneck in bottlenecks + ["total"]:
    having = [row for row in rows if bottleneck == "total" or bottleneck in row["Knelpunten"]]
    for solution in solutions + ["total"]:
        firms = [row for row in having if solution == "total" or solution in row["Oplossingen"]]
        report("bottleneck x solution", bottleneck, solution, len(firms))
        if firms and "total" not in (bottleneck, solution):
            report("cases", bottleneck, solution, " / ".join(sorted(row["Onderneming"] for row in firms)))
    for size in ["micro", "small", "medium"]:
        report("bottleneck x size class", bottleneck, size, sum(row["class"] == size for row in having))
report("rows", "cases", "", sum(max(1, len(row["Knelpunten"])) * max(1, len(row["Oplossingen"])) for row in rows))

for problem in problems:
    print(problem, file=sys.stderr)
sys.exit(1 if problems else 0)
