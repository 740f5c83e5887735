"""Reads the three tables of workload W as one tool or another wrote them, so that they can be held side by side."""
import collections
import csv
import decimal
import pathlib

TABLES = {
    "approval": (["sector", "grootteklasse"], ["applications", "granted"]),
    "cofinancing": (["tender", "sector"], ["costs", "granted"]),
    "bottlenecks": (["sector", "bottleneck"], ["applications", "granted"]),
}
# What Peil's pipeline calls a dimension otherwise.
NAMES = {"grootteklasse": "size_class", "bottleneck": "bottlenecks"}


def exact(word):
    """A count, or an amount to the cent."""
    return decimal.Decimal(word).quantize(decimal.Decimal("0.01"))


def of_peer(folder):
    """The figures of a tool that writes one row a group: {(table, first, second, measure): figure}; totals are left out."""
    figures = {}
    for table, (dimensions, measures) in TABLES.items():
        with open(pathlib.Path(folder) / f"{table}.csv", newline="") as file:
            for row in csv.DictReader(file):
                if not all(row[dimension] for dimension in dimensions):
                    continue
                for measure in measures:
                    key = (table, *(row[dimension] or "" for dimension in dimensions), measure)
                    if key in figures:
                        raise ValueError(f"{folder}: {key} stands there twice")
                    figures[key] = exact(row[measure])
    return figures


def of_peil(folder):
    """The figures of a folder that `peil run` wrote; its totals are left out, since not every peer has them."""
    figures = {}
    for table, (dimensions, _) in TABLES.items():
        with open(pathlib.Path(folder) / "tables" / f"{table}.csv", newline="") as file:
            for row in csv.DictReader(file):
                if row["margin"]:
                    continue
                if row["status"] != "ok":
                    raise ValueError(f"{folder}: a figure of {table} is not ok: {row}")
                key = (table, *(row[NAMES.get(dimension, dimension)] for dimension in dimensions), row["measure"])
                figures[key] = exact(row["value"])
    return figures


def differences(found, expected):
    """A line for every figure that is not the same in both; Peil writes groups without a unit, peers do not."""
    found = collections.defaultdict(decimal.Decimal, found)
    expected = collections.defaultdict(decimal.Decimal, expected)
    return [
        f"{' | '.join(key)}: {found[key]} against {expected[key]}"
        for key in sorted(found.keys() | expected.keys()) if found[key] != expected[key]]
