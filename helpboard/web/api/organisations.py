"""Organisations for programs. Their contact data are public facts (rule 11)."""

from dataclasses import dataclass
from datetime import UTC, datetime

from flask import url_for

from helpboard.domain.errors import NotFoundError
from helpboard.domain.topics import has_discreet, is_discreet
from helpboard.domain.translation import ItemKind, Words
from helpboard.extensions import db
from helpboard.queries.directory import (
    NameCursor,
    OrganisationCard,
    OrganisationFilter,
    directory_page,
)
from helpboard.queries.logos import LogoRow
from helpboard.queries.profiles import (
    OrganisationPage,
    OrganisationRow,
    goes_on_as,
    organisation_page,
)
from helpboard.web.api import words
from helpboard.web.api.contract import (
    AREA,
    NAME,
    SPEAKS,
    TOPIC,
    Asked,
    Listed,
    Moved,
    Resource,
    codes,
    slug_key,
)
from helpboard.web.api.shapes import (
    ADDRESS,
    MOMENT,
    NUMBER,
    TEXT,
    YES_NO,
    Field,
    Many,
    Maybe,
    Shape,
)
from helpboard.web.caching import discreet
from helpboard.web.kept import kept_area_tree
from helpboard.web.labels import organisation_kind
from helpboard.web.list_choice import list_choice
from helpboard.web.locale import settings
from helpboard.web.structured import absolute
from helpboard.web.wordings import wordings
from helpboard.web.words.kinds import ORGANISATION_KINDS, organisation_kind_label


@dataclass(frozen=True, slots=True)
class _Listed:
    """An organisation of the list, with its words for the reader."""

    row: OrganisationCard
    words: Words


@dataclass(frozen=True, slots=True)
class _Profile:
    """An organisation with everything that its page shows."""

    row: OrganisationRow
    words: Words
    page: OrganisationPage


def _address(row: OrganisationRow) -> OrganisationRow | None:
    return row if row.street or row.postcode or row.city else None


def _logo_url(logo: LogoRow | None) -> str | None:
    return settings().base_url + url_for("media.show", name=logo.name) if logo else None


ADDRESS_OF = Shape(
    "Address",
    "A public postal address in Germany.",
    (
        Field("street", Maybe(TEXT), "Street and number."),
        Field("postcode", Maybe(TEXT), "Postcode."),
        Field("city", Maybe(TEXT), "Town."),
    ),
)
_COMMON = (
    Field("slug", TEXT, "What it is known by.", "row.slug"),
    Field(
        "url",
        ADDRESS,
        "Its page on the board, in the language asked for.",
        lambda one: absolute("organisations.profile", slug=one.row.slug),
    ),
    Field("name", TEXT, "Its name as it is written.", "row.name"),
    Field(
        "kind",
        words.CODE,
        "What it is.",
        lambda one: words.Coded(one.row.kind, organisation_kind(one.row.kind)),
    ),
    Field("is_verified", YES_NO, "The coordinator vouches for it.", "row.is_verified"),
    Field(
        "area",
        words.LINK,
        "The area.",
        lambda one: words.Named(one.row.area_slug, one.row.area_name),
    ),
    Field(
        "about",
        Maybe(words.WORDS),
        "What it says about itself.",
        lambda one: words.told(one.words, "about"),
    ),
    Field(
        "topics", Many(words.CODE), "What it helps with.", lambda one: words.topics(one.row.topics)
    ),
    words.discretion(lambda one: one.row.topics),
    Field(
        "languages",
        Many(words.CODE),
        "What is spoken there.",
        lambda one: words.languages(one.row.languages),
    ),
)
ORGANISATION = Shape(
    "Organisation",
    "An organisation, office or association. Departments stand in the list below the one that they"
    " belong to; each has its own profile.",
    (
        *_COMMON,
        Field(
            "departments",
            Many(words.LINK),
            "Its departments at any depth, in the list only those that match.",
            "row.departments",
        ),
    ),
)
PROFILE = Shape(
    "OrganisationInFull",
    "An organisation with its contact data, which are public facts.",
    (
        *_COMMON,
        Field("departments", Many(words.LINK), "The departments right below.", "page.departments"),
        Field("parent", Maybe(words.LINK), "What it is a department of.", "page.parent"),
        Field("address", Maybe(ADDRESS_OF), "Where it is.", lambda one: _address(one.row)),
        Field("phone", Maybe(TEXT), "As it is written; may hold several.", "row.phone"),
        Field("email", Maybe(TEXT), "The public address.", "row.email"),
        Field("website", Maybe(TEXT), "As it was given.", "row.website"),
        Field(
            "opening_hours",
            Maybe(TEXT),
            "In the notation of OpenStreetMap (opening_hours), in the town's wall time.",
            "row.opening_hours",
        ),
        Field(
            "donations",
            Maybe(words.WORDS),
            "How one can give.",
            lambda one: words.told(one.words, "donations"),
        ),
        Field("reply_hours", Maybe(NUMBER), "The median time until it replies.", "row.reply_hours"),
        Field("logo", Maybe(ADDRESS), "Its picture (WebP).", lambda one: _logo_url(one.page.logo)),
        Field("groups", Many(words.LINK), "The working groups it works with.", "page.partners"),
        Field("places", Many(words.LINK), "The houses where it has a room.", "page.seats"),
        Field("services", Many(words.LINK), "What it regularly provides.", "page.services"),
        Field("updated_at", MOMENT, "When it changed last.", "row.updated_at"),
    ),
)


def _list(asked: Asked) -> Listed:
    kinds = {kind: organisation_kind_label(kind) for kind in ORGANISATION_KINDS}
    choice = list_choice(asked.args, kept_area_tree(), kinds=kinds)
    chosen = OrganisationFilter(
        area_path=choice.area.path,
        kind=choice.kind,
        topic=choice.topic,
        speaks=choice.speaks,
        text=choice.text,
    )
    after = NameCursor.parse(asked.after) if asked.after else None
    page = directory_page(db.session(), chosen, after=after, size=asked.limit)
    if choice.topic and is_discreet(choice.topic):
        discreet()
    said = wordings({ItemKind.ORGANISATION: page.organisations})
    return Listed(
        things=[_Listed(row, said.of(ItemKind.ORGANISATION, row.id)) for row in page.organisations],
        total=page.total,
        next=page.next.text if page.next else None,
    )


def _show(slug: str) -> _Profile | Moved:
    session = db.session()
    try:
        page = organisation_page(session, slug, now=datetime.now(UTC))
    except NotFoundError:
        other = goes_on_as(session, slug)
        if other is None:
            raise
        return Moved(other)
    row = page.organisation
    if has_discreet(row.topics):
        discreet()
    said = wordings({ItemKind.ORGANISATION: (row,)})
    return _Profile(row, said.of(ItemKind.ORGANISATION, row.id), page)


ORGANISATIONS = Resource(
    name="organisations",
    about="The directory, by name.",
    one="One organisation with its contact data. One that was merged leads to the other.",
    rule="<slug>",
    key=slug_key("The slug of an organisation."),
    parameters=(
        codes("kind", ORGANISATION_KINDS, "One kind of organisation."),
        TOPIC,
        AREA,
        SPEAKS,
        NAME,
    ),
    item=ORGANISATION,
    whole=PROFILE,
    lists=_list,
    shows=_show,
)
