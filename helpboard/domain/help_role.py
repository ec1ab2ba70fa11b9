"""What may stand in a role: a kind of help that a group needs, with so many places."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Final

from helpboard.domain.contact_data import ContactKind
from helpboard.domain.conversation import is_with_children
from helpboard.domain.fields import Fields
from helpboard.domain.languages import SPOKEN
from helpboard.domain.refusal import Refusal
from helpboard.domain.topics import LEAVES
from helpboard.domain.when import check_when

MOST_PLACES: Final = 100
MOST_LANGUAGES: Final = 5
LONGEST_NOTE: Final = 300
LEAST_MINUTES, MOST_MINUTES = 15, 720
LEAST_AGE, MOST_AGE = 16, 80
"""The youngest whom the board knows is 16 (R19)."""

_CONTACT: Final = frozenset(ContactKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A role that may be stored; ``when`` None means at the group's meetings."""

    topic: str
    note: str
    must_speak: list[str]
    helpful: list[str]
    when: dict[str, Any] | None
    min_minutes: int
    capacity: int
    min_age: int | None
    needs_clearance: bool
    women_only: bool


ROLE_FIELDS: Final = tuple(row.name for row in fields(Role))


def needs_clearance_for(topic: str) -> bool:
    """Tell whether work in a topic is with children (rule 6); schoolwork counts as such."""
    return is_with_children(topic, for_minors=None)


def check_role(typed: Mapping[str, Any]) -> Role:
    """Return what may be stored; raises ``FieldsError`` with everything that is wrong.

    Work with children always needs clearance. A language that is needed is not helpful besides.
    """
    read = Fields(typed)
    topic = read.code("topic", LEAVES)
    note = read.without_contact("note", read.line("note", most=LONGEST_NOTE), _CONTACT)
    must = read.codes("must_speak", SPOKEN, most=MOST_LANGUAGES)
    helpful = read.codes("helpful", SPOKEN, most=MOST_LANGUAGES)
    capacity = read.number("capacity", least=1, most=MOST_PLACES, is_required=True)
    minutes = read.number("min_minutes", least=LEAST_MINUTES, most=MOST_MINUTES, is_required=True)
    min_age = read.number("min_age", least=LEAST_AGE, most=MOST_AGE)
    when = _when(read, typed.get("when"))
    read.done()
    return Role(
        topic=topic,
        note=note,
        must_speak=must,
        helpful=[code for code in helpful if code not in must],
        when=when,
        min_minutes=minutes or LEAST_MINUTES,
        capacity=capacity or 1,
        min_age=min_age,
        needs_clearance=needs_clearance_for(topic) or bool(typed.get("needs_clearance")),
        women_only=bool(typed.get("women_only")),
    )


def _when(read: Fields, value: Any) -> dict[str, Any] | None:
    if value is None:
        return None
    try:
        return check_when(value)
    except Refusal as refusal:
        read.refuse("when", refusal.code, **refusal.params)
        return None
