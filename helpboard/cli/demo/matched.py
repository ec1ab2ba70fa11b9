"""Makes proposals in every state: partners, tasks of groups and of people, places, goods."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from itertools import cycle
from typing import Final

from sqlalchemy import select

from helpboard.cli.demo.accounts import LED
from helpboard.cli.demo.build import Build
from helpboard.cli.demo.content.roles import PROPOSED
from helpboard.cli.demo.helping import FREE, Helping
from helpboard.cli.demo.manifest import Manifest
from helpboard.cli.demo.notices import Authors
from helpboard.domain.partnership import PartnershipState
from helpboard.domain.post import PostKind, PostState
from helpboard.domain.proposal import (
    ANSWER_LIFE,
    SIDES,
    DeclineReason,
    Look,
    Pairing,
    Party,
    ProposalKind,
    ProposalState,
    SideAnswer,
)
from helpboard.domain.topics import branch_of
from helpboard.models import Partnership, Post, Proposal, ProposalSide, User
from helpboard.queries.candidates import groups_for_post
from helpboard.queries.looks import look_at
from helpboard.queries.proposal_sides import new_side
from helpboard.queries.tasks_for_volunteer import groups_for_volunteer
from helpboard.queries.volunteers_for_post import volunteers_for_post

_STATES: Final = tuple(ProposalState)
_OPEN_LIFE: Final = (ProposalState.PROPOSED, ProposalState.ACCEPTED)
_OF_PARTNERS: Final = {
    PartnershipState.PROPOSED: (ProposalState.ACCEPTED, ProposalState.PROPOSED),
    PartnershipState.DECLINED: (ProposalState.DECLINED, ProposalState.LAPSED),
    PartnershipState.ACTIVE: (ProposalState.CONFIRMED,),
    PartnershipState.ENDED: (ProposalState.ENDED,),
}
"""What proposals became of partnerships; as many of each as there are states, twice."""
_REASONS: Final = tuple(DeclineReason)
_JOINING: Final = (
    *(ProposalState.PROPOSED, ProposalState.PROPOSED, ProposalState.ACCEPTED),
    *(ProposalState.DECLINED, ProposalState.LAPSED, ProposalState.PROPOSED),
    *(ProposalState.DECLINED, ProposalState.ENDED),
)
_PERSON: Final = (
    *(ProposalState.PROPOSED, ProposalState.CONFIRMED, ProposalState.DONE),
    *(ProposalState.NEEDS_REMATCH, ProposalState.LAPSED, ProposalState.ACCEPTED),
)
_GROUP: Final = (
    *(ProposalState.PROPOSED, ProposalState.ACCEPTED, ProposalState.DONE),
    *(ProposalState.DECLINED, ProposalState.CONFIRMED),
)
_GOODS: Final = (ProposalState.PROPOSED, ProposalState.ACCEPTED, ProposalState.DONE)


@dataclass
class _Maker:
    """Makes proposals one after the other out of one chance."""

    build: Build
    authors: Authors
    manifest: Manifest
    rng: random.Random = field(init=False)
    declined: Iterator[DeclineReason] = field(init=False)
    leads: dict[int, int] = field(init=False)
    editors: dict[int, int] = field(init=False)

    def __post_init__(self) -> None:
        self.rng = self.build.random("proposals")
        self.declined = cycle(_REASONS)
        known = self.authors
        self.leads = {known.groups[slug].id: one for slug, one in known.leads.items()}
        self.editors = {known.directory[slug].id: one for slug, one in known.editors.items()}

    def propose(
        self, pairing: Pairing, state: ProposalState, look: Look, *, override: str = ""
    ) -> None:
        """Add a proposal with its sides, as they answered to bring it there."""
        is_open = state in _OPEN_LIFE
        days = self.rng.uniform(0.3, 3) if is_open else self.rng.uniform(6, 50)
        made = self.build.ago(days=days)
        proposal = Proposal(
            **asdict(pairing),
            key=f"{self.rng.getrandbits(128):032x}",
            state=state,
            points=look.points,
            reasons=dict(look.reasons),
            note=f"{self.rng.choice(PROPOSED)} ({self.build.canaries.mark('proposal.note')})",
            note_lang="de",
            override=override,
            proposed_by=self.authors.people.coordinators[0].id,
            lapses_at=made + ANSWER_LIFE,
            ask_again_at=self._asked_again(state),
            created_at=made,
            updated_at=made if is_open else made + timedelta(days=2),
        )
        self.build.session.add(proposal)
        self.build.session.flush()
        self.manifest.proposals[state.value].append(proposal.id)
        for number, party in enumerate(SIDES[pairing.kind]):
            side = new_side(self.build.session, pairing, party)
            if side is not None:
                side.proposal_id = proposal.id
                self._answer(side, state, number, made)
                self.build.session.add(side)

    def _asked_again(self, state: ProposalState) -> datetime | None:
        is_on = state is ProposalState.CONFIRMED
        return self.build.now + timedelta(days=self.rng.uniform(9, 55)) if is_on else None

    def _answer(
        self, side: ProposalSide, state: ProposalState, number: int, made: datetime
    ) -> None:
        side.answer, side.goes_well = _answers(state, number)
        if side.answer is SideAnswer.NO:
            side.reason = next(self.declined)
        if side.answer is not SideAnswer.ASKED:
            side.answered_by, side.answered_at = self._speaker(side), made + timedelta(hours=7)
            side.shows_name = side.party is Party.VOLUNTEER and side.answer is SideAnswer.YES

    def _speaker(self, side: ProposalSide) -> int | None:
        if side.group_id is not None:
            return self.leads.get(side.group_id)
        if side.organisation_id is not None:
            return self.editors.get(side.organisation_id)
        return side.user_id


def _answers(state: ProposalState, number: int) -> tuple[SideAnswer, bool | None]:
    """Return what the side with a number (from 0) has said, and how it says that it goes."""
    match state:
        case ProposalState.PROPOSED | ProposalState.LAPSED:
            return SideAnswer.ASKED, None
        case ProposalState.ACCEPTED:
            return (SideAnswer.YES if number == 0 else SideAnswer.ASKED), None
        case ProposalState.DECLINED:
            return (SideAnswer.YES if number == 0 else SideAnswer.NO), None
        case ProposalState.DONE:
            return SideAnswer.YES, True
        case ProposalState.NEEDS_REMATCH:
            return SideAnswer.YES, number == 0
        case _:
            return SideAnswer.YES, None


def build_proposals(
    build: Build, authors: Authors, helping: Helping, posts: Sequence[Post], manifest: Manifest
) -> None:
    """Add proposals of every kind but appointments, and list them in the manifest by state."""
    for state in _STATES:
        manifest.proposals.setdefault(state.value, [])
    make = _Maker(build, authors, manifest)
    public = [post for post in posts if post.state is PostState.PUBLISHED]
    requests = [post for post in public if post.kind is PostKind.REQUEST]
    _partners(make)
    _joining(make, [one for one in authors.people.volunteers[FREE] if one.email])
    _members(make, helping)
    _tasks(make, requests)
    _goods(make, public)
    build.session.flush()


def _partners(make: _Maker) -> None:
    for state, became in _OF_PARTNERS.items():
        rows = make.build.session.scalars(
            select(Partnership).where(Partnership.state == state).order_by(Partnership.id)
        ).all()
        for row, what in zip(rows, (*became, *became), strict=False):
            ids = {"organisation_id": row.organisation_id, "group_id": row.group_id}
            pairing = Pairing(kind=ProposalKind.PARTNERSHIP, **ids)
            look = look_at(make.build.session, pairing, now=make.build.now)
            gives = {"organisation": row.organisation_gives, "group": row.group_gives}
            make.propose(pairing, what, replace(look, reasons={**look.reasons, "gives": gives}))


def _joining(make: _Maker, people: Iterable[User]) -> None:
    """Propose places to free volunteers, the best there is for each."""
    wanted = iter(_JOINING)
    led = make.authors.groups[LED].id
    for person in people:
        found = groups_for_volunteer(make.build.session, person.id, now=make.build.now).best
        if not found or found[0].group is None:
            continue
        state = next(wanted, None)
        if state is None:
            return
        # Whoever leads the manifest's group finds something that waits.
        best = next((one for one in found if one.group and one.group.id == led), found[0])
        pairing = Pairing(
            kind=ProposalKind.JOINING,
            group_id=best.group.id if best.group else None,
            help_role_id=best.help_role_id,
            user_id=person.id,
        )
        make.propose(pairing, state, look_at(make.build.session, pairing, now=make.build.now))


def _members(make: _Maker, helping: Helping) -> None:
    """Some members came by a proposal; one of them against a rule, with a reason."""
    for number, slug in enumerate(("arbeitskreis-sprache", "cafe-speicherhof")):
        member = helping.members[slug][3]
        pairing = Pairing(
            kind=ProposalKind.JOINING,
            group_id=member.group_id,
            help_role_id=member.help_role_id,
            user_id=member.user_id,
        )
        mark = make.build.canaries.mark("proposal.override") if number else ""
        look = look_at(make.build.session, pairing, now=make.build.now)
        override = f"Hat angerufen und kommt mit dem Auto ({mark})." if number else ""
        make.propose(pairing, ProposalState.CONFIRMED, look, override=override)


def _tasks(make: _Maker, requests: Sequence[Post]) -> None:
    """Propose requests to people and to groups."""
    session, now = make.build.session, make.build.now
    posts = iter(requests)
    for state in _PERSON:
        pairing = next(
            Pairing(kind=ProposalKind.PERSON_TASK, post_id=post.id, user_id=found[0].user_id)
            for post in posts
            if (found := volunteers_for_post(session, post, now=now, most=1))
        )
        make.propose(pairing, state, look_at(session, pairing, now=now))
    for state in _GROUP:
        pairing = next(
            Pairing(kind=ProposalKind.GROUP_TASK, post_id=post.id, group_id=teams[0].id)
            for post in posts
            if (teams := groups_for_post(session, post, now=now, most=1).best)
        )
        make.propose(pairing, state, look_at(session, pairing, now=now))


def _goods(make: _Maker, public: Sequence[Post]) -> None:
    """Bring offered things to those who look for them, the first with somebody who drives."""
    offers = [post for post in public if post.kind is PostKind.OFFER]
    drivers = [post for post in offers if post.topic == "furniture-transport"]
    states = iter(_GOODS)
    for post in public:
        if post.kind is not PostKind.REQUEST or branch_of(post.topic) != "goods":
            continue
        thing = post.facts.get("thing")
        fitting = [one for one in offers if one.facts.get("thing") == thing and thing]
        state = next(states, None) if fitting else None
        if state is None:
            continue
        is_heavy = state is ProposalState.PROPOSED and drivers
        pairing = Pairing(
            kind=ProposalKind.GOODS,
            post_id=fitting[0].id,
            other_post_id=post.id,
            carrier_post_id=drivers[0].id if is_heavy else None,
        )
        make.propose(pairing, state, look_at(make.build.session, pairing, now=make.build.now))
