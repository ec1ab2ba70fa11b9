"""Working groups and welcome cafés for programs; addresses only where a group shows its own."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from helpboard.domain.errors import GoneError
from helpboard.domain.group import PUBLIC_STATES, GroupKind
from helpboard.domain.schedule import Meeting
from helpboard.domain.topics import has_discreet, is_discreet
from helpboard.domain.translation import ItemKind, Words
from helpboard.extensions import db
from helpboard.queries.groups import (
    GroupFilter,
    GroupPage,
    GroupRow,
    group_page,
    part_of_group_list,
    successor_of,
)
from helpboard.web.api import words
from helpboard.web.api.contract import (
    AREA,
    BY_NAME,
    NAME,
    SPEAKS,
    TOPIC,
    Asked,
    Listed,
    Moved,
    Resource,
    codes,
    cursor,
    place_of,
    slug_key,
)
from helpboard.web.api.meetings import OWN_MEETING
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
    one_of,
)
from helpboard.web.caching import discreet, fresh_until
from helpboard.web.kept import kept_area_tree
from helpboard.web.list_choice import list_choice
from helpboard.web.locale import settings
from helpboard.web.structured import absolute
from helpboard.web.wordings import wordings
from helpboard.web.words.kinds import group_kind_label


@dataclass(frozen=True, slots=True)
class _Group:
    """A group with its words for the reader; a list does not know ``page``."""

    row: GroupRow
    words: Words
    page: GroupPage | None = None


def _next(group: Any) -> Meeting | None:
    return next((one for one in group.row.meetings if not one.is_cancelled), None)


GROUP = Shape(
    "Group",
    "A working group or welcome café.",
    (
        Field("slug", TEXT, "What it is known by.", "row.slug"),
        Field(
            "url",
            ADDRESS,
            "Its page on the board, in the language asked for.",
            lambda one: absolute("groups.profile", slug=one.row.slug),
        ),
        Field("name", TEXT, "Its name as it is written.", "row.name"),
        Field(
            "kind",
            words.CODE,
            "What it is.",
            lambda one: words.Coded(one.row.kind.value, group_kind_label(one.row.kind)),
        ),
        Field(
            "state",
            one_of(sorted(PUBLIC_STATES)),
            "Whether it is forming, active, or resting for a while.",
            "row.state.value",
        ),
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
        Field("topics", Many(words.CODE), "Its topics.", lambda one: words.topics(one.row.topics)),
        words.discretion(lambda one: one.row.topics),
        Field(
            "languages",
            Many(words.CODE),
            "What is spoken there.",
            lambda one: words.languages(one.row.languages),
        ),
        Field(
            "conditions",
            Many(words.CODE),
            "For whom it is.",
            lambda one: words.conditions(one.row.conditions),
        ),
        Field(
            "venue",
            Maybe(words.VENUE),
            "Where it meets; null when it does not tell everybody.",
            lambda one: words.venue(one.row.venue),
        ),
        Field("next_meeting", Maybe(OWN_MEETING), "The next one that takes place.", _next),
        Field("updated_at", MOMENT, "When it changed last.", "row.updated_at"),
    ),
)
GROUP_IN_FULL = Shape(
    "GroupInFull",
    "A group with everything that programs read of its page.",
    (
        *GROUP.fields,
        Field("meetings", Many(OWN_MEETING), "The next ones, cancelled ones too.", "row.meetings"),
        Field("takes_people", YES_NO, "Whether one can ask to help there.", "page.takes_people"),
        Field(
            "free_places",
            Maybe(NUMBER),
            "How many helpers it still has room for; null when its size is open, and when nobody"
            " can ask to help there.",
            lambda one: one.page.free_places if one.page.takes_people else None,
        ),
        Field("organisations", Many(words.LINK), "Who it works with.", "page.partners"),
    ),
)


def _list(asked: Asked) -> Listed:
    kinds = {kind.value: group_kind_label(kind) for kind in GroupKind}
    choice = list_choice(asked.args, kept_area_tree(), kinds=kinds)
    chosen = GroupFilter(
        area_path=choice.area.path,
        kind=GroupKind(choice.kind) if choice.kind else None,
        topic=choice.topic,
        speaks=choice.speaks,
        text=choice.text,
    )
    if choice.topic and is_discreet(choice.topic):
        discreet()
    part = part_of_group_list(
        db.session(),
        chosen,
        after=place_of(asked, like=BY_NAME),
        size=asked.limit,
        now=datetime.now(UTC),
        zone=settings().timezone,
    )
    said = wordings({ItemKind.GROUP: part.groups})
    for row in part.groups:
        _lasts(row)
    return Listed(
        things=[_Group(row, said.of(ItemKind.GROUP, row.id)) for row in part.groups],
        total=part.total,
        next=cursor(part.next),
    )


def _show(slug: str) -> _Group | Moved:
    session, now = db.session(), datetime.now(UTC)
    try:
        page = group_page(session, slug, now=now, zone=settings().timezone)
    except GoneError:
        successor = successor_of(session, slug)
        if successor is None:
            raise
        return Moved(successor)
    row = page.group
    if has_discreet(row.topics):
        discreet()
    _lasts(row)
    return _Group(row, wordings({ItemKind.GROUP: (row,)}).of(ItemKind.GROUP, row.id), page)


def _lasts(row: GroupRow) -> None:
    """Say that the answer is true until the first meeting in it is over."""
    for first in row.meetings[:1]:
        fresh_until(first.ends_at)


GROUPS = Resource(
    name="groups",
    about="Working groups and welcome cafés, by name.",
    one="One group. One that became part of another leads there; any other closed one answers 410.",
    rule="<slug>",
    key=slug_key("The slug of a group."),
    parameters=(codes("kind", GroupKind, "One kind of group."), TOPIC, AREA, SPEAKS, NAME),
    item=GROUP,
    whole=GROUP_IN_FULL,
    lists=_list,
    shows=_show,
    can_be_gone=True,
)
