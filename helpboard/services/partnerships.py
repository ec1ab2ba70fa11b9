"""Partnerships: how they begin, are looked at every six months, and end from either side."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.errors import IllegalMoveError, NotAllowedError, NotFoundError
from helpboard.domain.letter import LetterKind
from helpboard.domain.partnership import PartnershipState
from helpboard.domain.plain_text import clean_line
from helpboard.domain.policy import Action, Actor
from helpboard.domain.proposal import ASK_AGAIN, REVIEW, ProposalKind, ProposalState
from helpboard.domain.words import NeedKind
from helpboard.models import ActionLink, Group, Organisation, Partnership, Proposal, User
from helpboard.queries.actors import actor_of, group_as_thing, organisation_as_thing
from helpboard.queries.sides import speakers
from helpboard.services import action_links, letters

GO_ON = "partnership-go-on"
END = "partnership-end"
LINK_LIFE = timedelta(days=28)
AT_ONCE = 20


def begin(
    session: Session,
    *,
    organisation_id: int,
    group_id: int,
    organisation_gives: Collection[str],
    group_gives: Collection[str],
    now: datetime,
) -> Partnership:
    """Let an organisation and a group work together from today; an ended partnership revives.

    What each gives are codes of ``NeedKind``; others are left out.
    """
    found = select(Partnership).where(
        Partnership.organisation_id == organisation_id, Partnership.group_id == group_id
    )
    partnership = session.scalars(found.with_for_update()).one_or_none()
    if partnership is None:
        partnership = Partnership(
            organisation_id=organisation_id, group_id=group_id, created_at=now, contact=""
        )
        session.add(partnership)
    partnership.state = PartnershipState.ACTIVE
    partnership.organisation_gives = _known(organisation_gives)
    partnership.group_gives = _known(group_gives)
    partnership.since = now.date()
    partnership.review_on = now.date() + REVIEW
    partnership.updated_at = now
    session.flush()
    return partnership


def change(
    session: Session,
    *,
    actor: Actor,
    partnership_id: int,
    organisation_gives: Collection[str] | None = None,
    group_gives: Collection[str] | None = None,
    contact: str | None = None,
    now: datetime,
) -> Partnership:
    """Say anew what a side gives, and whom to ask for (for the two sides only).

    Each side says what it gives itself. Raises ``NotFoundError`` for strangers,
    ``IllegalMoveError`` when the partnership has ended.
    """
    partnership = _taken_up(session, partnership_id, actor)
    if organisation_gives is not None and _speaks(session, actor, partnership, is_group=False):
        partnership.organisation_gives = _known(organisation_gives)
    if group_gives is not None and _speaks(session, actor, partnership, is_group=True):
        partnership.group_gives = _known(group_gives)
    if contact is not None:
        partnership.contact, partnership.contact_by = clean_line(contact), actor.user_id
    partnership.updated_at = now
    session.flush()
    return partnership


def go_on(session: Session, *, actor: Actor, partnership_id: int, now: datetime) -> Partnership:
    """Say that it goes well: the next look is in six months. Raises as :func:`change`."""
    partnership = _taken_up(session, partnership_id, actor)
    partnership.review_on = now.date() + REVIEW
    partnership.updated_at = now
    session.flush()
    return partnership


def end(session: Session, *, actor: Actor, partnership_id: int, now: datetime) -> Partnership:
    """End a partnership from either side, and tell the other. Raises as :func:`change`."""
    partnership = _taken_up(session, partnership_id, actor)
    partnership.state, partnership.review_on = PartnershipState.ENDED, None
    partnership.contact = ""
    partnership.updated_at = now
    session.execute(_proposals_of(partnership).with_for_update())
    for proposal in session.scalars(_proposals_of(partnership)):
        proposal.state, proposal.ask_again_at = ProposalState.ENDED, None
        proposal.updated_at = now
    session.flush()
    for receiver in _both_sides(session, partnership):
        if receiver.id != actor.user_id:
            _tell(session, partnership, receiver, LetterKind.PARTNERSHIP_ENDED, {}, now=now)
    return partnership


def review_due(session: Session, *, now: datetime, limit: int = AT_ONCE) -> int:
    """Ask both sides of partnerships whose review has come; return how many.

    When nobody answers they are asked again after two months.
    """
    today = now.date()
    due = (
        select(Partnership)
        .where(Partnership.state == PartnershipState.ACTIVE, Partnership.review_on <= today)
        .order_by(Partnership.review_on, Partnership.id)
        .limit(limit)
        .with_for_update(skip_locked=True, of=Partnership)
    )
    rows = session.scalars(due).all()
    for partnership in rows:
        for receiver in _both_sides(session, partnership):
            if receiver.email:
                keys = {
                    name: _link(session, partnership, receiver, action, now=now).key
                    for name, action in (("go_on_link", GO_ON), ("end_link", END))
                }
                _tell(session, partnership, receiver, LetterKind.PARTNERSHIP_REVIEW, keys, now=now)
        partnership.review_on = today + ASK_AGAIN
    session.flush()
    return len(rows)


def go_on_by_link(session: Session, link: ActionLink, *, now: datetime) -> Partnership:
    """Go on with a partnership for whoever got the link; rights are read anew."""
    actor = _actor_of(session, link)
    return go_on(session, actor=actor, partnership_id=link.about_id or 0, now=now)


def end_by_link(session: Session, link: ActionLink, *, now: datetime) -> Partnership:
    """End a partnership for whoever got the link; rights are read anew."""
    actor = _actor_of(session, link)
    return end(session, actor=actor, partnership_id=link.about_id or 0, now=now)


def _taken_up(session: Session, partnership_id: int, actor: Actor) -> Partnership:
    partnership = session.get(
        Partnership, partnership_id, with_for_update=True, populate_existing=True
    )
    if partnership is None or not any(
        _speaks(session, actor, partnership, is_group=is_group) for is_group in (False, True)
    ):
        raise NotFoundError(partnership_id)
    if partnership.state is not PartnershipState.ACTIVE:
        raise IllegalMoveError(partnership.state)
    return partnership


def _speaks(session: Session, actor: Actor, partnership: Partnership, *, is_group: bool) -> bool:
    """Tell whether somebody speaks for a side; coordinators of its area may, too."""
    if is_group:
        group = session.get_one(Group, partnership.group_id)
        return policy.may(actor, Action.PROPOSE_FOR_GROUP, group_as_thing(session, group))
    organisation = session.get_one(Organisation, partnership.organisation_id)
    thing = organisation_as_thing(session, organisation)
    return policy.may(actor, Action.PROPOSE_FOR_ORGANISATION, thing)


def _proposals_of(partnership: Partnership) -> Select[Proposal]:
    return select(Proposal).where(
        Proposal.kind == ProposalKind.PARTNERSHIP,
        Proposal.organisation_id == partnership.organisation_id,
        Proposal.group_id == partnership.group_id,
        Proposal.state.in_((ProposalState.CONFIRMED, ProposalState.NEEDS_REMATCH)),
    )


def _both_sides(session: Session, partnership: Partnership) -> list[User]:
    found = {
        person.id: person
        for house, group in (
            (partnership.organisation_id, None),
            (None, partnership.group_id),
        )
        for person in speakers(session, organisation_id=house, group_id=group)
        if isinstance(person, User)
    }
    return [found[id_] for id_ in sorted(found)]


def _tell(
    session: Session,
    partnership: Partnership,
    receiver: User,
    kind: LetterKind,
    keys: dict[str, str],
    *,
    now: datetime,
) -> None:
    letters.write(
        session,
        kind=kind,
        to=receiver,
        params={"partnership_id": partnership.id, **keys},
        now=now,
        once=f"{kind.value}:{partnership.id}:{now:%Y%m%d}:{receiver.id}",
    )


def _link(
    session: Session, partnership: Partnership, receiver: User, action: str, *, now: datetime
) -> ActionLink:
    return action_links.offer(
        session,
        action=action,
        now=now,
        life=LINK_LIFE,
        user_id=receiver.id,
        about_id=partnership.id,
    )


def _actor_of(session: Session, link: ActionLink) -> Actor:
    user = session.get(User, link.user_id or 0)
    if user is None:
        raise NotAllowedError(link.id)
    return actor_of(session, user)


def _known(codes: Iterable[str]) -> list[str]:
    return [kind.value for kind in NeedKind if kind.value in set(codes)]
