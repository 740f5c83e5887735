#!/usr/bin/env python3
"""Does of the tutorial what its reader writes, for its part in Swift, which the tests of the program leave out.

    .ci/follow-tutorial.py FOLDER      writes its files into the folder, with every line that it adds to them
    .ci/follow-tutorial.py --shown     prints what its last command shows
"""

import re
import sys
from pathlib import Path

page = Path(__file__).parent.parent / "Documentation/tutorial.md"
blocks = re.findall(r"^```(\w+)\n(.*?)^```$", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
kept = {"yaml", "python", "r"}  # their first line, which names the file, is a comment


def follow(folder: Path) -> None:
    for language, text in blocks:
        head, _, rest = text.partition("\n")
        addition = re.fullmatch(r'# (\S+), (above|below) "(.+)"', head)
        if addition:
            name, side, mark = addition.groups()
            lines = (folder / name).read_text(encoding="utf-8").splitlines(keepends=True)
            place = next(i for i, line in enumerate(lines) if line.strip().startswith(mark))
            lines.insert(place if side == "above" else place + 1, rest)
            (folder / name).write_text("".join(lines), encoding="utf-8")
        elif language in kept | {"csv"} and head.startswith("# "):
            (folder / head[2:]).write_text(text if language in kept else rest, encoding="utf-8")


if sys.argv[1] == "--shown":
    last = max(i for i, (language, text) in enumerate(blocks) if language == "sh" and "swift run" in text)
    print(next(text for language, text in blocks[last:] if language == "text"), end="")
else:
    follow(Path(sys.argv[1]))
