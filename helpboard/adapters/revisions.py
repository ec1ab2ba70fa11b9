"""The revisions of the database that this version of the program knows."""

import re
from functools import cache
from pathlib import Path
from typing import Final

_SAID: Final = re.compile(r'^(revision|down_revision)\b[^=\n]*= "(\w+)"', re.MULTILINE)


@cache
def newest_revision(migrations: Path) -> str | None:
    """Return the newest revision in a folder of migrations, read once; None when it is empty.

    The files are read as text: Alembic would be 11 MiB more for every process that asks.
    """
    revisions: dict[str, set[str]] = {"revision": set(), "down_revision": set()}
    for path in migrations.glob("versions/*.py"):
        for name, revision in _SAID.findall(path.read_text("utf-8")):
            revisions[name].add(revision)
    return max(revisions["revision"] - revisions["down_revision"], default=None)
