"""Gives the circles of `--size stuttgart` their roles and members, and everybody a profile."""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import insert

from helpboard.cli.demo.accounts import People
from helpboard.cli.demo.build import Build
from helpboard.cli.demo.content.areas import STUTTGART
from helpboard.cli.demo.helping import Helping
from helpboard.cli.demo.volunteers import Sample, build_profiles
from helpboard.domain.group import GroupRole
from helpboard.models import Group, GroupMember, HelpRole, User

MEMBERS: Final = 45
MENTORS: Final = 90
"""Volunteers who want to help in sport only: the sport mentors."""
FIRST_VOLUNTEER: Final = 300
"""Volunteers before this number live in Ludwigsburg."""
_MORE_TOPICS: Final = (
    *("tandem", "letters", "office-visit", "doctor-visit", "german-course", "meeting-people"),
    *("cooking", "sport", "bike-workshop", "applications", "computer", "seniors", "moving"),
    *("furniture-transport", "excursion", "interpreting", "flat-viewing", "sewing", "garden"),
)
_HELPFUL: Final = ("ar", "uk", "fa", "tr", "ti", "ru", "fr")


def build_circle_help(build: Build, groups: Sequence[Group], people: People) -> None:
    """Add four to seven roles to each circle, its lead and its helpers, in bulk."""
    rng = build.random("stuttgart")
    strangers = people.volunteers[len(people.volunteers) // 10 :]
    helping = Helping()
    rows: list[dict[str, Any]] = []
    for number, group in enumerate(groups):
        roles = _roles(group, number)
        build.session.add_all(roles)
        build.session.flush()
        rows += _members(build, roles, rng.sample(strangers, MEMBERS), helping)
    build.session.execute(insert(GroupMember), rows)
    _profiles(build, people, helping)


def _roles(group: Group, number: int) -> list[HelpRole]:
    wanted = 4 + number % 4
    more = _MORE_TOPICS[number % 11 :] + _MORE_TOPICS
    topics = list(dict.fromkeys((*group.topics, *more)))[:wanted]
    places = -(-(group.capacity or MEMBERS) // wanted)
    return [
        HelpRole(
            group_id=group.id,
            topic=topic,
            must_speak=["de"] if position % 3 == 0 else [],
            helpful=[_HELPFUL[(number + position) % len(_HELPFUL)]],
            capacity=places,
            min_age=18 if topic == "furniture-transport" else None,
            position=position,
        )
        for position, topic in enumerate(topics)
    ]


def _members(
    build: Build, roles: Sequence[HelpRole], people: Sequence[User], helping: Helping
) -> list[dict[str, Any]]:
    """Return the rows of a circle: who leads comes first, the others share the roles."""
    rows = []
    for number, person in enumerate(people):
        role = roles[number % len(roles)] if number else None
        if role:
            helping.topics[person.id] = role.topic
        rows.append(
            {
                "group_id": roles[0].group_id,
                "user_id": person.id,
                "role": GroupRole.HELPER if number else GroupRole.LEAD,
                "help_role_id": role.id if role else None,
                "team": "",
                "is_released": number % 3 != 2,
                "joined_at": build.ago(days=10 + number * 11 % 700),
            }
        )
    return rows


def _profiles(build: Build, people: People, helping: Helping) -> None:
    """Give everybody of Stuttgart a profile; the mentors like sport and nothing else."""
    own = people.volunteers[FIRST_VOLUNTEER:]
    for person in own[:MENTORS]:
        helping.topics[person.id] = "sport"
    districts = [area.slug for area in STUTTGART[1:]]
    build_profiles(build, own, Sample("stuttgart", districts, 0.15), helping)
