"""Services for programs: advice hours, courses, sport; whatever organisations regularly provide."""

from dataclasses import dataclass

from helpboard.domain.topics import is_discreet
from helpboard.domain.translation import ItemKind, Words
from helpboard.extensions import db
from helpboard.queries.board import organisation_name
from helpboard.queries.provided import ServiceRow
from helpboard.queries.services import (
    ServiceFilter,
    part_of_service_list,
    service_by_slug,
)
from helpboard.web.api import words
from helpboard.web.api.contract import (
    AREA,
    BY_NAME,
    NAME,
    ORGANISATION,
    SPEAKS,
    TOPIC,
    Asked,
    Listed,
    Resource,
    cursor,
    place_of,
    slug_key,
)
from helpboard.web.api.shapes import ADDRESS, TEXT, Field, Many, Maybe, Shape
from helpboard.web.caching import discreet
from helpboard.web.kept import kept_area_tree
from helpboard.web.list_choice import list_choice
from helpboard.web.structured import absolute
from helpboard.web.wordings import wordings


@dataclass(frozen=True, slots=True)
class _Service:
    """A service with its words for the reader."""

    row: ServiceRow
    words: Words


SERVICE = Shape(
    "Service",
    "Something that an organisation regularly provides.",
    (
        Field("slug", TEXT, "What it is known by.", "row.slug"),
        Field(
            "url",
            ADDRESS,
            "The page of its organisation, where it stands.",
            lambda one: absolute("organisations.profile", slug=one.row.organisation_slug),
        ),
        Field(
            "name",
            words.WORDS,
            "What it is called.",
            lambda one: words.name(one.words, one.row.name),
        ),
        Field("topic", words.CODE, "What it is about.", lambda one: words.topic(one.row.topic)),
        words.discretion(lambda one: (one.row.topic,)),
        Field(
            "about",
            Maybe(words.WORDS),
            "What it is.",
            lambda one: words.told(one.words, "about"),
        ),
        Field(
            "papers",
            Maybe(words.WORDS),
            "Which papers to bring.",
            lambda one: words.told(one.words, "papers"),
        ),
        Field(
            "languages",
            Many(words.CODE),
            "What is spoken.",
            lambda one: words.languages(one.row.languages),
        ),
        Field(
            "conditions",
            Many(words.CODE),
            "For whom it is, and how one comes in.",
            lambda one: words.conditions(one.row.conditions),
        ),
        Field(
            "opening_hours",
            Maybe(TEXT),
            "In the notation of OpenStreetMap (opening_hours), in the town's wall time.",
            "row.opening_hours",
        ),
        Field(
            "organisation",
            words.LINK,
            "Who provides it.",
            lambda one: words.Named(one.row.organisation_slug, one.row.organisation_name),
        ),
        Field(
            "place",
            Maybe(words.LINK),
            "The house in which it is; without one, at the organisation's address.",
            lambda one: words.named(one.row.place_slug, one.row.place_name),
        ),
    ),
)


def _list(asked: Asked) -> Listed:
    session = db.session()
    choice = list_choice(asked.args, kept_area_tree())
    organisation = asked.args.get(ORGANISATION.name) or None
    if organisation:
        organisation_name(session, organisation)
    chosen = ServiceFilter(
        area_path=choice.area.path,
        organisation=organisation,
        topic=choice.topic,
        speaks=choice.speaks,
        text=choice.text,
    )
    if choice.topic and is_discreet(choice.topic):
        discreet()
    after = place_of(asked, like=BY_NAME)
    part = part_of_service_list(session, chosen, after=after, size=asked.limit)
    said = wordings({ItemKind.SERVICE: part.services})
    return Listed(
        things=[_Service(row, said.of(ItemKind.SERVICE, row.id)) for row in part.services],
        total=part.total,
        next=cursor(part.next),
    )


def _show(slug: str) -> _Service:
    row = service_by_slug(db.session(), slug)
    if is_discreet(row.topic):
        discreet()
    return _Service(row, wordings({ItemKind.SERVICE: (row,)}).of(ItemKind.SERVICE, row.id))


SERVICES = Resource(
    name="services",
    about="Everything that organisations regularly provide, by name.",
    one="One service.",
    rule="<slug>",
    key=slug_key("The slug of a service."),
    parameters=(TOPIC, AREA, SPEAKS, ORGANISATION, NAME),
    item=SERVICE,
    whole=SERVICE,
    lists=_list,
    shows=_show,
)
