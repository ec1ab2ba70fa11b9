"""Keeps everything that finds posts true: the filters' index and search.

Whoever changes a post calls this in the same transaction.
"""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from helpboard.models import Post
from helpboard.services import facets, search


def index_post(session: Session, post: Post) -> None:
    """Make filters and search say of ``post`` what is true now."""
    facets.index_post(session, post)
    search.index_post(session, post)


def index_posts(session: Session, posts: Sequence[Post]) -> None:
    """Add published ``posts`` that are in no index yet, in few statements."""
    facets.index_posts(session, posts)
    search.index_posts(session, posts)


def recount(session: Session) -> None:
    """Count anew what readers' queries are planned by."""
    facets.recount(session)
    search.recount_words(session)
