"""The glossary at the desk: words of the offices, explained."""

from datetime import UTC, datetime
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from helpboard.catalogue import gettext as _
from helpboard.catalogue import ngettext
from helpboard.domain.errors import ConflictError, IllegalMoveError, MalformedError, NotFoundError
from helpboard.domain.page import PageState
from helpboard.domain.translation import ItemKind
from helpboard.extensions import db
from helpboard.models import GlossaryTerm
from helpboard.queries.desk_pages import desk_terms
from helpboard.queries.translation_states import states_of
from helpboard.services import terms as service
from helpboard.services.terms import source_of_term
from helpboard.web.actors import acting
from helpboard.web.button_form import ButtonForm
from helpboard.web.filters import words_typed
from helpboard.web.limits import status_of
from helpboard.web.merging import merged, seen_of, version_of, was_typed
from helpboard.web.originals import direction_of
from helpboard.web.pages.blueprint import bp
from helpboard.web.pages.forms import TERM_FORM_FIELDS, TermForm
from helpboard.web.pages.saving import PUBLISH, Make, home, press, said_when_saved, saved
from helpboard.web.pages.shown import covered, in_words
from helpboard.web.pages.words import STATES
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow

TERMS = "/desk/terms"
TERM = f"{TERMS}/<int(max={MOST_ID}):term_id>"


@bp.get(TERMS)
@allow(Permission.DESK)
def terms() -> ResponseReturnValue:
    """Show all words with their translations."""
    home()
    text = words_typed(request.args)
    rows = desk_terms(db.session(), text=text, now=datetime.now(UTC))
    return render_template(
        "pages/terms.html",
        rows=[
            {
                "url": url_for("pages.term", term_id=row.id),
                "word": row.word,
                "forms": row.forms,
                "lang": row.source_lang,
                "dir": direction_of(row.source_lang),
                "explanation": row.explanation,
                "state": row.state.value,
                "state_label": str(STATES[row.state]),
                "covered": covered(row.states, row.source_lang),
            }
            for row in rows
        ],
        count=ngettext("%(num)d word", "%(num)d words", len(rows)),
        q=text,
    )


@bp.route(f"{TERMS}/new", methods=["GET", "POST"])
@allow(Permission.DESK)
def new_term() -> ResponseReturnValue:
    """Begin to explain a word."""
    home_id, actor = home(), acting()
    form = TermForm(data={"source_lang": "de"})

    def make(session: Session, now: datetime) -> int:
        typed = form.typed()
        return service.create_term(session, actor=actor, home_id=home_id, typed=typed, now=now).id

    if form.validate_on_submit():
        term_id = saved(form, make)
        if term_id is not None:
            flash(_("The word is a draft now. Publish it when it is ready."), "success")
            return redirect(url_for("pages.term", term_id=term_id), 303)
    page = render_template(
        "pages/term.html", form=form, row=None, action=url_for("pages.new_term"), differences=()
    )
    return page, status_of(form)


@bp.route(TERM, methods=["GET", "POST"])
@allow(Permission.DESK)
def term(term_id: int) -> ResponseReturnValue:
    """Explain a word, and publish it; when somebody else was faster, both texts are shown."""
    home()
    row = term_of(term_id)
    stored = _stored(row)
    form = TermForm(
        data={**stored, "version": str(row.version), "seen": seen_of(TERM_FORM_FIELDS, stored)}
    )
    if form.validate_on_submit():
        try:
            if saved(form, _saving(form, term_id)) is not None:
                flash(said_when_saved(row.state), "success")
                return redirect(url_for("pages.term", term_id=term_id), 303)
        except ConflictError:
            row = term_of(term_id)
            form.version.data = str(row.version)
            return _page(row, form, merged(form, TERM_FORM_FIELDS, _stored(row), in_words)), 409
    return _page(row, form, []), status_of(form)


def _saving(form: TermForm, term_id: int) -> Make:
    """Return what saves the words of a form, and publishes them where its button says so.

    Words that nobody has changed on this form are not looked at again before they are published.
    """
    home_id, actor, is_final = home(), acting(), request.form.get("then") == PUBLISH

    def save(session: Session, now: datetime) -> int:
        if not is_final or was_typed(form, TERM_FORM_FIELDS):
            service.change_term(
                session,
                actor=actor,
                home_id=home_id,
                term_id=term_id,
                typed=form.typed(),
                version=version_of(form.version.data),
                now=now,
            )
        if is_final:
            state = PageState.PUBLISHED
            service.set_term_state(
                session, actor=actor, home_id=home_id, term_id=term_id, state=state, now=now
            )
        return term_id

    return save


@bp.post(f"{TERM}/state")
@allow(Permission.DESK)
def set_term_state(term_id: int) -> ResponseReturnValue:
    """Publish a word, or hide it."""
    home_id, actor, form = home(), acting(), ButtonForm()
    wanted = request.form.get("change", "")
    if wanted not in {PageState.PUBLISHED, PageState.HIDDEN}:
        raise MalformedError("change")

    def change(session: Session, now: datetime) -> int:
        state = PageState(wanted)
        return service.set_term_state(
            session, actor=actor, home_id=home_id, term_id=term_id, state=state, now=now
        ).id

    form.validate_on_submit()
    try:
        press(form, change)
    except IllegalMoveError:
        flash(_("This word cannot become that any more."), "alarm")
    return redirect(url_for("pages.term", term_id=term_id), 303)


@bp.post(f"{TERM}/delete")
@allow(Permission.DESK)
def delete_term(term_id: int) -> ResponseReturnValue:
    """Delete a word that was never public."""
    home_id, actor, form = home(), acting(), ButtonForm()

    def remove(session: Session, now: datetime) -> int:
        service.delete_term(session, actor=actor, home_id=home_id, term_id=term_id, now=now)
        return 0

    form.validate_on_submit()
    try:
        if press(form, remove):
            return redirect(url_for("pages.terms"), 303)
    except IllegalMoveError:
        flash(_("Only a draft can be deleted."), "alarm")
    return redirect(url_for("pages.term", term_id=term_id), 303)


def term_of(term_id: int) -> GlossaryTerm:
    """Read a term anew; raises ``NotFoundError``."""
    row = db.session.get(GlossaryTerm, term_id, populate_existing=True)
    if row is None:
        raise NotFoundError(term_id)
    return row


def _stored(row: GlossaryTerm) -> dict[str, Any]:
    return {
        "word": row.word,
        "forms": "\n".join(row.forms),
        "explanation": row.explanation,
        "source_lang": row.source_lang,
    }


def _page(row: GlossaryTerm, form: TermForm, differences: list[dict[str, str]]) -> str:
    states = states_of(
        db.session(), ItemKind.TERM, {row.id: source_of_term(row)}, now=datetime.now(UTC)
    )
    return render_template(
        "pages/term.html",
        form=form,
        row=row,
        action=url_for("pages.term", term_id=row.id),
        differences=differences,
        state_label=str(STATES[row.state]),
        is_public=row.state is PageState.PUBLISHED,
        is_draft=row.state is PageState.DRAFT,
        covered=covered(states.get(row.id, {}), row.source_lang),
        token=ButtonForm(formdata=None),
    )
