"""An edition beside the one before: the difference of each figure, for the desk and for others."""

from typing import Any

from helpboard.models import ReportEdition
from helpboard.web import dates
from helpboard.web.words.values import digits

COMPARED = ("figure", "noted")


def with_changes(made: dict[str, Any], before: ReportEdition | None) -> dict[str, Any]:
    """Return what was made, each figure with what it was in the edition before and the change.

    Others see a change only of two numbers that they were shown, so it betrays no more than these.
    """
    if before is None:
        return made
    known = {_key(block): block for block in before.frozen["blocks"] if block["kind"] in COMPARED}
    blocks = [
        {**block, "before": _beside(block, known[_key(block)])} if _key(block) in known else block
        for block in made["blocks"]
    ]
    earlier = {"number": before.number, "on": dates.full_day(before.frozen_at)}
    return {**made, "blocks": blocks, "earlier": earlier}


def _key(block: dict[str, Any]) -> tuple[str, str]:
    return block["kind"], str(block.get("code") or block.get("label") or block["id"])


def _beside(block: dict[str, Any], before: dict[str, Any]) -> dict[str, str]:
    return {
        "exact_text": before["exact_text"],
        "shown_text": before["shown_text"],
        "exact_change": _change(block["exact"], before["exact"]),
        "shown_change": _change(block["shown"], before["shown"]),
    }


def _change(now: Any, before: Any) -> str:
    if not isinstance(now, int | float) or not isinstance(before, int | float):
        return ""
    change = round(now - before, 1)
    if change == 0:
        return "±0"
    return f"+{digits(change)}" if change > 0 else f"−{digits(-change)}"
