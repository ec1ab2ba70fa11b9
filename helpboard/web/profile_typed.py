"""The questions of a profile between form and service: typed, read, and as they were typed before.

Fields: ``when.…`` as in ``block_form.py``; ``topics`` repeated; ``languages.<1…10>`` with
``languages.<n>.level``; the others by the names of their columns.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from werkzeug.datastructures import MultiDict

from helpboard.domain.facts import MAX_LANGUAGES
from helpboard.domain.fields import FieldProblem, FieldsError
from helpboard.domain.refusal import Refusal
from helpboard.domain.topics import TREE
from helpboard.domain.volunteer import LEVELS, ProfileStep
from helpboard.queries.volunteers import VolunteerProfile
from helpboard.web.block_form import when_field
from helpboard.web.block_kinds import language_groups
from helpboard.web.when_typed import Typed, read_when, typed_when
from helpboard.web.words.topics import topic_label
from helpboard.web.words.volunteers import level_words

EXACT_TIMES: Final = 3
"""Rows for exact times that are shown at least."""
LANGUAGE_ROWS: Final = 3
_WORDS: Final = {True: "yes", False: "no"}
_COLUMNS: Final[Mapping[ProfileStep, tuple[str, ...]]] = {
    ProfileStep.CONSENT: (),
    ProfileStep.HOURS: ("hours_week",),
    ProfileStep.ABOUT: ("is_of_age", "is_woman", "has_licence", "needs_wheelchair"),
    ProfileStep.SHOWN: ("shows_name", "shows_phone"),
    ProfileStep.PAUSE: ("paused_until",),
}


def stored(step: ProfileStep, profile: VolunteerProfile) -> Typed:
    """Return what a profile says to a step, as it would have been typed."""
    typed: Typed = MultiDict([("version", str(profile.version))])
    for name, value in _stored(step, profile):
        typed.add(name, value)
    return typed


def _stored(step: ProfileStep, profile: VolunteerProfile) -> Iterator[tuple[str, str]]:
    said = profile.said
    match step:
        case ProfileStep.TIMES:
            yield from typed_when(said["when"], "when") if said["when"] else ()
        case ProfileStep.TOPICS:
            yield from (("topics", topic) for topic in said["topics"])
        case ProfileStep.LANGUAGES:
            for number, (code, level) in enumerate(said["languages"].items(), 1):
                yield f"languages.{number}", code
                yield f"languages.{number}.level", level
        case ProfileStep.WHERE:
            yield "area", profile.area_slug
            yield "max_travel", str(said["max_travel"] or "")
            yield from (("areas", slug) for slug in said["areas"])
        case _:
            yield from (
                (name, _as_typed(said[name])) for name in _COLUMNS[step] if said[name] is not None
            )


def _as_typed(value: object) -> str:
    return _WORDS[value] if isinstance(value, bool) else str(value)


def read(step: ProfileStep, typed: Typed) -> Mapping[str, Any]:
    """Return what was typed, by column; raises FieldsError for times that cannot be read."""
    match step:
        case ProfileStep.TIMES:
            return {"when": _times(typed)}
        case ProfileStep.TOPICS | ProfileStep.WHERE:
            lists = {name: typed.getlist(name) for name in ("topics", "areas")}
            return {**typed.to_dict(), **lists}
        case ProfileStep.LANGUAGES:
            rows = (row for row in _languages(typed) if row["code"])
            return {"languages": [(row["code"], row["level"]) for row in rows]}
        case _:
            return typed.to_dict()


def drawn(step: ProfileStep, typed: Typed, errors: Mapping[str, str]) -> dict[str, Any]:
    """Return what the page of a step draws itself."""
    match step:
        case ProfileStep.TIMES:
            one = when_field(typed, error=errors.get("when", ""))
            times = list(one.parts["times"])
            times += [dict.fromkeys(("day", "start", "end"), "")] * (EXACT_TIMES - len(times))
            return {"when": replace(one, parts={**one.parts, "times": times})}
        case ProfileStep.TOPICS:
            return {"branches": _branches(frozenset(typed.getlist("topics")))}
        case ProfileStep.LANGUAGES:
            rows = [row for row in _languages(typed) if row["code"] or row["level"]]
            empty = max(LANGUAGE_ROWS - len(rows), 1)
            blank = [{"code": "", "level": ""}] * min(empty, MAX_LANGUAGES - len(rows))
            return {
                "rows": [*rows, *blank],
                "languages": language_groups(),
                "levels": [(code, level_words(code)) for code in reversed(LEVELS)],
            }
        case _:
            return {}


def _times(typed: Typed) -> dict[str, Any] | None:
    """Read the times; who had said “nearly always” and ticks nothing means it still."""
    try:
        return read_when(typed, "when") or ({"kind": "flexible"} if typed.get("keep") else None)
    except Refusal as refusal:
        raise FieldsError(FieldProblem("when", refusal.code, refusal.params)) from refusal


def _languages(typed: Typed) -> Iterator[dict[str, str]]:
    for number in range(1, MAX_LANGUAGES + 1):
        name = f"languages.{number}"
        yield {"code": typed.get(name, ""), "level": typed.get(f"{name}.level", "")}


def _branches(chosen: frozenset[str]) -> list[dict[str, Any]]:
    """Return topics to tick below their branches; a branch with a tick is open."""
    return [
        {
            "code": branch,
            "label": topic_label(branch),
            "ticked": len(chosen & set(leaves)),
            "leaves": [(leaf, topic_label(leaf), leaf in chosen) for leaf in leaves],
        }
        for branch, leaves in TREE.items()
    ]
