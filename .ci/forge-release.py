"""Tampers with a release and holds 'peil verify' to it: a byte of each kind of file, with and without a hash that fits, and in
each file that shows figures one figure that is another, with all hashes made anew, the certificate's among them.

Arguments: the program, the folder of a run that was published in every format. Ends with how many checks passed and failed.
"""

import hashlib
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

KINDS = {".csv", ".md", ".html", ".svg", ".ods", ".xlsx", ".json"}


class Copy:
    """A copy of a release that is changed, held against 'peil verify', and put back."""

    def __init__(self, peil, release, work):
        self.peil, self.release, self.folder = peil, release, pathlib.Path(work) / "release"
        shutil.copytree(release, self.folder)

    def verify(self):
        """The exit status for somebody who has nothing but the release, and what is said."""
        found = subprocess.run([self.peil, "verify", self.folder], capture_output=True, text=True)
        return found.returncode, found.stdout + found.stderr

    def write(self, name, contents, in_listing=False, in_certificate=False):
        path = self.folder / name
        path.write_bytes(contents)
        if in_certificate:
            certificate = self.folder / "certificate.json"
            before = certificate.read_text(encoding="utf-8")
            old = json.loads(before)
            digest = next(file["sha256"] for file in old["files"] if file["file"] == name)
            certificate.write_text(before.replace(digest, self.digest(path)), encoding="utf-8")
            self.list("certificate.json")
        if in_listing:
            self.list(name)

    def list(self, name):
        """Gives a file its hash and its size in run.json."""
        path = self.folder / "run.json"
        listing = json.loads(path.read_text(encoding="utf-8"))
        entry = next(file for file in listing["outputs"] if file["file"] == name)
        entry["sha256"], entry["bytes"] = self.digest(self.folder / name), (self.folder / name).stat().st_size
        path.write_text(json.dumps(listing, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")

    def restore(self, *names):
        for name in names + ("certificate.json", "run.json"):
            shutil.copyfile(self.release / name, self.folder / name)

    @staticmethod
    def digest(path):
        return hashlib.sha256(path.read_bytes()).hexdigest()


def repacked(contents, change):
    """An archive of which each member has gone through a function of its name and text."""
    with tempfile.TemporaryDirectory() as work:
        old, new = pathlib.Path(work) / "old", pathlib.Path(work) / "new"
        old.write_bytes(contents)
        with zipfile.ZipFile(old) as source, zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as target:
            for entry in source.infolist():
                text = source.read(entry)
                target.writestr(entry, change(entry.filename, text.decode("utf-8")).encode("utf-8"))
        return new.read_bytes()


def raised(pattern, text, count=1):
    """The text with the first number that a pattern finds raised by one."""
    return re.sub(pattern, lambda found: f"{found[1]}{int(found[2]) + 1}{found[3]}", text, count=count)


def forgeries(folder):
    """For each file that shows figures its contents with one figure that is another."""
    table = next(
        path for path in sorted(folder.glob("tables/*.csv"))
        if re.search(r",[1-9]\d+,count,,,\d+,", path.read_text(encoding="utf-8"))
    )
    name = table.stem
    text = table.read_text(encoding="utf-8")
    yield f"tables/{name}.csv", raised(r"(,)([1-9]\d+)(,count,,,)", text).encode("utf-8")
    number = re.search(r",([1-9]\d+),count,,,\d+,", text)[1]
    cell = rf'(<td data-v=")({number})("[^>]*>)'
    for file in ("report.html", f"fragments/{name}.html"):
        yield file, raised(cell, (folder / file).read_text(encoding="utf-8")).encode("utf-8")
    # A number that more than one format writes as it is.
    for file in ("tables.md", f"fragments/{name}.md"):
        yield file, raised(r"(\| )([1-9]\d\d?)( \|)", (folder / file).read_text(encoding="utf-8")).encode("utf-8")
    yield "tables.json", raised(r'("value":)([1-9]\d+)(,"text")', (folder / "tables.json").read_text(encoding="utf-8")).encode("utf-8")
    # Pictures: what a text says, and how long a bar is; in the report also a key figure.
    said = next(path for path in sorted(folder.glob("pictures/*.svg")) if re.search(r'data-figure="\d+">[1-9]\d', path.read_text(encoding="utf-8")))
    bars = next(path for path in sorted(folder.glob("pictures/*.svg")) if 'data-x1="=0"' in path.read_text(encoding="utf-8"))
    page = (folder / "report.html").read_text(encoding="utf-8")
    text = r'(data-figure="\d+">)([1-9]\d*)([^\d])'
    yield f"pictures/{said.name}", raised(text, said.read_text(encoding="utf-8")).encode("utf-8")
    yield f"pictures/{bars.name}", raised(
        r'( width=")([1-9]\d+)([\d.]*"[^>]* data-x1="=0")', bars.read_text(encoding="utf-8")).encode("utf-8")
    yield "report.html", raised(text, page).encode("utf-8")
    yield "report.html", raised(r'(<dd data-figure="[^"]+"><strong>)([1-9]\d*)(<)', page).encode("utf-8")
    yield "tables.ods", repacked(
        (folder / "tables.ods").read_bytes(),
        lambda member, text: raised(r'(office:value=")([1-9]\d+)(")', text) if member == "content.xml" else text)
    # The fifth sheet is that of the first table.
    yield "tables.xlsx", repacked(
        (folder / "tables.xlsx").read_bytes(),
        # A cell without a type is a number.
        lambda member, text: raised(r'(<c r="[A-Z]+\d+"(?: s="\d+")?><v>)([1-9]\d+)(</v></c>)', text)
        if member == "xl/worksheets/sheet5.xml" else text)


def main(peil, run):
    release = pathlib.Path(run) / "release"
    passed = failed = 0

    def check(holds, words):
        nonlocal passed, failed
        if holds:
            passed += 1
        else:
            failed += 1
            print(words)

    with tempfile.TemporaryDirectory() as work:
        copy = Copy(peil, release, work)
        status, said = copy.verify()
        check(status == 0, f"the release as it is does not verify ({status}): {said}")
        files = [path.relative_to(release).as_posix() for path in sorted(release.rglob("*")) if path.is_file()]
        check({pathlib.Path(name).suffix for name in files} == KINDS, "a kind of file is lacking")
        seen = set()
        for name in files:
            kind = pathlib.Path(name).suffix
            if kind in seen or name in ("run.json", "certificate.json"):
                continue
            seen.add(kind)
            contents = bytearray((release / name).read_bytes())
            middle = len(contents) // 2
            contents[middle] = ord("8") if contents[middle] == ord("7") else ord("7")
            for is_listed in (False, True):
                copy.write(name, bytes(contents), in_listing=is_listed)
                status, said = copy.verify()
                check(status == 65, f"{name}: a byte that is another, listed: {is_listed}, ends with {status}: {said}")
                copy.restore(name)
        for name, contents in forgeries(copy.folder):
            check(contents != (release / name).read_bytes(), f"{name}: nothing was forged")
            copy.write(name, contents, in_listing=True, in_certificate=True)
            status, said = copy.verify()
            check(status == 65, f"{name}: a figure that is another ends with {status}: {said}")
            check("does not show the figures" in said or "another value" in said, f"{name}: {said}")
            copy.restore(name)
        status, said = copy.verify()
        check(status == 0, f"the release put back does not verify ({status}): {said}")
    print(f"forgeries of {release.parent.name}/release: {passed} passed, {failed} failed")
    return 1 if failed or passed < 20 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
