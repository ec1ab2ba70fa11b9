"""What a group or café says of itself: which words and numbers may stand in its profile."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from typing import Any, Final

from helpboard.domain.contact_data import ContactKind
from helpboard.domain.fields import Fields
from helpboard.domain.group import AddressShown, GroupKind
from helpboard.domain.joining import Joins
from helpboard.domain.languages import LANGUAGES, SPOKEN
from helpboard.domain.profile import LONGEST_ABOUT, MOST_LANGUAGES, MOST_TOPICS
from helpboard.domain.topics import TOPICS
from helpboard.domain.words import CONDITIONS

MOST_HELPERS: Final = 500
"""No group has places for more; the largest circle of Stuttgart has about 200."""
LONGEST_ADDRESS: Final = 300

_CONTACT: Final = frozenset(ContactKind)
_IN_NAMES: Final = frozenset({ContactKind.EMAIL, ContactKind.PHONE, ContactKind.IBAN})


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupProfile:
    """What stands in a profile; ``area`` and ``place`` are slugs, ``capacity`` None when open."""

    name: str
    kind: GroupKind
    area: str
    about: str
    source_lang: str
    topics: list[str]
    languages: list[str]
    conditions: list[str]
    place: str
    address: str
    address_shown: AddressShown
    capacity: int | None
    joins: Joins


GROUP_FIELDS: Final = tuple(row.name for row in fields(GroupProfile))


def check_name(read: Fields) -> str:
    """Return a group's name, read from the field ``name``."""
    return read.without_contact("name", read.line("name", is_required=True), _IN_NAMES)


def check_group_profile(
    typed: Mapping[str, Any], *, areas: Collection[str], places: Collection[str]
) -> GroupProfile:
    """Return what may be stored; raises ``FieldsError`` with everything that is wrong.

    Contact data has no place in the public words: whoever wants to talk writes through the board.
    """
    read = Fields(typed)
    name = check_name(read)
    about = read.without_contact("about", read.text("about", most=LONGEST_ABOUT), _CONTACT)
    address = read.without_contact(
        "address", read.line("address", most=LONGEST_ADDRESS), _CONTACT - {ContactKind.PHONE}
    )
    codes = {
        "kind": read.code("kind", tuple(GroupKind)),
        "address_shown": read.code("address_shown", tuple(AddressShown)),
        "joins": read.code("joins", tuple(Joins)),
    }
    plain: dict[str, Any] = {
        "area": read.code("area", areas),
        "source_lang": read.code("source_lang", tuple(LANGUAGES)),
        "topics": read.codes("topics", tuple(TOPICS), most=MOST_TOPICS),
        "languages": read.codes("languages", SPOKEN, most=MOST_LANGUAGES),
        "conditions": read.codes("conditions", CONDITIONS, most=len(CONDITIONS)),
        "place": read.code("place", places) if typed.get("place") else "",
        "capacity": read.number("capacity", least=1, most=MOST_HELPERS),
    }
    read.done()
    return GroupProfile(
        name=name,
        about=about,
        address=address,
        kind=GroupKind(codes["kind"]),
        address_shown=AddressShown(codes["address_shown"]),
        joins=Joins(codes["joins"]),
        **plain,
    )
