"""Imprint, privacy, accessibility and terms: what the coordinator wrote, else a template."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import current_language
from helpboard.catalogue import gettext as _
from helpboard.domain.errors import NotFoundError
from helpboard.extensions import db
from helpboard.queries.house_texts import house_text
from helpboard.web import dates
from helpboard.web.caching import public_page
from helpboard.web.house_texts import filled_in, wanted
from helpboard.web.legal_texts import TEXTS, TITLES
from helpboard.web.locale import settings
from helpboard.web.markdown import markdown
from helpboard.web.originals import direction_of, is_own, name_of

bp = Blueprint("legal", __name__)


@dataclass(frozen=True, slots=True)
class Shown:
    """The text on the page; ``changed`` is empty for the template of the house."""

    lang: str
    title: str
    body: str
    changed: str = ""


@bp.get("/legal/<slug>")
@public_page
def page(slug: str) -> ResponseReturnValue:
    """Show one of the four texts, in the best language there is."""
    if slug not in TITLES:
        raise NotFoundError(slug)
    text = _text(slug, wanted(current_language()))
    return render_template(
        "legal/page.html",
        slug=slug,
        heading=str(TITLES[slug]),
        text=text,
        body=markdown(text.body),
        text_dir_of_body=direction_of(text.lang),
        language=name_of(text.lang),
        is_own=is_own(text.lang),
        maps_host=urlsplit(settings().tiles_origin).netloc if slug == "privacy" else "",
        others=[
            (str(title), url_for("legal.page", slug=other))
            for other, title in TITLES.items()
            if other != slug
        ],
        crumbs=[(_("Start"), url_for("start.index"))],
    )


def _text(slug: str, languages: tuple[str, ...]) -> Shown:
    row = house_text(db.session(), slug, languages)
    if row is not None:
        return Shown(row.lang, row.title, filled_in(row.body), dates.full_day(row.updated_at))
    lang = next(tag for tag in languages if tag in TEXTS)
    title, body = TEXTS[lang][slug]
    return Shown(lang, title, filled_in(body))
