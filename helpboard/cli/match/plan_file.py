"""Writes what was found for a town file (docs/plan.schema.json)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpboard.domain.matching.matcher import Matcher
from helpboard.domain.matching.planning import Proposal
from helpboard.domain.matching.questions import Question
from helpboard.domain.matching.weights import points


@dataclass(frozen=True, slots=True, kw_only=True)
class Solved:
    """Everything that was found; ids are those of the town file."""

    proposals: Sequence[Proposal]
    menus: Mapping[str, Sequence[str]]
    questions: Sequence[Question]
    partners: Mapping[str, Sequence[str]]
    seconds: float
    gap: float


def plan_document(matcher: Matcher, solved: Solved) -> dict[str, Any]:
    """Return the document of a plan; the points of the reasons add up to those of their line."""
    return {
        "plan": [_line(matcher, proposal) for proposal in solved.proposals],
        "menus": {volunteer: list(roles) for volunteer, roles in solved.menus.items()},
        "questions": [
            {"volunteer": row.volunteer, "about": row.about.value} for row in solved.questions
        ],
        "partners": {one: list(others) for one, others in solved.partners.items()},
        "seconds": round(solved.seconds, 3),
        "gap": round(solved.gap, 6),
    }


def _line(matcher: Matcher, proposal: Proposal) -> dict[str, Any]:
    fit = matcher.fit(proposal.volunteer, proposal.role)
    return {
        "volunteer": proposal.volunteer,
        "role": proposal.role,
        "points": points(fit.quarters),
        "reasons": [
            {"code": row.code.value, "points": points(row.quarters)} for row in fit.reasons
        ],
    }


def write_plan(path: Path, document: Mapping[str, Any]) -> None:
    """Write a plan beside its place first, so that a broken-off run leaves no half file."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    beside.replace(path)
