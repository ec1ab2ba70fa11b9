"""A group or a welcome café on paper: when and where, in every language of the sheet."""

from datetime import datetime

from helpboard.catalogue import gettext as _
from helpboard.domain.group import GroupState
from helpboard.domain.schedule import Meeting
from helpboard.domain.short_code import ShortKind, short_code
from helpboard.domain.topics import is_discreet
from helpboard.domain.translation import ItemKind
from helpboard.extensions import db
from helpboard.queries.groups import GroupPage, GroupRow, group_page
from helpboard.web import dates
from helpboard.web.caching import discreet, fresh_until
from helpboard.web.facts import SEPARATOR
from helpboard.web.labels import condition_labels, languages_label
from helpboard.web.locale import settings
from helpboard.web.meetings import place_label, rhythm_label
from helpboard.web.paper_sheet import Block, Part, Sheet, in_each
from helpboard.web.sheet_words import own_words
from helpboard.web.wordings import wordings
from helpboard.web.words.kinds import group_kind_label
from helpboard.web.words.reader import as_written

_PICTURES = {"welcome_cafe": "coffee", "working_group": "users-round"}
_MEETINGS = 3


def group_sheet(slug: str, tags: tuple[str, ...], *, now: datetime) -> Sheet:
    """Return the sheet of a public group; a closed one is gone.

    Where it meets stands on it only when the group shows that to everybody (rule 5).
    """
    page = group_page(db.session(), slug, now=now, zone=settings().timezone)
    row = page.group
    for first in _held(row)[:1]:
        fresh_until(first.ends_at)
    if any(is_discreet(topic) for topic in row.topics):
        discreet()
    code = short_code(ShortKind.GROUP, row.id)
    return Sheet(
        code=code,
        title=f"{settings().site_name} {code}",
        name=row.name,
        parts=in_each(tags, lambda: _part(page, tags, now)),
        picture=_PICTURES[row.kind.value],
        strip=row.name,
    )


def _part(page: GroupPage, tags: tuple[str, ...], now: datetime) -> Part:
    row = page.group
    words = wordings({ItemKind.GROUP: [row]}).of(ItemKind.GROUP, row.id)
    return Part(
        kind=group_kind_label(row.kind),
        headline="",
        facts=tuple((label, text) for label, text in _facts(row, now) if text),
        blocks=_dates(row),
        words=own_words(words, row.source_lang, "about", tags=tags),
        how=_how(page),
    )


def _facts(row: GroupRow, now: datetime) -> list[tuple[str, str]]:
    where = place_label(row.venue)
    hidden = _(
        "In %(area)s. The group tells you the exact address when you get in touch.",
        area=as_written(row.area_name),
    )
    is_resting = row.state is GroupState.RESTING
    return [
        (_("When"), "" if is_resting else rhythm_label(row.schedules, now=now) or ""),
        (_("Where"), as_written(f"{where}, {row.area_name}") if where else hidden),
        (_("Languages"), languages_label(row.languages) or ""),
        ("", SEPARATOR.join(condition_labels(row.conditions))),
    ]


def _dates(row: GroupRow) -> tuple[Block, ...]:
    lines = [("", dates.day_and_times(one.starts_at, one.ends_at)) for one in _held(row)]
    return (Block(_("Next meetings"), tuple(lines[:_MEETINGS])),) if lines else ()


def _held(row: GroupRow) -> list[Meeting]:
    return [one for one in row.meetings if not one.is_cancelled]


def _how(page: GroupPage) -> str:
    if page.group.state is GroupState.RESTING:
        return _("This group is resting at the moment. There are no meetings until it goes on.")
    if page.takes_people:
        return _("Scan the code to write to the group, or to help in it.")
    return _("Scan the code to write to the group.")
