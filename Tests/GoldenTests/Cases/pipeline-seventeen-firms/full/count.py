#!/usr/bin/env python3
"""Computes what the pipeline seventeen-firms must give, from the sample files alone.

Plain Python, standard library only; shares nothing with Peil. Writes `expected/` beside itself.
"""

import csv
import io
import pathlib
from fractions import Fraction

HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE.parents[4] / "sample-data" / "seventeen-firms"
HEAD = "margin measure value unit numerator denominator n missing lower upper interval definition status reason".split()


def records(name, encoding, delimiter):
    """The header's bytes, and the records as maps, each with its raw bytes, line, record number and byte offset."""
    data = (DATA / name).read_bytes()
    text = data.decode(encoding)
    plain = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(encoding, encoding)
    mark = len(data) - len(text.encode(plain))
    cuts, quoted, start = [], False, 0
    for at, character in enumerate(text):
        if character == '"':
            quoted = not quoted
        elif character == "\n" and not quoted:
            cuts.append(text[start:at + 1])
            start = at + 1
    rows, header, at, line = [], None, mark, 1
    for number, cut in enumerate(cuts):
        fields = next(csv.reader(io.StringIO(cut, newline=""), delimiter=delimiter, strict=True))
        raw = cut.encode(plain)
        if header is None:
            header = fields
            head = data[:mark + len(raw)]
        else:
            rows.append(dict(zip(header, fields, strict=True)) | {"#": (raw, line, number, at)})
        at += len(raw)
        line += cut.count("\n")
    return head, rows


def write(path, head, rows):
    path = HERE / "expected" / path
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(head)
        out.writerows(rows)


def tidy(name, dimensions, cells):
    """`cells`: (codes of the dimensions, '' where summed out; measure; figure), the figure as a map."""
    lines = []
    for codes, measure, figure in cells:
        margin = " ".join(name for name, code in zip(dimensions, codes) if not code)
        line = {"margin": margin, "measure": measure, "missing": 0, "status": "ok"} | figure
        lines.append(list(codes) + [line.get(column, "") for column in HEAD])
    write(f"tables/{name}.csv", dimensions + HEAD, lines)


def digits(number):
    """Twelve significant digits of an exact number."""
    return f"{float(number):.12g}"


def count(rows, definition="count/units"):
    return {"value": len(rows), "unit": "count", "n": len(rows), "definition": definition}


def share(part, whole, definition, missing=0):
    figure = {"unit": "ratio", "numerator": part, "denominator": whole, "n": whole, "missing": missing}
    figure["definition"] = definition
    if whole < 10:
        return figure | {"status": "below-minimum", "reason": "minimum 10"}
    return figure | {"value": digits(Fraction(part, whole)), "status": "partial" if missing else "ok"}


def ledger(lines):
    """`lines`: dataset, stage, kind, in, details, and what changed the number of rows."""
    table = []
    for dataset, stage, kind, rows, details, *changes in lines:
        left, rejected, merged, added = (dict(changes).get(name, 0) for name in ["left out", "rejected", "merged", "added"])
        table.append([
            dataset, stage, kind, rows, left, 0, rejected, merged, added, rows - left - rejected - merged + added, details])
    write("ledger.csv", "dataset stage kind in left_out left_out_unknown rejected merged added out details".split(), table)


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
