"""Answering something: by account, by a code, or as a visitor who gets a code."""

from collections.abc import Callable
from datetime import UTC, datetime

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import gettext as _
from helpboard.domain.conversation import NotWantedError, OwnThingError, TooManyNewError
from helpboard.domain.errors import DomainError, NotFoundError
from helpboard.domain.message import WordsRefusedError
from helpboard.domain.topics import has_discreet
from helpboard.extensions import db
from helpboard.models import Post
from helpboard.queries.answerable import check_open, group_called, organisation_called
from helpboard.queries.between import open_conversation
from helpboard.services.conversations import About, as_participant, is_own
from helpboard.web.caching import discreet
from helpboard.web.conversations.blueprint import bp
from helpboard.web.conversations.doors import BY_ACCOUNT, BY_CODE
from helpboard.web.conversations.forms import AnswerForm
from helpboard.web.conversations.sentences import sentence_groups
from helpboard.web.conversations.shown import about_view
from helpboard.web.conversations.starting import (
    Started,
    begin,
    is_few_enough,
    way_on,
)
from helpboard.web.conversations.voices import Voice, chosen_voice, voice_choices
from helpboard.web.limits import TooOftenError, status_of
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow

REFUSALS: tuple[tuple[type[DomainError], Callable[[], str]], ...] = (
    (OwnThingError, lambda: _("This is your own. Nobody can answer themselves.")),
    (NotWantedError, lambda: _("You cannot answer here at the moment.")),
    (
        TooManyNewError,
        lambda: _(
            "New accounts can begin five conversations a day. Please go on tomorrow; what you "
            "have begun goes on."
        ),
    ),
)


@bp.route(f"/posts/<int(max={MOST_ID}):post_id>/answer", methods=["GET", "POST"])
@allow(Permission.ANYBODY)
def answer(post_id: int) -> ResponseReturnValue:
    """Answer a post."""
    about = db.session.get(Post, post_id)
    if about is None:
        raise NotFoundError(post_id)
    form = AnswerForm()
    if form.validate_on_submit():
        return _answered(about, form)
    return _asked(about, form)


@bp.route("/organisations/<slug>/answer", methods=["GET", "POST"])
@allow(Permission.ANYBODY)
def answer_organisation(slug: str) -> ResponseReturnValue:
    """Write to an organisation."""
    about = organisation_called(db.session(), slug)
    form = AnswerForm()
    if form.validate_on_submit():
        return _answered(about, form)
    return _asked(about, form)


@bp.route("/groups/<slug>/answer", methods=["GET", "POST"])
@allow(Permission.ANYBODY)
def answer_group(slug: str) -> ResponseReturnValue:
    """Write to a group."""
    about = group_called(db.session(), slug)
    form = AnswerForm()
    if form.validate_on_submit():
        return _answered(about, form)
    return _asked(about, form)


def _asked(about: About, form: AnswerForm) -> ResponseReturnValue:
    """Show the form, or the conversation that there is already."""
    check_open(db.session(), about, now=datetime.now(UTC))
    voice = chosen_voice(form, about)
    if not form.is_submitted() and not voice.is_visitor:
        answerer = as_participant(voice.answerer())
        going_on = open_conversation(db.session(), about=about, answerer=answerer)
        if going_on is not None:
            door = BY_ACCOUNT if voice.is_account else BY_CODE
            return redirect(door.url("thread", going_on.id), 303)
    return _page(about, form, voice)


def _answered(about: About, form: AnswerForm) -> ResponseReturnValue:
    """Take an answer, once however often the form is sent."""
    voice = chosen_voice(form, about)
    is_right = form.ask_for_visitor() if voice.is_visitor else True
    if not is_right or not voice.is_known or not is_few_enough(form, voice):
        return _page(about, form, voice)
    try:
        started: Started = begin(about, form, voice)
    except WordsRefusedError as refused:
        form.refuse(refused)
    except (OwnThingError, NotWantedError, TooManyNewError) as refused:
        form.form_errors.append(next(say() for kind, say in REFUSALS if isinstance(refused, kind)))
    except TooOftenError:
        return _page(about, form, voice)
    else:
        if voice.is_visitor and form.wants_mail():
            flash(_("We have sent you an e-mail. Please press the button in it once."), "info")
        return way_on(started, voice)
    return _page(about, form, voice)


def _page(about: About, form: AnswerForm, voice: Voice) -> ResponseReturnValue:
    check_open(db.session(), about, now=datetime.now(UTC))
    if has_discreet((about.topic,) if isinstance(about, Post) else about.topics):
        discreet()
    html = render_template(
        "conversations/answer.html",
        about=about_view(db.session(), about),
        form=form,
        groups=sentence_groups(form.sentence.data, is_first=True),
        action=request.path,
        is_own=not voice.is_visitor and is_own(about, voice.answerer()),
        is_visitor=voice.is_visitor,
        voices=voice_choices(voice),
        waits=voice.would_wait(about),
        login_url=url_for("accounts.login", next=request.path),
    )
    return html, status_of(form)
