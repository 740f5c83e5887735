"""Runs a command as a whole process and tells what it took."""
import dataclasses
import os
import re
import subprocess
import tempfile
import time


@dataclasses.dataclass
class Measured:
    """Seconds from start to end, seconds of all processors, the most memory in megabytes, and the tool's own clock."""

    wall: float
    cpu: float
    memory: float
    own: float | None
    version: str


class Failed(Exception):
    """A command that did not end well, with what it printed."""


def measure(command, environment=None, status=0):
    """Runs `command`, which must end with `status`; a tool that prints `name version seconds` as its last line has a clock of its own."""
    with tempfile.TemporaryFile("w+") as output:
        start = time.monotonic()
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
            env={**os.environ, **(environment or {})})
        _, ended, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        # Else Popen would wait for a process that is gone.
        process.returncode = os.waitstatus_to_exitcode(ended)
        output.seek(0)
        text = output.read()
    if process.returncode != status:
        raise Failed(f"{' '.join(map(str, command))} ended with {process.returncode}:\n{text}")
    last = text.strip().splitlines()[-1] if text.strip() else ""
    clock = re.fullmatch(r"\S+ (\S+) ([0-9.]+)", last)
    return Measured(
        wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e6, float(clock[2]) if clock else None,
        clock[1] if clock else "")
