"""Alice is blocked, and her organisation hidden, both by Carla, who coordinates Ludwigsburg."""

from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from helpboard.domain.account import BlockReason
from helpboard.domain.decision import (
    Reason,
)
from helpboard.domain.organisation import (
    MemberRole,
    OrganisationJudgement,
    OrganisationVerdict,
)
from helpboard.domain.waiting import Waits
from helpboard.models import ActionLink, Coordinator, Letter, OrganisationMember
from helpboard.queries.actors import actor_of
from helpboard.queries.people import Reach
from helpboard.queries.restrictions import open_restrictions
from helpboard.queries.waiting import everything_waiting, waiting_items
from helpboard.services.blocking import Why, block
from helpboard.services.restrictions import (
    Objection,
    decide_restriction,
    object_for_organisation,
)
from helpboard.services.verifying import decide_organisation

BERLIN = ZoneInfo("Europe/Berlin")
SAID = Objection(text="Das war ich nicht.", lang="ar")


@pytest.fixture
def reach(town, session):
    """What the desk of somebody who coordinates an area reaches."""

    def of(name, area=None):
        person = town.person(name, totp_secret="JBSWY3DPEHPK3PXP")
        town.add(Coordinator(user_id=person.id, area_id=(area or town.home).id))
        return Reach(actor_of(session, person), town.home.slug)

    return of


@pytest.fixture
def carla(reach):
    return reach("Carla")


@pytest.fixture
def alice(town):
    """Somebody with a post in Mitte, so that the desk there looks after her."""
    person = town.person("Alice", language="ar")
    town.post(author_id=person.id)
    return person


@pytest.fixture
def blocked(session, now, carla, alice):
    """The link with which Alice objects to Carla's block."""
    why = Why(sentence="Bitte nicht.", sentence_lang="de")
    block(
        session, reach=carla, user_id=alice.id, reason=BlockReason.DECEIT, why=why, now=now
    )  # fmt: skip
    return session.scalars(select(ActionLink)).one()


@pytest.fixture
def faden(town, session, now, carla, alice):
    """A verified organisation of Alice's that Carla has hidden; Bob edits it."""
    row = town.organisation("Nähstube Faden", verified_at=now)
    bob = town.person("Bob")
    for person, role in ((alice, MemberRole.OWNER), (bob, MemberRole.EDITOR)):
        town.add(OrganisationMember(organisation_id=row.id, user_id=person.id, role=role))
    decide(session, row, carla, OrganisationVerdict.HIDE, now, reason=Reason.FRAUD)
    return row


def decide(session, row, who, verdict, now, reason=None):
    said = OrganisationJudgement(verdict=verdict, reason=reason)
    decide_organisation(
        session, moderator=who.actor, organisation_id=row.id, judgement=said, now=now
    )


def again(session, appeal, who, now, *, is_overturned=True):
    decide_restriction(
        session, appeal=appeal, reach=who, is_overturned=is_overturned,
        why=Why(sentence="Verzeihung.", sentence_lang="de"), now=now, zone=BERLIN,
    )  # fmt: skip


def kinds(session):
    return session.scalars(select(Letter.kind).order_by(Letter.id)).all()


@pytest.fixture
def of_faden(session, now, alice, faden):
    """What Alice says to the hiding of her organisation's page."""
    actor = actor_of(session, alice)
    return object_for_organisation(
        session, actor=actor, organisation_id=faden.id, words=SAID, now=now
    )


def waits(session, town, who, now):
    """The names of those whose objections wait, as the front page of the desk and its list say."""
    items = waiting_items(session, who.actor, home_id=town.home.id, now=now)
    names = [one.name for one in items if one.what is Waits.APPEAL]
    assert names == [row.name for row in open_restrictions(session, who)]
    return names


def waits_anywhere(session, now):
    """The lines of objections that wait in any area, as the worker reads them."""
    return [one for one in everything_waiting(session, now=now) if one.what is Waits.APPEAL]
