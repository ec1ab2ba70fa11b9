"""The tables: organisations, groups, posts, areas, sites, recorded people, information pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from helpboard.domain.group import AddressShown, GroupKind, GroupState
from helpboard.domain.languages import LANGUAGES, SPOKEN
from helpboard.domain.organisation import OrganisationState
from helpboard.domain.page import PageAudience, PageState
from helpboard.domain.page_profile import LONGEST_SUMMARY, LONGEST_TITLE
from helpboard.domain.post import PostKind, PostState
from helpboard.domain.tables import column as c
from helpboard.domain.tables import page_columns
from helpboard.domain.tables.column import Column
from helpboard.domain.tables.contact import (
    check_email,
    check_opening_hours,
    check_phone,
    check_web_address,
)
from helpboard.domain.tables.facts_text import read_facts, read_needs, write_facts, write_needs
from helpboard.domain.tables.meetings import read_schedules, write_schedules
from helpboard.domain.tables.volunteering import (
    SOURCES,
    read_levels,
    read_week,
    write_levels,
    write_week,
)
from helpboard.domain.topics import LEAVES, TOPICS
from helpboard.domain.volunteer import MOST_HOURS
from helpboard.domain.words import CONDITIONS, OrganisationKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Columns in their order; `key` names the column that tells rows apart.

    `is_confidential` tables hold what the public may not see.
    """

    name: str
    key: str
    columns: tuple[Column, ...]
    is_confidential: bool

    @property
    def names(self) -> tuple[str, ...]:
        """Return the headings in order."""
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column:
        """Return the column of that name; KeyError for any other."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)


def _needs(name: str) -> Column:
    return Column(name=name, read=read_needs, write=write_needs)


_ABOUT: Final = (
    c.paragraphs("about"),
    c.code("source_lang", tuple(LANGUAGES), default="de"),
)
_ORGANISATION_KINDS: Final = tuple(kind.value for kind in OrganisationKind)

ORGANISATIONS: Final = Table(
    name="organisations",
    key="slug",
    is_confidential=True,
    columns=(
        c.slug(),
        c.line("name", 200, is_required=True),
        c.code("kind", _ORGANISATION_KINDS),
        c.member("state", OrganisationState, default="unverified"),
        c.reference("parent", "organisation"),
        c.reference("area", "area", is_required=True),
        *_ABOUT,
        c.line("street", 200),
        c.line("postcode", 10),
        c.line("city", 100),
        c.checked_line("phone", 40, check_phone),
        c.checked_line("email", 254, check_email),
        c.checked_line("website", 300, check_web_address),
        c.checked_line("opening_hours", 300, check_opening_hours),
        c.paragraphs("donations"),
        c.codes("topics", TOPICS),
        c.codes("languages", SPOKEN),
        _needs("gives"),
        _needs("seeks"),
    ),
)

GROUPS: Final = Table(
    name="groups",
    key="slug",
    is_confidential=True,
    columns=(
        c.slug(),
        c.line("name", 200, is_required=True),
        c.member("kind", GroupKind),
        c.member("state", GroupState, default="forming"),
        c.reference("area", "area", is_required=True),
        c.reference("place", "place"),
        c.line("address", 300),
        c.member("address_shown", AddressShown, default="released"),
        *_ABOUT,
        c.codes("topics", TOPICS),
        c.codes("languages", SPOKEN),
        c.codes("conditions", CONDITIONS),
        c.whole("capacity", 0, 10_000),
        Column(name="schedules", read=read_schedules, write=write_schedules),
        _needs("gives"),
        _needs("seeks"),
    ),
)

POSTS: Final = Table(
    name="posts",
    key="id",
    is_confidential=True,
    columns=(
        c.whole("id", 1, 999_999_999),
        c.member("kind", PostKind),
        c.member("state", PostState, default="pending"),
        c.code("topic", LEAVES),
        c.reference("area", "area", is_required=True),
        c.reference("organisation", "organisation"),
        c.reference("group", "group"),
        Column(name="facts", read=read_facts, write=write_facts),
        c.paragraphs("text"),
        c.code("text_lang", tuple(LANGUAGES), default="de"),
        c.whole("count", 1, 1_000, default="1"),
        c.whole("found", 0, 1_000, default="0"),
        c.yes_no("is_urgent"),
        c.moment("published_at"),
        c.moment("expires_at"),
    ),
)

AREAS: Final = Table(
    name="areas",
    key="slug",
    is_confidential=False,
    columns=(
        c.slug(),
        c.line("name", 200, is_required=True),
        c.free_code("kind"),
        c.reference("parent", "area"),
        c.degrees("latitude", 90),
        c.degrees("longitude", 180),
        c.yes_no("is_portal"),
        c.whole("position", -1_000_000, 1_000_000, default="0"),
    ),
)

SITES: Final = Table(
    name="sites",
    key="key",
    is_confidential=True,
    columns=(
        c.line("key", 80, is_required=True),
        c.line("name", 200, is_required=True),
        c.free_code("kind"),
        c.reference("area", "area", is_required=True),
        c.line("address", 300, is_required=True),
        c.whole("head_count", 0, 100_000),
        c.codes("languages", SPOKEN),
        c.day("closes_on"),
        c.paragraphs("note"),
        c.references("groups", "group"),
    ),
)

PEOPLE: Final = Table(
    name="people",
    key="key",
    is_confidential=True,
    columns=(
        c.line("key", 80, is_required=True),
        c.line("name", 200, is_required=True),
        c.checked_line("phone", 40, check_phone),
        c.checked_line("email", 254, check_email),
        c.code("language", tuple(LANGUAGES), default="de"),
        c.reference("area", "area", is_required=True),
        c.codes("topics", LEAVES),
        Column(name="languages", read=read_levels, write=write_levels),
        Column(name="when", read=read_week, write=write_week),
        c.whole("hours", 1, MOST_HOURS),
        c.code("consent_source", SOURCES),
        c.needed_day("consent_on"),
    ),
)

PAGES: Final = Table(
    name="pages",
    key="path",
    is_confidential=True,
    columns=(
        page_columns.path("path"),
        page_columns.page_above("parent"),
        c.member("audience", PageAudience, default="newcomers"),
        c.whole("position", -1_000_000, 1_000_000, default="0"),
        c.member("state", PageState, default="draft"),
        c.code("source_lang", tuple(LANGUAGES), default="de"),
        c.line("title", LONGEST_TITLE, is_required=True),
        c.line("summary", LONGEST_SUMMARY),
        page_columns.body("body"),
        c.yes_no("is_discreet"),
        c.yes_no("for_people_only"),
        c.moment("checked_at"),
    ),
)

TABLES: Final[Mapping[str, Table]] = MappingProxyType(
    {table.name: table for table in (ORGANISATIONS, GROUPS, POSTS, AREAS, SITES, PEOPLE, PAGES)}
)
"""Every table by its name, as the commands call it."""
