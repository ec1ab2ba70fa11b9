"""My posts: each with where it stands and what to do next; and one of them as others see it."""

from datetime import UTC, datetime
from typing import Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import gettext as _
from helpboard.domain.errors import NotFoundError
from helpboard.domain.post import PostState
from helpboard.domain.topics import is_discreet
from helpboard.extensions import db
from helpboard.models import Post
from helpboard.queries.goods import fitting_goods
from helpboard.queries.my_posts import MyPost, my_post, my_posts
from helpboard.services.photos import pictures_of
from helpboard.web import dates
from helpboard.web.actors import acting
from helpboard.web.caching import discreet
from helpboard.web.deciding_time import usual_time
from helpboard.web.facts import fact_lines, headline
from helpboard.web.kept import kept_area_tree
from helpboard.web.my.blueprint import bp
from helpboard.web.originals import original
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow
from helpboard.web.words.kinds import post_kind_label, post_state_label
from helpboard.web.words.reasons import reason_text

ORDER = (
    PostState.REJECTED,
    PostState.DRAFT,
    PostState.PUBLISHED,
    PostState.PENDING,
    PostState.EXPIRED,
    PostState.FULFILLED,
    PostState.WITHDRAWN,
    PostState.HIDDEN,
)
"""What wants a deed first stands first."""

DEEDS: dict[PostState, tuple[str, ...]] = {
    PostState.DRAFT: ("edit", "submit", "withdraw"),
    PostState.PENDING: ("edit", "withdraw"),
    PostState.REJECTED: ("edit",),
    PostState.PUBLISHED: ("found", "edit", "renew", "withdraw"),
    PostState.HIDDEN: ("withdraw",),
    PostState.FULFILLED: ("renew", "edit"),
    PostState.EXPIRED: ("renew", "edit"),
    PostState.WITHDRAWN: ("renew", "edit"),
}
"""What an author may do in each state; the most likely first."""


@bp.get("/my/posts")
@allow(Permission.SIGNED_IN)
def posts() -> ResponseReturnValue:
    """Show the reader's posts by state."""
    now = datetime.now(UTC)
    rows = my_posts(db.session(), acting())
    parts = [
        (post_state_label(state), [_shown(row, now) for row in rows if row.state_at(now) is state])
        for state in ORDER
    ]
    return render_template("my/posts.html", parts=[part for part in parts if part[1]])


@bp.get(f"/my/posts/<int(max={MOST_ID}):post_id>")
@allow(Permission.SIGNED_IN)
def post(post_id: int) -> ResponseReturnValue:
    """Show one post of the reader as others see or will see it, and what happens next."""
    now = datetime.now(UTC)
    row = my_post(db.session(), acting(), post_id)
    if row is None:
        raise NotFoundError(post_id)
    if is_discreet(row.topic):
        discreet()
    return render_template(
        "my/post.html",
        post=_shown(row, now),
        expected=usual_time() if row.state_at(now) is PostState.PENDING else "",
        lines=fact_lines(row.topic, row.facts, area_name=kept_area_tree().name_of),
        original=original(row.text, row.text_lang),
        pictures=pictures_of(db.session(), post_id),
        fitting=_fitting(post_id, now) if row.state_at(now) is PostState.PUBLISHED else [],
    )


def _fitting(post_id: int, now: datetime) -> list[dict[str, str]]:
    """Return the best posts on the other side of a thing, nothing for any other topic."""
    session = db.session()
    return [
        {
            "headline": headline(one.kind, one.topic, one.facts, one.area_name),
            "topic": one.topic,
            "url": url_for("posts.show", post_id=one.id),
        }
        for one in fitting_goods(session, session.get_one(Post, post_id), now=now)
    ]


def _shown(row: MyPost, now: datetime) -> dict[str, Any]:
    state = row.state_at(now)
    deeds = DEEDS[state]
    if state is PostState.DRAFT and row.was_public:
        deeds = ("edit", "submit")
    return {
        "id": row.id,
        "kind": row.kind.value,
        "kind_label": post_kind_label(row.kind),
        "topic": row.topic,
        "headline": headline(row.kind, row.topic, row.facts, row.area_name),
        "by": row.by,
        "state": state.value,
        "state_label": post_state_label(state),
        "next": _next(row, state, now),
        "reason": reason_text(row.reason) if row.reason and state in _TOLD_WHY else "",
        "object_url": url_for("posting.object_to", post_id=row.id) if state in _REFUSED else "",
        "is_urgent": row.ends_soon(now) or state is PostState.REJECTED,
        "deeds": [(deed, _label(deed, state), _address(deed, row.id)) for deed in deeds],
        "url": url_for("my.post", post_id=row.id),
        "public_url": url_for("posts.show", post_id=row.id) if _is_public(state) else "",
    }


_REFUSED = frozenset({PostState.REJECTED, PostState.HIDDEN})
_TOLD_WHY = frozenset({PostState.REJECTED, PostState.HIDDEN, PostState.DRAFT})


def _is_public(state: PostState) -> bool:
    return state is PostState.PUBLISHED


def _address(deed: str, post_id: int) -> str:
    return url_for(f"posting.{deed}", post_id=post_id)


def _label(deed: str, state: PostState) -> str:
    if deed == "withdraw" and state is PostState.DRAFT:
        return _("Throw away")
    labels = {
        "edit": _("Change"),
        "renew": _("Renew"),
        "found": _("Found"),
        "withdraw": _("Take off the board"),
        "submit": _("Post it"),
    }
    if deed == "withdraw" and state is PostState.PENDING:
        return _("Take back")
    return labels[deed]


def _next(row: MyPost, state: PostState, now: datetime) -> str:
    """Return where a post stands and what comes next, in one sentence."""
    if state is PostState.PUBLISHED:
        return _published(row, now)
    sentences = {
        PostState.DRAFT: _("Nobody sees it yet. Go on writing, or post it."),
        PostState.PENDING: _("A person looks at it before others can read it."),
        PostState.REJECTED: _("It could not go on the board like this. You can change it."),
        PostState.HIDDEN: _("The coordinator has taken it off the board."),
        PostState.FULFILLED: _("Everything was found. You can post it once more."),
        PostState.EXPIRED: _("Its time is over. If it is still true, renew it."),
        PostState.WITHDRAWN: _("You took it off the board. You can post it once more."),
    }
    return sentences[state]


def _published(row: MyPost, now: datetime) -> str:
    day = dates.weekday_and_day(row.expires_at)
    if row.ends_soon(now):
        return _("It leaves the board on %(day)s. Is it still true? Then renew it.", day=day)
    if row.found:
        return _(
            "%(found)d of %(wanted)d found. On the board until %(day)s.",
            found=row.found,
            wanted=row.wanted,
            day=day,
        )
    return _("Everybody can read it until %(day)s.", day=day)
