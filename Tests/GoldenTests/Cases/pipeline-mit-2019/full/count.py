#!/usr/bin/env python3
"""Computes what the pipeline mit-2019 must give, from the sample files alone.

Plain Python, standard library only; shares nothing with Peil. Writes `expected/` beside itself.
"""

import csv
import io
import pathlib
from fractions import Fraction

HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE.parents[4] / "sample-data" / "mit-2019"
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


def distinct(rows, key):
    """Each key once, and the records that came too often."""
    first, doubled = {}, []
    for row in rows:
        if row[key] in first:
            assert row["#"][0] == first[row[key]]["#"][0]
            doubled.append(row)
        else:
            first[row[key]] = row
    return list(first.values()), doubled


def rejected(source, head, rows):
    """Writes the rejects of a source; gives its lines of reasons, each row with the reason, column and value."""
    path = HERE / "expected" / "rejects" / f"{source}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(head + b"".join(row["#"][0] for row, _ in rows))
    return [row["#"][1:] + tuple(reason) for row, reason in rows]


def reasons(lines):
    write("rejects/reasons.csv", "source file line record byte dataset stage reason column value".split(), [
        [source, f"../sample-data/{DATA.name}/{file}", line, record, byte, "", 0, reason, column, value]
        for source, file, (line, record, byte, reason, column, value) in lines])


def rate(rows, definition):
    base = {
        "submitted": rows,
        "decided": [r for r in rows if r["outcome"] in ("granted", "refused", "refused-ceiling")],
        "assessed": [r for r in rows if r["outcome"] in ("granted", "refused")],
    }[definition]
    return share(sum(r["outcome"] == "granted" for r in base), len(base), f"approval-rate/{definition}")


SECTORS = {
    "High Tech Systemen en Materialen": "high-tech", "Agri & Food": "agri-food",
    "Life Sciences & Health": "life-sciences", "Energie": "energy", "Logistiek": "logistics", "Chemie": "chemistry",
    "Water & Maritiem": "water", "Tuinbouw & Uitgangsmaterialen": "horticulture", "Creatieve Industrie": "creative",
}
OUTCOMES = {"toegekend": "granted", "afgewezen": "refused", "uitgeloot": "refused-ceiling"}

head, read = records("aanvragen.csv", "cp1252", ";")
filed, doubled = distinct(read, "Aanvraagnummer")
lots = {row["Aanvraagnummer"]: row["Uitslag"] == "INGELOOT" for row in records("loting.csv", "cp1252", ";")[1]}
decisions = {row["Aanvraagnummer"]: row for row in records("besluiten.csv", "cp1252", ";")[1]}
published = {name: word if name == "#" else int(word) for name, word in records("gepubliceerd.csv", "cp1252", ";")[1][0].items()}
for row in filed:
    row["drawn"] = lots[row["Aanvraagnummer"]]
    row["outcome"] = OUTCOMES[decisions[row["Aanvraagnummer"]]["Besluit"].strip().lower()]
    assert row["drawn"] == (row["outcome"] != "refused-ceiling")


def funnel(rows, measures):
    figures = {
        "filed": count(rows),
        "not_drawn": count([r for r in rows if not r["drawn"]]),
        "drawn": count([r for r in rows if r["drawn"]]),
        "refused": count([r for r in rows if r["outcome"] == "refused"]),
        "granted": count([r for r in rows if r["outcome"] == "granted"]),
        "of_submitted": rate(rows, "submitted"),
        "of_drawn": rate(rows, "assessed"),
    }
    return [(measure, figures[measure]) for measure in measures]


everything = "filed not_drawn drawn refused granted of_submitted of_drawn".split()
tidy("funnel", [], [([], measure, figure) for measure, figure in funnel(filed, everything)])
tidy("by_top_sector", ["top_sector"], [
    ([code], measure, figure)
    for code in list(SECTORS.values()) + [""]
    for measure, figure in funnel(
        [r for r in filed if not code or SECTORS[r["Topsector"]] == code], "filed drawn granted of_submitted of_drawn".split())])

cells = published["Ingediend"] - published["Niet ingeloot"]
numbers = {
    "filed": published["Ingediend"], "drawn_in_text": published["Ingeloot volgens de tekst"], "drawn_in_cells": cells,
    "drawn_in_registers": sum(r["drawn"] for r in filed), "refused": published["Afgewezen"],
    "refused_in_registers": sum(r["outcome"] == "refused" for r in filed), "granted": published["Toegekend"],
}
lines = [([], name, {"value": value, "unit": "number", "n": 1, "definition": "formula"}) for name, value in numbers.items()]
for name, whole in [("of_filed", "filed"), ("of_drawn_in_text", "drawn_in_text"), ("of_drawn_in_cells", "drawn_in_cells")]:
    lines.append(([], name, {
        "value": digits(Fraction(numbers["granted"], numbers[whole])), "unit": "ratio", "numerator": numbers["granted"],
        "denominator": numbers[whole], "n": 1, "definition": "formula"}))
tidy("as_published", [], lines)

# What a reader must see: which checks fail, and which stop the run if they did.
n = len(filed)
write("checks.csv", "dataset stage rule otherwise passed failed unknown".split(), [
    ["register", 4, "judged_where_drawn", "stop", n, 0, 0],
    ["compared", 4, "filed_as_published", "stop", int(n == published["Ingediend"]), 0, 0],
    ["compared", 4, "granted_as_published", "stop", int(numbers["granted"] == sum(r["outcome"] == "granted" for r in filed)), 0, 0],
    ["compared", 4, "drawn_as_in_cells", "stop", int(numbers["drawn_in_registers"] == cells), 0, 0],
    ["compared", 4, "drawn_as_in_text", "warn", 0, int(numbers["drawn_in_registers"] != numbers["drawn_in_text"]), 0],
    ["compared", 4, "refused_as_published", "warn", 0, int(numbers["refused_in_registers"] != numbers["refused"]), 0],
    ["compared", 4, "published_funnel_closes", "warn", 0, int(cells - numbers["refused"] != numbers["granted"]), 0],
])
reasons([
    ("applications", "aanvragen.csv", line)
    for line in rejected("applications", head, [
        (row, ("duplicate-row", "application", row["Aanvraagnummer"])) for row in doubled])])
joined = "matched={0}; left-only=0; right-only=0; right-rejected=0; repeated-keys-left=0; repeated-keys-right=0; cardinality=one-to-one"
ledger([
    ("applications", 0, "read", len(read), "", ("rejected", len(doubled))),
    ("draw", 0, "read", len(lots), ""),
    ("decisions", 0, "read", len(decisions), ""),
    ("published", 0, "read", 1, ""),
    ("register", 1, "join", n, joined.format(n)),
    ("register", 2, "join", n, joined.format(n)),
    ("register", 3, "derive", n, ""),
    ("register", 4, "check", n, "judged_where_drawn: failed=0; judged_where_drawn: unknown=0"),
    ("compared", 1, "aggregate", n, "groups=1", ("merged", n - 1)),
    ("compared", 2, "join", 1, joined.format(1)),
    ("compared", 3, "derive", 1, ""),
    ("compared", 4, "check", 1, "; ".join(
        f"{rule}: failed={failed}; {rule}: unknown=0" for rule, failed in [
            ("filed_as_published", 0), ("granted_as_published", 0), ("drawn_as_in_cells", 0), ("drawn_as_in_text", 1),
            ("refused_as_published", 1), ("published_funnel_closes", 1)])),
])
