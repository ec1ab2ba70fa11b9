"""Why two fit, as lines: what speaks for it, and the one thing that speaks against it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from helpboard.domain.matching.explaining import Change
from helpboard.domain.matching.reasons import Fit
from helpboard.domain.proposal import Party, ProposalKind
from helpboard.queries.candidates import Suggestion
from helpboard.queries.looks import as_kept
from helpboard.web.words.match_reasons import change_sentence, forbidden_sentence, reason_sentence

OTHER_WAY: Final = {"we-give": "they-give", "they-give": "we-give"}
"""A partnership's reasons are kept as the organisation reads them; the group reads them so."""
FULL: Final = 100
SHARED: Final = frozenset({"they-give", "we-give", "topic-same", "topic-branch", "topic-related"})
"""What two have to do with each other at all."""
NEUTRAL: Final = frozenset({"languages-none-wished", "time-none-asked"})
"""Worth something, but no reason that anybody needs to read."""


@dataclass(frozen=True, slots=True)
class Line:
    """A reason in words; points are whole or have two decimals, for coordinators only."""

    code: str
    text: str
    points: float


def match_lines(kept: Iterable[Mapping[str, Any]], *, is_turned: bool = False) -> list[Line]:
    """Return kept reasons in words: what is shared first, then the weightiest."""
    lines = [_line(one, is_turned=is_turned) for one in kept]
    return sorted(lines, key=lambda line: (line.code not in SHARED, -line.points))


def split(lines: Iterable[Line], against: str | None) -> tuple[list[Line], Line | None]:
    """Return what speaks for a pair, and the one thing that speaks against it (its code)."""
    found = list(lines)
    told = [line for line in found if line.code not in NEUTRAL]
    good = [line for line in told if line.points and line.code != against]
    return good, next((line for line in found if line.code == against), None)


def lines_against(
    kept: Mapping[str, Any], *, is_turned: bool = False
) -> tuple[list[Line], Line | None]:
    """Return the two parts of reasons as a proposal keeps them; see :func:`split`."""
    against = kept.get("against")
    turned = OTHER_WAY.get(against, against) if is_turned and against else against
    return split(match_lines(kept.get("reasons", ()), is_turned=is_turned), turned)


def reasons_for(row: Any) -> list[str]:
    """Return why a proposal's sides fit, as the side ``row`` is for reads it."""
    return [line.text for line in proposal_lines(row)[0]]


def proposal_lines(row: Any) -> tuple[list[Line], Line | None]:
    """Return what speaks for and against a proposal, as its reader's side sees it."""
    is_turned = row.kind is ProposalKind.PARTNERSHIP and row.party is Party.GROUP
    return lines_against({"reasons": row.reasons, "against": row.against}, is_turned=is_turned)


def suggestion_lines(one: Suggestion) -> tuple[list[Line], Line | None]:
    """Return what speaks for and against somebody who was never asked."""
    against = one.against.code.value if one.against else None
    return split(match_lines(as_kept(reason) for reason in one.reasons), against)


def change_text(change: Change | None) -> str:
    """Return what would change a pair as a sentence, empty when nothing would."""
    return "" if change is None else change_sentence(change.code.value, change.params)


def missed_text(fit: Fit) -> str:
    """Return the rule by which somebody fails, as a sentence; empty when none forbids it."""
    return next((forbidden_sentence(row.rule.value, row.params) for row in fit.failed), "")


def reasons_in_words(one: Suggestion) -> list[str]:
    """Return what speaks for a suggestion that was never sent."""
    return [line.text for line in suggestion_lines(one)[0]]


def _line(one: Mapping[str, Any], *, is_turned: bool) -> Line:
    code = OTHER_WAY.get(one["code"], one["code"]) if is_turned else one["code"]
    points = one.get("points", 0) / FULL
    return Line(code=code, text=reason_sentence(code, one.get("params", {})), points=points)
