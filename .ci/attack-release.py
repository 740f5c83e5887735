"""Plays the attacker on a release: reads every released file with other programs than Peil's and looks for what it hides.

Arguments: the run folder, the sources' folder. Nothing of a refused applicant and no hidden amount may stand in any file; every
number in the workbooks is one that the tidy tables show. Ends with how many checks passed and failed.
"""

import csv
import decimal
import json
import pathlib
import re
import sys
import xml.etree.ElementTree
import zipfile

import openpyxl

HIDDEN = ("suppressed-own", "suppressed-other")
NUMBERS = ("value", "numerator", "denominator", "n", "missing", "lower", "upper")
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


def texts(path):
    """Every text of a file: of an archive that of each of its members."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            return {f"{path.name}!{name}": archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}
    return {path.name: path.read_text(encoding="utf-8", errors="replace")}


def figures(folder):
    """The lines of the tidy tables, by table, place and measure."""
    found = {}
    for path in sorted(folder.glob("tables/*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for line in csv.DictReader(file):
                names = list(line)
                place = tuple(line[name] for name in names[: names.index("margin") + 1])
                found[(path.stem, place, line["measure"])] = line
    return found


def ways_to_write(number):
    """A number of some size as a machine and as a Dutch or an English reader writes it."""
    exact = decimal.Decimal(number)
    whole = exact.quantize(decimal.Decimal(1), rounding=decimal.ROUND_HALF_UP)
    english = f"{exact:,f}"
    ways = {f"{exact:f}", english, english.translate(str.maketrans(",.", ".,")), f"{whole:,f}", f"{whole:,f}".replace(",", ".")}
    return ways | {f"{int(exact * 100)}"}


def main(run, sources):
    run, sources = pathlib.Path(run), pathlib.Path(sources)
    release = run / "release"
    released, inside = figures(release), figures(run)
    failed = passed = 0

    def check(holds, words):
        nonlocal failed, passed
        if holds:
            passed += 1
        else:
            failed += 1
            print(words)

    everything = {}
    for path in sorted(release.rglob("*")):
        if path.is_file():
            everything.update(texts(path))

    def records(name):
        with (sources / name).open(encoding="cp1252", newline="") as file:
            return list(csv.reader(file, delimiter=";"))[1:]

    granted = {record[0] for record in records("besluiten.csv") if record[1] == "Toegekend"}
    refused = [record for record in records("aanvragen.csv") if len(record) > 3 and record[0] not in granted]
    check(len(refused) > 150, "the sources have hardly a refused application")
    for name, text in everything.items():
        named = [record[2] for record in refused if any(word in text for word in record[:3])]
        check(not named, f"{name} names {', '.join(named[:3])}")

    # An amount that only hidden figures have may stand nowhere.
    shown = {line[column] for line in released.values() if line["status"] not in HIDDEN for column in NUMBERS}
    secret = {
        inside[key][column]
        for key, line in released.items()
        if line["status"] in HIDDEN
        for column in ("value", "numerator", "denominator")
        if re.fullmatch(r"-?\d+\.\d\d", inside[key][column]) and abs(decimal.Decimal(inside[key][column])) >= 1000
    } - shown
    check(len(secret) >= 10, f"only {len(secret)} amounts are hidden")
    for name, text in everything.items():
        # Digits of a hash are no amount.
        numbers = set(re.findall(r"\d[\d.,]*\d", re.sub(r"\b[0-9a-f]{64}\b", "", text)))
        found = sorted(amount for amount in secret if ways_to_write(amount) & numbers)
        check(not found, f"{name} has hidden amounts: {found[:5]}")

    # Workbooks: a sign in the place of every hidden figure, and no number that no tidy table shows.
    exact = {decimal.Decimal(number) for number in shown if re.fullmatch(r"-?\d+(\.\d+)?", number)}

    def is_shown(number):
        return any(abs(number - other) <= abs(other) * decimal.Decimal("1e-9") for other in exact) or number in exact

    signs = sum(line["status"] in HIDDEN for line in released.values())
    workbook = openpyxl.load_workbook(release / "tables.xlsx", data_only=True)
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.value is not None]
    labels = {line[name] for line in released.values() for name in line if re.fullmatch(r"-?\d+", line[name] or "")}
    wrong = [
        cell for cell in cells
        if isinstance(cell.value, (int, float)) and not isinstance(cell.value, bool)
        and not is_shown(decimal.Decimal(repr(cell.value))) and str(cell.value) not in labels
    ]
    check(not wrong, f"tables.xlsx: {wrong[:3]} stand in no tidy table")
    found = sum(isinstance(cell.value, str) and cell.value in ("x", "x¹", "x²") for cell in cells)
    check(found >= signs, f"tables.xlsx: {found} signs for {signs} hidden figures")
    check(not any(cell.comment for cell in cells), "tables.xlsx has comments")
    check(all(sheet.sheet_state == "visible" for sheet in workbook), "tables.xlsx has hidden sheets")
    properties = workbook.properties
    check(not properties.creator and not properties.lastModifiedBy, "tables.xlsx says who made it")
    check(properties.created.year == properties.modified.year == 1980, "tables.xlsx says when it was made")
    with zipfile.ZipFile(release / "tables.ods") as archive:
        content = xml.etree.ElementTree.fromstring(archive.read("content.xml"))
    values = [decimal.Decimal(node.get(f"{OFFICE}value")) for node in content.iter() if node.get(f"{OFFICE}value")]
    check(values and all(map(is_shown, values)), f"tables.ods: {[v for v in values if not is_shown(v)][:3]}")

    # JSON: no part of a hidden figure.
    def walk(node):
        if isinstance(node, dict):
            if node.get("status") in HIDDEN:
                left = [key for key in NUMBERS if node.get(key) not in (None, "", [])]
                check(not left, f"tables.json has {left} of a hidden figure")
            for child in node.values():
                walk(child)
        elif isinstance(node, list):
            for child in node:
                walk(child)

    walk(json.loads((release / "tables.json").read_text(encoding="utf-8")))
    print(f"attack on {release.parent.name}/release: {passed} passed, {failed} failed")
    return 1 if failed or passed < 20 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
