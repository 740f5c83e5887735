#!/usr/bin/env python3
"""Computes what the pipeline mkbidee-calls must give, from the sample files alone.

Plain Python, standard library only; shares nothing with Peil. Writes `expected/` beside itself.
"""

import pathlib
import re
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from counting import count, distinct, ledger, rate, reasons, records, rejected, share, tidy

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
