"""People and places to plan for: makers for tests."""

from datetime import timedelta
from itertools import cycle
from typing import Any

from helpboard.cli.planning import solve_waiting
from helpboard.domain.group import GroupRole, GroupState
from helpboard.domain.policy import Actor
from helpboard.models import (
    Area,
    Coordinator,
    Group,
    GroupMember,
    Release,
    Site,
    SiteGroup,
    User,
    Volunteer,
    VolunteerTopic,
)
from tests.joining import role
from tests.town import Town

WEDNESDAY = {"kind": "weekly", "slots": [[2, 1020, 1200]]}
__all__ = ["WEDNESDAY", "closing_site", "coordinator", "districts", "released", "role", "volunteer"]


def volunteer(town: Town, name: str = "Vera", **values: Any) -> User:
    """Make somebody who agreed to be matched; without ``email`` they have no log-in."""
    about = {key: values.pop(key) for key in ("email", "phone", "language") if key in values}
    person = town.person(name, **about)
    defaults: dict[str, Any] = {
        "topics": ["cooking"],
        "when": WEDNESDAY,
        "languages": {"de": "C2"},
        "area_id": town.mitte.id,
        "areas": [],
        "consent_at": town.now - timedelta(days=30),
        "created_at": town.now,
        "updated_at": town.now,
    }
    profile = Volunteer(user_id=person.id, **{**defaults, **values})
    town.add(profile)
    for code in profile.topics:
        town.add(VolunteerTopic(user_id=person.id, topic=code))
    return person


def released(town: Town, person: User, topic: str = "interpreting") -> User:
    """Let the coordinator have released somebody for a topic."""
    town.add(Release(user_id=person.id, topic=topic, released_at=town.now))
    return person


def coordinator(town: Town, name: str = "Carla", area: Area | None = None) -> tuple[User, Actor]:
    """Make somebody who coordinates the town with a second factor, and who they are when acting."""
    person = town.person(name, totp_secret="JBSWY3DPEHPK3PXP")
    area_id = (area or town.home).id
    town.add(Coordinator(user_id=person.id, area_id=area_id))
    return person, Actor(user_id=person.id, coordinates=frozenset({area_id}))


def districts(town: Town, number: int) -> list[Area]:
    """Make districts side by side, about ten minutes apart."""
    rows = []
    for place in range(number):
        area = Area(
            slug=f"district-{place}",
            name=f"Bezirk {place}",
            kind="district",
            parent_id=town.home.id,
            path="",
            latitude=48.9 + 0.004 * place,
            longitude=9.2,
        )
        town.add(area)
        area.path = f"{town.home.path}{area.id}/"
        rows.append(area)
    town.session.flush()
    return rows


def closing_site(
    town: Town,
    areas: list[Area],
    *,
    people: int = 120,
    group_size: int = 20,
    team_size: int = 4,
    role_size: int = 5,
) -> Site:
    """Make a site that closes, its groups in teams, and twice as many places elsewhere."""
    site = Site(
        key="roemerhuegel",
        name="Römerhügel",
        kind="shelter",
        area_id=areas[0].id,
        address="Geheime Straße 1",
        languages=["ar", "fa", "uk", "ti"],
        closes_on=town.now.date() + timedelta(days=40),
        created_at=town.now,
        updated_at=town.now,
    )
    town.add(site)
    spoken = cycle(["ar", "fa", "en", "uk", "fr", "ti", "ru", "tr"])
    topics = cycle(["cooking", "homework", "tandem", "sport"])
    group = None
    for number in range(people):
        if number % group_size == 0:
            group = town.group(f"Kreis {number}", area_id=areas[0].id)
            town.add(SiteGroup(site_id=site.id, group_id=group.id))
            role(town, group, capacity=group_size, when=WEDNESDAY)
        person = volunteer(
            town,
            f"V{number}",
            topics=[next(topics)],
            languages={"de": "C2", next(spoken): "C1"},
            area_id=areas[number % 3].id,
            max_travel=45,
        )
        assert group is not None
        is_lead = number % group_size == 0
        town.add(
            GroupMember(
                group_id=group.id,
                user_id=person.id,
                role=GroupRole.LEAD if is_lead else GroupRole.HELPER,
                team=f"team {number // team_size}",
            )
        )
    _places(town, areas, people * 2, role_size)
    return site


def _places(town: Town, areas: list[Area], number: int, role_size: int) -> None:
    topics = cycle(["cooking", "tandem", "sport", "sewing"])
    for place in range(number // (2 * role_size)):
        other: Group = town.group(
            f"Ziel {place}", area_id=areas[place % len(areas)].id, state=GroupState.ACTIVE
        )
        for _ in range(2):
            role(town, other, topic=next(topics), capacity=role_size, when=WEDNESDAY)


def solved(app: Any) -> bool:
    """Let a worker look for plans once."""
    with app.app_context():
        return solve_waiting()
