"""Every filter and every pair of filters means what a reader of the stored facts would say."""

import random
from datetime import date as date_type
from datetime import timedelta
from itertools import combinations, product

import pytest

from helpboard.domain.board import BoardFilter
from helpboard.domain.post import PostKind, PostState
from helpboard.domain.topics import branch_of
from helpboard.domain.when import PARTS, WEEKDAYS
from helpboard.queries.board import board_page

TOPICS = ("bicycle", "furniture", "tandem", "interpreting", "sport", "room")
LANGUAGES = ("ar", "uk", "prs")


def invented(town, organisations, now, seed=7):
    """Sixty posts of every kind: timed, dated, flexible, public and not."""
    rng = random.Random(seed)
    posts = []
    for number in range(60):
        facts = {}
        if rng.random() < 0.6:
            day, start = rng.randrange(7), rng.choice([360, 700, 720, 1050, 1080])
            facts["when"] = {
                "kind": "weekly",
                "slots": [[day, start, start + rng.choice([30, 60, 120])]],
            }
        elif rng.random() < 0.5:
            date = (now.date() + timedelta(days=rng.randrange(30))).isoformat()
            facts["when"] = {
                "kind": "dates",
                "dates": [{"date": date, "from": "17:00", "to": "18:30"}],
            }
        if rng.random() < 0.6:
            spoken = rng.sample(LANGUAGES, rng.randint(1, 2))
            facts["languages"] = [
                {"code": code, "level": None, "must": False} for code in sorted(spoken)
            ]
        state = rng.choice([PostState.PUBLISHED] * 5 + [PostState.PENDING, PostState.HIDDEN])
        posts.append(
            town.post(
                rng.choice(TOPICS),
                kind=rng.choice(list(PostKind)),
                facts=facts,
                state=state,
                area_id=rng.choice([town.home, town.mitte, town.ossweil, town.county]).id,
                organisation_id=rng.choice(organisations).id if rng.random() < 0.5 else None,
                published_at=now - timedelta(minutes=number * 7 % 50),
                expires_at=now + timedelta(days=rng.choice([-1, 3, 9])),
            )
        )
    return posts


def carries(post, town, now, *, area, **wanted):
    """Evaluate a filter on the stored facts, with nothing of the index's code but the calendar."""
    if post.state is not PostState.PUBLISHED or post.expires_at <= now:
        return False
    homes = {"ludwigsburg": {town.home.id, town.mitte.id, town.ossweil.id}}
    if post.area_id not in homes.get(area, {town.ossweil.id}):
        return False
    when = post.facts.get("when", {})
    times = [(slot[0], slot[1], slot[2]) for slot in when.get("slots", [])]
    for date in when.get("dates", []):
        year, month, day = (int(part) for part in date["date"].split("-"))
        weekday = date_type(year, month, day).weekday()
        times.append((weekday, 17 * 60, 18 * 60 + 30))

    def fits(day, part):
        return any(
            (day is None or WEEKDAYS[weekday] == day)
            and any(
                start < PARTS[one][1] and end > PARTS[one][0] for one in ([part] if part else PARTS)
            )
            for weekday, start, end in times
        )

    checks = {
        "kind": lambda kind: post.kind is kind,
        "topic": lambda topic: topic in (post.topic, branch_of(post.topic)),
        "speaks": lambda code: code in [one["code"] for one in post.facts.get("languages", [])],
        "organisation": lambda slug: post.organisation_id == town.slugs.get(slug),
    }
    day, part = wanted.pop("day", None), wanted.pop("part", None)
    if (day or part) and not fits(day, part):
        return False
    return all(checks[name](value) for name, value in wanted.items())


@pytest.fixture
def board(town, session, now):
    organisations = [town.organisation(), town.organisation("Werkstatt")]
    town.slugs = {one.slug: one.id for one in organisations}
    return invented(town, organisations, now)


def choices(town):
    return {
        "kind": list(PostKind),
        "topic": [*TOPICS, "goods", "language", "leisure"],
        "speaks": list(LANGUAGES),
        "day": ["mon", "wed", "sun"],
        "part": list(PARTS),
        "organisation": list(town.slugs),
    }


def test_every_filter_and_combination_equals_a_brute_force_evaluation(board, town, session, now):
    offered = choices(town)
    asked = []
    for size in range(len(offered) + 1):
        for names in combinations(offered, size):
            asked += [
                dict(zip(names, values, strict=True))
                for values in product(*(offered[name] for name in names))
            ]
    found_something = 0
    alone = [wanted for wanted in asked if len(wanted) < 2]
    pairs = [wanted for wanted in asked if len(wanted) == 2]
    more = [wanted for wanted in asked if len(wanted) > 2]
    rng = random.Random(1)
    for wanted in [*alone, *rng.sample(pairs, 60), *rng.sample(more, 60)]:
        for area in ("ludwigsburg", "ludwigsburg-ossweil"):
            page = board_page(session, BoardFilter(area=area, **wanted), now=now, size=100)
            expected = sorted(
                (post for post in board if carries(post, town, now, area=area, **wanted)),
                key=lambda post: (post.published_at, post.id),
                reverse=True,
            )
            assert [card.id for card in page.cards] == [post.id for post in expected], wanted
            assert page.total == len(expected)
            found_something += bool(expected)
    assert found_something > 40
