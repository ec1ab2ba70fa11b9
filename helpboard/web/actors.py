"""The reader as one who acts."""

from flask import abort, g

from helpboard.domain.policy import Actor
from helpboard.extensions import db
from helpboard.models import User
from helpboard.queries.actors import actor_of
from helpboard.web.auth import signed_in_or_none


def signed_in() -> User:
    """Return the person who is logged in; only for views that need a log-in."""
    user = signed_in_or_none()
    if user is None:
        abort(401)
    return user


def acting() -> Actor:
    """Return the person who is logged in with the rights of this moment; a visitor has none."""
    user = signed_in_or_none()
    actor: Actor = Actor() if user is None else actor_of(db.session(), user)
    g.acting = actor
    return actor


def seen_acting() -> Actor:
    """Return the reader with the rights that this request has already read, for menus."""
    return g.acting if "acting" in g else acting()
