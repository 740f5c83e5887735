"""Opens what was published with other programs and says what is wrong; ends with how many checks passed and failed."""

import csv
import datetime
import decimal
import json
import os
import pathlib
import re
import subprocess
import sys
import warnings
import zipfile

import csvw
import frictionless
import openpyxl

WORDS = {
    "nl": {"total": "Totaal", "unknown": "Onbekend", "lower": "ondergrens", "upper": "bovengrens", "value": "Waarde"},
    "en": {"total": "Total", "unknown": "Unknown", "lower": "lower limit", "upper": "upper limit", "value": "Value"},
}
# Each sheet of a workbook as a CSV file, with its numbers as they are shown.
SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,true,false,false,-1"


class Checks:
    """Counts checks, and prints those that fail."""

    def __init__(self):
        self.passed = 0
        self.failed = 0

    def expect(self, is_met, place, words):
        if is_met:
            self.passed += 1
        else:
            self.failed += 1
            print(f"{place}: {words}")


# --- What must stand in a workbook, by the tidy CSV and the labels of tables.json -------------------------------------


class Table:
    """A table of tables.json beside its CSV file: the figures, by the texts that stand beside and above them."""

    def __init__(self, described, folder, language):
        self.described = described
        self.words = WORDS[language]
        self.rows = [d for d in described["dimensions"] if d["place"] == "row"]
        self.columns = [d for d in described["dimensions"] if d["place"] == "column"]
        self.measures = {measure["name"]: measure["label"] for measure in described["measures"]}
        with open(folder / "tables" / f"{described['name']}.csv", newline="", encoding="utf-8") as file:
            self.lines = list(csv.DictReader(file))
        self.shown = [figure["text"] for figure in described["figures"]]

    def label(self, dimension, line):
        """What stands for a dimension in a line of the CSV."""
        name = dimension["name"]
        if name in line["margin"].split():
            return self.words["total"]
        code = line[name]
        if code == "_missing":
            return self.words["unknown"]
        for value in dimension["values"] or []:
            if value["code"] == code:
                return value["label"]
        if dimension["type"] == "date" and code < "1901":
            day = datetime.date.fromisoformat(code)
            return f"{day.day} {day:%B} {day.year}"
        # An apostrophe in the CSV keeps a spreadsheet from running the text; in a workbook text is text.
        return code[1:] if re.match(r"'+[=+\-@]", code) else code

    def figures(self):
        """Each figure with its place: the texts at its side, and the head above it."""
        for line, shown in zip(self.lines, self.shown, strict=True):
            side = [self.label(dimension, line) for dimension in self.rows]
            above = [self.label(dimension, line) for dimension in self.columns]
            measure = self.measures[line["measure"]]
            if self.rows:
                yield tuple(side), ", ".join(above + [measure]), line, shown
            else:
                yield (measure,), ", ".join(above) or self.words["value"], line, shown


def plain(value):
    """A cell at the side of a table as a text that CSV has, too."""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    return number(value) if isinstance(value, (int, float)) else value


def number(text):
    """A number without the zeros that say nothing; another text as it is."""
    try:
        return repr(float(text))
    except ValueError:
        return text


def squeezed(text):
    return re.sub(r" +", " ", text).strip()


class Sheet:
    """The marked table of a sheet, as a program reads it."""

    def __init__(self, sheet, table, side_count):
        first, last = table.ref.split(":")
        cells = [[cell.value for cell in row] for row in sheet[first:last]]
        self.heads = cells[0]
        self.body = cells[1:]
        self.side_count = side_count
        self.places = {}
        for place, row in enumerate(self.body):
            self.places.setdefault(tuple(number(squeezed(str(plain(cell)))) for cell in row[:side_count]), place)

    def cell(self, side, head):
        """Row and column of a figure; None where it cannot be found."""
        row = self.places.get(tuple(number(squeezed(text)) for text in side))
        columns = [place for place, text in enumerate(self.heads) if place >= self.side_count and text == head]
        return (row, columns[0]) if row is not None and columns else None


def check_table(table, sheet, place, checks):
    """Every figure of the CSV stands in the sheet, as a number where it is one."""
    heads = list(dict.fromkeys(figure[1] for figure in table.figures()))
    alike = {}
    for head in heads:
        alike.setdefault(head.lower(), []).append(head)
    for side, head, line, _ in table.figures():
        rank = alike[head.lower()].index(head)
        found = sheet.cell(side, head if rank == 0 else f"{head} ({rank + 1})")
        if found is None:
            checks.expect(False, place, f"no cell for {side} under '{head}'")
            continue
        row, column = found
        cells = sheet.body[row][column:column + 3]
        check_figure(line["value"], cells[0], f"{place}, {side}, {head}", checks)
        if line["lower"]:
            above = sheet.heads[column + 1:column + 3]
            checks.expect([text.rsplit(", ", 1)[-1] for text in above] == [table.words["lower"], table.words["upper"]],
                          place, f"the limits stand under {above}")
            for limit, cell in zip((line["lower"], line["upper"]), cells[1:]):
                check_figure(limit, cell, f"{place}, {side}, {head}", checks)


def check_figure(expected, cell, place, checks):
    if not expected:
        checks.expect(isinstance(cell, str) and cell, place, f"there is no figure, and the cell holds {cell!r}")
    elif re.fullmatch(r"\d{4}-\d\d-\d\d", expected):
        is_old = expected < "1901"
        is_same = isinstance(cell, str) if is_old else plain(cell) == expected
        checks.expect(is_same, place, f"found {cell!r}, expected the day {expected}")
    else:
        is_same = isinstance(cell, (int, float)) and not isinstance(cell, bool) and cell == float(expected)
        checks.expect(is_same, place, f"found {cell!r}, expected the number {expected}")


def check_workbook(path, tables, place, checks, is_own):
    """The sheets of a workbook: what an accessible one has, and every figure in it."""
    book = openpyxl.load_workbook(path)
    sheets = book.worksheets
    checks.expect(len(sheets) == len(tables) + 4, place, f"{len(sheets)} sheets for {len(tables)} tables")
    for sheet in sheets:
        checks.expect(not sheet.merged_cells.ranges, place, f"{sheet.title} has merged cells")
        checks.expect(sheet.sheet_state == "visible", place, f"{sheet.title} is hidden")
        formulas = [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
        checks.expect(not formulas, place, f"{sheet.title} has formulas in {formulas}")
        marked = list(sheet.tables.values())
        if sheet is sheets[0]:
            continue
        checks.expect(len(marked) == 1, place, f"{sheet.title} has {len(marked)} tables")
        first = re.match(r"A(\d+):", marked[0].ref)
        checks.expect(first and all(cell.value for cell in sheet[int(first[1])]), place, f"{sheet.title} lacks heads")
        if is_own:
            checks.expect(sheet.freeze_panes and int(re.sub(r"\D", "", sheet.freeze_panes)) == int(first[1]) + 1, place,
                          f"{sheet.title} is frozen at {sheet.freeze_panes}")
            narrow = [letter for letter, column in sheet.column_dimensions.items() if column.width < 10]
            checks.expect(not narrow, place, f"{sheet.title}: the columns {narrow} are narrow")
    for table, sheet in zip(tables, sheets[4:], strict=True):
        marked = Sheet(sheet, list(sheet.tables.values())[0], max(1, len(table.rows)))
        check_table(table, marked, f"{place}, {sheet.title}", checks)
    links = [cell.hyperlink for row in sheets[1].iter_rows() for cell in row if cell.hyperlink]
    checks.expect(len(links) == len(tables) + 2, place, f"the contents have {len(links)} links")
    return [sheet.title for sheet in sheets]


def is_tie(line, text):
    """Whether a share stands halfway between two that could be shown: LibreOffice multiplies by 100 in binary first, and
    then finds 121.24999999999999% of 1.2125."""
    decimals = re.fullmatch(r"-?[\d.,]*?(?:[.,](\d+))?%.*", text)
    if not decimals or not line["value"]:
        return False
    return decimal.Decimal(line["value"]) * 100 * 10 ** len(decimals[1] or "") % 1 == decimal.Decimal("0.5")


def check_shown(folder, name, sheets, tables, place, checks):
    """LibreOffice shows each figure as the other formats write it."""
    for table, sheet in zip(tables, sheets[4:], strict=True):
        with open(folder / f"{name}-{sheet}.csv", newline="", encoding="utf-8") as file:
            texts = {squeezed(text) for row in csv.reader(file) for text in row}
        lacking = set()
        for line, shown in zip(table.lines, table.shown):
            text = squeezed(re.sub(r" \[[^\]]*\]", "", shown)).replace("\u2212", "-")
            if text not in texts and not is_tie(line, text):
                lacking.add(text)
        checks.expect(not lacking, f"{place}, {sheet}", f"not shown: {sorted(lacking)[:5]}")


def check_archive(path, place, checks):
    """The document can be told by its first bytes, and no file in it has a time."""
    with zipfile.ZipFile(path) as archive:
        checks.expect(archive.testzip() is None, place, "the archive is damaged")
        times = {entry.date_time for entry in archive.infolist()}
        checks.expect(times == {(1980, 1, 1, 0, 0, 0)}, place, f"files are of {times}")
    if path.suffix == ".ods":
        head = path.read_bytes()[:84]
        checks.expect(head[30:] == b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"[:54], place, f"{head}")


# --- Descriptions -----------------------------------------------------------------------------------------------------


def check_descriptions(folder, name, checks):
    report = frictionless.validate(str(folder / "datapackage.json"))
    checks.expect(report.valid, name, f"the data package: {report.flatten(['title', 'message'])[:3]}")
    for path in sorted((folder / "tables").glob("*.csv")):
        described = pathlib.Path(f"{path}-metadata.json")
        with warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always")
            metadata = csvw.CSVW(str(described), validate=True)
            is_valid = metadata.is_valid
            rows = list(metadata.tables[0].iterdicts(strict=True)) if is_valid else []
        words = [str(warning.message) for warning in said if issubclass(warning.category, UserWarning)]
        checks.expect(is_valid and not words, name, f"{described.name}: {words[:3]}")
        with open(path, newline="", encoding="utf-8") as file:
            lines = list(csv.DictReader(file))
        checks.expect(len(rows) == len(lines), name, f"{described.name}: {len(rows)} rows of {len(lines)}")
        for row, line in zip(rows, lines):
            if isinstance(row["value"], float) and row["value"] != float(line["value"]):
                checks.expect(False, name, f"{described.name}: {row['value']} for {line['value']}")


# --- All of it --------------------------------------------------------------------------------------------------------


def office(work, folders):
    """LibreOffice saves every workbook again, and writes down what it shows."""
    sources = []
    (work / "in").mkdir(parents=True, exist_ok=True)
    for folder in folders:
        for kind in ("ods", "xlsx"):
            copy = work / "in" / f"{folder.name}-from-{kind}.{kind}"
            copy.write_bytes((folder / f"tables.{kind}").read_bytes())
            sources.append((copy, json.loads((folder / "tables.json").read_text())["language"]))
    for language, locale in (("nl", "nl_NL.UTF-8"), ("en", "en_GB.UTF-8")):
        files = [path for path, own in sources if own == language]
        for target, out in (("xlsx", "saved"), (SHOWN, "shown")):
            command = ["soffice", f"-env:UserInstallation={(work / 'profile').as_uri()}", "--headless", "--convert-to",
                       target, "--outdir", work / out, *files]
            subprocess.run(command, check=True, capture_output=True, env={**os.environ, "LC_ALL": locale})


def main(work, folders):
    checks = Checks()
    work = pathlib.Path(work)
    folders = [pathlib.Path(folder) for folder in folders]
    office(work, folders)
    for folder in folders:
        document = json.loads((folder / "tables.json").read_text())
        tables = [Table(table, folder, document["language"]) for table in document["tables"]]
        sheets = check_workbook(folder / "tables.xlsx", tables, f"{folder.name}/tables.xlsx", checks, is_own=True)
        for kind in ("ods", "xlsx"):
            name = f"{folder.name}-from-{kind}"
            check_archive(folder / f"tables.{kind}", f"{folder.name}/tables.{kind}", checks)
            check_workbook(work / "saved" / f"{name}.xlsx", tables, f"{folder.name}/tables.{kind} in LibreOffice", checks,
                           is_own=False)
            check_shown(work / "shown", name, sheets, tables, f"{folder.name}/tables.{kind} as shown", checks)
        check_descriptions(folder, folder.name, checks)
    print(f"{checks.passed} passed, {checks.failed} failed")
    return 1 if checks.failed or not checks.passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
