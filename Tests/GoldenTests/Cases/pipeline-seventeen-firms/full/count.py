#!/usr/bin/env python3
"""Computes what the pipeline seventeen-firms must give, from the sample files alone.

Plain Python, standard library only; shares nothing with Peil. Writes `expected/` beside itself.
"""

import pathlib
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from counting import count, ledger, records, tidy, write

BOTTLENECKS = {
    "geen startpunt": "no-starting-point", "gebrek aan kennis": "lack-of-knowledge", "kosten": "cost",
    "medewerkers zien geen ontwikkeling en vertrekken": "staff-leave",
    "senioren dragen kennis niet over": "seniors-keep-knowledge",
    "kan datagedreven investering niet beoordelen": "cannot-judge-data", "tijdgebrek": "time", "anders": "other",
}
SOLUTIONS = {
    "leercultuur": "learning-culture", "opleiden van collega’s die digitalisering begeleiden": "training-digital-guides",
    "student-stagetrajecten": "student-trainees", "kennisoverdracht door senioren": "knowledge-transfer",
    "leren op de werkplek": "workplace-learning", "e-learning en microlearning": "e-learning",
    "loopbaangesprekken": "career-talks",
}
CLASSES = {"micro": range(0, 10), "small": range(10, 50), "medium": range(50, 250)}

firms = records("register.csv", "utf-8", ",")[1]
for row in firms:
    row["bottlenecks"] = [BOTTLENECKS[word.strip().lower()] for word in row["Knelpunten"].split(";")]
    row["solutions"] = [SOLUTIONS[word.strip().lower()] for word in row["Oplossingen"].split(";") if word.strip()]
    row["class"] = next(code for code, staff in CLASSES.items() if int(row["Werkzame personen"]) in staff)
assert len(firms) == 17

cells = []
for bottleneck in list(BOTTLENECKS.values()) + [""]:
    for solution in list(SOLUTIONS.values()) + [""]:
        rows = [r for r in firms if bottleneck in r["bottlenecks"] + [""] and solution in r["solutions"] + [""]]
        cells.append(([bottleneck, solution], "firms", count(rows)))
tidy("bottleneck_by_solution", ["bottlenecks", "solutions"], cells)

cells = []
for bottleneck in list(BOTTLENECKS.values()) + [""]:
    for size in list(CLASSES) + [""]:
        rows = [r for r in firms if bottleneck in r["bottlenecks"] + [""] and size in ("", r["class"])]
        cells.append(([bottleneck, size], "firms", count(rows)))
tidy("bottlenecks", ["bottlenecks", "size_class"], cells)

# A firm stands at each of its bottlenecks with each of its solutions; what is missing comes last.
order = {code: place for place, code in enumerate(list(BOTTLENECKS.values()))}
place = {code: place for place, code in enumerate(list(SOLUTIONS.values()) + [""])}
cases = [
    (bottleneck, solution, row["Nr"], row["Onderneming"], row["Plaats"], row["class"], row["Hoe het ging"])
    for row in firms for bottleneck in row["bottlenecks"] for solution in row["solutions"] or [""]
]
cases.sort(key=lambda case: (order[case[0]], place[case[1]], case[3].encode()))
write("datasets/cases.csv", "bottleneck solution case firm place size_class story".split(), cases)
by_bottleneck = sum(len(row["bottlenecks"]) for row in firms)
idle = sum(len(row["bottlenecks"]) for row in firms if not row["solutions"])
ledger([
    ("register", 0, "read", len(firms), ""),
    ("firms", 1, "bin", len(firms), "size_class: outside=0"),
    ("cases", 1, "explode", len(firms), "empty=0; missing=0", ("added", by_bottleneck - len(firms))),
    ("cases", 2, "explode", by_bottleneck, f"empty={idle}; missing=0", ("added", len(cases) - by_bottleneck)),
    ("cases", 3, "sort", len(cases), ""),
    ("cases", 4, "select", len(cases), ""),
])
