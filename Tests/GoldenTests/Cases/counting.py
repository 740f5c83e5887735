"""What the counts of the golden pipelines share: reading a sample file exactly, and writing tidy tables, ledger and rejects.

Plain Python, standard library only; shares nothing with Peil. The script that is run says by its folder which pipeline
it is of: it reads `sample-data/NAME` and writes `expected/` beside itself.
"""

import csv
import io
import pathlib
import sys
from fractions import Fraction

HERE = pathlib.Path(sys.argv[0]).resolve().parent
DATA = HERE.parents[4] / "sample-data" / HERE.parent.name.removeprefix("pipeline-")
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
