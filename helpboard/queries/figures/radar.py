"""The gap radar: what is asked for in a district, beside who could help there."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.facts import languages_of
from helpboard.domain.group import GroupState
from helpboard.domain.languages import spoken_code
from helpboard.domain.post import PostKind, PostState
from helpboard.domain.topics import branch_of
from helpboard.models import Group, Post, User, Volunteer
from helpboard.queries.areas import AreaTree
from helpboard.queries.figures.standing import is_ready


@dataclass(frozen=True, slots=True)
class Gap:
    """Requests of one topic in one language in one area, and who could take them."""

    area_id: int
    topic: str
    language: str
    requests: int
    groups: int
    volunteers: int

    @property
    def weight(self) -> float:
        """Return requests for each helping hand; one group counts like one volunteer."""
        return self.requests / (1 + self.groups + self.volunteers)


_Help = dict[tuple[str, str], list[frozenset[int]]]
"""By topic and language, of each group or volunteer in which areas it helps."""


def gaps(
    session: Session, areas: Collection[int], tree: AreaTree, *, now: datetime, today: date
) -> list[Gap]:
    """Return the gaps of some areas in three statements, the worst first.

    The language of a request is each that its facts ask for, else that of its own words. Helpers of
    a whole town help in each of its districts.
    """
    groups, volunteers = _groups(session), _volunteers(session, tree, today)
    above = {
        row.id: frozenset(int(part) for part in row.path.strip("/").split("/")) for row in tree.rows
    }
    found = [
        Gap(
            area_id=area_id,
            topic=topic,
            language=language,
            requests=requests,
            groups=_could(groups, topic, language, above[area_id]),
            volunteers=_could(volunteers, topic, language, above[area_id]),
        )
        for (area_id, topic, language), requests in _asked(session, areas, now).items()
    ]
    return sorted(found, key=lambda gap: (-gap.weight, gap.topic, gap.language, gap.area_id))


def _could(help_there: _Help, topic: str, language: str, above: frozenset[int]) -> int:
    """Count who helps with a topic, or with its whole branch, in an area or one around it."""
    topics = {topic, branch_of(topic)}
    return sum(
        bool(areas & above) for one in topics for areas in help_there.get((one, language), ())
    )


def _asked(
    session: Session, areas: Collection[int], now: datetime
) -> Mapping[tuple[int, str, str], int]:
    """Return the open requests by area, topic and language."""
    rows = session.execute(
        select(Post.area_id, Post.topic, Post.facts, Post.text_lang).where(
            Post.kind == PostKind.REQUEST,
            Post.state == PostState.PUBLISHED,
            Post.expires_at > now,
            Post.area_id.in_(areas),
        )
    )
    asked = Counter[tuple[int, str, str]]()
    for row in rows:
        for language in languages_of(row.facts) or {_spoken(row.text_lang)}:
            asked[row.area_id, row.topic, language] += 1
    return asked


def _groups(session: Session) -> _Help:
    """Read the active groups; one with a branch and a leaf of it counts once."""
    rows = session.execute(
        select(Group.area_id, Group.topics, Group.languages).where(Group.state == GroupState.ACTIVE)
    )
    found: _Help = {}
    for area_id, topics, languages in rows:
        whole = set(topics)
        for topic in whole:
            if topic == branch_of(topic) or branch_of(topic) not in whole:
                for language in set(languages):
                    found.setdefault((topic, language), []).append(frozenset([area_id]))
    return found


def _volunteers(session: Session, tree: AreaTree, today: date) -> _Help:
    """Read who could help; they choose leaves only, so nobody counts twice."""
    ids = {row.slug: row.id for row in tree.rows}
    rows = session.execute(
        select(Volunteer.area_id, Volunteer.areas, Volunteer.topics, Volunteer.languages)
        .join(User, User.id == Volunteer.user_id)
        .where(is_ready(today))
    )
    found: _Help = {}
    for area_id, further, topics, languages in rows:
        areas = frozenset(ids[slug] for slug in further if slug in ids)
        areas |= frozenset() if area_id is None else {area_id}
        for topic in set(topics):
            for language in languages:
                found.setdefault((topic, language), []).append(areas)
    return found


def _spoken(lang: str) -> str:
    """Return the spoken language of a text; German for a post without words."""
    return spoken_code(lang) if lang else "de"
