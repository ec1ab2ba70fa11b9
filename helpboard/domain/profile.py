"""What an organisation says of itself: which words may stand in its profile and its services."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from typing import Any, Final

from helpboard.domain.contact_data import ContactKind
from helpboard.domain.fields import Fields
from helpboard.domain.languages import LANGUAGES, SPOKEN
from helpboard.domain.tables.column import MAX_SLUG
from helpboard.domain.tables.contact import check_email, check_phone, check_web_address
from helpboard.domain.topics import LEAVES, TOPICS
from helpboard.domain.words import CONDITIONS, OrganisationKind

KINDS: Final = tuple(kind.value for kind in OrganisationKind)
MOST_TOPICS: Final = 12
MOST_LANGUAGES: Final = 25
LONGEST_ABOUT: Final = 3_000
LONGEST_DONATIONS: Final = 1_000
LONGEST_PAPERS: Final = 1_000

_IN_NAMES: Final = frozenset({ContactKind.EMAIL, ContactKind.PHONE, ContactKind.IBAN})
_IN_TEXTS: Final = frozenset(ContactKind)
_LETTERS: Final = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "o", "ł": "l", "ı": "i"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The facts of a profile, all of them public (rule 11); `area` is the area's slug."""

    name: str
    kind: str
    area: str
    about: str
    source_lang: str
    street: str
    postcode: str
    city: str
    phone: str
    email: str
    website: str
    donations: str
    topics: list[str]
    languages: list[str]


PROFILE_FIELDS: Final = tuple(row.name for row in fields(Profile))
CHECKED_BY_THE_TOWN: Final = ("name", "kind")
"""What the coordinator vouches for; when it changes, the desk hears of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvidedService:
    """What an organisation regularly provides; `place` and `area` are slugs."""

    name: str
    topic: str
    area: str
    place: str
    about: str
    papers: str
    source_lang: str
    languages: list[str]
    conditions: list[str]
    opening_hours: str


SERVICE_FIELDS: Final = tuple(row.name for row in fields(ProvidedService))


def check_profile(typed: Mapping[str, Any], *, areas: Collection[str]) -> Profile:
    """Return what may be stored; raises FieldsError with everything that is wrong.

    Contact data belongs into its own fields and into the text about donations, nowhere else.
    """
    read = Fields(typed)
    profile = Profile(
        name=read.without_contact("name", read.line("name", is_required=True), _IN_NAMES),
        kind=read.code("kind", KINDS),
        area=read.code("area", areas),
        about=read.without_contact("about", read.text("about", most=LONGEST_ABOUT), _IN_TEXTS),
        source_lang=read.code("source_lang", tuple(LANGUAGES)),
        street=read.line("street"),
        postcode=read.line("postcode", most=10),
        city=read.line("city", most=100),
        phone=read.line("phone", most=40, check=check_phone),
        email=read.line("email", most=254, check=check_email),
        website=read.line("website", most=300, check=web_address),
        donations=read.text("donations", most=LONGEST_DONATIONS),
        topics=read.codes("topics", tuple(TOPICS), most=MOST_TOPICS),
        languages=read.codes("languages", SPOKEN, most=MOST_LANGUAGES),
    )
    read.done()
    return profile


def check_service(
    typed: Mapping[str, Any], *, areas: Collection[str], places: Collection[str], hours: str
) -> ProvidedService:
    """Return what may be stored of a service; raises FieldsError. `hours` are checked already."""
    read = Fields(typed)
    about = read.text("about", most=LONGEST_ABOUT)
    papers = read.text("papers", most=LONGEST_PAPERS)
    service = ProvidedService(
        name=read.without_contact("name", read.line("name", is_required=True), _IN_NAMES),
        topic=read.code("topic", LEAVES),
        area=read.code("area", areas),
        place=read.code("place", places) if typed.get("place") else "",
        about=read.without_contact("about", about, _IN_TEXTS),
        papers=read.without_contact("papers", papers, _IN_TEXTS),
        source_lang=read.code("source_lang", tuple(LANGUAGES)),
        languages=read.codes("languages", SPOKEN, most=MOST_LANGUAGES),
        conditions=read.codes("conditions", CONDITIONS, most=len(CONDITIONS)),
        opening_hours=hours,
    )
    read.done()
    return service


def web_address(text: str) -> str:
    """Check a web address; whoever leaves out https:// means it."""
    return check_web_address(text if "://" in text or ":" in text else f"https://{text}")


def slug_of(name: str) -> str:
    """Return what may stand in an address for `name`; empty when no letter of it is Latin."""
    latin = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    words = re.findall(r"[a-z0-9]+", "".join(s for s in latin if not unicodedata.combining(s)))
    return "-".join(words)[: MAX_SLUG - 10].strip("-")


RESERVED: Final = frozenset({"new"})
"""Slugs that addresses of pages use themselves."""


def missing(profile: Mapping[str, Any]) -> list[str]:
    """Return what a profile lacks, the most useful first; `profile` holds its fields by name."""
    wanted = ("about", "contact", "opening_hours", "topics", "languages", "services",
              "gives_seeks", "address", "logo")  # fmt: skip
    given = {
        **profile,
        "contact": profile["phone"] or profile["email"] or profile["website"],
        "address": profile["street"] or profile["city"],
    }
    return [name for name in wanted if not given[name]]
