"""Texts of the house: a list, one to write with a preview, and its revisions."""

from datetime import UTC, datetime
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import gettext as _
from helpboard.catalogue import ngettext
from helpboard.domain.errors import ConflictError, NotFoundError
from helpboard.domain.house_text import (
    KEYS,
    LEGAL,
    ClausesMissingError,
    check_clauses,
    unfilled,
)
from helpboard.domain.languages import LANGUAGES
from helpboard.domain.text_changes import changed_lines
from helpboard.extensions import db, writing
from helpboard.models import HouseText, HouseTextRevision
from helpboard.queries.house_texts import last_revision, revisions, written_texts
from helpboard.services.house_texts import Draft, go_back, write_text
from helpboard.services.submissions import once
from helpboard.web import dates
from helpboard.web.actors import acting
from helpboard.web.home import home_of
from helpboard.web.house.blueprint import bp as bp
from helpboard.web.house.forms import BackForm, HouseTextForm
from helpboard.web.house.names import NAMES
from helpboard.web.house_texts import filled_in, template_of
from helpboard.web.locale import offered
from helpboard.web.markdown import markdown
from helpboard.web.merging import merged, seen_of, version_of
from helpboard.web.originals import direction_of
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow
from helpboard.web.submissions import submission_key

ONE = "/desk/texts/<key>/<tag>"
FIELDS = ("title", "body")


@bp.get("/desk/texts")
@allow(Permission.DESK)
def texts() -> ResponseReturnValue:
    """Show which texts there are, in which languages, and what is still to be filled in."""
    _home()
    written = written_texts(db.session())
    rows = [
        {
            "name": str(NAMES[key]),
            "is_legal": key in LEGAL,
            "languages": [_state(key, tag, written) for tag in offered()],
        }
        for key in KEYS
    ]
    return render_template("house/texts.html", rows=rows)


@bp.route(ONE, methods=["GET", "POST"])
@allow(Permission.DESK)
def text(key: str, tag: str) -> ResponseReturnValue:
    """Write a text; POST shows what it will look like, or saves it."""
    home_id = _home()
    _check_address(key, tag)
    stored, version = _stored(key, tag)
    form = HouseTextForm(
        data={**stored, "version": str(version), "seen": seen_of(FIELDS, stored)},
        may_be_empty=key not in LEGAL,
    )
    rows: list[dict[str, str]] = []
    is_preview = "preview" in request.form
    if form.validate_on_submit() and _keeps_clauses(form, key) and not is_preview:
        try:
            _save(form, key=key, tag=tag, home_id=home_id)
        except ConflictError:
            rows = _merged(form, key, tag)
        else:
            flash(_("Saved. Everybody reads it from now on."), "success")
            return redirect(url_for("house.texts"), 303)
    page = render_template(
        "house/text.html",
        form=form,
        key=key,
        tag=tag,
        differences=rows,
        preview=markdown(filled_in(form.body.data or "")) if is_preview else None,
        **_around(key, tag, form.body.data or ""),
    )
    return page, _status(form, is_preview=is_preview, is_conflict=bool(rows))


@bp.get(f"{ONE}/revisions")
@allow(Permission.DESK)
def text_revisions(key: str, tag: str) -> ResponseReturnValue:
    """Show what was changed when, and by whom."""
    _home()
    _check_address(key, tag)
    rows = revisions(db.session(), key, tag)
    template = template_of(key, tag) or ("", "")
    shown = []
    for number, row in enumerate(rows):
        older = rows[number + 1].body if number + 1 < len(rows) else template[1]
        shown.append(
            {
                "id": row.id,
                "title": row.title,
                "by": row.by or _("somebody who has left"),
                "at": f"{dates.full_day(row.at)}, {dates.clock(row.at)}",
                "changes": changed_lines(older, row.body),
                "is_newest": number == 0,
            }
        )
    return render_template(
        "house/revisions.html",
        rows=shown,
        form=BackForm(version=str(rows[0].id) if rows else "0"),
        key=key,
        tag=tag,
        **_around(key, tag, ""),
    )


@bp.post(f"{ONE}/revisions/<int(max={MOST_ID}):revision_id>")
@allow(Permission.DESK)
def text_back(key: str, tag: str, revision_id: int) -> ResponseReturnValue:
    """Let a text say again what it said then."""
    home_id, form = _home(), BackForm()
    _check_address(key, tag)
    if form.validate_on_submit():
        actor, now = acting(), datetime.now(UTC)
        try:
            with writing(db.session()) as session:
                found = session.get(HouseTextRevision, revision_id)
                if found is None or (found.key, found.lang) != (key, tag):
                    raise NotFoundError(revision_id)
                go_back(
                    session, actor=actor, home_id=home_id, revision=found,
                    version=version_of(form.version.data), now=now,
                )  # fmt: skip
        except ClausesMissingError as error:
            flash(_clauses_sentence(error), "error")
        else:
            flash(_("It says again what it said then."), "success")
    return redirect(url_for("house.text_revisions", key=key, tag=tag), 303)


def _home() -> int:
    """Return the home area's id; whoever does not look after it does not see these pages."""
    home_id = home_of(acting())
    if home_id is None:
        raise NotFoundError("texts of the house")
    return home_id


def _check_address(key: str, tag: str) -> None:
    if key not in KEYS or tag not in offered():
        raise NotFoundError(key)


def _state(key: str, tag: str, written: dict[tuple[str, str], Any]) -> dict[str, Any]:
    row, template = written.get((key, tag)), template_of(key, tag)
    body = row.body if row else (template[1] if template else "")
    marks = len(unfilled(body))
    if row is not None:
        said = _("changed on %(day)s", day=dates.full_day(row.updated_at))
    elif template is not None:
        said = _("the template of this program")
    else:
        said = _("not written")
    return {
        "name": LANGUAGES[tag].own_name,
        "lang": tag,
        "dir": LANGUAGES[tag].direction,
        "url": url_for("house.text", key=key, tag=tag),
        "said": said,
        "is_there": bool(body),
        "marks": ngettext("%(num)d place to fill in", "%(num)d places to fill in", marks)
        if marks
        else "",
    }


def _stored(key: str, tag: str) -> tuple[dict[str, str], int]:
    """Return what stands there now, and as which revision."""
    session = db.session()
    row = session.get(HouseText, (key, tag), populate_existing=True)
    template = template_of(key, tag) or ("" if key in LEGAL else str(NAMES[key]), "")
    title, body = (row.title, row.body) if row is not None else template
    return {"title": title, "body": body.strip()}, last_revision(session, key, tag)


def _keeps_clauses(form: HouseTextForm, key: str) -> bool:
    try:
        check_clauses(key, form.body.data or "")
    except ClausesMissingError as error:
        form.body.errors = [_clauses_sentence(error)]
        return False
    return True


def _clauses_sentence(error: ClausesMissingError) -> str:
    return _(
        "These numbers must stand at the beginning of a line, since letters to authors name "
        "them: %(numbers)s",
        numbers=", ".join(error.numbers),
    )


def _save(form: HouseTextForm, *, key: str, tag: str, home_id: int) -> None:
    actor, now, sent = acting(), datetime.now(UTC), submission_key()
    draft = Draft(
        key=key,
        lang=tag,
        title=form.title.data or "",
        body=form.body.data or "",
        version=version_of(form.version.data),
    )
    with writing(db.session()) as session:
        if once(session, key=sent, now=now).is_first:
            write_text(session, actor=actor, home_id=home_id, draft=draft, now=now)


def _merged(form: HouseTextForm, key: str, tag: str) -> list[dict[str, str]]:
    stored, version = _stored(key, tag)
    form.version.data = str(version)
    return merged(form, FIELDS, stored, lambda _name, value: str(value))


def _status(form: HouseTextForm, *, is_preview: bool, is_conflict: bool) -> int:
    if is_conflict:
        return 409
    return 422 if form.errors or (form.is_submitted() and not is_preview) else 200


def _around(key: str, tag: str, body: str) -> dict[str, Any]:
    return {
        "name": str(NAMES[key]),
        "language": LANGUAGES[tag].own_name,
        "text_direction": direction_of(tag),
        "marks": tuple(dict.fromkeys(unfilled(body))),
        "is_terms": key == "terms",
    }
