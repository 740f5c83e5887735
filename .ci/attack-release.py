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


SVG = "{http://www.w3.org/2000/svg}"
SIZES = {"mln.": 1e6, "mld.": 1e9, "m": 1e6, "bn": 1e9}


def number(label):
    """What an axis says, as a number."""
    found = re.fullmatch(r"(€ ?)?([-\u2212]?[\d.,]+) ?(%|[a-z.]+)?", label)
    if not found:
        return None
    value = float(found[2].replace("\u2212", "-").replace(".", "").replace(",", "."))
    return value / 100 if found[3] == "%" else value * SIZES.get(found[3], 1)


def pictures(path, lines, check):
    """Measures every shape of a picture with the ruler that its own axes are: each must stand at a figure that is shown.

    What the shapes themselves say of that is not looked at.
    """
    root = xml.etree.ElementTree.parse(path).getroot()

    def at(node, name):
        return float(node.get(name))

    texts = [(node.text or "", at(node, "x"), at(node, "y")) for node in root.iter(f"{SVG}text")]
    rules = [node for node in root.iter(f"{SVG}line") if node.get("class") in ("grid", "axis")]
    upright = [node for node in rules if at(node, "x1") == at(node, "x2") and at(node, "y2") - at(node, "y1") > 20]
    level = [node for node in rules if at(node, "y1") == at(node, "y2") and at(node, "x2") - at(node, "x1") > 20]
    axes = {}
    for axis, marks in (("x", upright), ("y", level)):
        ends = []
        for node in marks:
            place = at(node, axis + "1")
            label = next(
                (text for text, x, y in texts
                 if (abs(x - place) < 0.1 and abs(y - at(node, "y2") - 16) < 0.1 if axis == "x" else
                     abs(y - place - 4) < 0.1 and abs(x - at(node, "x1") + 7) < 0.1)), None)
            if label is not None and number(label) is not None:
                ends.append((place, number(label)))
        if len(ends) > 1:
            axes[axis] = (ends[0], ends[-1])
    check(len(axes) == 1, f"{path.name}: its axis cannot be read")
    if len(axes) != 1:
        return
    (axis, ((low, first), (high, last))) = next(iter(axes.items()))
    top = min(at(node, "y1") for node in upright + level)
    bottom = max(at(node, "y2") for node in upright + level)

    # What is shown, and what parts of a cell that are shown are together.
    shown = {0.0, first, last, 1.0}
    cells = {}
    for line in lines:
        if line["status"] not in HIDDEN:
            shown |= {float(line[name]) for name in ("value", "lower", "upper") if re.fullmatch(r"-?[\d.]+(e-?\d+)?", line[name] or "")}
        names = list(line)
        cells.setdefault(tuple(line[name] for name in names[: names.index("margin") + 1]), []).append(line)
    for figures in cells.values():
        for unit in ("ratio", "euro", "count"):
            for begin in range(len(figures)):
                total = 0.0
                for line in figures[begin:]:
                    if line["unit"] == unit and line["status"] not in HIDDEN and line["value"]:
                        total += float(line["value"])
                        shown.add(total)
    slack = abs((last - first) / (high - low)) * 0.2
    places = []
    for node in root.iter():
        name = node.tag.removeprefix(SVG)
        style = node.get("class") or ""
        if name == "circle":
            places.append((at(node, "cx"), at(node, "cy")))
        elif name == "rect" and style.startswith("shape"):
            x, y, width, height = (at(node, key) for key in ("x", "y", "width", "height"))
            # A square is a mark, all else a block with two ends.
            places += [(x + width / 2, y + height / 2)] if width == height <= 10 else [(x, y + 1), (x + width, y + 1)]
        elif name == "line" and style in ("range", "mean"):
            places += [(at(node, "x1"), at(node, "y1")), (at(node, "x2"), at(node, "y2"))]
        elif name == "path" and style.startswith(("curve", "limit")):
            places += [(float(x), float(y)) for x, y in re.findall(r"[ML]([\d.-]+) ([\d.-]+)", node.get("d"))]
    inside = [place for place in places if top - 0.1 <= place[1] <= bottom + 0.1]
    check(inside, f"{path.name} has no shapes")
    for x, y in inside:
        value = first + ((x if axis == "x" else y) - low) / (high - low) * (last - first)
        near = any(abs(value - other) <= slack + abs(other) * 1e-9 for other in shown)
        check(near, f"{path.name}: a shape at {value:.6g} ({x}, {y}) is no figure that is shown")
    check(sum(text.startswith("x") and len(text) <= 2 for text, _, _ in texts) <= sum(
        line["status"] in HIDDEN for line in lines), f"{path.name} has more signs than are hidden")


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
    for path in sorted(release.glob("pictures/*.svg")):
        pictures(path, [line for key, line in released.items() if key[0] == path.stem], check)
    print(f"attack on {release.parent.name}/release: {passed} passed, {failed} failed")
    return 1 if failed or passed < 20 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
