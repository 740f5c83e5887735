#!/usr/bin/env python3
"""Computes what the pipeline of MKB!dee 2020 must give, from the sample files alone.

Plain Python, standard library only; shares nothing with Peil. Writes `expected/` beside itself: every table in the
tidy form, the ledger and the rejects.
"""

import csv
import io
import math
import pathlib
import re
import statistics
from fractions import Fraction

HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE.parents[4] / "sample-data" / "mkbidee-2020"
MISSING = {"", "n.v.t.", "onbekend"}
SECTORS = list("ACFGHIJMNQS")
FORMS = {"solo": "solo", "samenwerkingsverband": "partnership"}
KINDS = {"MKB": "sme", "Onderwijsinstelling": "education", "Brancheorganisatie": "trade-association", "Overig": "other"}
BOTTLENECKS = {
    "geen startpunt": "no-starting-point",
    "gebrek aan kennis": "lack-of-knowledge",
    "kosten": "cost",
    "medewerkers zien geen ontwikkeling en vertrekken": "staff-leave",
    "senioren dragen kennis niet over": "seniors-keep-knowledge",
    "kan datagedreven investering niet beoordelen": "cannot-judge-data",
    "tijdgebrek": "time",
    "anders": "other",
}
SOLUTIONS = {
    "leercultuur": "learning-culture",
    "opleiden van collega’s die digitalisering begeleiden": "training-digital-guides",
    "student-stagetrajecten": "student-trainees",
    "kennisoverdracht door senioren": "knowledge-transfer",
    "leren op de werkplek": "workplace-learning",
    "e-learning en microlearning": "e-learning",
    "loopbaangesprekken": "career-talks",
    "anders": "other",
}
SIZES = {
    "1 tot 10 werkzame personen": "micro", "10 tot 50 werkzame personen": "small", "50 tot 250 werkzame personen": "medium",
}
PROVINCES = {name: name.lower().replace("â", "a") for name in [
    "Groningen", "Fryslân", "Drenthe", "Overijssel", "Flevoland", "Gelderland", "Utrecht", "Noord-Holland", "Zuid-Holland",
    "Zeeland", "Noord-Brabant", "Limburg",
]}
# The parts of the country as Statistics Netherlands has them.
PARTS = {
    "noord": ["groningen", "fryslan", "drenthe"], "oost": ["overijssel", "flevoland", "gelderland"],
    "west": ["utrecht", "noord-holland", "zuid-holland", "zeeland"], "zuid": ["noord-brabant", "limburg"],
}
CRITERIA = {
    "aim": "Bijdrage aan doel regeling", "quality": "Kwaliteit projectplan", "innovation": "Mate van innovatie voor aanvrager",
    "scalability": "Opschaalbaarheid naar ander mkb", "policy_field": "Bijdrage aan beleidsterrein", "score": "Totaalscore",
}
OUTCOMES = {
    "toegekend": "granted", "afgewezen": "refused", "budget op": "refused-ceiling", "ingetrokken": "withdrawn",
    "niet in behandeling": "inadmissible",
}
HEAD = "margin measure value unit numerator denominator n missing lower upper interval definition status reason".split()


# --- reading -------------------------------------------------------------------------------------------------------

def records(name):
    """The records as maps, each with its raw bytes, line, record number and byte offset."""
    raw = (DATA / f"{name}.csv").read_bytes()
    cuts, quoted, start = [], False, 0
    for at, byte in enumerate(raw):
        if byte == 0x22:
            quoted = not quoted
        elif byte == 0x0A and not quoted:
            cuts.append((start, at + 1))
            start = at + 1
    if start < len(raw):
        cuts.append((start, len(raw)))
    header = None
    rows = []
    for number, (begin, end) in enumerate(cuts):
        text = raw[begin:end].decode("cp1252")
        fields = next(csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True))
        if header is None:
            header = fields
            continue
        row = dict(zip(header, fields, strict=True))
        row["#raw"], row["#byte"], row["#record"] = raw[begin:end], begin, number
        row["#line"] = raw[:begin].count(b"\n") + 1
        rows.append(row)
    return raw[cuts[0][0]:cuts[0][1]], rows


def cents(word):
    if word in MISSING:
        return None
    match = re.fullmatch(r"(?:(?:€|EUR) )?(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{2}))?", word)
    assert match, word
    return int(match[1].replace(".", "")) * 100 + int(match[2] or 0)


# --- writing -------------------------------------------------------------------------------------------------------

def write(path, head, rows):
    path = HERE / "expected" / path
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(head)
        out.writerows(rows)


def tidy(name, dimensions, cells):
    """`cells`: (codes of the dimensions, margin, measure, figure), the figure as a map."""
    lines = []
    for codes, margin, measure, figure in cells:
        line = {"margin": margin, "measure": measure, "missing": 0, "status": "ok"} | figure
        lines.append(list(codes) + [line.get(column, "") for column in HEAD])
    write(f"tables/{name}.csv", dimensions + HEAD, lines)


def euros(amount):
    return f"{amount // 100}.{amount % 100:02d}"


def count(rows, definition="count/units"):
    return {"value": len(rows), "unit": "count", "n": len(rows), "definition": definition}


def total(rows, key, amount):
    known = [row[key] for row in rows if row[key] is not None]
    assert len(known) == len(rows)
    return {"value": euros(sum(known)), "unit": "euro", "n": len(known), "definition": f"sum/{amount}"}


def digits(value):
    """A fraction with twelve significant digits."""
    return f"{float(value):.12g}"


def quotient(numerator, denominator, unit, n, texts=None):
    figure = {"value": digits(Fraction(numerator) / Fraction(denominator)), "unit": unit, "n": n, "definition": "formula"}
    above, below = texts or (digits(numerator), digits(denominator))
    return figure | {"numerator": above, "denominator": below}


def number(rows, key):
    return {"value": sum(row[key] for row in rows), "unit": "number", "n": len(rows), "definition": "sum"}


def share(part, whole, definition, missing=0):
    figure = {"unit": "ratio", "numerator": part, "denominator": whole, "n": whole, "missing": missing}
    figure["definition"] = definition
    if whole < 10:
        return figure | {"status": "below-minimum", "reason": "minimum 10"}
    return figure | {
        "value": f"{float(Fraction(part, whole)):.12g}", "status": "partial" if missing else "ok"}


# --- the files put together ----------------------------------------------------------------------------------------

heads, files = {}, {}
for name in ["aanvragen", "besluiten", "deelnemers", "beoordelingen", "projecten", "budgetten"]:
    heads[name], files[name] = records(name)

units, doubled = {}, []
for row in files["aanvragen"]:
    if row["Aanvraagnummer"] in units:
        assert row["#raw"] == units[row["Aanvraagnummer"]]["#raw"]
        doubled.append(row)
    else:
        units[row["Aanvraagnummer"]] = row
decisions = {row["Aanvraagnummer"]: row for row in files["besluiten"] if row["Aanvraagnummer"] in units}
orphans = [row for row in files["besluiten"] if row["Aanvraagnummer"] not in units]
scores = {row["Aanvraagnummer"]: row for row in files["beoordelingen"]}
projects = {row["Aanvraagnummer"]: row for row in files["projecten"]}
ceilings = {row["Budget"].lower(): cents(row["Plafond"]) for row in files["budgetten"]}
parts = {key: [] for key in units}
for row in files["deelnemers"]:
    parts[row["Aanvraagnummer"]].append(row)
assert set(decisions) == set(units) and all(parts.values()) and set(scores) <= set(units) and set(projects) <= set(units)

everyone = []
for key, row in units.items():
    decision = decisions[key]
    unit = {
        "outcome": OUTCOMES[decision["Besluit"].strip().lower()],
        "form": FORMS[row["Vorm"].strip().lower()],
        "sector": row["Sector"][0] if row["Sector"][1:2] == " " and row["Sector"][0] in SECTORS else "_missing",
        "compartment": decision["Budget"].lower() or "_missing",
        "costs": cents(row["Projectkosten"]),
        "requested": cents(row["Gevraagde subsidie"]),
        "granted": cents(decision["Verleend bedrag"]),
        "settled": cents(projects[key]["Vastgesteld bedrag"]) if key in projects else None,
        "size_class": SIZES.get(row["Grootteklasse"], "_missing"),
        "province": PROVINCES.get(row["Provincie"], "_missing"),
        "part_of_country": next(
            (part for part, names in PARTS.items() if PROVINCES.get(row["Provincie"]) in names), "_missing"),
        "chamber_no": row["KvK-nummer"],
        "scores": {c: Fraction(scores[key][name].replace(",", ".")) for c, name in CRITERIA.items()} if key in scores else None,
        "learners": None if key not in projects or projects[key]["Aantal lerenden"] in MISSING
        else int(projects[key]["Aantal lerenden"]),
        "solutions": None if row["Oplossingen"] in MISSING else {SOLUTIONS[w] for w in row["Oplossingen"].split("|")},
        "kinds": [KINDS[part["Soort"]] for part in parts[key]],
        "bottlenecks": None if row["Knelpunten"] in MISSING else {BOTTLENECKS[w] for w in row["Knelpunten"].split("|")},
    }
    money = {
        (kind, field): sum(cents(part[field]) or 0 for part in parts[key] if KINDS[part["Soort"]] == kind)
        for kind in KINDS.values() for field in ["Bijdrage in geld", "Bijdrage in natura"]
    }
    unit["smes"] = unit["kinds"].count("sme")
    unit["schools"] = unit["kinds"].count("education")
    unit["sme_cash"] = money["sme", "Bijdrage in geld"]
    unit["sme_in_kind"] = money["sme", "Bijdrage in natura"]
    for name, kind in [("association", "trade-association"), ("education", "education"), ("other", "other")]:
        unit[f"{name}_share"] = money[kind, "Bijdrage in geld"] + money[kind, "Bijdrage in natura"]
    everyone.append(unit)
won = [unit for unit in everyone if unit["outcome"] == "granted"]
assert all(unit["compartment"] != "_missing" for unit in won)


def within(rows, dimension, code):
    return [row for row in rows if row[dimension] == code]


# --- the tables ----------------------------------------------------------------------------------------------------

# A budget is known of granted applications only: by budget, nothing can be said of all applications, and the
# applications that lie outside make no category of their own.
outside = f"dimension-unknown: compartment ({len(everyone) - len(won)} of {len(everyone)})"
cells = []
for code in ["szw", "ezk", ""]:
    rows = within(won, "compartment", code) if code else won
    budget = [code] if code else list(ceilings)
    figures = {
        "budget": {
            "value": euros(sum(ceilings[name] for name in budget)), "unit": "euro", "n": len(budget),
            "definition": "formula"},
        "applications": count(rows) | {"value": "", "status": "declined", "reason": outside} if code else count(everyone),
        "granted": count(rows),
        "amount_granted": total(rows, "granted", "granted"),
        "project_costs": total(rows, "costs", "project-costs"),
        "solo_projects": count(within(rows, "form", "solo")),
        "partnership_projects": count(within(rows, "form", "partnership")),
        "participating_smes": number(rows, "smes"),
        "participating_schools": number(rows, "schools"),
    }
    cells += [([code], "" if code else "compartment", measure, figure) for measure, figure in figures.items()]
tidy("official", ["compartment"], cells)

cells = []
for code in list(KINDS.values()) + [""]:
    holding = [unit for unit in won if not code or code in unit["kinds"]]
    held = [kind for unit in won for kind in unit["kinds"] if not code or kind == code]
    cells += [
        ([code], "" if code else "kind", "participations", count(held, "count/rows")),
        ([code], "" if code else "kind", "projects", count(holding)),
        ([code], "" if code else "kind", "granted", total(holding, "granted", "") | {"definition": "formula"}),
    ]
tidy("granted_by_participant_kind", ["kind"], cells)


DECIDED = ("granted", "refused", "refused-ceiling")
BASES = {
    "submitted": DECIDED + ("withdrawn", "inadmissible"), "admissible": DECIDED, "decided": DECIDED,
    "assessed": ("granted", "refused"), "fundable": DECIDED,
}


def rate(rows, definition):
    base = [r for r in rows if r["outcome"] in BASES[definition]]
    good = ("granted", "refused-ceiling") if definition == "fundable" else ("granted",)
    return share(len([r for r in base if r["outcome"] in good]), len(base), f"approval-rate/{definition}")


applicants = {unit["chamber_no"] for unit in everyone}
asked, given = sum(u["requested"] for u in everyone), sum(u["granted"] for u in won)
figures = {"applications": count(everyone)}
for name, definition in [
    ("of_submitted", "submitted"), ("of_admissible", "admissible"), ("of_decided", "decided"), ("of_assessed", "assessed"),
    ("fundable", "fundable"),
]:
    figures[name] = rate(everyone, definition)
figures["of_applicants"] = share(
    len({u["chamber_no"] for u in won}), len(applicants), "approval-rate/submitted/applicants")
figures["of_amount"] = {
    "value": digits(Fraction(given, asked)), "unit": "ratio", "numerator": euros(given), "denominator": euros(asked),
    "n": len(everyone), "definition": "approval-rate/submitted/amount"}
tidy("approval", [], [([], "", measure, figure) for measure, figure in figures.items()])

for dimension, codes in [
    ("part_of_country", list(PARTS) + ["_missing"]), ("sector", SECTORS + ["_missing"]), ("size_class", list(SIZES.values()) + ["_missing"]),
    ("province", list(PROVINCES.values()) + ["_missing"]), ("form", list(FORMS.values())),
]:
    cells = []
    for code in codes + [""]:
        rows = within(everyone, dimension, code) if code else everyone
        margin = "" if code else dimension
        cells.append(([code], margin, "applications", count(rows)))
        cells += [([code], margin, f"of_{base}", rate(rows, base)) for base in ["submitted", "decided", "assessed"]]
    tidy(f"approval_by_{dimension.removesuffix('_of_country')}", [dimension], cells)

cells = []
for code in ["szw", "ezk"]:
    inside = len(within(won, "compartment", code))
    figure = {"unit": "ratio", "n": inside, "definition": "approval-rate/submitted"}
    cells.append(([code], "", "of_submitted", figure | {"status": "declined", "reason": outside}))
cells.append(([""], "compartment", "of_submitted", rate(everyone, "submitted")))
tidy("approval_by_budget", ["compartment"], cells)

cells = []
for form in ["solo", "partnership", ""]:
    for code in ["szw", "ezk", ""]:
        rows = [u for u in won if form in ("", u["form"]) and code in ("", u["compartment"])]
        margin = " ".join(name for name, held in [("form", form), ("compartment", code)] if not held)
        costs, subsidy = sum(u["costs"] for u in rows), sum(u["granted"] for u in rows)
        figures = {"rate": {
            "value": f"{float(Fraction(costs - subsidy, costs)):.12g}", "unit": "ratio", "n": len(rows),
            "numerator": euros(costs - subsidy), "denominator": euros(costs),
            "definition": "cofinancing-ratio/cofinancing-rate/granted/project-costs"}}
        figures["subsidy"] = total(rows, "granted", "granted")
        for name in ["sme_cash", "sme_in_kind", "association_share", "education_share", "other_share"]:
            figures[name] = total(rows, name, "contribution")
        figures["costs"] = total(rows, "costs", "project-costs")
        cells += [([form, code], margin, measure, figure) for measure, figure in figures.items()]
tidy("cofinancing", ["form", "compartment"], cells)

cells = []
SOURCES = ["sme_cash", "sme_in_kind", "association_share", "education_share", "other_share"]
for form in ["solo", "partnership", ""]:
    rows = [u for u in won if form in ("", u["form"])]
    costs, subsidy = sum(u["costs"] for u in rows), sum(u["granted"] for u in rows)
    paid = {name: sum(u[name] for u in rows) for name in SOURCES}
    own, public = sum(paid.values()) - paid["education_share"], subsidy + paid["education_share"]
    assert own + public == costs
    figures = {"costs": costs, "subsidy": subsidy}
    figures |= {f"amount_{name}": paid[name] for name in SOURCES}
    for name, value in figures.items():
        kind = name.replace("amount_", "source-amount/")
        cells.append(([form], "" if form else "form", f"money_{name}", {
            "value": euros(value), "unit": "euro", "n": len(rows),
            "definition": f"financing/{kind}/project-costs/granted"}))
    shares = {f"source-share/{name}": (paid[name], costs) for name in SOURCES} | {
        "subsidy-share": (subsidy, costs), "private-share": (own, costs),
        "other-public-share": (paid["education_share"], costs), "public-share": (public, costs),
        "private-leverage": (own, subsidy), "private-leverage-public": (own, public),
        "multiplier-public": (costs, public), "in-kind-share": (paid["sme_in_kind"], own)}
    for name, (part, whole) in shares.items():
        measure = name.replace("source-share/", "share_").replace("-", "_")
        cells.append(([form], "" if form else "form", f"money_{measure}", {
            "value": digits(Fraction(part, whole)), "unit": "ratio", "n": len(rows), "numerator": euros(part),
            "denominator": euros(whole), "definition": f"financing/{name}/project-costs/granted"}))
    ratios = sorted(Fraction(u["granted"], u["costs"]) for u in rows)
    middle = statistics.median(u["costs"] for u in rows)
    assert all(u["costs"] * 100 >= middle for u in rows)
    cells.append(([form], "" if form else "form", "typical", {
        "value": digits(1 - statistics.median(ratios)), "unit": "ratio", "n": len(rows),
        "definition": "cofinancing-ratio/cofinancing-rate/granted/project-costs/median-of-ratios"}))
    firms = {}
    for u in rows:
        firms[u["chamber_no"]] = firms.get(u["chamber_no"], 0) + u["granted"]
    amounts = sorted(firms.values())
    n = len(amounts)
    gini = Fraction(sum((2 * i - n - 1) * x for i, x in enumerate(amounts, 1)), n * sum(amounts))
    top = Fraction(sum(amounts[-math.ceil(n / 10):]), sum(amounts))
    for name, index, value in [("gini", "gini", gini), ("top", "top-tenth", top)]:
        cells.append(([form], "" if form else "form", name, {
            "value": digits(value), "unit": "number" if index == "gini" else "ratio", "n": n,
            "definition": f"concentration/{index}/granted"}))
tidy("financing", ["form"], cells)


def frequencies(rows, bases):
    asked = [u for u in rows if u["bottlenecks"] is not None]
    naming = [u for u in asked if u["bottlenecks"]]
    missing = len(rows) - len(asked)
    mentions = sum(len(u["bottlenecks"]) for u in asked)
    whole = {"applications": len(asked), "answered": len(naming), "mentions": mentions}
    lines = []
    for code in list(BOTTLENECKS.values()) + ["_missing", ""]:
        if code == "_missing":
            named = [u for u in rows if u["bottlenecks"] is None]
            if not named:
                continue
        else:
            named = [u for u in asked if code in u["bottlenecks"]] if code else rows
        margin = "" if code else "bottlenecks"
        lines.append(([code], margin, "applications", count(named)))
        for base in bases:
            definition = f"frequency/{base}"
            if code == "_missing":
                figure = {
                    "unit": "ratio", "n": 0, "missing": missing, "definition": definition, "status": "structural",
                    "reason": "not-asked"}
            elif code:
                figure = share(len(named), whole[base], definition, missing)
            else:
                part = {"applications": len(naming), "answered": len(naming), "mentions": mentions}[base]
                figure = share(part, whole[base], definition, missing)
            lines.append(([code], margin, f"of_{base}", figure))
    return lines


tidy("bottlenecks", ["bottlenecks"], frequencies(everyone, ["applications", "answered", "mentions"]))
tidy("bottlenecks_of_granted", ["bottlenecks"], frequencies(won, ["applications", "mentions"]))

cells, pairs = [], []
for code in list(BOTTLENECKS.values()) + ["_missing", ""]:
    named = [u for u in everyone if not code or (code in u["bottlenecks"] if u["bottlenecks"] is not None else code == "_missing")]
    margin = "" if code else "bottlenecks"
    cells.append(([code], margin, "applications", count(named)))
    cells += [([code], margin, f"of_{base}", rate(named, base)) for base in ["submitted", "decided"]]
    for solution in list(SOLUTIONS.values()) + [""]:
        both = [u for u in named if not solution or solution in u["solutions"]]
        margins = " ".join(name for name, held in [("bottlenecks", code), ("solutions", solution)] if not held)
        pairs.append(([code, solution], margins, "applications", count(both)))
assert all(unit["solutions"] for unit in everyone)
tidy("approval_by_bottleneck", ["bottlenecks"], cells)
tidy("bottleneck_by_solution", ["bottlenecks", "solutions"], pairs)

cells = []
for code in ["szw", "ezk", ""]:
    rows = within(won, "compartment", code) if code else won
    names = [code] if code else list(ceilings)
    ceiling, spent = sum(ceilings[name] for name in names), sum(u["granted"] for u in rows)
    figures = {
        "projects": count(rows),
        "ceiling": {"value": euros(ceiling), "unit": "euro", "n": len(names), "definition": "formula"},
        "granted": total(rows, "granted", "granted"),
        "left": {
            "value": ("-" if spent > ceiling else "") + euros(abs(ceiling - spent)), "unit": "euro", "n": len(rows),
            "definition": "formula"},
        "use": quotient(spent, ceiling, "ratio", len(rows), (euros(spent), euros(ceiling))),
    }
    cells += [([code], "" if code else "compartment", measure, figure) for measure, figure in figures.items()]
tidy("ceiling_use", ["compartment"], cells)

cells = []
scored = [u for u in everyone if u["scores"]]
for code in ["granted", "refused", "refused-ceiling", ""]:
    rows = within(scored, "outcome", code) if code else scored
    cells.append(([code], "" if code else "outcome", "applications", count(rows)))
    for criterion in CRITERIA:
        points = sum(u["scores"][criterion] for u in rows)
        figure = quotient(points, len(rows), "number", len(rows)) | {"definition": "mean"}
        cells.append(([code], "" if code else "outcome", criterion, figure))
tidy("scores", ["outcome"], cells)

cells = []
for code, sizes in [("false", ["medium"]), ("true", ["micro", "small"])]:
    inside = [u for u in everyone if u["size_class"] in sizes]
    above, below = within(inside, "outcome", "granted"), within(inside, "outcome", "refused-ceiling")
    low, high = min(u["scores"]["score"] for u in above), max(u["scores"]["score"] for u in below)
    figures = {
        "granted": count(above),
        "refused_ceiling": count(below),
        "lowest_granted": {"value": digits(low), "unit": "number", "n": len(above), "definition": "min"},
        "highest_refused": {"value": digits(high), "unit": "number", "n": len(below), "definition": "max"},
        "cut_off": quotient(low + high, 2, "number", max(len(above), len(below))),
    }
    cells += [([code], "", measure, figure) for measure, figure in figures.items()]
tidy("cut_off", ["under_50"], cells)

cells, realised = [], []
for code in ["szw", "ezk", ""]:
    margin = "" if code else "compartment"
    rows = within(won, "compartment", code) if code else won
    done = [u for u in rows if u["settled"] is not None]
    finished = [u for u in done if u["learners"] is not None]
    settled, learners = sum(u["settled"] for u in finished), sum(u["learners"] for u in finished)
    figures = {
        "projects": count(finished),
        "learners": number(finished, "learners"),
        "per_project": quotient(learners, len(finished), "number", len(finished)),
        "per_1000_euro": quotient(
            1000 * learners, Fraction(settled, 100), "number", len(finished), (euros(100_000 * learners), euros(settled))),
    }
    cells += [([code], margin, measure, figure) for measure, figure in figures.items()]
    promised, paid, all_promised = (
        sum(u["granted"] for u in done), sum(u["settled"] for u in done), sum(u["granted"] for u in rows))
    figures = {
        "projects": count(rows),
        "settled_projects": count(done),
        "granted": total(rows, "granted", "granted"),
        "granted_of_settled": total(done, "granted", "granted"),
        "settled": total(done, "settled", "settled"),
        "realisation": quotient(paid, promised, "ratio", len(done), (euros(paid), euros(promised))),
        "coverage_number": quotient(len(done), len(rows), "ratio", len(rows)),
        "coverage_amount": quotient(promised, all_promised, "ratio", len(rows), (euros(promised), euros(all_promised))),
    }
    realised += [([code], margin, measure, figure) for measure, figure in figures.items()]
tidy("learners", ["compartment"], cells)
tidy("settlement", ["compartment"], realised)


# --- the ledger and the rejects ------------------------------------------------------------------------------------

def repeated(keys):
    keys = list(keys)
    return len({key for key in keys if keys.count(key) > 1})


def join(left, right, cardinality, rejected_right):
    matched = sum(key in set(right) for key in left)
    right_only = sum(key not in set(left) for key in right)
    return "; ".join([
        f"matched={matched}", f"left-only={len(left) - matched}", f"right-only={right_only}",
        f"right-rejected={right_only if rejected_right else 0}", f"repeated-keys-left={repeated(k for k in left if k)}",
        f"repeated-keys-right={repeated(right)}", f"cardinality={cardinality}"])


n, sources = len(everyone), []
for source, name, rejected in [
    ("applications", "aanvragen", len(doubled)), ("decisions", "besluiten", 0), ("participants", "deelnemers", 0),
    ("assessments", "beoordelingen", 0), ("projects", "projecten", 0), ("budgets", "budgetten", 0),
]:
    read = len(files[name])
    sources.append([source, 0, "read", read, 0, 0, rejected, 0, 0, read - rejected, ""])
participants = len(files["deelnemers"])
keys = list(units)
checks = []
for rule, unknown in [
    ("granted_within_request", sum(u["granted"] is None for u in everyone)),
    ("sources_add_to_costs", 0),
    ("scores_add_to_total", n - len(scores)),
    ("settled_within_grant", sum(u["settled"] is None for u in everyone)),
]:
    checks += [f"{rule}: failed=0", f"{rule}: unknown={unknown}"]
for unit in everyone:
    own = sum(unit[name] for name in ["sme_cash", "sme_in_kind", "association_share", "education_share", "other_share"])
    paid = unit["granted"] if unit["outcome"] == "granted" else unit["requested"]
    assert paid + own == unit["costs"]
    assert unit["granted"] is None or unit["granted"] <= unit["requested"]
    assert unit["settled"] is None or unit["settled"] <= unit["granted"]
for row in scores.values():
    points = [int(word.replace(",", "")) for name, word in row.items() if re.fullmatch(r"\d+,\d", str(word))]
    assert sum(points[:-1]) == points[-1]


def same(dataset, stage, kind, details):
    return [dataset, stage, kind, n, 0, 0, 0, 0, 0, n, details]


unplaced = len(within(everyone, "province", "_missing"))
budgets = [u["compartment"].replace("_missing", "") for u in everyone]
write("ledger.csv", "dataset stage kind in left_out left_out_unknown rejected merged added out details".split(), sources + [
    ["contributions", 1, "aggregate", participants, 0, 0, 0, participants - n, 0, n, f"groups={n}"],
    same("evaluated", 1, "join", join(keys, [r["Aanvraagnummer"] for r in files["besluiten"]], "one-to-one", True)),
    same("evaluated", 2, "join", join(keys, list(scores), "one-to-one", True)),
    same("evaluated", 3, "join", join(keys, list(projects), "one-to-one", True)),
    same("evaluated", 4, "join", join(keys, list(parts), "one-to-one", True)),
    same("evaluated", 5, "join", join(budgets, list(ceilings), "many-to-one", True)),
    same("evaluated", 6, "derive", ""),
    same("evaluated", 7, "roll-up", f"coded={n - unplaced}; missing={unplaced}; not in the list=0"),
    same("evaluated", 8, "derive", ""),
    same("evaluated", 9, "check", "; ".join(checks)),
    ["participations", 1, "join", n, 0, 0, 0, 0, participants - n, participants, join(
        keys, [r["Aanvraagnummer"] for r in files["deelnemers"]], "one-to-many", True)],
])

reasons = []
for source, name, rows, dataset, stage, reason in [
    ("applications", "aanvragen", doubled, "", 0, "duplicate-row"),
    ("decisions", "besluiten", orphans, "evaluated", 1, "unmatched-right"),
]:
    (HERE / "expected" / "rejects").mkdir(parents=True, exist_ok=True)
    (HERE / "expected" / "rejects" / f"{source}.csv").write_bytes(heads[name] + b"".join(row["#raw"] for row in rows))
    reasons += [
        [source, f"../sample-data/mkbidee-2020/{name}.csv", row["#line"], row["#record"], row["#byte"], dataset, stage,
         reason, "application", row["Aanvraagnummer"]]
        for row in rows
    ]
write("rejects/reasons.csv", "source file line record byte dataset stage reason column value".split(), reasons)
