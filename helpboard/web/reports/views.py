"""Published editions of reports: everybody reads them as they were frozen (rule 10)."""

from typing import Any

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from helpboard.domain.errors import GoneError, NotFoundError
from helpboard.domain.report import slug_of
from helpboard.extensions import db
from helpboard.models import ReportEdition
from helpboard.queries.figures.reports import edition_of, published
from helpboard.web import dates
from helpboard.web.caching import public_page
from helpboard.web.edition import report_words, shown_parts
from helpboard.web.originals import direction_of, is_own, name_of
from helpboard.web.paths import MOST_ID

bp = Blueprint("reports", __name__)


@bp.get("/info/reports/")
@public_page
def index() -> ResponseReturnValue:
    """List the editions that are published, the newest first."""
    return render_template(
        "reports/index.html",
        rows=[
            {
                "url": url_for(
                    "reports.show",
                    slug=f"{slug_of(row.frozen['title'], row.report_id)}-{row.number}",
                ),
                "title": row.frozen["title"],
                "area": row.frozen["area"]["name"],
                "period": row.frozen["period"],
                "lang": row.frozen["lang"],
            }
            for row in published(db.session())
        ],
    )


@bp.get("/info/reports/<slug>")
@public_page
def show(slug: str) -> ResponseReturnValue:
    """Show one edition; one that was withdrawn is gone."""
    edition = _edition(slug)
    frozen: dict[str, Any] = edition.frozen
    return render_template(
        "reports/show.html",
        frozen=frozen,
        number=edition.number,
        parts=shown_parts(frozen),
        published_on=dates.full_day(edition.published_at) if edition.published_at else "",
        words=report_words(frozen),
        text_dir_of_body=direction_of(frozen["lang"]),
        language=name_of(frozen["lang"]),
        is_own=is_own(frozen["lang"]),
    )


def _edition(slug: str) -> ReportEdition:
    """Return the edition at an address; what was never public does not exist."""
    rest, _dash, number = slug.rpartition("-")
    report_id = rest.rpartition("-")[2]
    if not (_is_id(report_id) and _is_id(number)):
        raise NotFoundError(slug)
    edition = edition_of(db.session(), int(report_id), int(number))
    if edition is None or edition.published_at is None:
        raise NotFoundError(slug)
    if slug != f"{slug_of(edition.frozen['title'], edition.report_id)}-{edition.number}":
        raise NotFoundError(slug)
    if edition.withdrawn_at is not None:
        raise GoneError(slug)
    return edition


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 11 and int(text) <= MOST_ID
