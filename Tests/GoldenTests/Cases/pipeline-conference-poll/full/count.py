#!/usr/bin/env python3
"""Computes what the pipeline conference-poll must give, from the sample files alone.

Plain Python, standard library only; shares nothing with Peil. Writes `expected/` beside itself.
"""

import csv
import io
import pathlib
from fractions import Fraction

HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE.parents[4] / "sample-data" / "conference-poll"
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


BACKGROUNDS = {
    "onderwijs": "education", "bedrijfsleven": "business", "overheid": "government",
    "maatschappelijke organisatie": "civil-society", "": "_missing",
}
WANTED = {
    "een leercultuur opbouwen": "learning-culture", "voorbeelden van andere mkb-bedrijven": "examples",
    "samenwerken met het onderwijs": "working-with-education", "financiering, ook na de subsidie": "funding",
    "digitalisering op de werkvloer": "digitalisation", "resultaten meten": "measuring",
}

read = records("menti.csv", "utf-8-sig", ",")[1]
columns = [name for name in read[0] if name != "#"]
visitors = []
for row in read:
    voter, session, background, wanted, familiarity, _ = (row[name] for name in columns)
    if session == "Test":
        continue
    visitors.append({
        "background": BACKGROUNDS[background.strip().lower()],
        "wanted": None if wanted == "(skipped)" else {WANTED[word.lower()] for word in wanted.split(";") if word},
        "familiarity": None if familiarity == "(skipped)" else int(familiarity),
    })


def middle(values):
    values = sorted(values)
    return Fraction(values[(len(values) - 1) // 2] + values[len(values) // 2], 2)


cells = []
for code in list(BACKGROUNDS.values()) + [""]:
    rows = [row for row in visitors if code in ("", row["background"])]
    known = [row["familiarity"] for row in rows if row["familiarity"] is not None]
    unknown = {"n": len(known), "missing": len(rows) - len(known), "unit": "number"}
    unknown["status"] = "partial" if unknown["missing"] else "ok"
    cells += [
        ([code], "visitors", count(rows)),
        ([code], "of_visitors", share(len(rows), len(visitors), "percentage/column")),
        ([code], "familiarity", unknown | {
            "value": digits(Fraction(sum(known), len(known))), "numerator": sum(known), "denominator": len(known),
            "definition": "mean"}),
        ([code], "middle", unknown | {"value": digits(middle(known)), "definition": "median"}),
    ]
tidy("background", ["background"], cells)


def wishes(rows, code):
    """The measures of one cell: visitors, and their share of the asked, of those who chose, and of the mentions."""
    asked = [row["wanted"] for row in rows if row["wanted"] is not None]
    chose = [wanted for wanted in asked if wanted]
    missing = len(rows) - len(asked)
    mentions = sum(len(wanted) for wanted in asked)
    naming = [wanted for wanted in asked if code in wanted] if code else chose
    return {
        "visitors": count(naming if code else rows),
        "of_visitors": share(len(naming), len(asked), "frequency/applications", missing),
        "of_answered": share(len(naming), len(chose), "frequency/answered", missing),
        "of_mentions": share(len(naming) if code else mentions, mentions, "frequency/mentions", missing),
    }


skipped = [row for row in visitors if row["wanted"] is None]
not_asked = {"unit": "ratio", "n": 0, "missing": len(skipped), "status": "structural", "reason": "not-asked"}
cells = []
for code in list(WANTED.values()) + ["_missing", ""]:
    figures = wishes(visitors, code)
    if code == "_missing":
        figures = {name: not_asked | {"definition": figure["definition"]} for name, figure in figures.items()}
        figures["visitors"] = count(skipped)
    cells += [([code], name, figure) for name, figure in figures.items()]
tidy("wanted", ["wanted"], cells)

asked = [row for row in visitors if row["wanted"] is not None]
cells = []
for code in list(WANTED.values()) + [""]:
    for background in list(BACKGROUNDS.values()) + [""]:
        figures = wishes([row for row in asked if background in ("", row["background"])], code)
        cells += [([code, background], name, figures[name]) for name in ["visitors", "of_answered"]]
tidy("wanted_by_background", ["wanted", "background"], cells)
tests, known = len(read) - len(visitors), sum(row["familiarity"] is not None for row in visitors)
ledger([
    ("poll", 0, "read", len(read), ""),
    ("visitors", 1, "filter", len(read), "", ("left out", tests)),
    ("visitors", 2, "check", len(visitors), f"familiarity_on_scale: failed=0; familiarity_on_scale: unknown={len(visitors) - known}"),
])
