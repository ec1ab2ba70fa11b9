"""Keeps the board's inverted index: which public posts carry which filter code."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from helpboard.domain.board import codes_of
from helpboard.domain.facts import languages_of
from helpboard.domain.post import PostState
from helpboard.domain.when import slots_of
from helpboard.models import Area, Facet, Organisation, Post, PostFacet


def index_post(session: Session, post: Post) -> None:
    """Make the index say of ``post`` what is true now; only published posts are in it."""
    session.execute(delete(PostFacet).where(PostFacet.post_id == post.id))
    if post.state is PostState.PUBLISHED:
        index_posts(session, [post])


def index_posts(session: Session, posts: Sequence[Post]) -> None:
    """Add the index rows of published ``posts`` that have none yet, in few statements."""
    areas = area_slugs(session)
    organisations = _organisation_slugs(session, posts)
    carried = {
        post.id: codes_of(
            kind=post.kind,
            topic=post.topic,
            areas=areas[post.area_id],
            organisation=organisations.get(post.organisation_id),
            languages=languages_of(post.facts),
            slots=slots_of(post.facts),
        )
        for post in posts
        if post.state is PostState.PUBLISHED
    }
    ids = facet_ids(session, {code for codes in carried.values() for code in codes})
    moments = {post.id: post.published_at for post in posts}
    rows = [
        {"facet_id": ids[code], "published_at": moments[post_id], "post_id": post_id}
        for post_id, codes in carried.items()
        for code in sorted(codes)
    ]
    if rows:
        session.execute(insert(PostFacet), rows)


def facet_ids(session: Session, codes: Iterable[str]) -> Mapping[str, int]:
    """Return the id of each code, making those that are new; safe beside other writers."""
    wanted = sorted(set(codes))
    known = _known(session, wanted)
    missing = [{"code": code, "total": 0} for code in wanted if code not in known]
    if missing:
        dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
        session.execute(dialect.insert(Facet).on_conflict_do_nothing(), missing)
        known = _known(session, wanted)
    return known


def recount(session: Session) -> None:
    """Count anew how many posts carry each code; readers use it to choose where to begin."""
    counted = (
        select(func.count())
        .where(PostFacet.facet_id == Facet.id)
        .correlate(Facet)
        .scalar_subquery()
    )
    session.execute(update(Facet).values(total=counted))


def area_slugs(session: Session) -> dict[int, tuple[str, ...]]:
    """Return for every area its own slug and those above it, from the root down."""
    rows = session.execute(select(Area.id, Area.slug, Area.path)).all()
    slugs = {row.id: row.slug for row in rows}
    return {
        row.id: tuple(slugs[int(part)] for part in row.path.strip("/").split("/")) for row in rows
    }


def _known(session: Session, codes: Sequence[str]) -> dict[str, int]:
    rows = session.execute(select(Facet.code, Facet.id).where(Facet.code.in_(codes)))
    return {row.code: row.id for row in rows}


def _organisation_slugs(session: Session, posts: Sequence[Post]) -> dict[int | None, str]:
    ids = {post.organisation_id for post in posts if post.organisation_id is not None}
    statement = select(Organisation.id, Organisation.slug).where(Organisation.id.in_(ids))
    return {row.id: row.slug for row in session.execute(statement)} if ids else {}
