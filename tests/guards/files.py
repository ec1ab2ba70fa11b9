"""Finding lines that break a rule of the house."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def files(*globs: str) -> list[Path]:
    return [path for glob in globs for path in sorted(ROOT.glob(glob)) if path.is_file()]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def lines(*globs: str) -> Iterator[tuple[str, str]]:
    """Every line with its place, as editors write it."""
    for path in files(*globs):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            yield f"{name(path)}:{number}", line


def offenders(pattern: str, *globs: str) -> list[str]:
    """The places of lines in which ``pattern`` is found."""
    return [place for place, line in lines(*globs) if re.search(pattern, line)]
