"""The median, over the applications of a sector, of the amount granted per learner: rows on standard input, rows back."""

import csv
import json
import os
import sys
from decimal import ROUND_HALF_UP, Decimal
from statistics import median

# What Peil says of the columns it sends, as a Table Schema.
schema = json.loads(os.environ["PEIL_SCHEMA"])
sectors = next(field["categories"] for field in schema["fields"] if field["name"] == "sector")

per_sector = {sector: [] for sector in sectors}
for row in csv.DictReader(sys.stdin):
    if row["granted"] and row["learners"] and int(row["learners"]) > 0 and row["sector"]:
        per_sector[row["sector"]].append(Decimal(row["granted"]) / int(row["learners"]))

answers = csv.writer(sys.stdout, lineterminator="\n")
answers.writerow(["sector", "grants", "per_learner"])
for sector in sectors:
    grants = per_sector[sector]
    middle = median(grants).quantize(Decimal("0.01"), ROUND_HALF_UP) if grants else ""
    answers.writerow([sector, len(grants), middle])
