"""What pages and terms said before, what each change was, and bringing something back."""

from datetime import datetime

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from helpboard.catalogue import gettext as _
from helpboard.domain.translation import ItemKind
from helpboard.extensions import db
from helpboard.queries.translation_states import source_revisions
from helpboard.services import pages, terms
from helpboard.web.actors import acting
from helpboard.web.merging import version_of
from helpboard.web.originals import direction_of
from helpboard.web.pages.blueprint import bp
from helpboard.web.pages.forms import BackForm
from helpboard.web.pages.page import ONE, page_of
from helpboard.web.pages.saving import home, press
from helpboard.web.pages.shown import told
from helpboard.web.pages.terms import TERM, term_of
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow


@bp.get(f"{ONE}/revisions")
@allow(Permission.DESK)
def page_revisions(page_id: int) -> ResponseReturnValue:
    """Show what was changed in a page, when, and by whom."""
    home()
    row = page_of(page_id)
    rows = source_revisions(db.session(), ItemKind.PAGE, page_id, row.source_lang)
    shown = [
        {**one, "url": url_for("pages.page_back", page_id=page_id, revision_id=one["id"])}
        for one in told(rows)
    ]
    return render_template(
        "pages/revisions.html",
        rows=shown,
        form=BackForm(formdata=None, version=str(row.version)),
        name=row.title,
        text_lang=row.source_lang,
        text_direction=direction_of(row.source_lang),
        above=[
            (_("Pages"), url_for("pages.index")),
            (row.title, url_for("pages.edit", page_id=page_id)),
        ],
    )


@bp.post(f"{ONE}/revisions/<int(max={MOST_ID}):revision_id>")
@allow(Permission.DESK)
def page_back(page_id: int, revision_id: int) -> ResponseReturnValue:
    """Let a page say again what it said then."""
    home_id, actor, form = home(), acting(), BackForm()
    page_of(page_id)

    def bring(session: Session, now: datetime) -> int:
        return pages.go_back(
            session,
            actor=actor,
            home_id=home_id,
            page_id=page_id,
            revision_id=revision_id,
            version=version_of(form.version.data),
            now=now,
        ).id

    form.validate_on_submit()
    if press(form, bring):
        flash(_("It says again what it said then."), "success")
    return redirect(url_for("pages.page_revisions", page_id=page_id), 303)


@bp.get(f"{TERM}/revisions")
@allow(Permission.DESK)
def term_revisions(term_id: int) -> ResponseReturnValue:
    """Show how a word was explained before."""
    home()
    row = term_of(term_id)
    rows = source_revisions(db.session(), ItemKind.TERM, term_id, row.source_lang)
    shown = [
        {**one, "url": url_for("pages.term_back", term_id=term_id, revision_id=one["id"])}
        for one in told(rows)
    ]
    return render_template(
        "pages/revisions.html",
        rows=shown,
        form=BackForm(formdata=None, version=str(row.version)),
        name=row.word,
        text_lang=row.source_lang,
        text_direction=direction_of(row.source_lang),
        above=[
            (_("Glossary"), url_for("pages.terms")),
            (row.word, url_for("pages.term", term_id=term_id)),
        ],
    )


@bp.post(f"{TERM}/revisions/<int(max={MOST_ID}):revision_id>")
@allow(Permission.DESK)
def term_back(term_id: int, revision_id: int) -> ResponseReturnValue:
    """Explain a word again as it was explained then."""
    home_id, actor, form = home(), acting(), BackForm()
    term_of(term_id)

    def bring(session: Session, now: datetime) -> int:
        return terms.term_back(
            session,
            actor=actor,
            home_id=home_id,
            term_id=term_id,
            revision_id=revision_id,
            version=version_of(form.version.data),
            now=now,
        ).id

    form.validate_on_submit()
    if press(form, bring):
        flash(_("It says again what it said then."), "success")
    return redirect(url_for("pages.term_revisions", term_id=term_id), 303)
