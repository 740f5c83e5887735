"""What each measure costs beside a plain count, over the same rows and strata."""
import statistics

from measured import measure

HEAD = """\
peil: 1
title: Measures over workload W
language: en
reading: process
unit: {key: aanvraagnummer}
parameters: {data: .}
sources:
  applications:
    file: $data/applications.csv
    format: {delimiter: ";", decimal: ","}
    key: aanvraagnummer
    columns:
      aanvraagnummer: {type: text}
      sector:
        type: category
        values: [A Landbouw, C Industrie, F Bouw, G Handel, H Vervoer, I Horeca, J Informatie en communicatie, "M Advies, onderzoek", N Zakelijke dienstverlening, Q Zorg]
      size_class: {from: grootteklasse, type: category, values: [micro, klein, midden, groot]}
      submitted: {from: indieningsdatum, type: date}
      bottlenecks:
        from: knelpunten
        type: set
        values: [geen-startpunt, kennistekort, kosten, braindrain, kennisoverdracht, investeringsafweging, tijdgebrek, regeldruk]
      costs: {from: projectkosten, type: money, amount: project-costs}
      requested: {from: gevraagd_bedrag, type: money, amount: requested}
      own: {from: eigen_bijdrage, type: money, amount: contribution}
  outcomes:
    file: $data/outcomes.csv
    format: {delimiter: ";", decimal: ","}
    key: aanvraagnummer
    columns:
      aanvraagnummer: {type: text}
      outcome: {from: besluit, type: outcome, values: {toegekend: granted, afgewezen: refused, ingetrokken: withdrawn}}
      decided: {from: besluitdatum, type: date}
      granted: {from: verleend_bedrag, type: money, amount: granted}
datasets:
  joined:
    from: applications
    stages:
      - join: {with: outcomes, key: aanvraagnummer, kind: left, expect: one-to-one}
tables:
  count:
    from: joined
    rows: sector
    measures: {n: {count: {}}}
"""

# The columns that the measures read are read for the count too, so that only the measures differ.
READ_ALL = """\
  all:
    from: joined
    rows: size_class
    measures:
      costs: {sum: {column: costs}}
      requested: {sum: {column: requested}}
      granted: {sum: {column: granted}}
      decided: {count: {}, where: "submitted <= decided"}
      granted_cases: {count: {}, where: "outcome == 'granted'"}
      time: {count: {}, where: "has(bottlenecks, 'tijdgebrek')"}
"""

# Measures whose state is of fixed size, whatever the number of rows.
FIXED = {
    "sum": "{sum: {column: costs}}",
    "mean": "{mean: {column: costs}}",
    "min": "{min: {column: costs}}",
    "max": "{max: {column: costs}}",
    "share": "{share: {of: \"outcome == 'granted'\"}}",
    "percentage": "{percentage: {of: total}}",
    "approval-rate": "{approval-rate: {outcome: outcome, definition: decided}}",
    "compare-definitions": "{compare-definitions: {outcome: outcome}}",
    "compare-definitions, by amount": "{compare-definitions: {outcome: outcome, requested: requested, granted: granted}}",
    "outcome-count": "{outcome-count: {outcome: outcome}}",
    "cofinancing-ratio": "{cofinancing-ratio: {ratio: cofinancing-rate, costs: costs, subsidy: granted}}",
    "heterogeneity": "{heterogeneity: {outcome: outcome, definition: decided, across: size_class}}",
    "funnel": "{funnel: {outcome: outcome, definition: decided}}",
    "formula": "{formula: \"sum(granted) / sum(costs)\"}",
    "trend": "{trend: {outcome: outcome, definition: decided, along: submitted}}",
    "attrition": "{attrition: {outcome: outcome, amount: requested}}",
    "financing": "{financing: {costs: costs, subsidy: granted, sources: {own: private-cash}}}",
    "items-by-group": "{items-by-group: {items: bottlenecks, across: size_class}}",
}

# The same in a table of the eight items of a question with several answers.
FIXED_BY_ITEM = {
    "frequency": "{frequency: {base: answered}}",
    "co-occurrence": "{co-occurrence: {with: tijdgebrek}}",
    "rate-by-item": "{rate-by-item: {outcome: outcome, definition: decided}}",
}


def pipeline(rows, measure):
    text = HEAD + READ_ALL
    if measure:
        text += f"  one:\n    from: joined\n    rows: {rows}\n    measures: {{m: {measure}}}\n"
    return text


def compare(peil, folder, work, threads, runs, say):
    """Prints for each measure the time of a run with it over that of a run with one count more in the same table."""
    worst = 0
    for rows, title, fixed in (("sector", "ten strata", FIXED), ("{each: bottlenecks}", "eight items", FIXED_BY_ITEM)):
        cases = {"nothing more": None, "count": "{count: {}}", **fixed}
        files = {name: work / f"measure-{place}.yaml" for place, name in enumerate(cases)}
        for name, measure_text in cases.items():
            files[name].write_text(pipeline(rows, measure_text))
        taken = {name: [] for name in cases}
        for _ in range(runs):
            for name in cases:
                taken[name].append(measure([
                    peil.binary, "run", files[name], "--set", f"data={folder}", "--threads", str(threads), "-o",
                    work / "out" / "measures", "--quiet"]))
        for file in files.values():
            file.unlink()
        base = statistics.median(run.cpu for run in taken["count"])
        print(f"| measure beside the counts of {title} | processor time | over a plain count |")
        print("|---|---|---|")
        for name in cases:
            cpu = statistics.median(run.cpu for run in taken[name])
            worst = max(worst, cpu / base)
            print(f"| {name} | {cpu:.2f} s | {cpu / base:.2f} |", flush=True)
        print()
    print(f"The dearest takes {worst:.2f} of the time of a plain count.")
