"""What the desk knows of a site: which words and numbers may stand in its register (rule 5)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Final

from helpboard.domain.fields import Fields
from helpboard.domain.languages import SPOKEN
from helpboard.domain.refusal import Refusal
from helpboard.domain.when import check_date

SITE_KINDS: Final = (
    "reception",
    "shared_accommodation",
    "follow_on_housing",
    "emergency_shelter",
    "flat",
    "hotel",
    "other",
)
MOST_PEOPLE: Final = 100_000
MOST_LANGUAGES: Final = 40
LONGEST_NOTE: Final = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteProfile:
    """The facts of a site, none of them public; `area` is the area's slug."""

    name: str
    kind: str
    area: str
    address: str
    head_count: int | None
    languages: list[str]
    closes_on: date | None
    note: str


SITE_FIELDS: Final = tuple(row.name for row in fields(SiteProfile))


def check_site(typed: Mapping[str, Any], *, areas: Collection[str], kind: str = "") -> SiteProfile:
    """Return what may be stored; raises FieldsError with everything that is wrong.

    `kind` is what stands there now: an import may have brought one of its own.
    """
    read = Fields(typed)
    kinds = (*SITE_KINDS, kind) if kind else SITE_KINDS
    site = SiteProfile(
        name=read.line("name", is_required=True),
        kind=read.code("kind", kinds),
        area=read.code("area", areas),
        address=read.line("address", most=300, is_required=True),
        head_count=read.number("head_count", least=0, most=MOST_PEOPLE),
        languages=read.codes("languages", SPOKEN, most=MOST_LANGUAGES),
        closes_on=_day(read, "closes_on", typed.get("closes_on")),
        note=read.text("note", most=LONGEST_NOTE),
    )
    read.done()
    return site


def _day(read: Fields, name: str, value: object) -> date | None:
    if not value:
        return None
    try:
        return date.fromisoformat(check_date(value))
    except Refusal as refusal:
        read.refuse(name, refusal.code)
        return None
