"""Cells that say what a volunteer can do and when: levels of languages, weekly times."""

import json
from typing import Any, Final

from helpboard.domain.languages import SPOKEN
from helpboard.domain.refusal import Refusal
from helpboard.domain.tables.cell import Wrong, refuse
from helpboard.domain.tables.column import one_line, read_code
from helpboard.domain.tables.facts_text import to_json
from helpboard.domain.volunteer import KINDS_OF_TIMES, LEVELS, ConsentSource
from helpboard.domain.when import check_when

SOURCES: Final = (ConsentSource.SPOKEN.value, ConsentSource.PAPER.value)
"""How somebody without an account can have agreed."""
MOST_LANGUAGES: Final = 20
_LONGEST: Final = 2_000


def read_levels(text: str) -> dict[str, str]:
    """Read `de C2; ar B1` into languages with their levels."""
    found: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in one_line(text, _LONGEST).split(";"))):
        code, _, level = part.partition(" ")
        if level.strip().upper() not in LEVELS:
            raise refuse(Wrong.NOT_LEVELS, near=part[:20])
        if code in found:
            raise refuse(Wrong.TWICE_IN_LIST, member=code)
        found[read_code(code, SPOKEN)] = level.strip().upper()
    if len(found) > MOST_LANGUAGES:
        raise refuse(Wrong.TOO_MANY_MEMBERS, most=MOST_LANGUAGES)
    return found


def write_levels(levels: dict[str, str]) -> str:
    """Write languages with their levels as `ar B1; de C2`."""
    return "; ".join(f"{code} {level}" for code, level in sorted(levels.items()))


def read_week(text: str) -> dict[str, Any] | None:
    """Read the block `when` of every week; an empty cell is unknown."""
    if not text:
        return None
    try:
        when = check_when(json.loads(text[:_LONGEST]))
    except (ValueError, RecursionError, Refusal):
        raise refuse(Wrong.NOT_A_WEEK) from None
    if when["kind"] not in KINDS_OF_TIMES:
        raise refuse(Wrong.NOT_A_WEEK)
    return when


def write_week(when: dict[str, Any] | None) -> str:
    """Write the block `when`."""
    return "" if when is None else to_json(when)
