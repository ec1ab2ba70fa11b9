"""The life of a post on the board: its kinds, its states and its moves."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from helpboard.domain.errors import IllegalMoveError

DEFAULT_LIFE = timedelta(days=28)
"""How long a post lives unless its author or its last date says less (rule 2)."""


class PostKind(StrEnum):
    """Whether somebody gives or seeks."""

    OFFER = "offer"
    REQUEST = "request"


class PostState(StrEnum):
    """Where a post stands between writing and leaving (rule 1)."""

    DRAFT = "draft"
    PENDING = "pending"
    PUBLISHED = "published"
    REJECTED = "rejected"
    HIDDEN = "hidden"
    FULFILLED = "fulfilled"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


class Visibility(StrEnum):
    """What a stranger learns of a post: everything, that it is gone, or nothing at all."""

    PUBLIC = "public"
    GONE = "gone"
    UNKNOWN = "unknown"


_BACK = frozenset({PostState.PENDING, PostState.PUBLISHED})

MOVES: dict[PostState, frozenset[PostState]] = {
    PostState.DRAFT: _BACK,
    PostState.PENDING: frozenset({PostState.PUBLISHED, PostState.REJECTED, PostState.DRAFT}),
    PostState.REJECTED: _BACK,
    PostState.PUBLISHED: frozenset(
        {
            PostState.PENDING,
            PostState.FULFILLED,
            PostState.EXPIRED,
            PostState.WITHDRAWN,
            PostState.HIDDEN,
        }
    ),
    PostState.HIDDEN: frozenset({PostState.PUBLISHED, PostState.WITHDRAWN}),
    PostState.FULFILLED: _BACK,
    PostState.EXPIRED: _BACK,
    PostState.WITHDRAWN: _BACK,
}


class Begun(Protocol):
    """What tells a draft from everything else."""

    @property
    def state(self) -> PostState:
        """Where the post stands."""

    @property
    def first_published_at(self) -> datetime | None:
        """When strangers could first read it, if ever."""


class Published(Begun, Protocol):
    """What decides who may see a post."""

    @property
    def expires_at(self) -> datetime:
        """When it leaves the board by itself."""


def check_move(old: PostState, new: PostState) -> None:
    """Raise :class:`IllegalMoveError` unless a post may move from ``old`` to ``new``."""
    if new not in MOVES[old]:
        raise IllegalMoveError(f"{old} -> {new}")


def is_public(post: Published, *, now: datetime) -> bool:
    """Tell whether strangers may read ``post``, whatever the worker did or did not do (rule 1)."""
    return post.state is PostState.PUBLISHED and post.expires_at > now


def is_private_draft(post: Begun) -> bool:
    """Tell whether a post is a draft that nobody has posted: its author's alone, not the desk's."""
    return post.state is PostState.DRAFT and post.first_published_at is None


def visibility(post: Published, *, now: datetime) -> Visibility:
    """Tell what a stranger learns: what was public and is gone is 410, the rest is 404 (rule 1)."""
    if is_public(post, now=now):
        return Visibility.PUBLIC
    if post.first_published_at is None or post.state is PostState.HIDDEN:
        return Visibility.UNKNOWN
    return Visibility.GONE
