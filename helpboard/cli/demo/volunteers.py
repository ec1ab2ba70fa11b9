"""Makes the profiles of the demo's volunteers: what they like, when, where, in which languages."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import insert

from helpboard.cli.demo.accounts import People
from helpboard.cli.demo.build import Build
from helpboard.cli.demo.content.areas import LUDWIGSBURG
from helpboard.cli.demo.helping import OF_THE_SITE, Helping
from helpboard.domain.topics import LEAVES
from helpboard.domain.volunteer import ConsentSource
from helpboard.models import RecordedPerson, User, Volunteer, VolunteerTopic

_LIKED = (
    "meeting-people", "tandem", "german-course", "office-visit", "letters", "tandem",
    "doctor-visit", "cooking", "meeting-people", "sport", "homework", "tutoring",
    "furniture-transport", "bike-workshop", "garden", "moving", "applications", "computer",
    "interpreting", "childcare", "women", "seniors", "excursion", "music", "sewing",
    "flat-viewing", "renovating", "rides", "job", "mentoring", "playgroup", "festival",
)  # fmt: skip
"""Leaves that volunteers choose; what many like stands there more than once."""
_SPOKEN_AS_WELL = ("en", "en", "en", "fr", "es", "it", "ru", "tr", "pl")
_RARE = ("prs", "kmr", "ckb", "ti", "so", "ps", "am", "fr")
_LEVELS = ("B1", "B2", "C1", "C1")
_EVENINGS = ([1020, 1200], [1080, 1440], [1080, 1200], [960, 1200])
_DAYS = ([360, 720], [540, 720], [720, 1080], [840, 1080])
_TRAVEL = (20, 30, 30, 45, 60, None, None, None)
_NEAR_THE_SITE = (
    "ludwigsburg-sued", "ludwigsburg-mitte", "ludwigsburg-ost", "ludwigsburg-west",
    "ludwigsburg-gruenbuehl-sonnenberg", "ludwigsburg-pflugfelden", "ludwigsburg-ossweil",
)  # fmt: skip
_HOURS = (1, 2, 2, 3, 3, 4, 5, 8, None)


@dataclass(frozen=True)
class Sample:
    """Where people live (a district named twice has twice as many), and what they have said.

    Of each the share has said no times; the share away has not agreed, or pauses.
    """

    name: str
    districts: Sequence[str]
    share_without_times: float
    share_away: float = 0.04
    travel: Sequence[int | None] = _TRAVEL
    most_evenings: int = 4


def build_town_profiles(build: Build, people: People, helping: Helping) -> None:
    """Give every volunteer and every lead of the town a profile; some have not said when."""
    of_site = people.volunteers[OF_THE_SITE]
    others = [*people.volunteers[: OF_THE_SITE.start], *people.volunteers[OF_THE_SITE.stop : 300]]
    weighted = [area.slug for area in LUDWIGSBURG for _ in range((area.residents or 0) // 2500)]
    build_profiles(build, others, Sample("town", weighted, 0.24), helping)
    near = Sample("site", _NEAR_THE_SITE, 0.05, 0.01, travel=(30, 45, 60, None), most_evenings=6)
    build_profiles(build, [*of_site, *people.leads], near, helping)


def build_profiles(
    build: Build, people: Sequence[User], sample: Sample, helping: Helping | None = None
) -> None:
    """Give people a profile, in bulk."""
    rng = build.random(f"profiles {sample.name}")
    rows = [_profile(build, rng, person, sample) for person in people]
    if helping:
        for row in rows:
            _fit_to_help(row, helping)
    build.session.execute(insert(Volunteer), rows)
    build.session.execute(insert(VolunteerTopic), list(_topics(rows)))
    recorded = [*_recorded(build, people, rows)]
    if recorded:
        build.session.execute(insert(RecordedPerson), recorded)


def _recorded(
    build: Build, people: Sequence[User], rows: Sequence[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """Yield where the desk has noted people who have no account: a list and a day."""
    for person, row in zip(people, rows, strict=True):
        if person.email is None and row["consent_at"] is not None:
            yield {
                "user_id": person.id,
                "file_key": f"Liste {build.canaries.mark('recorded_person.file_key')}",
                "consent_on": row["consent_at"].date(),
                "consent_source": row["consent_source"],
                "asked_at": None,
                "recorded_by": None,
            }


def _fit_to_help(row: dict[str, Any], helping: Helping) -> None:
    """Let members like what they do in their group, and women be where only women are."""
    topic = helping.topics.get(row["user_id"])
    if topic:
        row["topics"] = _in_order({*row["topics"], topic})
        row["is_of_age"] = True
    if row["user_id"] in helping.women:
        row["is_woman"] = True


def _topics(rows: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for row in rows:
        for topic in row["topics"]:
            yield {"topic": topic, "user_id": row["user_id"]}


def _profile(build: Build, rng: random.Random, person: User, sample: Sample) -> dict[str, Any]:
    days = rng.uniform(5, 300)
    is_silent = rng.random() < sample.share_away
    agreed = None if is_silent else build.ago(days=days)
    source = ConsentSource.SELF if person.email else ConsentSource.SPOKEN
    is_paused = rng.random() < sample.share_away
    return {
        "user_id": person.id,
        "topics": _in_order({rng.choice(_LIKED) for _ in range(rng.randint(1, 4))}),
        "when": None if rng.random() < sample.share_without_times else _when(rng, sample),
        "languages": _languages(rng, person),
        "area_id": build.areas[rng.choice(sample.districts)].id,
        "areas": [],
        "max_travel": rng.choice(sample.travel),
        "hours_week": rng.choice(_HOURS),
        "is_of_age": rng.choice((True, True, True, True, None)),
        "is_woman": rng.choice((True, True, None, None, False)),
        "needs_wheelchair": True if rng.random() < 0.03 else None,
        "has_licence": rng.choice((True, None, None, False)),
        "shows_name": rng.random() < 0.7,
        "shows_phone": False,
        "paused_until": build.today + timedelta(days=rng.randint(5, 60)) if is_paused else None,
        "consent_at": agreed,
        "consent_source": source.value if agreed else "",
        "asked_about": "",
        "asked_at": None,
        "version": 1,
        **build.stamps(days=days),
    }


def _in_order(topics: set[str]) -> list[str]:
    """Return topics as the form would store them."""
    return sorted(topics, key=LEAVES.index)


def _when(rng: random.Random, sample: Sample) -> dict[str, Any]:
    """Return one weekly answer: a few evenings, for some the days, for a few nearly always."""
    if rng.random() < 0.06:
        return {"kind": "flexible"}
    evenings = rng.sample(range(7), k=rng.randint(sample.most_evenings // 3, sample.most_evenings))
    slots = [[day, *rng.choice(_EVENINGS)] for day in evenings]
    if rng.random() < 0.45:
        free = [day for day in range(7) if day not in evenings]
        slots += [[day, *rng.choice(_DAYS)] for day in free[: rng.randint(1, 3)]]
    return {"kind": "weekly", "slots": sorted(slots)}


def _languages(rng: random.Random, person: User) -> dict[str, str]:
    """Return a mother tongue, German, and now and then what few others speak."""
    own = person.language
    spoken = {own: "C2"}
    if own != "de":
        spoken["de"] = rng.choice(_LEVELS)
    if rng.random() < 0.6:
        spoken.setdefault(rng.choice(_SPOKEN_AS_WELL), rng.choice(_LEVELS))
    if rng.random() < 0.22:
        spoken.setdefault(rng.choice(_RARE), rng.choice(("B2", "C1", "C2")))
    return spoken
