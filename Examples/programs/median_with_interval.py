"""The median of each group with its 95% interval by order statistics (Conover 1999, section 3.2): rows in, figures out."""

import csv
import sys
from decimal import ROUND_HALF_UP, Decimal
from math import comb
from statistics import median


def lower_rank(n):
    """The rank r, from 1, for which x(r) to x(n - r + 1) holds the median in 95% of cases at least; 0 where none does."""
    below, rank = 0, 0
    while 40 * (below + comb(n, rank)) <= 2**n:
        below += comb(n, rank)
        rank += 1
    return rank


def cents(amount):
    return Decimal(amount).quantize(Decimal("0.01"), ROUND_HALF_UP)


groups = {}
for row in csv.DictReader(sys.stdin):
    known = groups.setdefault(row["group"], [])
    if row["granted"] and row["learners"] and int(row["learners"]) > 0:
        known.append(Decimal(row["granted"]) / int(row["learners"]))

answers = csv.writer(sys.stdout, lineterminator="\n")
answers.writerow(["group", "value", "lower", "upper"])
for group, known in groups.items():
    known.sort()
    rank = lower_rank(len(known)) if known else 0
    ends = [cents(known[rank - 1]), cents(known[-rank])] if rank else ["", ""]
    answers.writerow([group, cents(median(known)) if known else "", *ends])
