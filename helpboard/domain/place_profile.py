"""What the desk may say of a public house, and of who sits there."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from typing import Any, Final

from helpboard.domain.area_profile import degrees
from helpboard.domain.concerns import CONCERNS, MOST_AT_COUNTER, PAPERS
from helpboard.domain.contact_data import ContactKind
from helpboard.domain.fields import Fields
from helpboard.domain.languages import LANGUAGES
from helpboard.domain.profile import LONGEST_ABOUT, LONGEST_PAPERS
from helpboard.domain.words import PlaceKind

LONGEST_ROOM: Final = 100
_KINDS: Final = tuple(kind.value for kind in PlaceKind)
_IN_TEXTS: Final = frozenset({ContactKind.PHONE, ContactKind.EMAIL})
_STEPS: Final[Mapping[str, bool | None]] = {"yes": True, "no": False, "": None}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceProfile:
    """The facts of a house, all of them public; ``area`` is the area's slug."""

    name: str
    kind: str
    area: str
    street: str
    postcode: str
    city: str
    latitude: float | None
    longitude: float | None
    is_step_free: bool | None
    portrait: str
    source_lang: str
    opening_hours: str


PLACE_FIELDS: Final = tuple(row.name for row in fields(PlaceProfile))


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody can come for; room and papers are empty where they are as usual."""

    code: str
    room: str
    papers: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Who sits in a house, where, and for what; ``organisation`` is an id."""

    organisation: int
    room: str
    papers: str
    source_lang: str
    asked: tuple[Asked, ...]


def check_place(
    typed: Mapping[str, Any], *, areas: Collection[str], kind: str, hours: str
) -> PlaceProfile:
    """Return what may be stored of a house; raises FieldsError. ``hours`` are checked already.

    ``kind`` is what stands there now: an import may have brought one of its own.
    """
    read = Fields(typed)
    portrait = read.text("portrait", most=LONGEST_ABOUT)
    place = PlaceProfile(
        name=read.line("name", is_required=True),
        kind=read.code("kind", (*_KINDS, kind) if kind else _KINDS),
        area=read.code("area", areas),
        street=read.line("street"),
        postcode=read.line("postcode", most=10),
        city=read.line("city", most=100),
        latitude=degrees(read, typed, "latitude", 90),
        longitude=degrees(read, typed, "longitude", 180),
        is_step_free=_STEPS.get(str(typed.get("is_step_free") or "")),
        portrait=read.without_contact("portrait", portrait, _IN_TEXTS),
        source_lang=read.code("source_lang", tuple(LANGUAGES)),
        opening_hours=hours,
    )
    if (place.latitude is None) is not (place.longitude is None):
        read.refuse("latitude" if place.latitude is None else "longitude", "required")
    read.done()
    return place


def check_seat(typed: Mapping[str, Any], *, organisations: Collection[str]) -> Seat:
    """Return who sits where for what; raises FieldsError.

    ``asked`` are codes of concerns; ``rooms`` and ``papers_of`` say by code what is different.
    """
    read = Fields(typed)
    papers = read.text("papers", most=LONGEST_PAPERS)
    organisation = read.code("organisation", organisations)
    seat = Seat(
        organisation=int(organisation) if organisation in organisations else 0,
        room=read.line("room", most=LONGEST_ROOM),
        papers=read.without_contact("papers", papers, _IN_TEXTS),
        source_lang=read.code("source_lang", tuple(LANGUAGES)),
        asked=tuple(
            _asked(read, typed, code)
            for code in read.codes("asked", tuple(CONCERNS), most=MOST_AT_COUNTER)
        ),
    )
    read.done()
    return seat


def _asked(read: Fields, typed: Mapping[str, Any], code: str) -> Asked:
    """Read what is different for one concern; whatever is wrong there stands at all of them."""
    one = Fields({"asked": (typed.get("rooms") or {}).get(code, "")})
    room = one.line("asked", most=LONGEST_ROOM)
    for problem in one.problems:
        read.refuse(problem.field, problem.code, **problem.params)
    chosen = (typed.get("papers_of") or {}).get(code, ())
    return Asked(code=code, room=room, papers=[paper for paper in PAPERS if paper in chosen])
