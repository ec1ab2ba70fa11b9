"""Writing news, showing them on start pages and taking them off."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from wtforms import DateField, HiddenField, SelectField
from wtforms.validators import InputRequired, Optional

from helpboard.catalogue import gettext as _
from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.errors import ConflictError
from helpboard.domain.fields import FieldsError
from helpboard.domain.policy import Actor
from helpboard.extensions import db, writing
from helpboard.queries.news import NewsRow, news_for
from helpboard.services import news as service
from helpboard.services.news import PARTS, NewsContent
from helpboard.web.actors import acting
from helpboard.web.desk_areas import own_area_choices
from helpboard.web.informing.blueprint import bp
from helpboard.web.informing.news import ALL, ONE, NewsVersionForm, PublishForm, news_page
from helpboard.web.informing.texts import (
    as_data,
    fill_languages,
    languages_of,
    texts_form,
    typed_texts,
)
from helpboard.web.informing.words import DeskForm
from helpboard.web.locale import offered, settings
from helpboard.web.permissions import Permission, allow
from helpboard.web.submissions import made_once
from helpboard.web.telling_form import options


class NewsForm(DeskForm):
    """Everything but the texts."""

    version = HiddenField()
    area = SelectField(
        _l("On the start page of which area?"),
        [InputRequired(_l("Please choose something from the list."))],
    )
    until = DateField(_l("Until which day?"), [Optional()])

    def offer(self, actor: Actor) -> None:
        """Fill in areas and languages."""
        self.area.choices = options(own_area_choices(actor))
        fill_languages(self)

    def content(self) -> NewsContent:
        """Return what was typed; the service checks it."""
        return NewsContent(
            area_id=int(self.area.data),
            source_lang=self["source_lang"].data or "",
            texts=typed_texts(self, PARTS),
            until=self.until.data if isinstance(self.until.data, date) else None,
        )


@lru_cache(maxsize=4)
def _form_class(_tags: tuple[str, ...]) -> Any:
    return texts_form(NewsForm, PARTS, (_l("Headline"), _l("Text")))


@bp.route(f"{ALL}/new", methods=["GET", "POST"])
@allow(Permission.DESK)
def new_news() -> ResponseReturnValue:
    """Write news; they stay a draft until they are published."""
    actor = acting()
    form = _form(actor, None)
    if form.validate_on_submit():
        try:
            news_id = _written(form)
        except FieldsError as error:
            form.tell(error)
        else:
            return redirect(url_for("informing.one_news", news_id=news_id), 303)
    return _form_page(form, url_for("informing.new_news"))


@bp.route(f"{ONE}/edit", methods=["GET", "POST"])
@allow(Permission.DESK)
def edit_news(news_id: int) -> ResponseReturnValue:
    """Change news; what somebody else has changed meanwhile is shown, and nothing is lost."""
    actor, is_stale = acting(), False
    row = news_for(db.session(), actor, news_id)
    form = _form(actor, row)
    if form.validate_on_submit():
        try:
            _changed(form, news_id)
        except FieldsError as error:
            form.tell(error)
        except ConflictError:
            is_stale = True
            row = news_for(db.session(), actor, news_id)
            form.version.data = str(row.version)
        else:
            return redirect(url_for("informing.one_news", news_id=news_id), 303)
    action = url_for("informing.edit_news", news_id=news_id)
    return _form_page(form, action, row=row, is_stale=is_stale)


@bp.post(f"{ONE}/publish")
@allow(Permission.DESK)
def publish_news(news_id: int) -> ResponseReturnValue:
    """Show news on start pages, at once or from a day on."""
    actor, form, now = acting(), PublishForm(), datetime.now(UTC)
    row = news_for(db.session(), actor, news_id)
    if not form.validate_on_submit():
        return news_page(row, form=form)
    first_day = form.first_day.data if isinstance(form.first_day.data, date) else None
    try:
        with writing(db.session()) as session:
            service.publish_news(
                session,
                actor=actor,
                news_id=news_id,
                version=_number(form.version.data),
                first_day=first_day,
                now=now,
                zone=settings().timezone,
            )
    except ConflictError:
        return _stale(news_id)
    except FieldsError as error:
        form.tell(error)
        return news_page(news_for(db.session(), actor, news_id), form=form)
    flash(_("It is on the start page as you have chosen."), "success")
    return redirect(url_for("informing.one_news", news_id=news_id), 303)


@bp.post(f"{ONE}/take-off")
@allow(Permission.DESK)
def take_off_news(news_id: int) -> ResponseReturnValue:
    """Take news off the start pages."""
    form, actor = NewsVersionForm(), acting()
    row = news_for(db.session(), actor, news_id)
    if not form.validate_on_submit():
        return news_page(row, trouble=_open_too_long())
    done = _("It is off the start page and a draft again.")
    return _do(service.take_off_news, news_id, form, done=done, then="informing.one_news")


@bp.post(f"{ONE}/delete")
@allow(Permission.DESK)
def delete_news(news_id: int) -> ResponseReturnValue:
    """Delete news for good."""
    form, actor = NewsVersionForm(), acting()
    row = news_for(db.session(), actor, news_id)
    if not form.validate_on_submit():
        return news_page(row, trouble=_open_too_long())
    return _do(service.delete_news, news_id, form, done=_("It is deleted."), then="informing.news")


def _do(
    deed: Callable[..., Any], news_id: int, form: NewsVersionForm, *, done: str, then: str
) -> ResponseReturnValue:
    actor, now = acting(), datetime.now(UTC)
    try:
        with writing(db.session()) as session:
            deed(session, actor=actor, news_id=news_id, version=_number(form.version.data), now=now)
    except ConflictError:
        return _stale(news_id)
    flash(done, "success")
    named: dict[str, Any] = {"news_id": news_id} if then == "informing.one_news" else {}
    return redirect(url_for(then, **named), 303)


def _stale(news_id: int) -> ResponseReturnValue:
    row = news_for(db.session(), acting(), news_id)
    return news_page(
        row,
        trouble=_("Somebody has changed it since you opened it. Nothing was done. Please look."),
    )


def _open_too_long() -> str:
    return _("This page was open for a long time. Please press the button once more.")


def _form(actor: Actor, row: NewsRow | None) -> Any:
    data: dict[str, Any] = {"source_lang": "de"}
    if row is not None:
        data = {
            "version": str(row.version),
            "area": str(row.area_id),
            "source_lang": row.source_lang,
            "until": row.until,
            **as_data(row.texts, PARTS),
        }
    form = _form_class(offered())(data=data)
    form.offer(actor)
    return form


def _form_page(
    form: Any, action: str, *, row: NewsRow | None = None, is_stale: bool = False
) -> ResponseReturnValue:
    here = url_for("informing.one_news", news_id=row.id) if row else url_for("informing.news")
    html = render_template(
        "informing/news_form.html",
        form=form,
        action=action,
        row=row,
        is_stale=is_stale,
        texts=languages_of(form, PARTS),
        cancel=here,
    )
    if is_stale:
        return html, 409
    return html, 422 if form.errors else 200


def _written(form: Any) -> int:
    actor, zone = acting(), settings().timezone

    def make(session: Session, now: datetime) -> int:
        content = form.content()
        return service.write_news(session, actor=actor, content=content, now=now, zone=zone).id

    return made_once(make)


def _changed(form: Any, news_id: int) -> None:
    now, actor = datetime.now(UTC), acting()
    with writing(db.session()) as session:
        service.change_news(
            session,
            actor=actor,
            news_id=news_id,
            version=_number(form.version.data),
            content=form.content(),
            now=now,
            zone=settings().timezone,
        )


def _number(typed: str | None) -> int:
    """Return a version; -1, which is none, for anything else."""
    text = typed or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
