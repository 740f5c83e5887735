#!/usr/bin/env python3
"""Computes what the pipeline mkbidee-calls must give, from the sample files alone.

Plain Python, standard library only; shares nothing with Peil. Writes `expected/` beside itself.
"""

import csv
import io
import pathlib
import re
from fractions import Fraction

HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE.parents[4] / "sample-data" / "mkbidee-calls"
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


OUTCOMES = {
    "verleend": "granted", "toegekend": "granted", "afgewezen": "refused", "plafond bereikt": "refused-ceiling",
    "budget op": "refused-ceiling", "ingetrokken": "withdrawn", "buiten behandeling": "inadmissible",
    "niet in behandeling": "inadmissible",
}
BOTTLENECKS = {"financieel": "financial", "kennis en informatie": "knowledge", "locatie": "location"}


def cents(word, style):
    match = re.fullmatch(style, word)
    assert match, word
    return int(match[1].replace(".", "")) * 100 + int(match[2])


def euros(amount):
    return f"{amount // 100}.{amount % 100:02d}"


def application(call, row, number, firm, outcome, granted, style):
    code = OUTCOMES[row[outcome].strip().lower()]
    return {
        "call": call, "number": row[number], "firm": row[firm], "outcome": code,
        "granted": cents(row[granted], style) if code == "granted" else None,
    }


head2018, read2018 = records("tender-2018.csv", "utf-8", ",")
read2019 = records("tender-2019.csv", "cp1252", ";")[1]
head2020, read2020 = records("tender-2020.csv", "utf-16", "\t")
rows2018, doubled = distinct(read2018, "aanvraagnummer")
footer = read2020.pop()
assert footer["Aanvraagnummer"] == "Totaal" and footer["Besluit"] == ""
everyone = [application("2018", row, "aanvraagnummer", "kvk", "uitkomst", "toegekend", r"(\d+)\.(\d\d)") for row in rows2018]
everyone += [
    application("2019", row, "Aanvraagnummer", "KvK-nummer", "Besluit", "Verleend bedrag",
                r"(?:(?:€|EUR) )?(\d{1,3}(?:\.\d{3})+|\d+),(\d\d)") for row in read2019]
everyone += [
    application("2020", row, "Aanvraagnummer", "KvK-nummer", "Besluit", "Verleend", r"(\d+),(\d\d)") for row in read2020]
assert len({row["number"] for row in everyone}) == len(everyone)

cells = []
for call in ["2018", "2019", "2020", ""]:
    rows = [row for row in everyone if call in ("", row["call"])]
    won = [row for row in rows if row["outcome"] == "granted"]
    firms = {row["firm"] for row in rows}
    cells += [
        ([call], "applications", count(rows)),
        ([call], "applicants", count(firms, "count-distinct") | {"n": len(rows)}),
        ([call], "granted", count(won)),
        ([call], "amount_granted", {
            "value": euros(sum(row["granted"] for row in won)), "unit": "euro", "n": len(won), "definition": "sum/granted"}),
        ([call], "of_submitted", rate(rows, "submitted")),
        ([call], "of_decided", rate(rows, "decided")),
    ]
tidy("calls", ["call"], cells)

plans = [{BOTTLENECKS[word] for word in row["knelpunten"].split("|")} for row in rows2018 if row["knelpunten"]]
assert len(plans) == sum(row["call"] == "2018" and row["outcome"] == "granted" for row in everyone)
mentions = sum(len(plan) for plan in plans)
cells = []
for code in list(BOTTLENECKS.values()) + [""]:
    naming = [plan for plan in plans if not code or code in plan]
    cells += [
        ([code], "projects", count(naming)),
        ([code], "of_applications", share(len(naming), len(plans), "frequency/applications")),
        ([code], "of_mentions", share(len(naming) if code else mentions, mentions, "frequency/mentions")),
    ]
tidy("bottlenecks_2018", ["bottlenecks"], cells)
reasons([
    ("calls_2018", "tender-2018.csv", line)
    for line in rejected("calls_2018", head2018, [
        (row, ("duplicate-row", "application", row["aanvraagnummer"])) for row in doubled])
] + [
    ("calls_2020", "tender-2020.csv", line)
    for line in rejected("calls_2020", head2020, [(footer, ("missing-outcome", "outcome", ""))])])
sizes = [sum(row["call"] == call for row in everyone) for call in ["2018", "2019", "2020"]]
unknown = sum(row["granted"] is None for row in everyone)
ledger([
    ("calls_2018", 0, "read", len(read2018), "", ("rejected", len(doubled))),
    ("calls_2019", 0, "read", len(read2019), ""),
    ("calls_2020", 0, "read", len(read2020) + 1, "", ("rejected", 1)),
    ("calls", 1, "select", sizes[0], ""),
    ("calls", 2, "union", sizes[0], f"from calls_2019={sizes[1]}; from calls_2020={sizes[2]}", ("added", sum(sizes[1:]))),
    ("calls", 3, "check", len(everyone), "; ".join(
        f"{rule}: failed=0; {rule}: unknown={count}" for rule, count in [
            ("amount_where_granted", 0), ("granted_within_request", unknown), ("decided_after_filing", 0)])),
])
