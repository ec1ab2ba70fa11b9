"""What people wrote themselves, with its own language and direction; codes as labels."""

from collections.abc import Iterable
from typing import Any

from helpboard.catalogue import current_language
from helpboard.domain.languages import SPOKEN_LANGUAGES, spoken_code
from helpboard.queries.areas import AreaTree
from helpboard.queries.gives_seeks import GiveSeekRow
from helpboard.queries.partners import PartnerRow
from helpboard.web import dates
from helpboard.web.cards import direction_of
from helpboard.web.facts import SEPARATOR, AreaName, fact_lines
from helpboard.web.words.kinds import NEED_KINDS, need_kind_label
from helpboard.web.words.reader import listed
from helpboard.web.words.spoken import language_name
from helpboard.web.words.topics import TOPIC_LABELS, topic_label

EXCERPT = 160


def original(text: str, lang: str) -> dict[str, Any] | None:
    """Return what the macro ``original_note`` shows of a text; None when there is none."""
    if not text.strip():
        return None
    return {
        "text": text,
        "lang": lang,
        "dir": direction_of(lang),
        "language": name_of(lang),
        "is_own": is_own(lang),
    }


def is_own(lang: str) -> bool:
    """Tell whether the reader reads what is written in ``lang``."""
    return _spoken(lang) == current_language().spoken


def name_of(lang: str) -> str:
    """Return the language's name in the reader's language; an unknown tag is its own name."""
    code = _spoken(lang)
    return language_name(code) if code in SPOKEN_LANGUAGES else lang


def excerpt(text: str) -> str | None:
    """Return the first words of ``text``, None when there are none."""
    line = " ".join(text.split())
    if len(line) <= EXCERPT:
        return line or None
    return line[:EXCERPT].rsplit(" ", 1)[0] + "\u00a0…"


def topics_of(codes: Iterable[str]) -> list[dict[str, str]]:
    """Return the rows of ``topic_tags``; a topic that the tree no longer has is left out."""
    return [{"code": code, "label": topic_label(code)} for code in codes if code in TOPIC_LABELS]


def languages_label(codes: Iterable[str]) -> str | None:
    """Return spoken languages as a list in words, None when there are none."""
    names = [language_name(code) for code in codes if code in SPOKEN_LANGUAGES]
    return listed(names) if names else None


def needs(codes: Iterable[str]) -> list[str]:
    """Return what one side of a partnership gives, in words."""
    return [need_kind_label(code) for code in codes if code in NEED_KINDS]


def partner_view(row: PartnerRow, *, url: str, kind_label: str, since: str) -> dict[str, Any]:
    """Return what the macro ``partner`` shows; ``since`` is the sentence for its foot."""
    return {
        "url": url,
        "name": row.name,
        "kind_label": kind_label,
        "gives": needs(row.gives),
        "receives": needs(row.receives),
        "since_label": since or None,
        "contact_name": None,
        "points": None,
    }


def gives_seeks_view(rows: Iterable[GiveSeekRow], tree: AreaTree) -> list[dict[str, Any]]:
    """Return the items of the macro ``give_seek``, every building block as label and value."""

    def area_name(slug: str) -> str:
        area = tree.by_slug(slug)
        return area.name if area else slug

    return [_give_seek(row, area_name) for row in rows]


def _give_seek(row: GiveSeekRow, area_name: AreaName) -> dict[str, Any]:
    lines = fact_lines(row.topic, row.facts, area_name=area_name)
    return {
        "side": row.direction.value,
        "topic_code": row.topic,
        "label": SEPARATOR.join((need_kind_label(row.kind), topic_label(row.topic))),
        "detail": SEPARATOR.join(f"{line.label}: {line.value}" for line in lines) or None,
    }


def since_month(row: PartnerRow) -> str:
    """Return the month since when two are partners, empty when nobody noted it."""
    return dates.month_and_year(row.since) if row.since else ""


def address_line(street: str, postcode: str, city: str) -> str:
    """Return an address on one line, as it stands on a letter."""
    town = " ".join(part for part in (postcode, city) if part)
    return ", ".join(part for part in (street, town) if part)


def _spoken(lang: str) -> str:
    try:
        return spoken_code(lang)
    except KeyError:
        return lang
