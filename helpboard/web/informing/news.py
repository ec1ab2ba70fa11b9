"""News: the list, and how one looks on the start page."""

from datetime import UTC, datetime
from typing import Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from wtforms import DateField, HiddenField
from wtforms.validators import Optional

from helpboard.catalogue import current_language
from helpboard.catalogue import gettext as _
from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.news import is_shown
from helpboard.extensions import db
from helpboard.queries.news import PAGE, NewsRow, news_for, news_of
from helpboard.web import dates
from helpboard.web.actors import acting
from helpboard.web.informing.blueprint import bp
from helpboard.web.informing.words import DeskForm
from helpboard.web.locale import offered
from helpboard.web.news_cards import news_card
from helpboard.web.originals import name_of
from helpboard.web.paging import number_of
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow

ALL = "/desk/news"
ONE = f"{ALL}/<int(max={MOST_ID}):news_id>"


class PublishForm(DeskForm):
    """From when on news are shown; bound to the version that was looked at."""

    version = HiddenField()
    first_day = DateField(_l("From which day on?"), [Optional()])


class NewsVersionForm(FlaskForm):
    """A button that binds to the version that was looked at."""

    version = HiddenField()


@bp.get(ALL)
@allow(Permission.DESK)
def news() -> ResponseReturnValue:
    """Show the news of the reader's areas, drafts first."""
    now = datetime.now(UTC)
    rows = news_of(db.session(), acting(), before=number_of("before"))
    more = url_for("informing.news", before=rows[PAGE - 1].id) if len(rows) > PAGE else ""
    return render_template(
        "informing/news.html", rows=[_line(row, now) for row in rows[:PAGE]], next_url=more
    )


@bp.get(ONE)
@allow(Permission.DESK)
def one_news(news_id: int) -> ResponseReturnValue:
    """Show one as readers of each language see it."""
    return news_page(news_for(db.session(), acting(), news_id))


def news_page(
    row: NewsRow, *, form: PublishForm | None = None, trouble: str = ""
) -> tuple[str, int]:
    """Return the page of a piece of news; ``trouble`` says why nothing was done."""
    now = datetime.now(UTC)
    html = render_template(
        "informing/one_news.html",
        row=_line(row, now),
        form=form or PublishForm(formdata=None, version=str(row.version)),
        version=row.version,
        trouble=trouble,
        cards=[
            {"name": name_of(tag), "card": news_card(row, tag)}
            for tag in offered()
            if tag in row.texts
        ],
        is_draft=row.published_at is None,
    )
    if trouble:
        return html, 409
    return html, 422 if form is not None and form.errors else 200


def _line(row: NewsRow, now: datetime) -> dict[str, Any]:
    lang, title, _body = row.text_for(current_language().tag)
    return {
        "id": row.id,
        "url": url_for("informing.one_news", news_id=row.id),
        "edit_url": url_for("informing.edit_news", news_id=row.id),
        "title": title,
        "lang": lang,
        "area_name": row.area_name,
        "state": _state(row, now),
        "languages": [name_of(tag) for tag in row.texts],
    }


def _state(row: NewsRow, now: datetime) -> str:
    """Return where a piece of news stands, as a sentence."""
    if row.published_at is None:
        return _("Draft: nobody sees it.")
    if row.published_at > now:
        return _("It begins on %(day)s.", day=dates.weekday_and_day(row.published_at))
    today = dates.local(now).date()
    if not is_shown(row.published_at, row.until, now=now, today=today):
        return _("It has ended.")
    if row.until is None:
        return _("On the start page, without an end.")
    return _("On the start page until %(day)s.", day=dates.weekday_and_day(row.until))
