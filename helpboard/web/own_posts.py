"""Posts that the reader may change: finding one, and saying no as rule 1 says it."""

from datetime import UTC, datetime

from helpboard.domain.errors import GoneError, NotAllowedError, NotFoundError
from helpboard.domain.policy import Action, may
from helpboard.domain.post import Visibility, visibility
from helpboard.extensions import db
from helpboard.models import Post
from helpboard.queries.actors import post_as_thing
from helpboard.web.actors import acting


def may_edit(post: Post) -> bool:
    """Tell whether the reader may change a post."""
    return may(acting(), Action.EDIT_POST, post_as_thing(db.session(), post))


def own_post(post_id: int) -> Post:
    """Return a post that the reader may change.

    For a stranger a public one is forbidden, one that is gone is gone, and any other unknown.
    """
    post = db.session.get(Post, post_id)
    if post is None:
        raise NotFoundError(post_id)
    if may_edit(post):
        return post
    match visibility(post, now=datetime.now(UTC)):
        case Visibility.PUBLIC:
            raise NotAllowedError(Action.EDIT_POST)
        case Visibility.GONE:
            raise GoneError(post_id)
        case _:
            raise NotFoundError(post_id)
