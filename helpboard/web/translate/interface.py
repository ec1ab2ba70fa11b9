"""Texts of the pages themselves: look for one, propose better words, take proposals along."""

from datetime import UTC, datetime
from typing import Any, Final

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import gettext as _
from helpboard.catalogue import lazy_gettext as _l
from helpboard.catalogue_rules import Rule, numbers_of_forms
from helpboard.catalogue_texts import (
    InterfaceText,
    broken_rules,
    corrections_file,
    interface_texts,
)
from helpboard.domain.errors import IllegalMoveError, NotFoundError
from helpboard.domain.languages import LANGUAGES, Language
from helpboard.domain.listing import name_key
from helpboard.domain.policy import Action, Thing, require
from helpboard.extensions import db, writing
from helpboard.queries.corrections import proposed, proposed_numbers, taken
from helpboard.services.corrections import Wording, decide_correction, propose
from helpboard.web import dates
from helpboard.web.actors import acting
from helpboard.web.button_form import ButtonForm
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow
from helpboard.web.submissions import made_once
from helpboard.web.translate.blueprint import bp
from helpboard.web.translate.forms import CorrectionForm, correction_class
from helpboard.web.translate.languages import language_of, own_languages

MOST_FOUND: Final = 30
SHOWN_NUMBERS: Final = 6

RULES: Final = {
    Rule.EMPTY: _l("Please write something here."),
    Rule.FORMS: _l("This language has another number of forms."),
    Rule.PLACEHOLDERS: _l(
        "Everything like %(example)s must be there as in the English text.", example="%(name)s"
    ),
    Rule.HTML: _l("Everything in angle brackets must be there as in the English text."),
    Rule.EDGES: _l("Begin and end as the English text does, with the same sign at the end."),
    Rule.SCRIPT: _l("These are not the letters of this language."),
    Rule.COPIED: _l("This is the English text itself."),
}


@bp.get("/translate/interface")
@allow(Permission.TRANSLATE)
def interface() -> ResponseReturnValue:
    """Show the reader's languages with what was proposed and taken."""
    tags = [tag for tag in own_languages(acting()) if interface_texts(tag)]
    numbers = proposed_numbers(db.session(), tags)
    rows = [{"language": LANGUAGES[tag], "numbers": numbers[tag]} for tag in tags]
    return render_template("translate/interface.html", rows=rows)


@bp.get("/translate/interface/<tag>")
@allow(Permission.TRANSLATE)
def interface_of(tag: str) -> ResponseReturnValue:
    """Look for texts by English or translated words, and show what is proposed."""
    language = _language(tag)
    typed = request.args.get("q", "").strip()[:200]
    found = _found(tag, typed) if typed else []
    return render_template(
        "translate/interface_texts.html",
        language=language,
        typed=typed,
        rows=[_row(text, tag) for text in found[:MOST_FOUND]],
        more=max(0, len(found) - MOST_FOUND),
        proposals=[_proposal(row) for row in proposed(db.session(), tag)],
        form=ButtonForm(),
        decides=bool(acting().coordinates),
        has_taken=bool(taken(db.session(), tag)),
    )


@bp.route("/translate/interface/<tag>/<key>", methods=["GET", "POST"])
@allow(Permission.TRANSLATE)
def interface_text(tag: str, key: str) -> ResponseReturnValue:
    """Propose better words for one text."""
    language = _language(tag)
    text = next((one for one in interface_texts(tag) if one.key == key), None)
    if text is None:
        raise NotFoundError(key)
    forms = correction_class(len(text.forms))
    form = forms(data={f"form_{number}": said for number, said in enumerate(text.forms)})
    if form.validate_on_submit() and _keeps_rules(form, language, text):
        given, actor = _given(form, text), acting()
        about = Wording(
            lang=tag, catalogue=text.catalogue, context=text.context, source=text.source,
            plural=text.plural, before=text.forms,
        )  # fmt: skip
        made_once(
            lambda session, now: (
                propose(
                    session,
                    actor=actor,
                    about=about,
                    forms=given,
                    note=form.note.data or "",
                    now=now,
                ).id
            )
        )
        flash(_("Thank you. A coordinator looks at it."), "success")
        return redirect(url_for("translate.interface_of", tag=tag), 303)
    page = render_template(
        "translate/interface_text.html", form=form, text=text, language=language,
        fields=_fields(form, text, language), key=key,
    )  # fmt: skip
    return page, 422 if form.is_submitted() else 200


@bp.post(f"/translate/corrections/<int(max={MOST_ID}):correction_id>")
@allow(Permission.TRANSLATE)
def correction_decided(correction_id: int) -> ResponseReturnValue:
    """Take a proposal or refuse it, which coordinators do."""
    form, tag = ButtonForm(), request.form.get("tag", "")
    if form.validate_on_submit():
        actor, now = acting(), datetime.now(UTC)
        is_taken = request.form.get("change") == "take"
        try:
            with writing(db.session()) as session:
                decide_correction(
                    session, actor=actor, correction_id=correction_id, is_taken=is_taken, now=now
                )
        except IllegalMoveError:
            flash(_("Somebody else has decided this already."), "error")
        else:
            flash(_("Taken: it is in the file.") if is_taken else _("Refused."), "success")
    if tag not in LANGUAGES:
        return redirect(url_for("translate.interface"), 303)
    return redirect(url_for("translate.interface_of", tag=tag), 303)


@bp.get("/translate/interface/<tag>/corrections.po")
@allow(Permission.TRANSLATE)
def corrections(tag: str) -> Response:
    """Give what was taken as a catalogue file."""
    language = _language(tag)
    texts = [
        InterfaceText(
            catalogue=row.catalogue, context=row.context, source=row.source, plural=row.plural,
            forms=tuple(row.forms),
        )
        for row in taken(db.session(), tag)
    ]  # fmt: skip
    return Response(
        corrections_file(language, texts),
        content_type="text/x-gettext-translation; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="corrections-{tag}.po"'},
    )


def _language(tag: str) -> Language:
    language = language_of(tag)
    require(acting(), Action.TRANSLATE, Thing(lang=tag))
    if not interface_texts(tag):
        raise NotFoundError(tag)
    return language


def _found(tag: str, typed: str) -> list[InterfaceText]:
    wanted = name_key(typed)
    return [
        text
        for text in interface_texts(tag)
        if wanted in name_key(" ".join((text.source, text.plural, *text.forms)))
    ]


def _row(text: InterfaceText, tag: str) -> dict[str, Any]:
    return {
        "text": text,
        "url": url_for("translate.interface_text", tag=tag, key=text.key),
    }


def _proposal(row: Any) -> dict[str, Any]:
    return {
        "id": row.id,
        "source": row.source,
        "pairs": list(zip(row.before, row.forms, strict=False)),
        "note": row.note,
        "by": row.by or "",
        "at": dates.full_day(row.at),
    }


def _given(form: CorrectionForm, text: InterfaceText) -> list[str]:
    return [str(form[f"form_{number}"].data) for number in range(len(text.forms))]


def _keeps_rules(form: CorrectionForm, language: Language, text: InterfaceText) -> bool:
    """Say at the field what a proposal breaks; one that changes nothing is none."""
    given = tuple(_given(form, text))
    if given == text.forms:
        form.form_errors.append(_("Nothing is different yet."))
        return False
    for rule in sorted(broken_rules(language, text, given)):
        form.form_errors.append(str(RULES[rule]))
    return not form.form_errors


def _fields(form: CorrectionForm, text: InterfaceText, language: Language) -> list[dict[str, Any]]:
    """Return the fields of the forms, each with the numbers that it speaks of."""
    numbers = numbers_of_forms(language) if text.plural else [[]]
    return [
        {
            "field": form[f"form_{number}"],
            "numbers": ", ".join(map(str, spoken_of[:SHOWN_NUMBERS])),
            "has_more": len(spoken_of) > SHOWN_NUMBERS,
        }
        for number, spoken_of in zip(range(len(text.forms)), numbers, strict=False)
    ]
