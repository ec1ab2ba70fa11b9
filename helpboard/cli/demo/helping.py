"""Makes who leads and helps in the demo's groups, in which role, and who waits to be let in."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from helpboard.cli.demo.accounts import People
from helpboard.cli.demo.build import Build
from helpboard.cli.demo.circles import Groups
from helpboard.cli.demo.content.groups import GROUPS
from helpboard.cli.demo.content.roles import JOIN_NOTES, MESSAGES, ROLES, TEAMS, Role
from helpboard.cli.demo.content.sites import ROEMERHUEGEL
from helpboard.cli.demo.notation import slots_from
from helpboard.domain.group import GroupRole
from helpboard.domain.group_change import ANSWER_LIFE, GroupChangeKind, GroupChangeState
from helpboard.domain.joining import OFFER_LIFE, JoinState
from helpboard.models import (
    Group,
    GroupChange,
    GroupConsent,
    GroupMember,
    GroupMessage,
    HelpRole,
    JoinRequest,
    User,
)

OF_THE_SITE = slice(150, 272)
"""Volunteers of the circles that serve the closing site, and of no other group."""
FREE = slice(80, 150)
"""Volunteers who help nowhere yet."""
_WAITS = (
    JoinState.ASKED,
    JoinState.ACCEPTED,
    JoinState.DECLINED,
    JoinState.WITHDRAWN,
    JoinState.LAPSED,
)
_FULL, _WAITING = "arbeitskreis-lernzeit", 5


@dataclass
class Helping:
    """Who leads each group, and what everybody does in theirs; leads by slug of the group."""

    leads: dict[str, int] = field(default_factory=dict)
    topics: dict[int, str] = field(default_factory=dict)
    women: set[int] = field(default_factory=set)
    members: dict[str, list[GroupMember]] = field(default_factory=dict)
    roles: dict[str, list[HelpRole]] = field(default_factory=dict)


def build_helping(build: Build, groups: Groups, people: People) -> Helping:
    """Give every living group its roles, its lead and its helpers."""
    helping = Helping()
    rng = build.random("members")
    own = iter(people.volunteers[OF_THE_SITE])
    others = [*people.volunteers[: FREE.start], *people.volunteers[OF_THE_SITE.stop : 300]]
    living = [group for group in GROUPS if group.members]
    for group, lead in zip(living, people.leads, strict=True):
        row, number = groups[group.slug], group.members - 1
        is_of_site = group.slug in ROEMERHUEGEL.groups
        helpers = [next(own) for _ in range(number)] if is_of_site else rng.sample(others, number)
        helping.leads[group.slug] = lead.id
        helping.roles[group.slug] = _roles(build, row)
        _add_members(build, helping, group.slug, [lead, *helpers])
    build.session.flush()
    return helping


def _roles(build: Build, group: Group) -> list[HelpRole]:
    rows = [_role(group.id, role, number) for number, role in enumerate(ROLES[group.slug])]
    build.session.add_all(rows)
    build.session.flush()
    return rows


def _role(group_id: int, role: Role, number: int) -> HelpRole:
    return HelpRole(
        group_id=group_id,
        topic=role.topic,
        note=role.note,
        must_speak=role.must_speak.split(),
        helpful=role.helpful.split(),
        when={"kind": "weekly", "slots": sorted(slots_from(role.when))} if role.when else None,
        min_minutes=role.min_minutes,
        capacity=role.places,
        min_age=role.min_age,
        needs_clearance=role.needs_clearance,
        women_only=role.is_women_only,
        position=number,
    )


def _add_members(build: Build, helping: Helping, slug: str, people: Sequence[User]) -> None:
    """Add the lead, who comes first, and the helpers, each with a place of some role."""
    rng = build.random(f"roles {slug}")
    roles = helping.roles[slug]
    places = [role for role in roles for _ in range(role.capacity)]
    rng.shuffle(places)
    teams = _teams(slug, rng)
    rows = []
    for number, person in enumerate(people):
        role = places[number - 1] if number else None
        rows.append(
            GroupMember(
                group_id=roles[0].group_id,
                user_id=person.id,
                role=GroupRole.HELPER if number else GroupRole.LEAD,
                help_role_id=role.id if role else None,
                team=next(teams) if number else "",
                is_released=number % 4 != 3,
                paused_until=build.today + timedelta(days=20) if number % 23 == 22 else None,
                joined_at=build.ago(days=20 + number * 7 % 500),
            )
        )
        if role:
            helping.topics[person.id] = role.topic
            helping.women |= {person.id} if role.women_only else set()
    helping.members[slug] = rows
    build.session.add_all(rows)


def _teams(slug: str, rng: random.Random) -> Iterator[str]:
    """Yield the team of each helper: those of the closing site come in teams of 4 to 10."""
    if slug not in ROEMERHUEGEL.groups:
        while True:
            yield ""
    for name in TEAMS:
        yield from [name] * rng.randint(6, 10)
    while True:
        yield "Neu dabei"


def build_joining(build: Build, groups: Groups, people: People, helping: Helping) -> None:
    """Let people wish to join: some wait in order, some were answered."""
    rng = build.random("joining")
    free = [person for person in people.volunteers[FREE] if person.email]
    wishes = [(slug, state) for slug in MESSAGES for state in _WAITS]
    wishes += [(_FULL, JoinState.OFFERED)]
    wishes += [(_FULL, JoinState.WAITING)] * _WAITING
    for number, (slug, state) in enumerate(wishes):
        role = rng.choice(helping.roles[slug])
        asked = build.ago(days=30 - number * 0.8)
        lang, note = JOIN_NOTES[number % len(JOIN_NOTES)]
        is_open = state in {JoinState.ASKED, JoinState.WAITING, JoinState.OFFERED}
        is_offered = state in {JoinState.OFFERED, JoinState.LAPSED}
        decided = None if is_open else asked + timedelta(days=2)
        build.session.add(
            JoinRequest(
                group_id=groups[slug].id,
                user_id=free[number % len(free)].id,
                help_role_id=role.id,
                note=f"{note} ({build.canaries.mark('join_request.note')})",
                note_lang=lang,
                state=state,
                asked_at=asked,
                offered_until=build.now + OFFER_LIFE / 2 if is_offered and is_open else None,
                decided_at=decided,
                decided_by=helping.leads[slug] if decided else None,
            )
        )
    build.session.flush()


def build_messages(build: Build, groups: Groups, helping: Helping) -> None:
    """Let leads have written to their helpers; only the group sees it."""
    for number, (slug, text) in enumerate(MESSAGES.items()):
        mark = build.canaries.mark("group_message.text")
        build.session.add(
            GroupMessage(
                group_id=groups[slug].id,
                author_id=helping.leads[slug],
                text=f"{text} ({mark})",
                text_lang="de",
                sent_at=build.ago(days=2 + number * 3),
            )
        )


def build_changes(build: Build, groups: Groups, helping: Helping) -> None:
    """Add a merge that waits for its members, and a handover and a split that are over."""
    merge = _change(build, groups["cafe-am-fluss"], GroupChangeKind.MERGE, days=3)
    merge.other_group_id = groups["cafe-haldenstieg"].id
    merge.proposed_by = helping.leads["cafe-am-fluss"]
    handover = _change(build, groups["arbeitskreis-wohnen"], GroupChangeKind.HANDOVER, days=90)
    handover.state, handover.ended_at = GroupChangeState.DONE, build.ago(days=85)
    handover.new_lead_id = helping.leads["arbeitskreis-wohnen"]
    split = _change(build, groups["cafe-speicherhof"], GroupChangeKind.SPLIT, days=60)
    split.state, split.ended_at = GroupChangeState.WITHDRAWN, build.ago(days=55)
    split.new_name, split.new_topics = "Musik im Speicherhof", ["music"]
    split.new_area_id = groups["cafe-speicherhof"].area_id
    build.session.add_all((merge, handover, split))
    build.session.flush()
    voters = (*helping.members["cafe-am-fluss"], *helping.members["cafe-haldenstieg"])
    for number, user_id in enumerate(sorted({member.user_id for member in voters})):
        says = (True, None, True, False, None)[number % 5]
        build.session.add(
            GroupConsent(
                change_id=merge.id,
                user_id=user_id,
                says_yes=says,
                answered_at=None if says is None else build.ago(days=1),
            )
        )


def _change(build: Build, group: Group, kind: GroupChangeKind, *, days: float) -> GroupChange:
    begun = build.ago(days=days)
    return GroupChange(
        kind=kind,
        state=GroupChangeState.OPEN,
        group_id=group.id,
        new_topics=[],
        proposed_at=begun,
        until=begun + ANSWER_LIFE,
    )
