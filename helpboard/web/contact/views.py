"""Writing to the desk, without a log-in."""

from datetime import UTC, datetime

from flask import redirect, render_template, request, url_for
from flask import session as cookie
from flask.typing import ResponseReturnValue

from helpboard.catalogue import current_language
from helpboard.domain.email_address import mailbox_of
from helpboard.extensions import db, writing
from helpboard.services.questions import Asked, ask
from helpboard.services.submissions import made, once
from helpboard.web.auth import signed_in_or_none
from helpboard.web.contact.blueprint import bp as bp
from helpboard.web.contact.forms import ContactForm
from helpboard.web.filters import home_area
from helpboard.web.house_texts import contact_box
from helpboard.web.kept import kept_area_tree
from helpboard.web.limits import LETTERS_TO_STRANGERS, QUESTIONS, is_within, status_of, this_client
from helpboard.web.permissions import Permission, allow
from helpboard.web.submissions import submission_key


@bp.route("/contact", methods=["GET", "POST"])
@allow(Permission.ANYBODY)
def new() -> ResponseReturnValue:
    """Show the form, for a district if the address names one, or take a question."""
    tree, user = kept_area_tree(), signed_in_or_none()
    chosen = tree.by_slug(request.args.get("area", "")) or home_area(tree)
    given = {"area": chosen.slug}
    if user is not None:
        given |= {"name": user.name, "email": user.email or ""}
    form = ContactForm(data=given)
    if form.validate_on_submit() and _is_few_enough(form):
        cookie["question"] = [_asked(form), bool(form.email.data), bool(form.phone.data)]
        return redirect(url_for("contact.received"), 303)
    page = render_template(
        "contact/new.html", form=form, action=url_for("contact.new"), people=contact_box()
    )
    return page, status_of(form)


@bp.get("/contact/received")
@allow(Permission.ANYBODY)
def received() -> ResponseReturnValue:
    """Say that a question has come in, with its number and how the answer comes."""
    kept = cookie.get("question")
    if not isinstance(kept, list):
        return redirect(url_for("contact.new"), 303)
    number, by_email, by_phone = kept
    return render_template(
        "contact/received.html", number=number, by_email=by_email, by_phone=by_phone
    )


def _is_few_enough(form: ContactForm) -> bool:
    user = signed_in_or_none()
    asked = [(QUESTIONS, f"user:{user.id}" if user else this_client())]
    if form.email.data:
        asked.append((LETTERS_TO_STRANGERS, mailbox_of(form.email.data)))
    return is_within(form, *asked)


def _asked(form: ContactForm) -> int:
    key, now, user = submission_key(), datetime.now(UTC), signed_in_or_none()
    tree, tag = kept_area_tree(), current_language().tag
    area = tree.by_slug(form.area.data or "") or home_area(tree)
    asked = Asked(
        area_id=area.id,
        text=form.text.data or "",
        text_lang=tag,
        language=tag,
        name=form.name.data or "",
        email=form.email.data or None,
        phone=form.phone.data or "",
        user_id=user.id if user else None,
    )
    with writing(db.session()) as session:
        taken = once(session, key=key, now=now)
        if not taken.is_first and taken.result_id is not None:
            return taken.result_id
        question = ask(session, asked=asked, now=now)
        made(session, key=key, result_id=question.id)
        return question.id
