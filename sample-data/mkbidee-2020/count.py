#!/usr/bin/env python3
"""Counts the figures of mkbidee-2020 from its files, independently of Peil and of the generator.

Plain Python, standard library only. Prints CSV: group, item, column, value. Amounts are in euros with two
decimals, shares are exact fractions beside their value. Any rule of the scheme that is broken ends it with status 1.
"""

import csv
import io
import pathlib
import re
import sys
from collections import Counter, defaultdict
from datetime import date
from decimal import Decimal
from fractions import Fraction

FOLDER = pathlib.Path(__file__).resolve().parent
MISSING = {"", "n.v.t.", "onbekend"}
SECTORS = set("ACFGHIJMNQS")
problems = []
out = csv.writer(sys.stdout, lineterminator="\n")


def report(group, item, column, value):
    out.writerow([group, item, column, value])


def demand(holds, text):
    if not holds:
        problems.append(text)


def records(name):
    text = (FOLDER / f"{name}.csv").read_bytes().decode("cp1252")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True))
    header = rows[0]
    for row in rows[1:]:
        demand(len(row) == len(header), f"{name}: ragged record {row[:1]}")
    report("records", name, "", len(rows) - 1)
    return [dict(zip(header, row)) for row in rows[1:]]


def known(word):
    return word not in MISSING


def cents(word):
    """Whole cents, or None where the word says that the value is missing."""
    if not known(word):
        return None
    match = re.fullmatch(r"(?:(?:€|EUR) )?(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{2}))?", word)
    assert match, word
    return int(match[1].replace(".", "")) * 100 + int(match[2] or 0)


def euros(amount):
    return str(Decimal(amount) / 100) if amount % 100 else f"{amount // 100}"


def day(word):
    d, m, y = (int(part) for part in word.split("-"))
    return date(y, m, d)


def tenths(word):
    whole, rest = word.split(",")
    return int(whole) * 10 + int(rest)


def fraction(group, item, column, numerator, denominator):
    value = "undefined" if denominator == 0 else f"{float(Fraction(numerator, denominator)):.12g}"
    report(group, item, column, f"{numerator}/{denominator}={value}")


# Reading: the doubled line and the orphan decision go out, each counted.
applications, doubled = {}, 0
for row in records("aanvragen"):
    if row["Aanvraagnummer"] in applications:
        demand(row == applications[row["Aanvraagnummer"]], "a doubled application differs from the first")
        doubled += 1
    else:
        applications[row["Aanvraagnummer"]] = row
decisions, orphans = {}, []
for row in records("besluiten"):
    demand(row["Aanvraagnummer"] not in decisions, "two decisions for one application")
    if row["Aanvraagnummer"] in applications:
        decisions[row["Aanvraagnummer"]] = row
    else:
        orphans.append(row["Aanvraagnummer"])
participants = records("deelnemers")
scores = {row["Aanvraagnummer"]: row for row in records("beoordelingen")}
projects = {row["Aanvraagnummer"]: row for row in records("projecten")}
ceilings = {row["Budget"]: cents(row["Plafond"]) for row in records("budgetten")}
report("rejected", "aanvragen", "duplicate-row", doubled)
report("rejected", "besluiten", "unmatched", len(orphans))

demand(set(decisions) == set(applications), "an application has no decision")
keys = [(row["Aanvraagnummer"], row["Volgnummer"]) for row in participants]
demand(len(set(keys)) == len(keys), "a participant number occurs twice")
demand({row["Aanvraagnummer"] for row in participants} == set(applications), "participants and applications differ")

for key, row in applications.items():
    row["outcome"] = decisions[key]["Besluit"].strip().lower()
    row["form"] = row["Vorm"].lower()
    row["budget"] = decisions[key]["Budget"]
    row["costs"] = cents(row["Projectkosten"])
    row["eligible"] = cents(row["Subsidiabele kosten"])
    row["requested"] = cents(row["Gevraagde subsidie"])
    row["granted"] = cents(decisions[key]["Verleend bedrag"])
    row["participants"] = []
    raw = row["Sector"]
    listed = known(raw) and raw[1:2] == " " and raw[0] in SECTORS
    row["sector"] = raw if listed else "_missing"
    row["sector-kind"] = "listed" if listed else "missing word" if not known(raw) else "unknown code"
    row["size"] = row["Grootteklasse"] if known(row["Grootteklasse"]) else "_missing"
    row["province"] = row["Provincie"] if known(row["Provincie"]) else "_missing"
    row["bottlenecks"] = row["Knelpunten"].split("|") if known(row["Knelpunten"]) else None
    row["solutions"] = row["Oplossingen"].split("|")
for row in participants:
    row["cash"] = cents(row["Bijdrage in geld"])
    row["kind"] = cents(row["Bijdrage in natura"])
    applications[row["Aanvraagnummer"]]["participants"].append(row)

everyone = list(applications.values())
granted = [row for row in everyone if row["outcome"] == "toegekend"]
compartments = {"SZW": [r for r in granted if r["budget"] == "SZW"], "EZK": [r for r in granted if r["budget"] == "EZK"]}
compartments["total"] = granted


def kind_count(rows, kind):
    return sum(1 for row in rows for part in row["participants"] if part["Soort"] == kind)


# The published table, in its order.
for column, rows in compartments.items():
    report("official", "budget", column, euros(ceilings[column] if column in ceilings else sum(ceilings.values())))
report("official", "applications", "total", len(everyone))
for item, count in [
    ("granted", len),
    ("amount granted", lambda rows: euros(sum(r["granted"] for r in rows))),
    ("project costs", lambda rows: euros(sum(r["costs"] for r in rows))),
    ("solo projects", lambda rows: sum(r["form"] == "solo" for r in rows)),
    ("partnership projects", lambda rows: sum(r["form"] == "samenwerkingsverband" for r in rows)),
    ("participating SMEs", lambda rows: kind_count(rows, "MKB")),
    ("participating education institutions", lambda rows: kind_count(rows, "Onderwijsinstelling")),
]:
    for column, rows in compartments.items():
        report("official", item, column, count(rows))
for column, rows in compartments.items():
    ceiling = ceilings.get(column, sum(ceilings.values()))
    fraction("ceiling use in cents", column, "", sum(r["granted"] for r in rows), ceiling)
    fraction("cofinancing-rate", column, "", sum(r["costs"] - r["granted"] for r in rows), sum(r["costs"] for r in rows))
report("naive sum", "granted over participant rows", "", euros(sum(r["granted"] * len(r["participants"]) for r in granted)))
firms = [p["KvK-nummer"] for r in granted for p in r["participants"] if p["Soort"] == "MKB"]
report("participating SMEs", "different firms", "total", len(set(firms)))
report("applicants", "different firms", "", len({r["KvK-nummer"] for r in everyone}))

# Who got what, by outcome and by each dimension; approval as granted of submitted, of decided and of assessed.
outcomes = Counter(row["outcome"] for row in everyone)
for outcome in ["toegekend", "afgewezen", "budget op", "ingetrokken", "niet in behandeling"]:
    report("outcome", outcome, "", outcomes[outcome])
demand(sum(outcomes.values()) == 237 and len(outcomes) == 5, "an outcome is not one of the five")
for name, dimension in [("sector", "sector"), ("size class", "size"), ("form", "form"), ("province", "province")]:
    groups = defaultdict(list)
    for row in everyone:
        groups[row[dimension]].append(row)
    for group in sorted(groups) + ["total"]:
        rows = everyone if group == "total" else groups[group]
        won = [r for r in rows if r["outcome"] == "toegekend"]
        lost = [r for r in rows if r["outcome"] in ("afgewezen", "budget op")]
        assessed_out = [r for r in lost if r["outcome"] == "afgewezen"]
        fraction(f"approval by {name}", group, "submitted", len(won), len(rows))
        fraction(f"approval by {name}", group, "decided", len(won), len(won) + len(lost))
        fraction(f"approval by {name}", group, "assessed", len(won), len(won) + len(assessed_out))
        report(f"amounts by {name}, granted projects", group, "granted", euros(sum(r["granted"] for r in won)))
        report(f"amounts by {name}, granted projects", group, "costs", euros(sum(r["costs"] for r in won)))
        fraction(
            f"cofinancing-rate by {name}", group, "", sum(r["costs"] - r["granted"] for r in won),
            sum(r["costs"] for r in won))
for kind in ["missing word", "unknown code"]:
    report("sector not known", kind, "", sum(r["sector-kind"] == kind for r in everyone))
for field in ["Grootteklasse", "Provincie", "Omschrijving knelpunt", "Knelpunten", "Aantal lerenden begroot"]:
    report("missing words", field, "", sum(not known(r[field]) for r in everyone))
report("missing words", "Bijdrage in natura", "", sum(p["kind"] is None for p in participants))
report("amounts, all applications", "costs", "", euros(sum(r["costs"] for r in everyone)))
report("amounts, all applications", "eligible costs", "", euros(sum(r["eligible"] for r in everyone)))
report("amounts, all applications", "requested", "", euros(sum(r["requested"] for r in everyone)))
for column, rows in compartments.items():
    report("amounts, granted projects", "requested", column, euros(sum(r["requested"] for r in rows)))
    report("amounts, granted projects", "eligible costs", column, euros(sum(r["eligible"] for r in rows)))

# Sources of finance of the granted projects; they add to the project costs to the cent.
FINANCE = [
    ("SME in cash", "MKB", "cash"), ("SME in kind", "MKB", "kind"),
    ("trade association in cash", "Brancheorganisatie", "cash"),
    ("trade association in kind", "Brancheorganisatie", "kind"),
    ("education in cash", "Onderwijsinstelling", "cash"), ("education in kind", "Onderwijsinstelling", "kind"),
    ("other in cash", "Overig", "cash"), ("other in kind", "Overig", "kind"),
]
for column, rows in compartments.items():
    total = sum(r["granted"] for r in rows)
    report("finance", "subsidy", column, euros(total))
    for item, kind, part in FINANCE:
        amount = sum(p[part] or 0 for r in rows for p in r["participants"] if p["Soort"] == kind)
        total += amount
        report("finance", item, column, euros(amount))
    report("finance", "all sources", column, euros(total))
    demand(total == sum(r["costs"] for r in rows), f"{column}: the sources do not add to the costs")
for kind in ["MKB", "Onderwijsinstelling", "Brancheorganisatie", "Overig"]:
    report("participants", kind, "all applications", kind_count(everyone, kind))
    report("participants", kind, "granted", kind_count(granted, kind))

# Multi-response: by applications (all, and those that answered) and by mentions.
for field, base_name in [("bottlenecks", "bottleneck"), ("solutions", "solution")]:
    for scope, rows in [("all", everyone), ("granted", granted)]:
        answered = [r for r in rows if r[field] is not None]
        named = Counter(word for r in answered for word in r[field])
        mentions = sum(named.values())
        for r in answered:
            demand(len(set(r[field])) == len(r[field]), "a word occurs twice in one answer")
        report(f"{base_name} base", scope, "applications", len(rows))
        report(f"{base_name} base", scope, "answered", len(answered))
        report(f"{base_name} base", scope, "mentions", mentions)
        for word in sorted(named):
            report(f"{base_name} named", word, scope, named[word])
for word in sorted({w for r in everyone for w in r["bottlenecks"] or []}):
    named = [r for r in everyone if word in (r["bottlenecks"] or [])]
    fraction("approval by bottleneck, submitted", word, "", sum(r["outcome"] == "toegekend" for r in named), len(named))
    for solution in sorted({w for r in everyone for w in r["solutions"]}):
        report("bottleneck x solution, all", word, solution, sum(solution in r["solutions"] for r in named))

# Assessment.
criteria = [name for name in next(iter(scores.values())) if name not in ("Aanvraagnummer", "Totaalscore")]
assessed = {key for key, r in applications.items() if r["outcome"] in ("toegekend", "afgewezen", "budget op")}
demand(set(scores) == assessed, "scored and assessed applications differ")
for criterion in criteria + ["Totaalscore"]:
    for scope, keys in [("assessed", assessed), ("granted", {r["Aanvraagnummer"] for r in granted})]:
        fraction("mean score in tenths", criterion, scope, sum(tenths(scores[key][criterion]) for key in keys), len(keys))
for key, row in scores.items():
    points = [tenths(row[criterion]) for criterion in criteria]
    demand(sum(points) == tenths(row["Totaalscore"]), f"{key}: the scores do not add to the total")
    demand(all(10 <= point <= 100 for point in points), f"{key}: a score outside 1,0 to 10,0")


def total_score(row):
    return tenths(scores[row["Aanvraagnummer"]]["Totaalscore"])


for compartment, sizes in [("SZW", ("1 tot 10", "10 tot 50")), ("EZK", ("50 tot 250",))]:
    inside = [r for r in everyone if r["size"].startswith(sizes) and r["Aanvraagnummer"] in assessed]
    won = [r for r in inside if r["outcome"] == "toegekend"]
    outranked = [r for r in inside if r["outcome"] == "budget op"]
    low, high = min(map(total_score, won)), max(map(total_score, outranked))
    demand(all(r["budget"] == compartment for r in won), f"{compartment}: a grant to a firm of another size")
    demand(low > high, f"{compartment}: a grant below an application refused on the ceiling")
    demand(all(total_score(r) >= 275 for r in won + outranked), f"{compartment}: below the minimum, yet ranked")
    demand(all(total_score(r) < 275 for r in inside if r["outcome"] == "afgewezen"), f"{compartment}: refused, yet good")
    report("assessed in compartment", compartment, "granted/ceiling", f"{len(won)}/{len(outranked)}")
    report("lowest granted score", compartment, "tenths", low)
    report("highest score refused on ceiling", compartment, "tenths", high)
    spent = sum(r["granted"] for r in won)
    last = min(won, key=total_score)["granted"]
    following = max(outranked, key=total_score)["requested"]
    report("last granted", compartment, "euro", euros(last))
    report("first refused on ceiling asks", compartment, "euro", euros(following))
    if compartment == "SZW":
        demand(spent - last < ceilings["SZW"] < spent, "SZW: the last grant does not cross the ceiling")
    else:
        demand(spent + following > ceilings["EZK"], "EZK: the next in rank would have fitted")
demand(all(r["size"] != "_missing" for r in everyone if r["outcome"] in ("toegekend", "budget op")), "ranked without size")

# Rules of the scheme and of the call.
for row in everyone:
    name, parts = row["Aanvraagnummer"], row["participants"]
    firms = sum(p["Soort"] == "MKB" for p in parts)
    cap = 124_999_00 if row["form"] == "solo" else 200_000_00
    own = sum((p["cash"] or 0) + (p["kind"] or 0) for p in parts)
    paid = row["granted"] if row["granted"] is not None else row["requested"]
    demand(date(2020, 10, 20) <= day(row["Indieningsdatum"]) <= date(2021, 1, 19), f"{name}: outside the call")
    demand(row["requested"] <= row["eligible"] <= row["costs"], f"{name}: asked > eligible > costs")
    demand(paid + own == row["costs"], f"{name}: the sources do not add to the costs")
    demand((row["form"] == "solo") == (len(parts) == 1), f"{name}: form and participants differ")
    demand(parts[0]["KvK-nummer"] == row["KvK-nummer"] and parts[0]["Naam"] == row["Naam aanvrager"], f"{name}: applicant")
    demand((row["granted"] is not None) == (row["outcome"] == "toegekend"), f"{name}: an amount without a grant")
    demand((row["budget"] != "") == (row["outcome"] == "toegekend"), f"{name}: a budget without a grant")
    demand(day(decisions[name]["Besluitdatum"]) >= day(row["Indieningsdatum"]), f"{name}: decided before it came in")
    if name in assessed:
        demand(row["requested"] == min(row["eligible"], cap), f"{name}: not 100% of the eligible costs")
        demand(25_000_00 <= paid <= cap and row["requested"] >= 25_000_00, f"{name}: outside minimum and maximum")
        demand(len(parts) <= 8 and firms * 100 >= 65 * len(parts), f"{name}: participants break the rules")
    if row["outcome"] == "toegekend":
        demand(row["granted"] <= row["requested"], f"{name}: granted more than asked")

# Projects and their settlement.
demand(set(projects) == {r["Aanvraagnummer"] for r in granted}, "projects and grants differ")
statuses = Counter(row["Status"] for row in projects.values())
for status in sorted(statuses):
    report("project status", status, "", statuses[status])
settled = {key: cents(row["Vastgesteld bedrag"]) for key, row in projects.items()}
for column, rows in compartments.items():
    done = [r for r in rows if settled[r["Aanvraagnummer"]] is not None]
    report("settled", "projects", column, len(done))
    report("settled", "amount", column, euros(sum(settled[r["Aanvraagnummer"]] for r in done)))
    report("settled", "granted to those", column, euros(sum(r["granted"] for r in done)))
    report("advance", "amount", column, euros(sum(cents(projects[r["Aanvraagnummer"]]["Voorschot"]) for r in rows)))
    report("learners", "planned", column, sum(int(r["Aantal lerenden begroot"]) for r in rows))
    report("learners", "trained", column, sum(int(projects[r["Aanvraagnummer"]]["Aantal lerenden"]) for r in done))
for key, row in projects.items():
    start, end = day(row["Startdatum"]), day(row["Einddatum"])
    demand((end - start).days in (729, 730) and (end.day, end.month) != (start.day, start.month), f"{key}: not two years")
    demand(abs(cents(row["Voorschot"]) * 10 - applications[key]["granted"] * 9) <= 5, f"{key}: the advance is not 90%")
    demand(settled[key] is None or settled[key] <= applications[key]["granted"], f"{key}: settled above the grant")
    demand(known(row["Vaststellingsdatum"]) == (settled[key] is not None), f"{key}: settlement without a date")
    demand(not known(row["Vaststellingsdatum"]) or end < day(row["Vaststellingsdatum"]) <= date(2024, 6, 30), f"{key}: date")
late = sum(day(decisions[key]["Besluitdatum"]) > date(2021, 4, 20) for key in assessed)
report("decided after 13 weeks from closing", "assessed", "", late)
report("decided after 13 weeks from closing", "of", "", len(assessed))

for problem in problems:
    print(problem, file=sys.stderr)
sys.exit(1 if problems else 0)
