"""Writes the same rows as an export, and as what makes a table of them in DuckDB and PostgreSQL and a Parquet file, with a
pipeline for each; and an export with torn records, for Peil's reader and for those of engines. The same files every time.

    stored-cases.py FOLDER
    stored-cases.py --compare RUN RUN     whether two run folders hold the same rows, figures, rejects and ledger
    stored-cases.py --torn FILE RUN RUN   whether the second holds the same rows, figures and ledger, and what FILE has torn

The export stands in the order in which a table is read: by key, then by all columns, what is missing last.
"""

import csv
import os
import random
import sys
from decimal import Decimal



def parsed(path, without=()):
    with open(path, encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    kept = [place for place, name in enumerate(lines[0]) if name not in without]
    # Engines write one binary64 number in several ways.
    for place in [place for place, name in enumerate(lines[0]) if name == "weight"]:
        for line in lines[1:]:
            line[place] = line[place] and float(line[place])
    return [[line[place] for place in kept] for line in lines]


def compare(one, other):
    """What differs: files byte for byte, but rejected rows as records, wherever they stood in what was read."""
    found = []
    for part in ("tables", "datasets"):
        names = [sorted(os.listdir(os.path.join(run, part))) for run in (one, other)]
        found += [] if names[0] == names[1] else [f"{part}: {names}"]
        found += [f"{part}/{name}" for name in names[0] if name in names[1] and
                  open(os.path.join(one, part, name), "rb").read() != open(os.path.join(other, part, name), "rb").read()]
    for name in ("ledger.csv", "rejects/applications.csv", "rejects/people.csv", "rejects/reasons.csv"):
        runs = [parsed(os.path.join(run, name), ("file", "line", "byte")) for run in (one, other)]
        differing = [pair for pair in zip(*runs) if pair[0] != pair[1]]
        if runs[0] != runs[1]:
            found.append(f"{name}: {len(runs[0])} and {len(runs[1])} lines, {differing[:1]}")
        if len(runs[0]) < 2:
            found.append(f"{name} holds nothing to compare")
    return found


# Too few fields, too many, text behind a closing quote, and a quote that nobody closes, which takes the record behind it
# with it. Spark's reader would take the third for a value.
TORN = ["A3;Care", "A4;Trade;5;6", "A6;\"Care\"x;7", "A9;\"Trade;8\nA10;Care;9\n"]
SOUND = ["A1;Care;1", "A2;\"Tra;de\";2", "A5;\"two\nlines\";3", "A7;\"a \"\"b\"\"\";4", "A8;;5"]


def compare_torn(export, one, other):
    found = []
    with open(export, encoding="utf-8", newline="") as file:
        text = file.read()
    torn = [record.rstrip("\n") for record in TORN if record in text]
    for name in ("tables/by_sector.csv", "datasets/applications.csv", "ledger.csv"):
        texts = [open(os.path.join(run, name), "rb").read() for run in (one, other)]
        found += [] if texts[0] == texts[1] else [name]
    with open(os.path.join(other, "rejects/applications.csv"), encoding="utf-8", newline="") as file:
        rejected = [line[0].rstrip("\n") for line in list(csv.reader(file))[1:]]
    return found + ([] if sorted(rejected) == sorted(torn) else [f"rejected: {rejected}, torn: {torn}"])


if sys.argv[1] in ("--compare", "--torn"):
    faults = (compare if sys.argv[1] == "--compare" else compare_torn)(*sys.argv[2:])
    print("\n".join(faults))
    sys.exit(1 if faults else 0)
folder = sys.argv[-1]
os.makedirs(folder, exist_ok=True)
draw = random.Random(20210119)
TEXTS = [
    "gewoon", "Müller & Zn", 'de "grote" zaak', "twee\nregels", "drie\r\nregels", "één\rregel", "ﬁets", "日本語", "😀 blij",
    "'; DROP TABLE x; --", "\\n \\. \\", "\\.", ",,;;\t", " spaties ", "NULL", "\\N", "t", "0", "x" * 300, "İstanbul",
]


def missing(value, share=0.12):
    return "" if draw.random() < share else value


def day():
    return f"{draw.choice([1, 1900, 2020, 9999]):04d}-{draw.randrange(1, 13):02d}-{draw.randrange(1, 29):02d}"


def cents(digits=11):
    return f"{draw.choice([-1, 1, 1]) * draw.randrange(0, 10**draw.randrange(1, digits)) / 100:.2f}"


def dutch(amount):
    whole, _, part = amount.lstrip("-").partition(".")
    return ("-" if amount.startswith("-") else "") + f"{int(whole):,}".replace(",", ".") + "," + part


def number():
    return repr(draw.choice([-1, 1]) * draw.choice([0.1, 1 / 3, 1e-9, 2.5e17, 7.5]))


# Of each column: its name, its type in DuckDB and PostgreSQL, and what the pipeline says of it. What is text in the
# database is read as the words of an export are.
COLUMNS = [
    ("id", "VARCHAR", "{type: text}"),
    ("firm", "VARCHAR", "{type: text}"),
    ("Sector Code", "VARCHAR", "{from: 'Sector Code', type: category, values: {A: a, b: b, 'C;''d': c}}"),
    ("costs", "DECIMAL(18,4)", "{type: money, amount: project-costs}"),
    ("paid", "VARCHAR", "{type: money, amount: paid, decimal: ',', thousands: '.'}"),
    ("staff", "INTEGER", "{type: integer}"),
    ("score", "DECIMAL(9,3)", "{type: decimal, scale: 3}"),
    ("weight", "DOUBLE PRECISION", "{type: number}"),
    ("asked", "DATE", "{type: date}"),
    ("decided", "VARCHAR", "{type: date, dates: d-M-yyyy, invalid: missing}"),
    ("new", "BOOLEAN", "{type: boolean}"),
    ("outcome", "VARCHAR", "{type: outcome, values: {Toegekend: granted, Afgewezen: refused, Ingetrokken: withdrawn}}"),
]
rows = []
for place in range(500):
    costs = missing(cents())
    rows.append([
        f"{place}-{draw.choice(TEXTS)}", missing(draw.choice(TEXTS)), missing(draw.choice(["A", "b", " B ", "C;'d"])),
        # A tenth of a cent is no money, and "twaalf" is no number: such rows are rejected.
        (costs + "01" if costs and place % 90 == 0 else costs), missing("twaalf" if place % 70 == 0 else dutch(cents())),
        missing(str(draw.randrange(-5, 40))), missing(f"{draw.randrange(-9999, 9999) / 1000:.3f}"), missing(number()),
        missing(day()), missing(draw.choice(["3-1-2021", "31-12-2020", "31-2-2021", "nooit"])),
        missing(draw.choice(["true", "false"])), draw.choice(["Toegekend", "afgewezen", " Ingetrokken", "Toegekend"]),
    ])
rows.sort(key=lambda row: row[0].encode())
people = [[missing(draw.choice(rows)[0], 0.05), missing(draw.choice(TEXTS)), missing(cents(6))] for _ in range(700)]
people.sort(key=lambda row: [(row[0] == "", row[0].encode()), (row[1] == "", row[1].encode()),
                             (row[2] == "", Decimal(row[2] or 0))])
TABLES = {
    "applications": (COLUMNS, rows),
    "people": ([("id", "VARCHAR", "{type: text}"), ("name", "VARCHAR", "{type: text}"),
                ("share", "DECIMAL(18,2)", "{type: money, amount: contribution}")], people),
}
for name, (columns, lines) in TABLES.items():
    with open(os.path.join(folder, f"{name}.csv"), "w", encoding="utf-8", newline="") as file:
        # A line end of any kind stands within quotes.
        writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_ALL)
        writer.writerow([column[0] for column in columns])
        writer.writerows(lines)


def text(value):
    # A client that reads line by line must not touch the line ends within a text.
    quoted = value.replace("'", "''").replace("\r", "' || chr(13) || '").replace("\n", "' || chr(10) || '")
    return "NULL" if value == "" else f"'{quoted}'"


# In another order than they are read in, so that nothing hangs on how they came to stand there; beside columns that nobody
# declares. A name with a point and capitals stands in quotes.
with open(os.path.join(folder, "tables.sql"), "w", encoding="utf-8", newline="") as file:
    file.write('CREATE SCHEMA "Register.nl";\n')
    for name, (columns, lines) in TABLES.items():
        declared = ", ".join(f'"{column[0]}" {column[1]}' for column in columns)
        file.write(f'CREATE TABLE "Register.nl".{name} ({declared}, stamp TIMESTAMP, extra DOUBLE PRECISION);\n')
        for line in draw.sample(lines, len(lines)):
            file.write(f'INSERT INTO "Register.nl".{name} VALUES ({", ".join(map(text, line))}, NULL, 0.5);\n')
with open(os.path.join(folder, "parquet.sql"), "w", encoding="utf-8") as file:
    for name in TABLES:
        file.write(f"COPY \"Register.nl\".{name} TO '{folder}/{name}.parquet' (FORMAT parquet);\n")

PIPELINE = """peil: 1
title: Rows that stand elsewhere
language: en
reading: census
unit: {key: id}
sources:
SOURCES
datasets:
  decided_on:
    from: applications
    stages:
      - join: {with: people, key: id, expect: one-to-many, unmatched: {left: keep, right: reject}}
      - derive: {year: year(asked), less: {formula: costs - paid, amount: project-costs}}
      - check:
          staff_is_no_debt: {rule: staff >= -3, otherwise: reject}
      - limit: 400
tables:
  by_sector: {from: decided_on, rows: sector_code, columns: new, totals: all, measures: {n: {count: {of: rows}}, units: {count: {of: units}}, costs: {formula: sum(costs per id)}, shares: {sum: share}, score: {formula: mean(score per id)}}}
  by_outcome: {from: applications, rows: outcome, totals: nested, measures: {n: count, paid: {sum: paid}, weight: {mean: weight}, firms: {count-distinct: {columns: firm}}, middle: {median: costs}}}
  by_year: {from: applications, rows: decided, measures: {n: count}}
publish: {formats: [csv], datasets: [decided_on]}
"""
PLACES = {
    "export": lambda name: f"file: {name}.csv",
    "table": lambda name: f"table: '\"Register.nl\".{name}'",
    "parquet": lambda name: f"parquet: {name}.parquet",
    "csv": lambda name: f"csv: {name}.csv",
}
for kind, place in PLACES.items():
    sources = ""
    for name, (columns, _) in TABLES.items():
        key = "id" if name == "applications" else "none"
        sources += f"  {name}:\n    {place(name)}\n    key: {key}\n    reject-limit: 100\n    columns:\n"
        sources += "".join(f"      {column[0].lower().replace(' ', '_')}: {column[2]}\n" for column in columns)
    with open(os.path.join(folder, f"{kind}.yaml"), "w", encoding="utf-8") as file:
        file.write(PIPELINE.replace("SOURCES\n", sources))

for name, third in (("torn", TORN[2:3]), ("torn-less", [])):
    with open(os.path.join(folder, f"{name}.csv"), "w", encoding="utf-8", newline="") as file:
        records = SOUND[:2] + TORN[:2] + SOUND[2:3] + third + SOUND[3:] + TORN[3:]
        file.write("\n".join(["Number;Sector;Learners"] + records))
for kind, name, place in (("file", "torn", "torn-file"), ("csv", "torn", "torn"), ("file", "torn-less", "torn-less-file"),
                          ("csv", "torn-less", "torn-less")):
    with open(os.path.join(folder, f"{place}.yaml"), "w", encoding="utf-8") as file:
        file.write(f"""peil: 1
title: Torn records
language: en
unit: {{key: number}}
sources:
  applications:
    {kind}: {name}.csv
    format: {{delimiter: ";"}}
    key: number
    reject-limit: 4
    columns:
      number: {{from: Number, type: text}}
      sector: {{from: Sector, type: text}}
      learners: {{from: Learners, type: integer}}
tables:
  by_sector: {{from: applications, rows: sector, totals: nested, measures: {{n: count, learners: {{sum: learners}}}}}}
publish: {{formats: [csv], datasets: [applications]}}
""")

# One of which every row is read without a fault, so that an administrator can carry it out with the database alone.
with open(os.path.join(folder, "alone.yaml"), "w", encoding="utf-8") as file:
    file.write("""peil: 1
title: What the database carries out alone
language: en
reading: census
unit: {key: id}
sources:
  applications:
    table: '"Register.nl".applications'
    key: id
    columns:
      id: {type: text}
      firm: {type: text, missing: ["", gewoon]}
      sector: {from: Sector Code, type: category, values: {A: a, b: b, 'C;''d': c}}
      staff: {type: integer}
      score: {type: decimal, scale: 3}
      asked: {type: date}
      new: {type: boolean}
      outcome: {type: outcome, values: {Toegekend: granted, Afgewezen: refused, Ingetrokken: withdrawn}}
  people:
    table: '"Register.nl".people'
    key: none
    columns:
      id: {type: text}
      share: {type: money, amount: contribution}
datasets:
  together:
    from: applications
    stages:
      - join: {with: people, key: id, expect: one-to-many, unmatched: {left: keep, right: leave-out}}
      - derive: {year: year(asked), more: score + 1}
      - filter: staff > 0 or new
      - sample: {by: id, share: 80%, seed: 7}
tables:
  by_sector: {from: together, rows: sector, columns: new, totals: all, measures: {n: {count: {of: rows}}, shares: {sum: share}, firms: {count-distinct: {columns: firm}}, staff: {formula: sum(staff per id)}}}
  by_year: {from: together, rows: year, measures: {n: {count: {of: units}}, middle: {median: share}, more: {formula: sum(more per id)}}}
  by_outcome: {from: applications, rows: outcome, measures: {n: count, score: {sum: score}}}
publish: {formats: [csv]}
""")
