"""What happens on the board within forty days, beside what its workers do."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.account import AccountState
from helpboard.domain.alert import Rhythm
from helpboard.domain.board import BoardFilter
from helpboard.domain.conversation import ConversationState
from helpboard.domain.letter import LetterKind, LetterState
from helpboard.domain.post import DEFAULT_LIFE
from helpboard.domain.retention import RETENTION, WARNING, Kept
from helpboard.models import (
    Base,
    Conversation,
    Letter,
    Login,
    Post,
    Submission,
    User,
)
from helpboard.services import action_links, alerts
from tests.talking import answered, says
from tests.town import Town

BERLIN = ZoneInfo("Europe/Berlin")
START = datetime(2026, 10, 4, 22, 0, tzinfo=UTC)
"""A Monday, 0:00 in the town; on 25 October the clocks go back."""
DAYS = 40
A_DAY = timedelta(days=1)

TURNS = (0, 7, 15)
"""Hours of the day at which the workers look; on the night of the change every hour."""


def moments() -> Iterator[datetime]:
    """When the workers look, in UTC and in order."""
    first = START.astimezone(BERLIN).date()
    found = set()
    for day in range(DAYS):
        date = first + timedelta(days=day)
        midnight = datetime(date.year, date.month, date.day, tzinfo=BERLIN)
        found |= {midnight.replace(hour=hour).astimezone(UTC) for hour in TURNS}
        if midnight.utcoffset() != midnight.replace(hour=7).utcoffset():
            night = midnight.astimezone(UTC)
            found |= {night + timedelta(hours=step) for step in range(9)}
    found.add(START + timedelta(days=DAYS, hours=1))
    yield from sorted(found)


MOMENTS = list(moments())


def first_turn(due: datetime) -> datetime | None:
    return next((moment for moment in MOMENTS if moment >= due), None)


class Life:
    """A town with things that begin, end and fall silent, and what has to come of each."""

    def __init__(self, session: Session, uploads: Path) -> None:
        self.session = session
        self.town = Town(session, START)
        self.published: dict[int, datetime] = {}
        self.ends: dict[int, datetime] = {}
        self.earlier_ends: list[tuple[int, datetime]] = []
        self.readers: dict[Rhythm, int] = {}
        self.silences: list[tuple[int, datetime]] = []
        self.watched: dict[str, Callable[[], bool]] = {}
        self.due: dict[str, datetime] = {}
        self.erased_keys: list[str] = []
        self.warned: list[int] = []
        self._later: list[tuple[datetime, Callable[[datetime], None]]] = []
        self.alice, self.bob = self.town.person("Alice"), self.town.person("Bob")
        self.sides = (self.alice.id, self.bob.id)
        self._people_with_alerts()
        self._a_post_that_is_renewed()
        self._talks()
        self._people_who_stay_away()
        self._things_that_are_over(uploads)

    def happen(self, moment: datetime, number: int) -> None:
        """Let happen what belongs before the workers' turn."""
        self.town.now = moment
        due = [one for one in self._later if one[0] <= moment]
        self._later = [one for one in self._later if one[0] > moment]
        for _, do in due:
            do(moment)
        if number % 2:
            # Two at the same moment, which no cursor may take for one.
            for days in (DEFAULT_LIFE.days, 6 + number % 20):
                self._publish(moment, ends=moment + days * A_DAY)

    def _publish(self, moment: datetime, *, ends: datetime) -> Post:
        post = self.town.post(author_id=self.alice.id, published_at=moment, expires_at=ends)
        self.published[post.id], self.ends[post.id] = moment, ends
        return post

    def _people_with_alerts(self) -> None:
        for rhythm in Rhythm:
            reader = self.town.person(rhythm.value)
            self.readers[rhythm] = reader.id
            alerts.keep(
                self.session,
                user=reader,
                chosen=BoardFilter(area="ludwigsburg"),
                rhythm=rhythm,
                now=START,
                zone=BERLIN,
            )

    def _a_post_that_is_renewed(self) -> None:
        """It is reminded of in each of its two lives."""
        post = self._publish(START, ends=START + 6 * A_DAY)

        def renew(_moment: datetime) -> None:
            self.earlier_ends.append((post.id, post.expires_at))
            post.expires_at = self.ends[post.id] = START + 34 * A_DAY

        self._later.append((START + 3 * A_DAY, renew))

    def _talks(self) -> None:
        """One that stays silent, one with a reply in time, one that falls silent twice."""
        silent, lively, twice = (self._talk() for _ in range(3))
        self.silences += [(silent.id, START), (twice.id, START)]

        def speak(talk: Conversation, person: User) -> Callable[[datetime], None]:
            return lambda moment: says(self.town, talk, person, now=moment) and None

        def wait_anew(moment: datetime) -> None:
            says(self.town, twice, self.bob, now=moment)
            self.silences.append((twice.id, moment))

        self._later += [
            (START + 4 * A_DAY, speak(lively, self.alice)),
            (START + 10 * A_DAY, speak(twice, self.alice)),
            (START + 12 * A_DAY, wait_anew),
        ]

    def _talk(self) -> Conversation:
        about = self._publish(START, ends=START + DEFAULT_LIFE)
        talk = answered(self.town, about, self.bob)
        assert talk.waits_since == START
        return talk

    def _people_who_stay_away(self) -> None:
        """One is warned and erased, one is warned and comes back, one never confirmed."""
        long_ago = START - RETENTION[Kept.ACCOUNT].life + WARNING
        away = self.town.person("Ulla", created_at=long_ago, last_seen_at=long_ago + 3 * A_DAY)
        back = self.town.person("Rosa", created_at=long_ago, last_seen_at=long_ago + 4 * A_DAY)
        self._goes("account", away, START + 3 * A_DAY + WARNING)
        self.warned = [away.id, back.id]
        never = self.town.person("Niko", state=AccountState.UNCONFIRMED)
        self._goes("unconfirmed", never, START + RETENTION[Kept.UNCONFIRMED_ACCOUNT].life)
        code = self.town.code(used_at=START - RETENTION[Kept.CODE].life + 5 * A_DAY)
        self._goes("code", code, START + 5 * A_DAY)
        self.erased_keys = [away.key, never.key, code.key]
        self.watched["came back"] = lambda: self._is_there(User, User.id == back.id)

        def come_back(moment: datetime) -> None:
            back.last_seen_at = moment

        self._later.append((START + 10 * A_DAY, come_back))

    def _things_that_are_over(self, uploads: Path) -> None:
        old = START - RETENTION[Kept.CONVERSATION].life + 8 * A_DAY
        about = self._publish(START, ends=START + DEFAULT_LIFE)
        talk = Conversation(
            post_id=about.id,
            state=ConversationState.OPEN,
            created_at=old,
            last_message_at=old,
            wants_interpreter={},
        )
        letter = Letter(
            kind=LetterKind.TEST,
            to_email="x@example.org",
            language="de",
            params={},
            message_id="sent long ago",
            state=LetterState.SENT,
            next_try_at=START,
            created_at=START,
            sent_at=START,
        )
        login = Login(
            user_id=self.bob.id,
            token_hash="a",
            created_at=START,
            expires_at=START + 4 * A_DAY,
        )
        submission = Submission(key="a form", at=START)
        self.town.add(talk, letter, login, submission)
        link = action_links.offer(self.session, action="a", now=START, life=A_DAY)
        self._goes("conversation", talk, START + 8 * A_DAY)
        self._goes("letter", letter, START + RETENTION[Kept.LETTER].life)
        self._goes("login", login, START + 4 * A_DAY)
        self._goes("link", link, START + A_DAY + RETENTION[Kept.LINK].life)
        self._watch("submission", lambda: self._is_there(Submission, Submission.key == "a form"))
        self.due["submission"] = START + RETENTION[Kept.SUBMISSION].life
        self._a_lost_picture(uploads)

    def _a_lost_picture(self, uploads: Path) -> None:
        uploads.mkdir(parents=True, exist_ok=True)
        picture = uploads / f"{'0' * 32}.webp"
        picture.write_bytes(b"")
        since = START + timedelta(hours=1)
        os.utime(picture, (since.timestamp(), since.timestamp()))
        self._watch("picture", picture.exists)
        self.due["picture"] = since + RETENTION[Kept.PICTURE].life

    def _goes(self, name: str, row: Base, due: datetime) -> None:
        """Expect that a row is gone at a moment."""
        table = type(row)
        number = row.id  # type: ignore[attr-defined]
        self._watch(name, lambda: self._is_there(table, table.id == number))  # type: ignore[attr-defined]
        self.due[name] = due

    def _watch(self, name: str, is_there: Callable[[], bool]) -> None:
        self.watched[name] = is_there

    def _is_there(self, table: type[Base], which: object) -> bool:
        return self.session.execute(select(1).select_from(table).where(which)).first() is not None  # type: ignore[arg-type]
