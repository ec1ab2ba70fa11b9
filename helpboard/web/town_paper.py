"""Sheets for a whole district: the board itself, its welcome cafés, how to ask for help."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from flask import render_template

from helpboard.adapters.qr_codes import qr_of
from helpboard.catalogue import gettext as _
from helpboard.catalogue import reading
from helpboard.domain.group import GroupKind
from helpboard.domain.languages import LANGUAGES
from helpboard.domain.short_code import ShortKind, short_code
from helpboard.extensions import db
from helpboard.queries.areas import AreaRow
from helpboard.queries.groups import GroupFilter, GroupRow, group_list
from helpboard.queries.near import minutes_from
from helpboard.web import dates
from helpboard.web.facts import SEPARATOR
from helpboard.web.filters import home_area
from helpboard.web.kept import kept_area_tree
from helpboard.web.locale import offered, settings
from helpboard.web.meetings import place_label, rhythm_label
from helpboard.web.near import way_label
from helpboard.web.paper_sheet import Block, Part, Sheet, base_language, code_address, in_each
from helpboard.web.words.reader import as_written, left_to_right

_CAFES: Final = 5
_EMERGENCY: Final = ("112", "110", "116\u00a0016")


def flyer_documents(area: AreaRow) -> Iterator[str]:
    """Yield the flyer of the board as HTML, set ever more closely."""
    for size in ("roomy", "close", "tight"):
        yield render_template("sheets/flyer.html", size=size, **flyer_view(area))


def flyer_view(area: AreaRow) -> dict[str, Any]:
    """Return what a flyer shows: all languages of the board, and the code of an area."""
    address = code_address(short_code(ShortKind.AREA, area.id))
    return {
        "base": base_language(),
        "site": settings().site_name,
        "greetings": [_greeting(tag, area) for tag in offered()],
        "address": address.partition("://")[2],
        "qr": qr_of(address),
    }


def _greeting(tag: str, area: AreaRow) -> dict[str, Any]:
    language = LANGUAGES[tag]
    with reading(language):
        return {
            "language": language,
            "headline": _("Help and meeting in %(area)s", area=as_written(area.name)),
            "text": _(
                "What people and organisations here offer and look for. "
                "Free of charge, and in your language."
            ),
        }


def cafes_sheet(area: AreaRow, tags: Sequence[str], *, now: datetime) -> Sheet:
    """Return the welcome cafés nearest to an area, as far as they say where they meet."""
    code = short_code(ShortKind.MOVED, area.id)
    rows, minutes = _nearest_cafes(area, now=now)

    def part() -> Part:
        return Part(
            kind=_("Welcome cafés"),
            headline=_("Here you are welcome"),
            blocks=tuple(_cafe(row, minutes, now=now) for row in rows),
            how=_("Scan the code to read on in your language."),
        )

    title = f"{settings().site_name} {code}"
    return Sheet(code=code, title=title, parts=in_each(tags, part), picture="coffee")


def _nearest_cafes(area: AreaRow, *, now: datetime) -> tuple[list[GroupRow], dict[str, int]]:
    tree = kept_area_tree()
    chosen = GroupFilter(area_path=home_area(tree).path, kind=GroupKind.WELCOME_CAFE)
    found = group_list(db.session(), chosen, now=now, zone=settings().timezone)
    minutes = minutes_from(db.session(), tree, area) if area.id != home_area(tree).id else {}
    meeting = [row for row in found if row.meetings]
    far = max(minutes.values(), default=0) + 1
    meeting.sort(key=lambda row: (minutes.get(row.area_slug, far), row.meetings[0].starts_at))
    return meeting[:_CAFES], minutes


def _cafe(row: GroupRow, minutes: dict[str, int], *, now: datetime) -> Block:
    first = row.meetings[0]
    rhythm = rhythm_label(row.schedules, now=now)
    when = dates.day_and_times(first.starts_at, first.ends_at)
    where = place_label(row.venue)
    lines = [
        (_("When"), SEPARATOR.join(part for part in (rhythm, when) if part)),
        (_("Where"), as_written(f"{where}, {row.area_name}" if where else row.area_name)),
        ("", way_label(row.area_slug, minutes)),
    ]
    return Block(as_written(row.name), tuple((label, text) for label, text in lines if text))


def ask_sheet(area: AreaRow, tags: Sequence[str]) -> Sheet:
    """Return how to ask for help without an account, with the numbers for an emergency."""
    code = short_code(ShortKind.ASK, area.id)
    title = f"{settings().site_name} {code}"
    return Sheet(code=code, title=title, parts=in_each(tags, _asking), picture="hand")


def _asking() -> Part:
    names = (_("Fire, ambulance"), _("Police"), _("Violence against women"))
    steps = (
        _("Scan the code and ask in your language."),
        _("A person reads it first. That takes two working days at most."),
        _("Then it is on the board, without your name, and people can answer."),
        _("You get a card with five words. With them you read the answers."),
    )
    numbers = zip(_EMERGENCY, names, strict=True)
    return Part(
        kind=_("I need help"),
        headline=_("Ask without an account and without e-mail"),
        facts=tuple(("", f"{number}. {step}") for number, step in enumerate(steps, 1)),
        blocks=(
            Block(
                _("In an emergency"),
                tuple((name, left_to_right(number)) for number, name in numbers),
            ),
        ),
        how=_("You need no account and no e-mail. It is free of charge."),
    )
