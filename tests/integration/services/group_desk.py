"""Two cafés with their people, and what the tests of groups do with them."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from helpboard.domain.group import GroupRole
from helpboard.domain.group_change import ChangeLink
from helpboard.domain.joining import JoinState
from helpboard.domain.partnership import PartnershipState
from helpboard.models import (
    ActionLink,
    GroupMember,
    HelpRole,
    JoinRequest,
    Letter,
    Partnership,
    Site,
    SiteGroup,
)
from helpboard.queries.actors import actor_of
from helpboard.services import group_changes
from helpboard.services.group_outcomes import answer
from tests.talking import lead

ZONE = ZoneInfo("Europe/Berlin")
LATER = timedelta(days=15)


@pytest.fixture
def small(town):
    """A café with its lead Lena and the helpers Bob and Dana."""
    group = town.group("Café Klein", slug="klein", address="", capacity=5)
    people = [lead(town, group, "Lena")]
    people += [lead(town, group, name, GroupRole.HELPER) for name in ("Bob", "Dana")]
    return group, *people


@pytest.fixture
def large(town):
    """Another café, led by Leo."""
    group = town.group("Café Groß", slug="gross", address="", capacity=10)
    return group, lead(town, group, "Leo")


def acting(session, person):
    return actor_of(session, person)


def says(session, person, link, now):
    """Let somebody press the button of the newest link of a kind in a letter."""
    row = session.scalars(
        select(ActionLink)
        .where(ActionLink.user_id == person.id, ActionLink.action == link)
        .order_by(ActionLink.id.desc())
    ).first()
    return answer(session, row, now, zone=ZONE)


def merged(session, small, large, now, *, helpers=("yes", "yes")):
    group, lena, bob, dana = small
    into, leo = large
    change = group_changes.merge(
        session, actor=acting(session, lena), group_id=group.id, other_id=into.id, now=now
    )
    says(session, leo, ChangeLink.MERGE_YES, now)
    for person, word in zip((bob, dana), helpers, strict=True):
        if word:
            says(session, person, getattr(ChangeLink, f"MOVE_{word.upper()}"), now)
    return change


def members(session, group):
    rows = session.scalars(select(GroupMember).where(GroupMember.group_id == group.id))
    return {row.user_id: row.role for row in rows}


def letters(session, person):
    rows = select(Letter.kind).where(Letter.user_id == person.id).order_by(Letter.id)
    return list(session.scalars(rows))


def refused(error):
    return [(one.field, one.code) for one in error.value.problems]


def partners(town, organisation, group):
    return town.add(
        Partnership(
            organisation_id=organisation.id,
            group_id=group.id,
            state=PartnershipState.ACTIVE,
            organisation_gives=[],
            group_gives=[],
            created_at=town.now,
            updated_at=town.now,
        )
    )


def served(town, group):
    values = {"name": "Halle", "kind": "hall", "address": "Geheim 1", "languages": []}
    moments = {"created_at": town.now, "updated_at": town.now}
    site = town.add(Site(key=f"s{group.id}", area_id=town.mitte.id, **values, **moments))
    town.add(SiteGroup(site_id=site.id, group_id=group.id))
    return site


def role_in(town, group):
    values = {"topic": "tandem", "must_speak": [], "helpful": [], "capacity": 2}
    return town.add(HelpRole(group_id=group.id, **values))


def waiting(town, group, role):
    values = {"state": JoinState.WAITING, "asked_at": town.now, "help_role_id": role.id}
    return town.add(JoinRequest(group_id=group.id, user_id=town.person("Wanda").id, **values))
