"""What the town says on this board itself, in the best language there is."""

from typing import Any

from helpboard.catalogue import current_language
from helpboard.domain.house_text import BOXES, CONTACT
from helpboard.domain.languages import Language
from helpboard.extensions import db
from helpboard.queries.house_texts import HouseTextRow, house_texts
from helpboard.web.kept import kept
from helpboard.web.legal_texts import TEXTS
from helpboard.web.locale import settings
from helpboard.web.markdown import markdown
from helpboard.web.originals import direction_of, is_own, name_of


def wanted(language: Language) -> tuple[str, ...]:
    """Return the languages that a reader of ``language`` is offered, the best first."""
    return tuple(dict.fromkeys((language.tag, *language.fallback, "de", "en")))


def template_of(key: str, lang: str) -> tuple[str, str] | None:
    """Return heading and words of the template in ``lang``; None where there is none."""
    return TEXTS.get(lang, {}).get(key)


def filled_in(body: str) -> str:
    """Put the board's name and address where a text asks for them."""
    here = settings()
    return body.replace("[[SITE]]", here.site_name).replace("[[URL]]", here.base_url)


def start_boxes() -> list[dict[str, Any]]:
    """Return what the town says on the start page, in the order of the boxes."""
    return [box for key in BOXES if (box := _boxes().get(key))]


def contact_box() -> dict[str, Any] | None:
    """Return who can be spoken to, as the town has written it; None when it has not."""
    return _boxes().get(CONTACT)


def _boxes() -> dict[str, dict[str, Any]]:
    language = current_language()

    def make() -> dict[str, dict[str, Any]]:
        rows = house_texts(db.session(), (CONTACT, *BOXES), wanted(language))
        return {key: _box(row) for key, row in rows.items()}

    return kept(("boxes of the house", language.tag), make)


def _box(row: HouseTextRow) -> dict[str, Any]:
    return {
        "title": row.title,
        "body": markdown(filled_in(row.body)),
        "lang": row.lang,
        "dir": direction_of(row.lang),
        "language": name_of(row.lang),
        "is_own": is_own(row.lang),
    }
