"""Writing posts, and what their authors do with them: people, organisations, groups, codes."""

from datetime import datetime, tzinfo

from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.errors import ConflictError, IllegalMoveError, NotFoundError
from helpboard.domain.facts import Problem, are_for_minors
from helpboard.domain.policy import Action, Actor
from helpboard.domain.post import PostState, check_move
from helpboard.domain.posting import (
    OPEN_STATES,
    PostContent,
    RefusedPostError,
    state_when_written,
)
from helpboard.domain.tables.post_rules import latest_expiry
from helpboard.domain.topics import is_sensitive
from helpboard.domain.translation import ItemKind, source_hash
from helpboard.domain.when import last_date
from helpboard.models import Area, Post
from helpboard.queries.actors import post_as_thing
from helpboard.queries.trust import is_verified, was_refused
from helpboard.services import board_index
from helpboard.services.content_items import withdraw_all
from helpboard.services.desk_notes import note_lodger_wish
from helpboard.services.post_content import Checked, checked
from helpboard.services.post_life import begin_life
from helpboard.services.post_rights import (
    ONESELF,
    Behalf,
    is_trusted_actor,
    require_room,
    require_voice,
)
from helpboard.services.site_addresses import note_site_address

_ENDED = frozenset({PostState.FULFILLED, PostState.EXPIRED, PostState.WITHDRAWN})


def post_to_change(session: Session, post_id: int) -> Post:
    """Read a post and keep others from changing it until this transaction ends."""
    post = session.get(Post, post_id, with_for_update=True, populate_existing=True)
    if post is None:
        raise NotFoundError(post_id)
    return post


def write_post(
    session: Session,
    *,
    actor: Actor,
    content: PostContent,
    now: datetime,
    zone: tzinfo,
    behalf: Behalf = ONESELF,
    is_draft: bool = False,
) -> Post:
    """Write a post: a draft, or one that is published or checked first, as rule 1 says.

    Raises ``NotAllowedError``, or ``RefusedPostError`` with everything that is wrong; then nothing
    has changed. A draft may lack what a whole post needs.
    """
    require_voice(actor, behalf)
    trusted = is_trusted_actor(session, actor, now)
    right = checked(session, content, is_whole=not is_draft, is_trusted=trusted, now=now, zone=zone)
    if not is_draft and not trusted:
        require_room(session, actor, now=now)
    post = Post(
        author_id=actor.user_id,
        code_id=actor.code_id,
        organisation_id=behalf.organisation_id,
        group_id=behalf.group_id,
        state=PostState.DRAFT,
        created_at=now,
        expires_at=latest_expiry(right.facts, now=now, zone=zone),
        published_at=None,
        first_published_at=None,
        found=0,
    )
    _fill(post, right, now=now)
    if not is_draft:
        _send_in(session, post, is_trusted=trusted, now=now, zone=zone)
    session.add(post)
    session.flush()
    _tell(session, post, now=now)
    return post


def edit_post(
    session: Session,
    *,
    actor: Actor,
    post: Post,
    content: PostContent,
    version: int,
    now: datetime,
    zone: tzinfo,
    is_draft: bool = False,
    has_new_photos: bool = False,
) -> Post:
    """Change what a post says; it lands where rule 1 says, and an ended one begins a new life.

    ``version`` is the one that the editor saw: ``ConflictError`` when there is a newer one. An edit
    that changes nothing leaves the post where it is. Only a draft stays a draft.
    """
    policy.require(actor, Action.EDIT_POST, post_as_thing(session, post))
    if post.version != version:
        raise ConflictError(post.id)
    stays_draft = is_draft and post.state is PostState.DRAFT
    trusted = is_trusted_actor(session, actor, now)
    right = checked(
        session, content, is_whole=not stays_draft, is_trusted=trusted, now=now, zone=zone
    )
    _require_more_than_found(post, right)
    if not stays_draft and not _is_open(post, now=now) and not trusted:
        require_room(session, actor, now=now)
    is_new = has_new_photos or _differs(post, right)
    if not is_new and _is_open(post, now=now):
        return post
    if last_date(post.facts) != last_date(right.facts):
        post.expires_at = latest_expiry(right.facts, now=now, zone=zone)
    _reword(session, post, right, now=now)
    if not stays_draft:
        _send_in(session, post, is_trusted=trusted, now=now, zone=zone)
    session.flush()
    _tell(session, post, now=now)
    return post


def _reword(session: Session, post: Post, right: Checked, *, now: datetime) -> None:
    """Fill a post anew; translations of other words are no longer shown."""
    is_reworded = source_hash({"text": post.text}) != source_hash({"text": right.text})
    _fill(post, right, now=now)
    if is_reworded:
        withdraw_all(session, kind=ItemKind.POST, thing_id=post.id, now=now)


def submit_draft(
    session: Session, *, actor: Actor, post: Post, now: datetime, zone: tzinfo
) -> Post:
    """Send a draft in as it is; raises as :func:`edit_post`."""
    if post.state is not PostState.DRAFT:
        raise IllegalMoveError(post.state)
    content = PostContent(
        kind=post.kind,
        topic=post.topic,
        area=_area_slug(session, post),
        facts=post.facts,
        text=post.text,
        text_lang=post.text_lang,
    )
    return edit_post(
        session, actor=actor, post=post, content=content, version=post.version, now=now, zone=zone
    )


def renew(session: Session, *, actor: Actor, post: Post, now: datetime, zone: tzinfo) -> Post:
    """Give a post another life (rule 2): a published one stays, one that has ended comes back.

    Whoever is not trusted, and sensitive topics, are checked again before coming back. Raises
    ``RefusedPostError`` when all its days are over, ``IllegalMoveError`` from any other state.
    """
    policy.require(actor, Action.EDIT_POST, post_as_thing(session, post))
    if post.state is not PostState.PUBLISHED and post.state not in _ENDED:
        raise IllegalMoveError(post.state)
    end = latest_expiry(post.facts, now=now, zone=zone)
    if end <= now:
        raise RefusedPostError([Problem("when", "days_are_over", {})])
    if post.state is PostState.PUBLISHED and post.expires_at > now:
        post.expires_at, post.updated_at = end, now
    else:
        trusted = is_trusted_actor(session, actor, now)
        if not trusted:
            require_room(session, actor, now=now)
        post.expires_at, post.updated_at = end, now
        _send_in(session, post, is_trusted=trusted, now=now, zone=zone)
    session.flush()
    board_index.index_post(session, post)
    return post


def mark_found(
    session: Session, *, actor: Actor, post: Post, now: datetime, found: int | None = None
) -> Post:
    """Note that ``found`` are found by now, one more unless told; a full post is fulfilled.

    Raises ``IllegalMoveError`` unless the post is published, ``RefusedPostError`` for a number that
    is not from 0 to all. A post whose time has just run out counts as published.
    """
    policy.require(actor, Action.EDIT_POST, post_as_thing(session, post))
    if post.state is not PostState.PUBLISHED:
        raise IllegalMoveError(post.state)
    number = post.found + 1 if found is None else found
    if not 0 <= number <= post.count:
        limits = {"minimum": 0, "maximum": post.count}
        raise RefusedPostError([Problem("found", "out_of_range", limits)])
    post.found, post.updated_at = number, now
    if number == post.count:
        check_move(post.state, PostState.FULFILLED)
        post.state = PostState.FULFILLED
    session.flush()
    board_index.index_post(session, post)
    return post


def withdraw(session: Session, *, actor: Actor, post: Post, now: datetime) -> Post | None:
    """Take a post off the board; one that waits becomes a draft again, a draft is deleted (None).

    Raises ``IllegalMoveError`` for one that has left the board already, and for a draft that stood
    on the board once: its address goes on saying that it is gone.
    """
    policy.require(actor, Action.EDIT_POST, post_as_thing(session, post))
    if post.state is PostState.DRAFT:
        if post.first_published_at is not None:
            raise IllegalMoveError(post.state)
        session.delete(post)
        session.flush()
        return None
    new = PostState.DRAFT if post.state is PostState.PENDING else PostState.WITHDRAWN
    check_move(post.state, new)
    post.state, post.updated_at = new, now
    session.flush()
    board_index.index_post(session, post)
    return post


def _require_more_than_found(post: Post, right: Checked) -> None:
    """Raise ``RefusedPostError`` when an open post would seek no more than are found already."""
    if post.state is PostState.PUBLISHED and post.found and right.count <= post.found:
        limits = {"minimum": post.found + 1, "maximum": 999}
        raise RefusedPostError([Problem("count", "out_of_range", limits)])


def _is_open(post: Post, *, now: datetime) -> bool:
    return post.state in OPEN_STATES and post.expires_at > now


def _differs(post: Post, right: Checked) -> bool:
    before = (post.kind, post.topic, post.area_id, post.facts, post.text, post.text_lang)
    after = (right.kind, right.topic, right.area_id, right.facts, right.text, right.text_lang)
    return before != after


def _fill(post: Post, right: Checked, *, now: datetime) -> None:
    post.kind, post.topic, post.area_id = right.kind, right.topic, right.area_id
    post.facts, post.text, post.text_lang = right.facts, right.text, right.text_lang
    post.count, post.updated_at = right.count, now


def _send_in(
    session: Session, post: Post, *, is_trusted: bool, now: datetime, zone: tzinfo
) -> None:
    """Move a whole post to where rule 1 says; one that is new or has ended begins a life."""
    is_over = post.state in _ENDED or post.expires_at <= now
    new = state_when_written(
        post.state,
        is_trusted=is_trusted,
        is_sensitive=is_sensitive(
            post.topic,
            by_verified_organisation=is_verified(session, post.organisation_id),
            for_minors=are_for_minors(post.facts),
        ),
        was_refused=post.id is not None and was_refused(session, post.id),
    )
    if new is not post.state:
        check_move(post.state, new)
    if is_over or post.first_published_at is None:
        post.expires_at = latest_expiry(post.facts, now=now, zone=zone)
        post.found = 0 if post.found >= post.count else post.found
    if new is PostState.PUBLISHED and (is_over or post.state is not new):
        begin_life(post, now=now, zone=zone)
    post.state = new


def _tell(session: Session, post: Post, *, now: datetime) -> None:
    """Bring the indexes along, and tell the desk what it should know before it decides."""
    board_index.index_post(session, post)
    if post.state is not PostState.DRAFT:
        note_lodger_wish(session, post, now=now)
        note_site_address(session, about="post", about_id=post.id, texts=(post.text,), now=now)


def _area_slug(session: Session, post: Post) -> str:
    return session.get_one(Area, post.area_id).slug
