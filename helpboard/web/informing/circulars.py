"""Circulars: the list, one of them with what became of it, and how its letter looks."""

from datetime import UTC, datetime
from typing import Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import current_language, ngettext
from helpboard.catalogue import gettext as _
from helpboard.domain.circular import Audience, CircularState, Readers, may_answer
from helpboard.domain.errors import NotFoundError
from helpboard.domain.languages import LANGUAGES
from helpboard.domain.letter import LetterKind
from helpboard.extensions import db
from helpboard.mailer.wording import worded_with
from helpboard.queries.circular_readers import readers_of
from helpboard.queries.circular_results import ReaderRow, Results, results_of
from helpboard.queries.circulars import (
    PAGE,
    CircularPage,
    CircularRow,
    circular_for,
    circulars_of,
    letter_of,
)
from helpboard.queries.letters import Enveloped
from helpboard.web import dates
from helpboard.web.actors import acting, signed_in
from helpboard.web.informing.blueprint import bp
from helpboard.web.informing.circular_form import VersionForm
from helpboard.web.informing.words import AUDIENCES
from helpboard.web.locale import offered, settings
from helpboard.web.originals import direction_of, name_of
from helpboard.web.paging import number_of
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow
from helpboard.web.words.circulars import circular_answer_text
from helpboard.web.words.kinds import group_kind_label, organisation_kind_label
from helpboard.web.words.spoken import language_name
from helpboard.web.words.topics import topic_label

ALL = "/desk/circulars"
ONE = f"{ALL}/<int(max={MOST_ID}):circular_id>"
NO_LINK = "0" * 32
"""Stands for the link that a letter has, where only its look is shown."""


@bp.get(ALL)
@allow(Permission.DESK)
def circulars() -> ResponseReturnValue:
    """Show the circulars of the reader's areas, the newest first."""
    rows = circulars_of(db.session(), acting(), before=number_of("before"))
    more = url_for("informing.circulars", before=rows[PAGE - 1].id) if len(rows) > PAGE else ""
    return render_template(
        "informing/circulars.html", rows=[_line(row) for row in rows[:PAGE]], next_url=more
    )


@bp.get(ONE)
@allow(Permission.DESK)
def circular(circular_id: int) -> ResponseReturnValue:
    """Show one: a draft with who would get it, or what became of one that was sent."""
    page = circular_for(db.session(), acting(), circular_id)
    return circular_page(page)


@bp.get(f"{ONE}/letter/<tag>")
@allow(Permission.DESK)
def letter(circular_id: int, tag: str) -> ResponseReturnValue:
    """Show the letter as a reader of one language gets it."""
    page = circular_for(db.session(), acting(), circular_id)
    if tag not in offered():
        raise NotFoundError(tag)
    return render_template(
        "informing/letter.html",
        circular_url=url_for("informing.circular", circular_id=page.id),
        subject=page.text_for(current_language().tag)[1],
        tag=tag,
        dir=direction_of(tag),
        language=LANGUAGES[tag].own_name,
        letter=_letter(page, tag),
    )


def circular_page(
    page: CircularPage, *, form: VersionForm | None = None, trouble: str = ""
) -> tuple[str, int]:
    """Return the page of a circular; ``trouble`` says why nothing was sent."""
    now, session = datetime.now(UTC), db.session()
    is_draft = page.state is CircularState.DRAFT
    readers = would_get(page) if is_draft else None
    results = None if is_draft else results_of(session, page, today=dates.local(now).date())
    text = page.text_for(current_language().tag)
    html = render_template(
        "informing/circular.html",
        page=page,
        form=form or VersionForm(formdata=None, version=str(page.version)),
        trouble=trouble,
        subject=text[1],
        text={"lang": text[0], "dir": direction_of(text[0]), "body": text[2]},
        audience=AUDIENCES[page.audience],
        filters=filter_words(page),
        letters=[
            {"name": name_of(tag), "url": _letter_url(page, tag), "is_written": tag in page.texts}
            for tag in offered()
        ],
        buttons=[circular_answer_text(code) for code in page.buttons],
        until=dates.weekday_and_day(page.answer_by) if page.answer_by else "",
        goes_to="" if readers is None else goes_to(readers),
        may_send=readers is not None and bool(readers.reached),
        names=_names(readers),
        results=None if results is None else _results(page, results, now),
        sent=dates.weekday_and_day(page.sent_at) if page.sent_at else "",
    )
    return html, 409 if trouble else 200


def would_get(page: CircularPage) -> Readers:
    """Return who would get a circular at this moment."""
    today = dates.local(datetime.now(UTC)).date()
    return readers_of(
        db.session(),
        audience=page.audience,
        filters=page.filters,
        area_id=page.area_id,
        today=today,
    )


def goes_to(readers: Readers) -> str:
    """Return how many people get it, and how many could only be phoned."""
    number = len(readers.reached)
    if not number:
        return _("Nobody fits. Please choose fewer filters.")
    said = ngettext("It goes to %(num)d person.", "It goes to %(num)d people.", number)
    if readers.without_address:
        alone = ngettext(
            "%(num)d more has no e-mail address.",
            "%(num)d more have no e-mail address.",
            readers.without_address,
        )
        return f"{said} {alone}"
    return said


def filter_words(page: CircularPage) -> list[str]:
    """Return the filters as words, the area first."""
    chosen = page.filters
    said = [page.area_name]
    if chosen.kind:
        known = group_kind_label if page.audience is Audience.LEADS else organisation_kind_label
        said.append(known(chosen.kind))
    if chosen.topic:
        said.append(topic_label(chosen.topic))
    if chosen.speaks:
        said.append(language_name(chosen.speaks))
    if chosen.site_id:
        said.append(_("Serves a site"))
    if chosen.is_alone:
        is_person = page.audience is Audience.VOLUNTEERS
        said.append(_("Without a group") if is_person else _("Without a partner"))
    return said


def _line(row: CircularRow) -> dict[str, Any]:
    is_draft = row.state is CircularState.DRAFT
    return {
        "url": url_for("informing.circular", circular_id=row.id),
        "subject": row.subject,
        "lang": row.source_lang,
        "is_draft": is_draft,
        "audience": AUDIENCES[row.audience],
        "area_name": row.area_name,
        "sent": dates.weekday_and_day(row.sent_at) if row.sent_at else "",
        "readers": "" if is_draft else ngettext("%(num)d reader", "%(num)d readers", row.readers),
        "answers": ngettext("%(num)d answer", "%(num)d answers", row.answers)
        if row.buttons and not is_draft
        else "",
    }


def _names(readers: Readers | None) -> list[str]:
    """Return the groups and organisations that are written to, each once."""
    found = readers.reached if readers else ()
    return list(dict.fromkeys(one.name for one in found if one.name))


def _results(page: CircularPage, results: Results, now: datetime) -> dict[str, Any]:
    today = dates.local(now).date()
    most = max(results.by_answer.values(), default=0)
    return {
        "readers": ngettext("%(num)d reader", "%(num)d readers", results.readers),
        "waiting": results.readers - results.written,
        "counts": [
            {
                "label": circular_answer_text(code),
                "number": results.by_answer.get(code, 0),
                "is_most": bool(most) and results.by_answer.get(code, 0) == most,
            }
            for code in page.buttons
        ],
        "answered": [_reader(one) for one in results.answered],
        "silent": [_reader(one) for one in results.silent],
        "silent_count": results.silent_count,
        "more_silent": results.silent_count - len(results.silent),
        "may_remind": results.silent_count > results.left
        and may_answer(buttons=page.buttons, answer_by=page.answer_by, today=today),
    }


def _reader(row: ReaderRow) -> dict[str, Any]:
    return {
        "name": row.name,
        "speaks_for": row.speaks_for,
        "answer": circular_answer_text(row.answer) if row.answer else "",
        "answered": dates.weekday_and_day(row.answered_at) if row.answered_at else "",
        "reminded": dates.weekday_and_day(row.reminded_at) if row.reminded_at else "",
        "has_left": row.has_left,
    }


def _letter_url(page: CircularPage, tag: str) -> str:
    return url_for("informing.letter", circular_id=page.id, tag=tag)


def _letter(page: CircularPage, tag: str) -> dict[str, str]:
    """Return subject and text of the letter, made by the same templates as when it is sent."""
    params = {"answer_link": NO_LINK} if page.buttons else {}
    envelope = Enveloped(
        kind=LetterKind.CIRCULAR,
        to=settings().sender,
        language=tag,
        message_id=NO_LINK,
        params=params,
        name=signed_in().name,
    )
    message = worded_with(envelope, letter_of(page, tag), now=datetime.now(UTC))
    part = message.get_body(("plain",))
    return {"subject": str(message["Subject"]), "text": str(part.get_content()) if part else ""}
