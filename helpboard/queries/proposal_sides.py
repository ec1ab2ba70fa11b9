"""The sides of a proposal: who answers for each, and who hears of it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.policy import Thing
from helpboard.domain.proposal import Pairing, Party
from helpboard.models import (
    AccessCode,
    Group,
    Organisation,
    Post,
    Proposal,
    ProposalSide,
    User,
)
from helpboard.queries.actors import areas_above
from helpboard.queries.post_letters import who_hears
from helpboard.queries.sides import speakers

POST_OF = {
    Party.AUTHOR: "post_id",
    Party.OTHER_AUTHOR: "other_post_id",
    Party.CARRIER: "carrier_post_id",
}


def sides_of_proposal(session: Session, proposal: Proposal) -> dict[Party, ProposalSide]:
    """Read the sides of a proposal."""
    rows = session.scalars(
        select(ProposalSide)
        .where(ProposalSide.proposal_id == proposal.id)
        .order_by(ProposalSide.id)
        .execution_options(populate_existing=True)
    )
    return {row.party: row for row in rows}


def new_side(session: Session, pairing: Pairing, party: Party) -> ProposalSide | None:
    """Return the side ``party`` of a pairing as a row that no session knows; None without one.

    The author of a post is the person, organisation or group whose post it is; the holder of a
    code is known by the post alone.
    """
    if party is Party.ORGANISATION:
        return ProposalSide(party=party, organisation_id=pairing.organisation_id)
    if party is Party.GROUP:
        return ProposalSide(party=party, group_id=pairing.group_id)
    if party is Party.VOLUNTEER:
        return ProposalSide(party=party, user_id=pairing.user_id)
    post_id = getattr(pairing, POST_OF[party])
    if post_id is None:
        return None
    post = session.get_one(Post, post_id)
    is_own = post.organisation_id is None and post.group_id is None
    return ProposalSide(
        party=party,
        post_id=post.id,
        organisation_id=post.organisation_id,
        group_id=post.group_id,
        user_id=post.author_id if is_own else None,
    )


def side_as_thing(session: Session, side: ProposalSide) -> Thing:
    """Return a side as the policy looks at it: whose word it is."""
    post = session.get(Post, side.post_id) if side.post_id is not None else None
    return Thing(
        author_id=side.user_id,
        code_id=post.code_id if post is not None else None,
        organisation_id=side.organisation_id,
        group_id=side.group_id,
    )


def receivers(session: Session, side: ProposalSide) -> list[User | AccessCode]:
    """Return everybody who speaks for a side and hears of it by letter."""
    if side.post_id is not None:
        post = session.get(Post, side.post_id)
        return [] if post is None else who_hears(session, post)
    if side.user_id is not None:
        user = session.get_one(User, side.user_id)
        return [user] if user.is_active else []
    if side.organisation_id is None and side.group_id is None:
        return []
    return speakers(session, organisation_id=side.organisation_id, group_id=side.group_id)


def pairing_as_thing(session: Session, pairing: Pairing | Proposal) -> Thing:
    """Return what a pairing is about as the desk looks at it: the areas of everything in it."""
    areas = {
        area
        for _about, row in things_of_pairing(session, pairing)
        for area in areas_above(session, row.area_id)
    }
    return Thing(
        areas=frozenset(areas),
        organisation_id=pairing.organisation_id,
        group_id=pairing.group_id,
    )


def things_of_pairing(
    session: Session, pairing: Pairing | Proposal
) -> tuple[tuple[str, Organisation | Group | Post], ...]:
    """Return the organisation, the group and the posts of a pairing, each with what it is."""
    things: tuple[tuple[str, Organisation | Group | Post | None], ...] = (
        ("organisation", session.get(Organisation, pairing.organisation_id or 0)),
        ("group", session.get(Group, pairing.group_id or 0)),
        ("post", session.get(Post, pairing.post_id or 0)),
        ("post", session.get(Post, pairing.other_post_id or 0)),
    )
    return tuple((about, row) for about, row in things if row is not None)
