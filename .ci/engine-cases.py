"""Writes pipelines over made-up exports that are as unkind as exports get: missing values, negative amounts, quotes, line
ends, texts beyond ASCII and what means something to some engine. The same files every time.

    engine-cases.py FOLDER           small ones
    engine-cases.py --many FOLDER    one that keeps an engine at work for some time
"""

import csv
import os
import random
import sys

folder = sys.argv[-1]
os.makedirs(folder, exist_ok=True)
draw = random.Random(20201020)
if "--many" in sys.argv:
    with open(os.path.join(folder, "many.csv"), "w") as file:
        file.write("id,firm,sector,costs\n")
        for number in range(600_000):
            file.write(f"{number},{draw.randrange(90_000)},{draw.choice('abcde')},{draw.randrange(10**9) / 100:.2f}\n")
    with open(os.path.join(folder, "many.yaml"), "w") as file:
        file.write("""peil: 1
title: Many rows
language: en
reading: census
unit: {key: id}
sources:
  applications:
    file: many.csv
    key: id
    columns:
      id: {type: integer}
      firm: {type: text}
      sector: {type: category, values: [a, b, c, d, e]}
      costs: {type: money, amount: project-costs}
datasets:
  firms:
    from: applications
    stages:
      - aggregate: {by: firm, columns: {total: {formula: sum(costs), amount: project-costs}}}
  joined:
    from: applications
    stages:
      - join: {with: firms, key: firm, expect: many-to-one, unmatched: {left: reject, right: reject}}
      - rank: {by: [{column: costs, descending: true}], within: firm, into: place, ties: same}
tables:
  by_sector: {from: joined, rows: [sector, place], totals: all, measures: {n: count, costs: {sum: costs}, middle: {median: costs}, firms: {count-distinct: {columns: firm}}, whole: {formula: sum(total per firm)}}}
publish: {formats: [csv]}
""")
    sys.exit()
TEXTS = [
    "gewoon", "Müller & Zn", 'de "grote" zaak', "twee\nregels", "drie\r\nregels", "ﬁets", "İstanbul", "ßtraße", "e\u0301é",
    "日本語", "😀 blij", "'; DROP TABLE x; --", "\\n \\. \\", "$$ ${a} :b %s", ",,;;\t", " spaties ", "NULL", "\\N", "t", "0",
    "/* */ -- #", "`a` [b]", "Ȿ", "ǆ", "a\u00a0b", "\ufeffbom", "x" * 300,
]


def missing(value, share=0.12):
    return "" if draw.random() < share else value


def money():
    return f"{draw.choice([-1, 1, 1, 1]) * draw.randrange(0, 10**draw.randrange(1, 12)) / 100:.2f}"


def day():
    return f"{draw.choice([1, 1582, 1900, 1970, 2019, 2020, 2021, 9999]):04d}-{draw.randrange(1, 13):02d}-{draw.randrange(1, 29):02d}"


def write(name, header, rows):
    with open(os.path.join(folder, name), "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


CODES = ["a'b", "c;d", "e\\f", "g--h", "ij"]
applications = []
for number in range(700):
    applications.append([
        f"{number}-{draw.choice(TEXTS)}", missing(draw.choice(TEXTS)), missing(draw.choice(CODES)),
        missing("|".join(draw.sample(CODES, draw.randrange(1, 4)))), missing(money()), missing(money(), 0.3),
        missing(str(draw.randrange(-5, 40))), missing(f"{draw.randrange(-9999, 9999) / 1000:.3f}"),
        missing(repr(draw.choice([-1, 1]) * draw.choice([0.1, 1 / 3, 1e-9, 2.5e17, 0.0, 7]))), missing(day()), missing(day()),
        missing(draw.choice(["true", "false"])), draw.choice(["granted", "granted", "refused", "withdrawn"]),
    ])
write("applications.csv", ["id", "firm", "sector", "needs", "costs", "paid", "staff", "score", "weight", "asked", "decided",
                           "new", "outcome"], applications)
write("people.csv", ["id", "name", "share"],
      [[missing(draw.choice(applications)[0], 0.05) if draw.random() < 0.9 else f"nobody {n}", missing(draw.choice(TEXTS)),
        missing(money())] for n in range(900)])
write("firms.csv", ["firm", "size"], [[text, missing(str(size))] for size, text in enumerate(TEXTS[::2])])

with open(os.path.join(folder, "words.yaml"), "w", encoding="utf-8") as file:
    file.write("""codes: {firm: Firm, line: Line, other: Other}
rules:
  - {name: named, code: firm, words: [muller, zaak, "istan*"]}
  - {name: lines, code: line, words: [regels, "de grote"]}
  - {name: ligature, code: firm, words: ["*iets", "strasse"]}
""")
with open(os.path.join(folder, "key.txt"), "w", encoding="utf-8") as file:
    file.write("a key that tells nobody anything\n")
# A code of every other sector, and of sizes up to twenty: the others stand in no list.
write("sectors.csv", ["code", "parent", "level", "nl", "en"],
      [["north", "", "part", "Noord", "North"]] + [[code, "north", "sector", code, code] for code in CODES[::2]])
write("sizes.csv", ["code", "parent", "level", "nl", "en"],
      [["small", "", "size", "Klein", "Small"], ["middle", "", "size", "Midden", "Middle"]]
      + [[str(staff), "small" if staff < 10 else "middle", "staff", str(staff), str(staff)] for staff in range(20)])

HEAD = """peil: 1
title: Unkind data
language: en
reading: census
unit: {key: id}
sources:
  applications:
    file: applications.csv
    key: id
    reject-limit: 700
    columns:
      id: {type: text}
      firm: {type: text}
      sector: {type: category, values: ["a'b", "c;d", "e\\\\f", "g--h", ij], match: exact}
      needs: {type: set, values: ["a'b", "c;d", "e\\\\f", "g--h", ij], match: exact}
      costs: {type: money, amount: project-costs}
      paid: {type: money, amount: paid}
      staff: {type: integer}
      score: {type: decimal, scale: 3}
      weight: {type: number}
      asked: {type: date}
      decided: {type: date}
      new: {type: boolean, values: {"true": "true", "false": "false"}}
      outcome: {type: outcome, values: {granted: granted, refused: refused, withdrawn: withdrawn}}
  people:
    file: people.csv
    key: none
    columns:
      id: {type: text}
      name: {type: text}
      share: {type: money, amount: contribution}
  firms:
    file: firms.csv
    key: firm
    columns:
      firm: {type: text}
      size: {type: integer}
"""

PIPELINES = {
    "formulas": """datasets:
  made:
    from: applications
    stages:
      - derive:
          sum_of: {formula: costs + paid, amount: project-costs}
          less: {formula: costs - paid, amount: project-costs}
          turned: {formula: "-costs", amount: project-costs}
          plain: {formula: abs(costs), amount: project-costs}
          times: {formula: costs * staff, amount: project-costs}
          finer: score * score
          mixed: score + staff
          least_of: {formula: "least(costs, paid)", amount: project-costs}
          most: {formula: "greatest(costs, paid, -paid)", amount: project-costs}
          first_of: {formula: "coalesce(paid, costs)", amount: paid}
          waited: decided - asked
          y: year(asked)
          q: quarter(asked)
          m: month(decided)
          dear: costs > paid
          same: costs == paid
          near: score < staff
          later: decided >= asked
          big: staff in (1, 2, 3, 30)
          odd: "firm in ('twee', 'NULL', '', '\\\\N', '\\\\n \\\\. \\\\', '''; DROP TABLE x; --')"
          known_firm: firm is known
          truth: "(costs > 0 and new) or not (staff > 5)"
          never: "not (new or paid < 0)"
          chosen: {formula: "if(new, costs, paid)", amount: paid}
          begins: "starts_with(firm, 'de \\"')"
          ends: "ends_with(firm, 'regels')"
          inside: "contains(firm, '\\\\')"
          order: firm < 'gewoon'
          one: "has(needs, 'c;d')"
          many: size(needs)
      - derive:
          small: lower(firm)
          large: upper(firm)
          neat: trim(firm)
          letters: length(firm)
      - derive:
          rate: paid / costs
          per_head: costs / staff
          of_score: score / staff
          turned_rate: staff / -3
          fixed: {formula: costs / 1000, amount: project-costs}
          heavy: weight * 2
          as_number: to_number(score)
          positive: weight > 0
      - filter: costs > -1000000 or costs is missing
      - check:
          staff_is_no_debt: {rule: staff >= 0, otherwise: warn}
      - sort: [{column: firm, descending: false}, {column: costs, descending: true}]
      - limit: 300
publish: {formats: [csv], datasets: [made]}
""",
    "joins": """datasets:
  people_of:
    from: applications
    stages:
      - select: [id, firm, sector, costs]
      - join: {with: people, key: id, expect: one-to-many, unmatched: {left: keep, right: leave-out}}
      - join: {with: firms, key: firm, expect: many-to-one, unmatched: {left: keep, right: leave-out}}
  alone:
    from: applications
    stages:
      - join: {with: people, key: id, kind: anti}
  once:
    from: people
    stages:
      - deduplicate: {by: [id, name], keep: last}
      - rank: {by: [{column: share, descending: true}], within: id, into: place, ties: same}
      - running-total: {of: share, by: [{column: name, descending: false}], into: so_far}
  groups:
    from: people
    stages:
      - aggregate: {by: [id], columns: {heads: count(), total: {formula: sum(share), amount: contribution}, names: count_distinct(name), largest: {formula: max(share), amount: contribution}, middling: {formula: mean(share), amount: contribution}, part: count(where share > 0) / count(), each: {formula: sum(share) / count(), amount: contribution}}}
  spread:
    from: applications
    stages:
      - explode: {column: needs, into: need}
      - replace-missing: {paid: 0}
tables:
  people: {from: people_of, rows: sector, totals: nested, measures: {n: {count: {of: rows}}, units: {count: {of: units}}, shares: {sum: share}, names: {count-distinct: {columns: name}}, costs: {formula: sum(costs per id)}, middle: {median: share}}}
  needs: {from: spread, rows: need, measures: {n: {count: {of: rows}}, units: {count: {of: units}}, paid: {formula: sum(paid per id)}}}
publish: {formats: [csv], datasets: [people_of, alone, once, groups, spread]}
""",
    "values": """datasets:
  coded:
    from: applications
    stages:
      - classify: {column: firm, into: words, taxonomy: words.yaml, uncoded: other, uncoded-limit: 100%, log: rules}
      - generalise: {column: asked, period: quarter, into: quarter}
      - pseudonymise: {column: id, key: {file: key.txt}}
      - roll-up: {column: sector, list: sectors.csv, to: part, into: part, unknown: missing}
  listed:
    from: applications
    stages:
      - filter: staff is known
      - roll-up: {column: staff, list: sizes.csv, to: size, into: size, unknown: reject}
      - pseudonymise: {column: firm, into: firm_code, key: {file: key.txt}, digits: 20}
tables:
  words: {from: coded, rows: {each: words}, columns: part, totals: all, measures: {n: {count: {of: rows}}, costs: {sum: costs}}}
  sizes: {from: listed, rows: size, measures: {n: count, firms: {count-distinct: {columns: firm_code}}}}
publish: {formats: [csv], datasets: [coded, listed]}
""",
    "draws": """datasets:
  some:
    from: applications
    stages:
      - filter: firm is known
      - sample: {by: [firm, sector, new], share: 40%, seed: 20201020}
      - sample: {by: [asked, staff], size: 90, seed: 3}
tables:
  drawn: {from: some, rows: firm, measures: {n: count, costs: {sum: costs}}}
publish: {formats: [csv], datasets: [some]}
""",
    "measures": """tables:
  by_text: {from: applications, rows: firm, totals: nested, measures: {n: count, costs: {sum: costs}, mean: {mean: costs}, least: {min: costs}, most: {max: {column: asked}}, middle: {median: costs}}}
  by_code: {from: applications, rows: sector, columns: new, totals: all, measures: {n: count, share: {percentage: {of: row}}, staff: {sum: staff}, score: {mean: score}, weight: {mean: weight}, firms: {count-distinct: {columns: firm}}, granted: {count: {}, where: "outcome == 'granted'"}}}
  by_need: {from: applications, rows: {each: needs}, totals: nested, where: costs > 0, measures: {of_all: {frequency: {base: applications}}, of_mentions: {frequency: {base: mentions}}, costs: {sum: costs}}}
  crossed: {from: applications, rows: [sector, {each: needs}], measures: {n: count, rate: {approval-rate: {outcome: outcome, definition: decided}}}}
  by_year: {from: applications, rows: decided, measures: {n: count, quarter: {quantile: {column: costs, at: 0.25}}}}
  units: {from: applications, rows: sector, totals: nested, measures: {r: {formula: {formula: sum(paid) / sum(costs), interval: jackknife}}, u: {formula: {formula: mean(costs), interval: bootstrap, seed: 7}}}}
publish: {formats: [csv]}
""",
}
for name, text in PIPELINES.items():
    with open(os.path.join(folder, f"{name}.yaml"), "w", encoding="utf-8") as file:
        # A whole register has no sampling error; intervals want a process.
        head = HEAD.replace("reading: census", "reading: process") if "interval: jackknife" in text else HEAD
        file.write(head + text)
