"""A town with something of everything that is counted, in two districts and outside of them."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from helpboard.domain.group import GroupState
from helpboard.domain.partnership import PartnershipState
from helpboard.domain.post import PostKind, PostState
from helpboard.models import Conversation, GroupMember, Partnership, Site, SiteGroup
from tests.planning import volunteer

ZONE = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=ZONE)


def fill(town):
    """Add posts, answers, partnerships, groups, volunteers and sites."""
    _posts(town)
    groups = _groups(town)
    _volunteers(town, groups)
    _sites(town, groups)


def _posts(town):
    outside = town.county
    moments = [
        NOW - timedelta(days=days, hours=days) for days in (1, 2, 6, 7, 20, 40, 41, 200, 330)
    ]
    moments.append(datetime(2025, 12, 31, 23, 30, tzinfo=ZONE))
    moments.append(datetime(2026, 1, 1, 0, 30, tzinfo=ZONE))
    for number, at in enumerate(moments):
        post = town.post(
            ("bicycle", "office-visit", "german-course")[number % 3],
            kind=PostKind.REQUEST if number % 2 else PostKind.OFFER,
            state=PostState.PUBLISHED if number % 4 else PostState.EXPIRED,
            published_at=at,
            area_id=(town.mitte, town.ossweil, town.home, outside)[number % 4].id,
            found=number % 3,
            text_lang=("de", "ar", "de-simple")[number % 3],
            facts={"languages": [{"code": "uk", "level": None, "must": True}]}
            if number % 5 == 2 else {},
        )  # fmt: skip
        post.first_published_at = at
        for hours in range(number % 3):
            answer(town, post, at + timedelta(hours=5 + 7 * number + hours), is_held=number == 4)
    answer(town, post, NOW - timedelta(hours=2), is_held=False)


def answer(town, post, at, *, is_held):
    town.add(
        Conversation(
            post_id=post.id, state="held" if is_held else "open", created_at=at,
            released_at=None if is_held else at, last_message_at=at, wants_interpreter={},
        )
    )  # fmt: skip


def _groups(town):
    groups = [
        town.group("Café", topics=["language"], languages=["de", "ar"]),
        town.group("Begleiter", kind="working_group", area_id=town.home.id,
                   topics=["office-visit", "guidance"], languages=["ar"]),
        town.group("Ruht", state=GroupState.RESTING),
        town.group("Fern", area_id=town.county.id),
    ]  # fmt: skip
    for number, group in enumerate(groups):
        office = town.organisation(f"Amt {number}", area_id=town.ossweil.id)
        town.add(
            Partnership(
                organisation_id=office.id, group_id=group.id, organisation_gives=[],
                group_gives=[], since=date(2026, 1 + 3 * number, 1) if number != 1 else None,
                state=PartnershipState.PROPOSED if number == 1
                else PartnershipState.ENDED if number == 2 else PartnershipState.ACTIVE,
                created_at=NOW, updated_at=NOW,
            )
        )  # fmt: skip
    town.organisation("Abteilung", parent_id=office.id)
    town.organisation("Neu", state="unverified")
    town.organisation("Versteckt", state="hidden")
    return groups


def _volunteers(town, groups):
    topics = (["cooking"], ["office-visit", "bicycle"], ["german-course"])
    for number in range(9):
        person = volunteer(
            town, f"V{number}", topics=topics[number % 3],
            languages={"de": "C2", **({"ar": "B1"} if number % 2 else {"uk": "C2"})},
            area_id=(town.mitte, town.ossweil, town.home, town.county)[number % 4].id,
            areas=["ludwigsburg-mitte"] if number == 3 else [],
            paused_until=NOW.date() + timedelta(days=1 - 2 * (number % 2)) if number > 6 else None,
        )  # fmt: skip
        if number in {0, 1, 4}:
            town.add(GroupMember(group_id=groups[0].id, user_id=person.id, role="helper"))
    volunteer(town, "Nobody agreed", consent_at=None)
    blocked = volunteer(town, "Blocked")
    blocked.state = "blocked"
    town.session.flush()


def _sites(town, groups):
    for number, area in enumerate((town.mitte, town.ossweil, town.home, town.county)):
        site = town.add(
            Site(key=f"s{number}", name=f"Haus {number}", kind="shelter", area_id=area.id,
                 address="Geheim 1", head_count=number * 10 or None, languages=[],
                 created_at=NOW, updated_at=NOW)
        )  # fmt: skip
        if number == 0:
            town.add(SiteGroup(site_id=site.id, group_id=groups[2].id))
