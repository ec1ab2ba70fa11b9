"""A sheet of paper to hang up: one page of A4 in German and up to three languages more."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import Any, Final

from flask import render_template, url_for
from markupsafe import Markup

from helpboard.adapters.qr_codes import qr_of
from helpboard.catalogue import current_language, reading
from helpboard.catalogue import gettext as _
from helpboard.config import ROOT
from helpboard.domain.languages import LANGUAGES, Language
from helpboard.web import dates
from helpboard.web.locale import offered, settings
from helpboard.web.printing import press

CSS: Final = "sheets/paper.css"
STRIPS: Final = 9
"""How many people can tear off where to read on."""
_FITTINGS: Final = (
    *((size, None) for size in (20, 17, 15, 13, 12, 11, 10, 9)),
    *((10, 1600), (10, 900), (10, 500), (10, 300), (9, 240), (8, 120), (8, 0)),
)
"""How a sheet may be set, the roomiest first: the size of its letters in points, and how many
letters of people's own words; None for all of them."""
_SHARE: Final = (0.0, 1.3, 0.9, 0.7)
"""How much smaller the surface of the other languages is set, by their number."""
_ROOM: Final = {True: 220_000.0, False: 320_000.0}
"""How many letters of one point a page has room for, with strips and without."""
_SYMBOL: Final = re.compile(r'<symbol id="([a-z0-9-]+)"[^>]*>(.*?)</symbol>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What people wrote, in ``lang``; ``note`` says in the reader's language what it is."""

    text: str
    lang: str
    dir: str
    note: str = ""
    html: Markup | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """Lines under a small heading; each is a label, or nothing, and a text."""

    heading: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What a sheet says in the language that it was made in; ``how`` is what to do now."""

    language: Language = field(default_factory=current_language)
    kind: str
    headline: str
    facts: tuple[tuple[str, str], ...] = ()
    blocks: tuple[Block, ...] = ()
    words: OwnWords | None = None
    how: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page. ``name`` heads it in every language, else each part has its own headline.

    ``title`` stands in the file: for something discreet it names no topic. ``strip`` is what those
    who tear off a strip take along; without one there are none.
    """

    code: str
    title: str
    parts: tuple[Part, ...]
    name: str = ""
    picture: str = ""
    shape: str = ""
    foot: tuple[str, ...] = ()
    strip: str = ""


def base_language() -> Language:
    """Return the language that every sheet is in: German where the board offers it."""
    return LANGUAGES["de" if "de" in offered() else offered()[0]]


def in_each(tags: Sequence[str], make: Callable[[], Part]) -> tuple[Part, ...]:
    """Return the parts of a sheet, each made in its language: the base one first, then ``tags``."""
    parts = []
    for language in (base_language(), *(LANGUAGES[tag] for tag in tags)):
        with reading(language):
            parts.append(make())
    return tuple(parts)


def code_address(code: str) -> str:
    """Return the whole address of a code, which leads to the reader's language."""
    return settings().base_url + url_for("on_paper.short", code=code)


def documents_of(sheet: Sheet) -> Iterator[str]:
    """Yield the sheet as HTML, set ever more closely, at last without people's own words."""
    likely = (at for at, one in enumerate(_FITTINGS) if one[0] <= _likely_size(sheet, one[1]))
    for size, most in _FITTINGS[next(likely, len(_FITTINGS) - 1) :]:
        yield _document(sheet, size, most)


def _likely_size(sheet: Sheet, most: int | None) -> float:
    """Return the size of letters, in points, with which a sheet is about full or a little more.

    Laying out costs a tenth of a second and more, so the first try should nearly be right. Letters
    take a surface that grows with the square of their size; a line that ends early counts as more.
    """
    first, *others = (_surface(part, most, is_first=part is sheet.parts[0]) for part in sheet.parts)
    taken = first + sum(others) * _SHARE[len(others)]
    return float((_ROOM[bool(sheet.strip)] / taken) ** 0.5)


def _surface(part: Part, most: int | None, *, is_first: bool) -> int:
    """Return how many letters a part is worth with ``most`` of people's own words."""
    lines = list(part.facts)
    for block in part.blocks:
        lines += [("", block.heading), *block.lines]
    line = 55 if is_first else 25
    letters = sum(max(len(label) + len(text), line) for label, text in lines)
    words = len(part.words.text) if part.words else 0
    return (
        letters
        + 4 * len(part.headline)
        + len(part.how)
        + (words if most is None else min(words, most))
    )


def printed(sheet: Sheet) -> bytes:
    """Return a sheet as PDF; ``PaperMissingError`` without pango, 503 when others print."""
    return press([documents_of(sheet)], css=CSS)


def view_of(sheet: Sheet, most: int | None = None) -> dict[str, Any]:
    """Return what the templates show of a sheet, with ``most`` letters of people's own words."""
    address = code_address(sheet.code)
    with reading(base_language()):
        printed_on = _("Printed on %(day)s.", day=dates.full_day(datetime.now(UTC)))
    return {
        "sheet": sheet,
        "base": base_language(),
        "site": settings().site_name,
        "address": address.partition("://")[2],
        "qr": qr_of(address),
        "drawing": _drawings()[sheet.picture] if sheet.picture else "",
        "parts": [_shown(part, most) for part in sheet.parts],
        "strips": range(STRIPS) if sheet.strip else (),
        "printed_on": printed_on,
    }


def _document(sheet: Sheet, size: int, most: int | None) -> str:
    return render_template("sheets/sheet.html", size=f"of-{size}pt", **view_of(sheet, most))


def _shown(part: Part, most: int | None) -> dict[str, Any]:
    """Return a part with as many of people's own words as there is room for."""
    words = part.words
    text, html, more = "", None, ""
    if words is not None:
        is_whole = most is None or len(words.text) <= most
        html = words.html if is_whole else None
        text = words.text if is_whole else _first_words(words.text, most or 0)
        if not is_whole:
            with reading(part.language):
                more = _("There is more to read: scan the code.")
    return {"part": part, "words": words, "text": text, "html": html, "more": more}


def _first_words(text: str, most: int) -> str:
    return text[:most].rsplit(None, 1)[0] + "\u00a0…" if most else ""


@cache
def _drawings() -> dict[str, Markup]:
    """Return the icons of the sprite as paths, since paper fetches nothing."""
    source = (ROOT / "static" / "icons.svg").read_text("utf-8")
    return {
        found[1]: Markup(found[2])  # noqa: S704 - a file of our own
        for found in _SYMBOL.finditer(source)
    }
