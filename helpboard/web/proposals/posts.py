"""Who could help with a post of the reader: groups to ask, and fitting posts of others."""

from datetime import UTC, datetime
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import current_language
from helpboard.catalogue import gettext as _
from helpboard.domain.errors import NotFoundError
from helpboard.domain.message import WordsRefusedError
from helpboard.domain.post import is_public
from helpboard.domain.proposal import (
    AlreadyProposedError,
    NoFitError,
    Pairing,
    ProposalKind,
    TooManyOpenError,
    Wording,
)
from helpboard.extensions import db, writing
from helpboard.models import Post
from helpboard.queries.candidates import Found, Suggestion, groups_for_post
from helpboard.queries.goods import fitting_goods
from helpboard.queries.looks import look_at
from helpboard.queries.proposals import proposals_about_post
from helpboard.services import proposals, submissions
from helpboard.web.actors import acting, signed_in
from helpboard.web.facts import headline
from helpboard.web.kept import kept_area_tree
from helpboard.web.limits import NEW_PROPOSALS, is_within, status_of
from helpboard.web.match_lines import lines_against
from helpboard.web.own_posts import own_post
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow
from helpboard.web.proposal_cards import proposal_view, suggestion_view
from helpboard.web.proposals.blueprint import bp
from helpboard.web.proposals.forms import NoteForm
from helpboard.web.proposals.whose import other
from helpboard.web.submissions import submission_key

HELPERS = f"/my/posts/<int(max={MOST_ID}):post_id>/helpers"


@bp.get(HELPERS)
@allow(Permission.SIGNED_IN)
def for_post(post_id: int) -> ResponseReturnValue:
    """Show the groups that could take a post, and for things the posts on the other side."""
    post, session, now = own_post(post_id), db.session(), datetime.now(UTC)
    is_open = is_public(post, now=now)
    found = groups_for_post(session, post, now=now) if is_open else Found()
    return render_template(
        "proposals/helpers.html",
        post=_shown(post),
        is_open=is_open,
        groups=[_card(post_id, one) for one in found.best],
        near=[_card(post_id, one) for one in found.near],
        asked=[proposal_view(row, now=now) for row in proposals_about_post(session, post_id)],
        goods=[
            {
                "headline": headline(row.kind, row.topic, row.facts, row.area_name),
                "topic": row.topic,
                "url": url_for("posts.show", post_id=row.id),
            }
            for row in (fitting_goods(session, post, now=now) if is_open else ())
        ],
    )


def _card(post_id: int, one: Suggestion) -> dict[str, Any]:
    return suggestion_view(
        one,
        url=url_for("groups.profile", slug=one.slug),
        ask_url=url_for("proposals.ask_for_post", post_id=post_id, slug=one.slug),
    )


@bp.route(f"{HELPERS}/<slug>", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def ask_for_post(post_id: int, slug: str) -> ResponseReturnValue:
    """Ask a group whether it would take a post on."""
    post, group, now = own_post(post_id), other(slug, is_group=True), datetime.now(UTC)
    if not is_public(post, now=now):
        raise NotFoundError(post_id)
    pairing = Pairing(kind=ProposalKind.GROUP_TASK, post_id=post.id, group_id=group.id)
    form = NoteForm()
    if form.validate_on_submit() and _ask(form, pairing):
        flash(_("%(name)s has been asked. You hear from us.", name=group.name), "success")
        return redirect(url_for("proposals.for_post", post_id=post_id), 303)
    good, against = lines_against(look_at(db.session(), pairing, now=now).reasons)
    page = render_template(
        "proposals/ask_for_post.html",
        form=form,
        post=_shown(post),
        asked=group,
        reasons=good,
        against=against,
        action=url_for("proposals.ask_for_post", post_id=post_id, slug=slug),
        back_url=url_for("proposals.for_post", post_id=post_id),
    )
    return page, status_of(form)


def _ask(form: NoteForm, pairing: Pairing) -> bool:
    """Send the question once; say in the form why it cannot be."""
    if not is_within(form, (NEW_PROPOSALS, str(signed_in().id))):
        return False
    actor, key, now = acting(), submission_key(), datetime.now(UTC)
    wording = Wording(note=form.note.data or "", note_lang=current_language().tag)
    try:
        with writing(db.session()) as session:
            if submissions.once(session, key=key, now=now).is_first:
                proposals.propose(session, actor=actor, pairing=pairing, wording=wording, now=now)
    except (AlreadyProposedError, NoFitError, TooManyOpenError, WordsRefusedError) as error:
        form.refuse(error)
        return False
    return True


def _shown(post: Post) -> dict[str, object]:
    area_name = kept_area_tree().name_by_id(post.area_id)
    return {
        "id": post.id,
        "topic": post.topic,
        "headline": headline(post.kind, post.topic, post.facts, area_name),
        "url": url_for("my.post", post_id=post.id),
    }
