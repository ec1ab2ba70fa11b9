"""One text in one language: side by side with its original, from claim to publication."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import gettext as _
from helpboard.domain.errors import ConflictError, IllegalMoveError, NotFoundError
from helpboard.domain.policy import Action, Thing, require
from helpboard.domain.translation import FIELDS, ItemKind, source_hash
from helpboard.extensions import db, writing
from helpboard.queries.translatable import Translatable, translatable_one
from helpboard.queries.workbench import WorkSheet, work_sheet
from helpboard.services import translated, translating
from helpboard.services.submissions import once
from helpboard.services.translation_work import (
    BlocksDifferError,
    ClaimedError,
    Draft,
    ForeignContactError,
    IncompleteError,
    OriginalChangedError,
    Work,
)
from helpboard.web.actors import acting
from helpboard.web.merging import seen_of, version_of
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow
from helpboard.web.submissions import submission_key
from helpboard.web.translate.blueprint import bp
from helpboard.web.translate.checking import (
    hints_of,
    said_of_contacts,
    said_of_parts,
    say_what_hinders,
)
from helpboard.web.translate.forms import PREFIX, DeedForm, TextForm, form_class
from helpboard.web.translate.languages import language_of
from helpboard.web.translate.side_by_side import preview_of, shown_sheet

ONE = f"/translate/<kind>/<int(max={MOST_ID}):thing_id>/<tag>"
SAVE, SUBMIT, PUBLISH, PREVIEW = "save", "submit", "publish", "preview"
CLAIM, RELEASE = "claim", "release"


@dataclass(frozen=True, slots=True)
class _Page:
    thing: Translatable
    work: Work
    sheet: WorkSheet


@bp.route(ONE, methods=["GET", "POST"])
@allow(Permission.TRANSLATE)
def item(kind: str, thing_id: int, tag: str) -> ResponseReturnValue:
    """Show a text beside its original; POST previews, saves, asks for a reader, or publishes.

    It also takes the text for oneself or lets it go: whatever was typed until then is saved.
    """
    page = _page(kind, thing_id, tag)
    form = form_class(page.work.kind)(data=_data(page))
    deed = request.form.get("deed", SAVE)
    trouble, preview = "", None
    is_final = deed in {SUBMIT, PUBLISH}
    if form.validate_on_submit() and say_what_hinders(form, page.thing, is_final=is_final):
        if deed in {CLAIM, RELEASE} and not _was_typed(form, page.work.kind):
            return _pressed(page.work, deed, version_of(form.version.data))
        if deed != PREVIEW:
            trouble = _try(form, page, deed)
            if not trouble:
                return redirect(_onwards(page, deed), 303)
            page = _page(kind, thing_id, tag)
            _go_on_from(form, page)
        else:
            preview = preview_of(tag, _typed(form, page.work.kind))
    status = 409 if trouble else 422 if form.is_submitted() and preview is None else 200
    return _render(page, form, trouble=trouble, preview=preview), status


@bp.post(f"{ONE}/<any(still_right, confirm, withdraw):deed>")
@allow(Permission.TRANSLATE)
def item_deed(kind: str, thing_id: int, tag: str, deed: str) -> ResponseReturnValue:
    """Say that what readers see is right, or take it away."""
    page = _page(kind, thing_id, tag)
    form = DeedForm()
    if form.validate_on_submit():
        return _pressed(page.work, deed, version_of(form.version.data))
    flash(_("This page was open for a long time. Please press the button again."), "error")
    return redirect(_url(page.work), 303)


def _pressed(work: Work, deed: str, version: int) -> ResponseReturnValue:
    """Do what a button says, or say what stood in the way."""
    try:
        _do(work, deed, version)
    except ClaimedError:
        flash(_("Somebody else is working on this text."), "error")
    except ForeignContactError:
        flash(said_of_contacts(), "error")
    except (IncompleteError, BlocksDifferError):
        flash(said_of_parts(), "error")
    except (ConflictError, IllegalMoveError):
        flash(_("This text has changed in the meantime. Please look at it again."), "error")
    else:
        flash(_said(deed), "success")
    return redirect(_url(work), 303)


def _page(kind: str, thing_id: int, tag: str) -> _Page:
    language_of(tag)
    if kind not in {one.value for one in ItemKind}:
        raise NotFoundError(kind)
    require(acting(), Action.TRANSLATE, Thing(lang=tag))
    now = datetime.now(UTC)
    thing = translatable_one(db.session(), ItemKind(kind), thing_id, now=now)
    if thing.source.lang == tag:
        raise NotFoundError(tag)
    sheet = work_sheet(db.session(), thing, tag, now=now)
    return _Page(thing, Work(thing.kind, thing_id, tag), sheet)


def _data(page: _Page) -> dict[str, str]:
    words = page.sheet.draft or page.sheet.public or {}
    names = FIELDS[page.work.kind]
    shown = {name: words.get(name, "") for name in names}
    return {
        **{PREFIX + name: text for name, text in shown.items()},
        "version": str(page.sheet.version),
        "seen": _hash(page),
        "shown": seen_of(names, shown),
    }


def _hash(page: _Page) -> str:
    return source_hash(page.thing.source.fields)


def _typed(form: TextForm, kind: ItemKind) -> dict[str, str]:
    return {name: form[PREFIX + name].data or "" for name in FIELDS[kind]}


def _was_typed(form: TextForm, kind: ItemKind) -> bool:
    """Tell whether the form holds other words than those that it was shown with."""
    return seen_of(FIELDS[kind], _typed(form, kind)) != form.shown.data


def _try(form: TextForm, page: _Page, deed: str) -> str:
    """Carry a deed out; return a code for what stood in the way, and nothing is lost."""
    draft = Draft(
        fields=_typed(form, page.work.kind),
        seen=form.seen.data or "",
        version=version_of(form.version.data),
        anyway=bool(form.anyway.data),
    )
    act = {SUBMIT: translating.submit, PUBLISH: translating.publish}.get(
        deed, translating.save_draft
    )
    actor, now, key = acting(), datetime.now(UTC), submission_key()
    try:
        with writing(db.session()) as session:
            if once(session, key=key, now=now).is_first:
                act(session, actor=actor, work=page.work, draft=draft, now=now)
                if deed == RELEASE:
                    translating.release(session, actor=actor, work=page.work, now=now)
    except OriginalChangedError:
        return "original"
    except ClaimedError:
        return "claimed"
    except ConflictError:
        return "changed"
    flash(_said(deed), "success")
    return ""


def _go_on_from(form: TextForm, page: _Page) -> None:
    """Let the form know what stands on the page now; the next time its words count."""
    form.version.data, form.seen.data = str(page.sheet.version), _hash(page)
    form.anyway.data = "1"


def _onwards(page: _Page, deed: str) -> str:
    is_over = deed in {SUBMIT, PUBLISH}
    return url_for("translate.index", to=page.work.lang) if is_over else _url(page.work)


def _url(work: Work) -> str:
    return url_for("translate.item", kind=work.kind.value, thing_id=work.thing_id, tag=work.lang)


def _do(work: Work, deed: str, version: int) -> None:
    actor, now = acting(), datetime.now(UTC)
    with writing(db.session()) as session:
        if deed == CLAIM:
            translating.claim(session, actor=actor, work=work, now=now)
        elif deed == RELEASE:
            translating.release(session, actor=actor, work=work, now=now)
        else:
            act = {
                "still_right": translated.still_right,
                "confirm": translated.confirm,
                "withdraw": translated.withdraw,
            }[deed]
            act(session, actor=actor, work=work, version=version, now=now)


def _said(deed: str) -> str:
    sentences: dict[str, Callable[[], str]] = {
        SAVE: lambda: _("Saved. Readers see nothing of it yet."),
        SUBMIT: lambda: _("Saved. It waits for a second person now."),
        PUBLISH: lambda: _("Published. Everybody reads it from now on."),
        CLAIM: lambda: _("The text is yours for two hours."),
        RELEASE: lambda: _("Others can work on this text now."),
        "still_right": lambda: _("Thank you. The translation counts as up to date."),
        "confirm": lambda: _("Thank you. Readers see that a second person has read it."),
        "withdraw": lambda: _("Readers see the original again. The words are kept as a draft."),
    }
    return sentences.get(deed, sentences[SAVE])()


def _render(page: _Page, form: TextForm, *, trouble: str, preview: Any) -> str:
    return render_template(
        "translate/item.html",
        form=form,
        deeds=DeedForm(version=str(page.sheet.version)),
        trouble=trouble,
        preview=preview,
        hints=hints_of(form, page.thing, page.work.lang),
        **shown_sheet(page.thing, page.work, page.sheet, form, acting(), trouble=trouble),
    )
