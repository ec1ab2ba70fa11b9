"""Proposals as their sides see them: what is brought together, who has said what, and why."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, or_, select
from sqlalchemy.orm import Session, aliased

from helpboard.domain.group import PUBLIC_STATES as GROUPS_SHOWN
from helpboard.domain.organisation import PUBLIC_STATES as ORGANISATIONS_SHOWN
from helpboard.domain.policy import Actor
from helpboard.domain.post import PostKind, PostState
from helpboard.domain.proposal import (
    OPEN,
    DeclineReason,
    Party,
    ProposalKind,
    ProposalState,
    SideAnswer,
    is_told,
)
from helpboard.models import Area, Group, Organisation, Post, Proposal, ProposalSide, User
from helpboard.queries.actors import own_ids

MOST = 60
"""So many proposals are listed, the latest first."""


@dataclass(frozen=True, slots=True)
class House:
    """An organisation or a group; ``kind`` is its own vocabulary's code.

    Without ``is_shown`` it has no public page (any more).
    """

    id: int
    slug: str
    name: str
    kind: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class PostAbout:
    """What a headline needs of a post; of one that was taken off the board, nothing of its own."""

    id: int
    kind: PostKind
    topic: str
    facts: dict[str, Any]
    area_name: str
    is_taken_off: bool = False


@dataclass(frozen=True, slots=True)
class Helper:
    """A volunteer, as far as they agreed to be seen; both parts may be empty."""

    name: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalRow:
    """One proposal as one of its sides sees it; ``party`` is that side.

    ``asks`` tells that this side began; ``others`` are the answers of the other sides.
    """

    id: int
    kind: ProposalKind
    state: ProposalState
    party: Party
    answer: SideAnswer
    goes_well: bool | None
    others: Mapping[Party, tuple[SideAnswer, DeclineReason | None]]
    organisation: House | None
    group: House | None
    post: PostAbout | None
    other_post: PostAbout | None
    helper: Helper | None
    reasons: tuple[Mapping[str, Any], ...]
    against: str | None
    gives: Mapping[str, tuple[str, ...]]
    points: int
    note: str
    note_lang: str
    talk_id: int | None
    created_at: datetime
    lapses_at: datetime

    def is_open(self, *, now: datetime) -> bool:
        """Tell whether this side may still answer."""
        waits = self.state in OPEN and self.answer is SideAnswer.ASKED
        return waits and self.lapses_at > now

    @property
    def was_asked_by_other(self) -> bool:
        """Tell whether another side began, not the coordinator."""
        return any(said is SideAnswer.YES for said, _why in self.others.values())

    @property
    def reason(self) -> DeclineReason | None:
        """Why another side has said no, None when none has."""
        return next((why for said, why in self.others.values() if said is SideAnswer.NO), None)


_TAKEN_OFF = (PostState.HIDDEN, PostState.REJECTED)
_OTHER = aliased(Post, name="other_post")
_AREA, _OTHER_AREA = aliased(Area, name="area"), aliased(Area, name="other_area")


def proposals_of(session: Session, actor: Actor) -> tuple[ProposalRow, ...]:
    """Read every proposal in which somebody speaks for a side, the latest first."""
    own = own_ids(actor)
    return _rows(session, _own(frozenset(own)), own)


def proposals_of_house(
    session: Session, *, organisation_id: int | None = None, group_id: int | None = None
) -> tuple[ProposalRow, ...]:
    """Read the questions of partnership that an organisation or a group has sent or got."""
    whose = ProposalSide.organisation_id == organisation_id
    if group_id is not None:
        whose = ProposalSide.group_id == group_id
    which = whose & (Proposal.kind == ProposalKind.PARTNERSHIP)
    return _rows(session, _proposals().where(which), {})


def proposals_about_post(session: Session, post_id: int) -> tuple[ProposalRow, ...]:
    """Read what was proposed about a post, as its author sees it."""
    return _rows(session, _proposals().where(ProposalSide.post_id == post_id), {})


def proposal_for(session: Session, proposal_id: int, party: Party) -> ProposalRow | None:
    """Read one proposal as its side ``party`` sees it; None when it is gone or not told yet."""
    which = (ProposalSide.proposal_id == proposal_id) & (ProposalSide.party == party)
    rows = _rows(session, _proposals().where(which), {})
    return rows[0] if rows else None


def proposal_parties(session: Session, proposal_id: int) -> list[ProposalSide]:
    """Read the sides of a proposal, in order."""
    statement = select(ProposalSide).where(ProposalSide.proposal_id == proposal_id)
    return list(session.scalars(statement.order_by(ProposalSide.id)))


# Statements are put together once: doing so takes longer than they run.


@cache
def _own(names: frozenset[str]) -> Select[*tuple[Any, ...]]:
    own: list[ColumnElement[bool]] = [ProposalSide.user_id == bindparam("user_id")]
    if "edits" in names:
        own.append(ProposalSide.organisation_id.in_(bindparam("edits", expanding=True)))
    if "leads" in names:
        own.append(ProposalSide.group_id.in_(bindparam("leads", expanding=True)))
    return _proposals().where(or_(*own))


@cache
def _proposals() -> Select[*tuple[Any, ...]]:
    return (
        select(Proposal, ProposalSide, Organisation, Group, Post, _OTHER)
        .add_columns(_AREA.name.label("area_name"), _OTHER_AREA.name.label("other_area_name"))
        .join(ProposalSide, ProposalSide.proposal_id == Proposal.id)
        .outerjoin(Organisation, Organisation.id == Proposal.organisation_id)
        .outerjoin(Group, Group.id == Proposal.group_id)
        .outerjoin(Post, Post.id == Proposal.post_id)
        .outerjoin(_OTHER, _OTHER.id == Proposal.other_post_id)
        .outerjoin(_AREA, _AREA.id == Post.area_id)
        .outerjoin(_OTHER_AREA, _OTHER_AREA.id == _OTHER.area_id)
        .where(Proposal.kind != ProposalKind.APPOINTMENT)
        .order_by(Proposal.created_at.desc(), Proposal.id.desc(), ProposalSide.id)
        .limit(MOST)
    )


def _rows(
    session: Session, statement: Select[*tuple[Any, ...]], asked: Mapping[str, Any]
) -> tuple[ProposalRow, ...]:
    found = session.execute(statement, asked).all()
    sides = _sides(session, {row.Proposal.id for row in found})
    return tuple(
        _row(row, sides[row.Proposal.id])
        for row in found
        if is_told(
            row.ProposalSide.party,
            {one.party: one.answer for one, _user in sides[row.Proposal.id]},
        )
    )


def _sides(
    session: Session, ids: Iterable[int]
) -> Mapping[int, list[tuple[ProposalSide, User | None]]]:
    wanted = sorted(ids)
    if not wanted:
        return {}
    rows = session.execute(_sides_statement(), {"ids": wanted})
    found: defaultdict[int, list[tuple[ProposalSide, User | None]]] = defaultdict(list)
    for side, user in rows:
        found[side.proposal_id].append((side, user))
    return found


@cache
def _sides_statement() -> Select[*tuple[Any, ...]]:
    return (
        select(ProposalSide, User)
        .outerjoin(User, User.id == ProposalSide.user_id)
        .where(ProposalSide.proposal_id.in_(bindparam("ids", expanding=True)))
        .order_by(ProposalSide.id)
    )


def _row(row: Any, sides: list[tuple[ProposalSide, User | None]]) -> ProposalRow:
    proposal: Proposal = row.Proposal
    own: ProposalSide = row.ProposalSide
    gives = proposal.reasons.get("gives", {})
    return ProposalRow(
        id=proposal.id,
        kind=proposal.kind,
        state=proposal.state,
        party=own.party,
        answer=own.answer,
        goes_well=own.goes_well,
        others={
            one.party: (one.answer, one.reason) for one, _user in sides if one.party != own.party
        },
        organisation=_house(row.Organisation),
        group=_house(row.Group),
        post=_about(row.Post, row.area_name, is_own=own.party is Party.AUTHOR),
        other_post=_about(
            row.other_post, row.other_area_name, is_own=own.party is Party.OTHER_AUTHOR
        ),
        helper=_helper(sides, proposal),
        reasons=tuple(proposal.reasons.get("reasons", ())),
        against=proposal.reasons.get("against"),
        gives={side: tuple(codes) for side, codes in gives.items()},
        points=proposal.points,
        note=proposal.note,
        note_lang=proposal.note_lang,
        talk_id=proposal.reasons.get("talk"),
        created_at=proposal.created_at,
        lapses_at=proposal.lapses_at,
    )


def _house(row: Organisation | Group | None) -> House | None:
    if row is None:
        return None
    is_shown = row.state in GROUPS_SHOWN or row.state in ORGANISATIONS_SHOWN
    return House(row.id, row.slug, row.name, str(row.kind), is_shown)


def _about(post: Post | None, area_name: str | None, *, is_own: bool) -> PostAbout | None:
    """Return a post; what the desk has taken off the board only its author still reads."""
    if post is None:
        return None
    if post.state in _TAKEN_OFF and not is_own:
        return PostAbout(post.id, post.kind, post.topic, {}, "", is_taken_off=True)
    return PostAbout(post.id, post.kind, post.topic, post.facts, area_name or "")


def _helper(sides: list[tuple[ProposalSide, User | None]], proposal: Proposal) -> Helper | None:
    """Return the volunteer as the others may see them: a phone only once all have said yes."""
    for side, user in sides:
        if side.party is Party.VOLUNTEER and user is not None:
            is_agreed = proposal.state in (ProposalState.CONFIRMED, ProposalState.DONE)
            return Helper(
                name=user.name if side.shows_name and side.answer is SideAnswer.YES else "",
                phone=(user.phone or "") if side.shows_phone and is_agreed else "",
            )
    return None
