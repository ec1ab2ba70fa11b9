"""Asking without account: one question a page, then one form that holds everything."""

from datetime import UTC, datetime
from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import current_language
from helpboard.domain.conversation import Hear
from helpboard.domain.facts import Problem
from helpboard.domain.policy import Action, Thing, may
from helpboard.domain.post import PostKind
from helpboard.domain.posting import PostContent, RefusedPostError
from helpboard.domain.topics import TOPICS, TREE, is_discreet
from helpboard.extensions import db, writing
from helpboard.models import AccessCode
from helpboard.queries.actors import actor_of_code
from helpboard.queries.codes import hosts
from helpboard.services import codes, posts
from helpboard.services.submissions import made, once
from helpboard.web.actors import acting
from helpboard.web.ask import answers, objecting, own_posts
from helpboard.web.ask.blueprint import bp
from helpboard.web.ask.content import (
    carried,
    home,
    in_words,
    one_of,
    places,
    say_problems,
    topic_fields,
    without,
)
from helpboard.web.ask.forms import AskForm, CodeForm
from helpboard.web.ask.shown import host_choices
from helpboard.web.ask.steps import (
    PICTURES,
    Question,
    Step,
    kind_of,
    question,
    steps_of,
    topic_of,
    way_to,
)
from helpboard.web.block_kinds import language_groups
from helpboard.web.block_typed import read_blocks
from helpboard.web.caching import discreet
from helpboard.web.choices import choices
from helpboard.web.code_holder import code_hashes, code_holder, hold_code, opened_again
from helpboard.web.limits import (
    NEW_POSTS_OF_CLIENT,
    TooOftenError,
    is_used_up,
    is_within,
    require_within,
    status_of,
    this_client,
)
from helpboard.web.locale import settings
from helpboard.web.permissions import Permission, allow
from helpboard.web.submissions import submission_key
from helpboard.web.words.topics import topic_label

__all__ = ["answers", "bp", "objecting", "own_posts"]


@bp.route("/ask", methods=["GET", "POST"])
@allow(Permission.ANYBODY)
def new() -> ResponseReturnValue:
    """Ask the next question; at the end take everything at once."""
    if request.method != "POST":
        return _asking()
    form = _form()
    problems: tuple[Problem, ...] = ()
    if form.validate_on_submit():
        problems = _problems(form)
        if not problems and _has_room(form):
            try:
                return _sent(form)
            except TooOftenError:
                return _end(form, request.form, ()), status_of(form)
            except RefusedPostError as error:
                problems = error.problems
        say_problems(form, problems)
    return _end(form, request.form, problems), max(status_of(form), 422)


def _asking() -> ResponseReturnValue:
    args = request.args
    kind, topic = kind_of(args), topic_of(args)
    if topic is None or (TOPICS[topic].is_branch and "step" not in args):
        return _pictures(kind, topic)
    if is_discreet(topic):
        discreet()
    asked = question(topic, args)
    if asked.step is Step.END:
        return _end(_form(), args, ()), 200
    fields = topic_fields(topic, args, asked.problems)
    return render_template(
        f"ask/{asked.step.value}.html",
        asked=asked,
        kind=kind.value,
        topic=topic,
        topic_name=topic_label(topic),
        fields=without(fields, "when"),
        when=one_of(fields, "when"),
        carried=list(carried(topic, args, but=_own_names(asked, topic))),
        area=args.get("area", ""),
        places=places(),
        back=way_to(asked.before, topic, args),
        skip=way_to(asked.after, topic, args),
    )


def _own_names(asked: Question, topic: str) -> set[str]:
    """Return the blocks that a page asks for itself, so that they are not carried twice."""
    if asked.step is Step.WHERE:
        return set()
    if asked.step is Step.WHEN:
        return {"when"}
    fields = topic_fields(topic, request.args)
    return {one.code for part in fields for one in part if one.code != "when"}


def _pictures(kind: PostKind, branch: str | None) -> ResponseReturnValue:
    return render_template(
        "ask/what.html",
        kind=kind.value,
        branch=branch,
        branch_name=topic_label(branch) if branch else "",
        of=len(steps_of(branch)) + PICTURES if branch else PICTURES,
        pictures=[(code, topic_label(code)) for code in (TREE[branch] if branch else TREE)],
        code_form=CodeForm(formdata=None),
    )


def _form() -> AskForm:
    given: dict[str, Any] = {} if request.method == "POST" else request.args.to_dict()
    form = AskForm(
        kind=given.get("kind") or PostKind.REQUEST.value,
        topic=given.get("topic", ""),
        area=given.get("area") or home().slug,
        text_lang=current_language().spoken,
        hear="code",
        same_code=_own_code() is not None,
    )
    form.offer_hosts(host_choices(hosts(db.session())))
    form.area.choices = choices(places())
    form.text_lang.choices = []
    return form


def _problems(form: AskForm) -> tuple[Problem, ...]:
    if form.topic.data not in TOPICS:
        return (Problem("topic", "unknown_topic", {}),)
    return read_blocks(form.topic.data, request.form).problems


def _has_room(form: AskForm) -> bool:
    """Tell, in the form too, whether this client may ask for more; a double click counts once."""
    is_full = is_used_up(NEW_POSTS_OF_CLIENT, this_client())
    return not is_full or is_within(form, (NEW_POSTS_OF_CLIENT, this_client()))


def _sent(form: AskForm) -> ResponseReturnValue:
    """Take what was asked: a post that waits to be checked, and a code for it."""
    now, key = datetime.now(UTC), submission_key()
    held = _own_code() if form.same_code.data and not _is_for_other(form) else None
    held_id, content, details = held.id if held else None, _content(form), _details(form, key)
    code: AccessCode | None
    with writing(db.session()) as session:
        taken = once(session, key=key, now=now)
        if taken.is_first:
            code = asker = (
                session.get_one(AccessCode, held_id)
                if held_id
                else codes.issue(session, now=now, **details)
            )
            if held_id and details["hear"] is not Hear.CODE:
                # Just looking is what stands in the form: it takes no number off a card.
                chosen = {name: details[name] for name in ("hear", "phone", "host_group_id")}
                codes.hear_by(session, code=asker, **chosen)
            posts.write_post(
                session,
                actor=actor_of_code(asker),
                content=content,
                now=now,
                zone=settings().timezone,
            )
            made(session, key=key, result_id=asker.id)
            require_within(form, (NEW_POSTS_OF_CLIENT, this_client()))
        else:
            code = opened_again(session, taken.result_id, key=key)
    if code is None:
        return redirect(url_for("ask.enter"), 303)
    hold_code(code, seed=key)
    return redirect(url_for("ask.card"), 303)


def _content(form: AskForm) -> PostContent:
    topic = form.topic.data or ""
    return PostContent(
        kind=form.kind.data or PostKind.REQUEST.value,
        topic=topic,
        area=form.area.data or home().slug,
        facts=read_blocks(topic, request.form).facts,
        text=form.text.data or "",
        text_lang=form.text_lang.data or current_language().spoken,
    )


def _details(form: AskForm, key: str) -> dict[str, Any]:
    """Return what a new code keeps of its holder: only what the chosen way to hear needs."""
    by_slug = {row.slug: row.id for row in hosts(db.session())}
    hear = form.chosen()
    return {
        "code_hash": code_hashes().hashed(code_hashes().words(key)),
        "hear": hear,
        "language": current_language().tag,
        "phone": form.phone.data if hear.value == "call" else None,
        "host_group_id": by_slug.get(form.host.data) if hear.value == "host" else None,
        "entered_by": acting().user_id if _is_for_other(form) else None,
    }


def _own_code() -> AccessCode | None:
    """Return the reader's own code; the card that a host made last belongs to somebody else."""
    held = code_holder()
    if held is None or held.entered_by is None or held.entered_by != acting().user_id:
        return held
    return None


def _is_for_other(form: AskForm) -> bool:
    return bool(form.for_other.data) and _may_enter()


def _may_enter() -> bool:
    return may(acting(), Action.ENTER_FOR_SOMEBODY, Thing())


def _end(form: AskForm, typed: Any, problems: tuple[Problem, ...]) -> str:
    """Show everything that was chosen, to be looked through and sent."""
    topic, kind = form.topic.data or "", form.kind.data
    is_known = topic in TOPICS and kind in set(PostKind)
    if is_known and is_discreet(topic):
        discreet()
    read = read_blocks(topic, typed) if is_known else None
    return render_template(
        "ask/check.html",
        form=form,
        topic=topic if is_known else "",
        topics=[(topic_label(code), leaf_choices(code)) for code in TREE],
        kind=kind,
        fields=topic_fields(topic, typed, problems) if is_known else None,
        post=in_words(kind or "", topic, read.facts, form.area.data or "") if read else None,
        has_wrong_facts=any(problem.block not in form for problem in problems),
        text_languages=language_groups(),
        may_enter=_may_enter(),
        holds_code=_own_code() is not None,
        back=way_to(Step.WHERE, topic, typed) if is_known else url_for("ask.new"),
        of=len(steps_of(topic)) + PICTURES if is_known else PICTURES,
    )


def leaf_choices(branch: str) -> tuple[tuple[str, str], ...]:
    """Return the leaves of a branch with their words."""
    return tuple((code, topic_label(code)) for code in TREE[branch])
