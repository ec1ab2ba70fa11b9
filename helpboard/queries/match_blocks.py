"""Who wants to hear no more of whom, as the matching looks at it.

A block holds both ways: nobody is brought together with somebody whom they have blocked, nor with
somebody who has blocked them. It stands between two people (``PersonBlock``), or, for what has no
account of its own, with the conversation in which it was said (``shut_talks``).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from sqlalchemy import ColumnElement, exists, false, or_, select, union
from sqlalchemy.orm import Session, aliased

from helpboard.domain.group import GroupRole
from helpboard.domain.proposal import OPEN, SIDES, Pairing, Party, ProposalKind
from helpboard.models import (
    GroupMember,
    OrganisationMember,
    PersonBlock,
    Post,
    Proposal,
    ProposalSide,
)
from helpboard.queries.answerable import Owner, owner_of
from helpboard.queries.proposal_sides import POST_OF
from helpboard.queries.shut_talks import as_side, pairs_of_posts, posts_of, shut_talks, shut_to

Pairs = frozenset[tuple[str, str]]


def are_apart(session: Session, pairing: Pairing | Proposal) -> bool:
    """Tell whether two sides of a pairing do not talk, whoever of them has blocked the other."""
    sides = [_side(session, pairing, party) for party in SIDES[pairing.kind]]
    known = [side for side in sides if side is not None]
    return any(_do_not_talk(session, one, other) for one, other in combinations(known, 2))


def apart_questions(session: Session, side: Owner) -> Sequence[int]:
    """Return what a side, or somebody in it, is asked or has asked of others it does not talk with.

    Ids of proposals that are open; those of appointments have a life of their own.
    """
    near = exists().where(ProposalSide.proposal_id == Proposal.id, _is_near(as_side(side)))
    going_on = (Proposal.state.in_(OPEN), Proposal.kind != ProposalKind.APPOINTMENT)
    found = session.scalars(select(Proposal).where(*going_on, near).order_by(Proposal.id))
    return [proposal.id for proposal in found.all() if are_apart(session, proposal)]


def blocked_groups(session: Session, user_id: int) -> Pairs:
    """Return the groups that a volunteer does not talk with, or with somebody in them."""
    groups = _groups_with(session, _others(session, {user_id}))
    groups |= {one.group_id for one in shut_to(session, Owner(user_id=user_id)) if one.group_id}
    return frozenset((str(user_id), str(group)) for group in groups)


def blocked_posts(session: Session, user_id: int, posts: Iterable[Post]) -> Pairs:
    """Return the posts, as roles name them, whose author and a volunteer do not talk."""
    found = list(posts)
    others, leads = _others(session, {user_id}), _leads(session, found)
    apart = posts_of(found, shut_to(session, Owner(user_id=user_id)))
    apart |= {post.id for post in found if others & _people_of(post, leads)}
    return frozenset((str(user_id), f"post-{post_id}") for post_id in apart)


def not_for_post(session: Session, post: Post) -> list[int]:
    """Return the people who are not found for a post: its author, and who does not talk to them."""
    own = _people_of(post, _leads(session, [post]))
    shut = {one.user_id for one in shut_to(session, owner_of(post)) if one.user_id}
    return sorted(own | _others(session, own) | shut)


def groups_not_for_post(session: Session, post: Post) -> list[int]:
    """Return the groups with somebody in them whom a post's author does not talk to."""
    own = _people_of(post, _leads(session, [post]))
    shut = {one.group_id for one in shut_to(session, owner_of(post)) if one.group_id}
    return sorted(_groups_with(session, _others(session, own)) | shut)


def apart_posts(session: Session, posts: Collection[Post]) -> set[tuple[int, int]]:
    """Return the pairs of posts whose authors, or the leads of whose groups, do not talk."""
    leads = _leads(session, posts)
    whose: defaultdict[int, set[int]] = defaultdict(set)
    for post in posts:
        for person in _people_of(post, leads):
            whose[person].add(post.id)
    blocks = select(PersonBlock.by_user_id, PersonBlock.user_id).where(
        PersonBlock.by_user_id.in_(whose), PersonBlock.user_id.in_(whose)
    )
    apart = {pair for by, of in session.execute(blocks) for pair in product(whose[by], whose[of])}
    return apart | {(other, one) for one, other in apart} | pairs_of_posts(session, posts)


def apart_partners(
    session: Session, *, organisation_id: int | None = None, group_id: int | None = None
) -> Pairs:
    """Return the organisations and groups that do not talk, or whose editors and leads do not.

    All of them, or those of one organisation or of one group.
    """
    one = Owner(organisation_id=organisation_id, group_id=group_id)
    shut = shut_talks(session) if one == Owner() else {(one, to) for to in shut_to(session, one)}
    either_way = shut | {(other, side) for side, other in shut}
    pairs = {(house.organisation_id, group.group_id) for house, group in either_way}
    editor, lead = aliased(OrganisationMember), aliased(GroupMember)
    by, of = PersonBlock.by_user_id, PersonBlock.user_id
    wanted = [
        lead.role == GroupRole.LEAD,
        *([] if organisation_id is None else [editor.organisation_id == organisation_id]),
        *([] if group_id is None else [lead.group_id == group_id]),
    ]
    rows = (
        select(editor.organisation_id, lead.group_id)
        .select_from(PersonBlock)
        .join(editor, editor.user_id == first)
        .join(lead, lead.user_id == second)
        .where(*wanted)
        for first, second in ((by, of), (of, by))
    )
    pairs |= {(house, group) for house, group in session.execute(union(*rows))}
    return frozenset((str(house), str(group)) for house, group in pairs if house and group)


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a pairing: whose it is, and the people of whom a block counts."""

    whose: Owner
    people: frozenset[int]


def _side(session: Session, pairing: Pairing | Proposal, party: Party) -> _Side | None:
    if party is Party.VOLUNTEER:
        one = pairing.user_id
        return _Side(Owner(user_id=one), frozenset({one} if one is not None else ()))
    if party is Party.GROUP:
        members = select(GroupMember.user_id).where(GroupMember.group_id == pairing.group_id)
        if pairing.kind is ProposalKind.PARTNERSHIP:
            members = members.where(GroupMember.role == GroupRole.LEAD)
        return _Side(Owner(group_id=pairing.group_id), frozenset(session.scalars(members)))
    if party is Party.ORGANISATION:
        house = pairing.organisation_id
        editors = select(OrganisationMember.user_id).where(
            OrganisationMember.organisation_id == house
        )
        return _Side(Owner(organisation_id=house), frozenset(session.scalars(editors)))
    post = session.get(Post, getattr(pairing, POST_OF[party]) or 0)
    return None if post is None else _Side(owner_of(post), _people(session, post))


def _is_near(side: Owner) -> ColumnElement[bool]:
    """Return the condition that ``side`` is one of a proposal, or the block of somebody in it."""
    if side.organisation_id is not None:
        return ProposalSide.organisation_id == side.organisation_id
    if side.group_id is not None:
        return ProposalSide.group_id == side.group_id
    if side.user_id is None:
        own = select(Post.id).where(Post.code_id == side.code_id)
        return ProposalSide.post_id.in_(own) if side.code_id is not None else false()
    user_id = side.user_id
    edited = select(OrganisationMember.organisation_id).where(OrganisationMember.user_id == user_id)
    return or_(
        ProposalSide.user_id == user_id,
        ProposalSide.organisation_id.in_(edited),
        ProposalSide.group_id.in_(
            select(GroupMember.group_id).where(GroupMember.user_id == user_id)
        ),
        ProposalSide.post_id.in_(select(Post.id).where(Post.author_id == user_id)),
    )


def _do_not_talk(session: Session, one: _Side, other: _Side) -> bool:
    return bool(_others(session, one.people) & other.people) or (
        as_side(other.whose) in shut_to(session, one.whose)
    )


def _people(session: Session, post: Post) -> frozenset[int]:
    return frozenset(_people_of(post, _leads(session, [post])))


def _people_of(post: Post, leads: Mapping[int, set[int]]) -> set[int]:
    """Return who wrote a post, and who leads the group whose post it is."""
    author = {post.author_id} if post.author_id is not None else set()
    return author | (leads.get(post.group_id, set()) if post.group_id is not None else set())


def _leads(session: Session, posts: Iterable[Post]) -> Mapping[int, set[int]]:
    groups = {post.group_id for post in posts if post.group_id is not None}
    found: defaultdict[int, set[int]] = defaultdict(set)
    leads = select(GroupMember.group_id, GroupMember.user_id).where(
        GroupMember.group_id.in_(groups), GroupMember.role == GroupRole.LEAD
    )
    for group_id, lead_id in session.execute(leads) if groups else ():
        found[group_id].add(lead_id)
    return found


def _groups_with(session: Session, people: Collection[int]) -> set[int]:
    groups = select(GroupMember.group_id).where(GroupMember.user_id.in_(people)).distinct()
    return set(session.scalars(groups)) if people else set()


def _others(session: Session, people: Collection[int]) -> set[int]:
    """Return who has blocked one of ``people``, and whom one of them has blocked."""
    by, of = PersonBlock.by_user_id, PersonBlock.user_id
    if not people:
        return set()
    rows = select(of).where(by.in_(people)).union(select(by).where(of.in_(people)))
    return set(session.scalars(rows))
