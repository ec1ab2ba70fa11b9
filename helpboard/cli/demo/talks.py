"""Makes the conversations of the demo town, the codes of people without account, and alerts."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import cycle
from typing import Any

from sqlalchemy import select

from helpboard.adapters.code_hashes import CodeHashes
from helpboard.cli.demo.accounts import EDITED, LED, People
from helpboard.cli.demo.build import Build
from helpboard.cli.demo.content.people import FIRST
from helpboard.cli.demo.content.talks import SCRIPTS, Line
from helpboard.cli.demo.manifest import Manifest
from helpboard.domain.access_code import WORDS_OF_A_CODE, spoken
from helpboard.domain.alert import Rhythm
from helpboard.domain.code_words import WORDS
from helpboard.domain.conversation import ConversationState, Hear, Role, Via
from helpboard.domain.post import PostKind, PostState
from helpboard.domain.topics import BRANCHES, branch_of, is_sensitive
from helpboard.models import (
    AccessCode,
    Alert,
    Clearance,
    Conversation,
    Group,
    Message,
    Notice,
    NoticeState,
    Organisation,
    Participant,
    Post,
    Release,
    User,
)

TALKS = 150
CODES = 24
RELEASED = 25
ALERTS = 30
_SIDES = {"a": Role.ANSWERER, "o": Role.OWNER}
_RELEASED_FOR = ("transport", "family", "hearing", "housing")


@dataclass
class _Maker:
    """Makes conversations one after the other out of one chance."""

    build: Build
    people: People
    hashes: CodeHashes
    manifest: Manifest
    codes: list[AccessCode] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rng = self.build.random("talks")
        self.scripts = {about: cycle(lines) for about, lines in SCRIPTS.items()}

    def code(self) -> AccessCode:
        """Make a person without account; her words stand in the manifest only."""
        words = tuple(self.rng.choice(WORDS) for _ in range(WORDS_OF_A_CODE))
        self.manifest.conversations["with_code"].append(spoken(words))
        hear = self.rng.choice((Hear.CODE, Hear.CODE, Hear.CALL, Hear.HOST))
        moment = self.build.ago(days=self.rng.uniform(1, 20))
        made = AccessCode(
            key=f"{self.rng.getrandbits(128):032x}",
            code_hash=self.build.canaries.note("access_code.code_hash", self.hashes.hashed(words)),
            language=self.rng.choice(("ar", "uk", "en", "de")),
            hear=hear,
            name=self.rng.choice(FIRST),
            phone=self._phone() if hear is Hear.CALL else None,
            created_at=moment,
            used_at=moment,
        )
        self.build.session.add(made)
        self.build.session.flush()
        self.codes.append(made)
        return made

    def _phone(self) -> str:
        number = f"+4971415566{self.rng.randint(1000, 9999)}"
        return self.build.canaries.note("access_code.phone", number)

    def talk(self, post: Post, answerer: User | AccessCode, *, is_held: bool = False) -> None:
        """Let somebody answer a post, along one of the scripts."""
        first = post.published_at or post.created_at
        begun = first + (self.build.now - first) * self.rng.uniform(0.05, 0.7)
        script = next(self.scripts[branch_of(post.topic) == "goods", post.kind])
        lines = script[:1] if is_held else script[: self.rng.randint(2, len(script))]
        conversation = Conversation(
            key=f"{self.rng.getrandbits(128):032x}",
            post_id=post.id,
            organisation_id=post.organisation_id,
            group_id=post.group_id,
            state=ConversationState.HELD if is_held else ConversationState.OPEN,
            created_at=begun,
            released_at=None if is_held else begun,
            last_message_at=begun,
            wants_interpreter={},
        )
        self.build.session.add(conversation)
        self.build.session.flush()
        self._take_part(conversation, post, answerer)
        self._say(conversation, lines, post, answerer)
        if isinstance(answerer, User):
            self.manifest.conversations["with_account"].append(conversation.id)

    def _take_part(self, made: Conversation, post: Post, answerer: User | AccessCode) -> None:
        sides = [Participant(conversation_id=made.id, role=Role.ANSWERER, **_who(answerer))]
        owner = self._owner(post)
        if post.organisation_id is None and post.group_id is None and owner is not None:
            sides.append(Participant(conversation_id=made.id, role=Role.OWNER, **_who(owner)))
        self.build.session.add_all(sides)

    def _owner(self, post: Post) -> User | AccessCode | None:
        """Return who writes for the owning side; nobody for an organisation without editors."""
        if post.code_id is not None:
            return self.build.session.get_one(AccessCode, post.code_id)
        return self.build.session.get(User, post.author_id or 0)

    def _say(
        self,
        made: Conversation,
        lines: Sequence[Line],
        post: Post,
        answerer: User | AccessCode,
    ) -> None:
        moment, owner = made.created_at, self._owner(post)
        for number, line in enumerate(lines):
            role = _SIDES[line.side]
            speaker = answerer if role is Role.ANSWERER else owner
            self.build.session.add(
                Message(
                    conversation_id=made.id,
                    role=role,
                    user_id=speaker.id if isinstance(speaker, User) else None,
                    sentence=line.sentence or None,
                    values=self._values(line, moment.date()),
                    text=self._text(line),
                    text_lang=line.lang,
                    via=Via.CODE if isinstance(speaker, AccessCode) else Via.PAGE,
                    created_at=moment,
                )
            )
            made.last_message_at = moment
            if role is Role.OWNER and made.first_reply_at is None:
                made.first_reply_at = moment
            is_new = number == 0 or role is not _SIDES[lines[number - 1].side]
            if is_new:
                made.waits_since = moment if role is Role.ANSWERER else None
            moment = min(moment + timedelta(hours=self.rng.uniform(0.2, 20)), self.build.now)
        if made.waits_since is not None and made.released_at is not None:
            made.told_at = self.build.now  # whoever waits was told before the demo began

    def _text(self, line: Line) -> str:
        if not line.text:
            return ""
        return f"{line.text} ({self.build.canaries.mark('message.text')})"

    @staticmethod
    def _values(line: Line, day: date) -> dict[str, Any]:
        """Turn days from then on (“+3”) into dates."""
        values = dict(line.values)
        if "date" in values:
            values["date"] = (day + timedelta(days=int(values["date"]))).isoformat()
        return values


def _who(person: User | AccessCode) -> dict[str, Any]:
    column = "user_id" if isinstance(person, User) else "code_id"
    return {column: person.id, "name": person.name}


def build_talks(
    build: Build, people: People, posts: Sequence[Post], hashes: CodeHashes, manifest: Manifest
) -> None:
    """Add everything that people say to each other, and what the coordinator knows of them."""
    make = _Maker(build, people, hashes, manifest)
    public = [post for post in posts if post.state is PostState.PUBLISHED]
    over = [post for post in posts if post.state in {PostState.FULFILLED, PostState.EXPIRED}]
    _ask_without_account(make, public)
    _release(make)
    writers = people.writers[1:]
    for number, post in enumerate([*_of_the_cast(make, public), *(public + over)[:TALKS]]):
        answerer: User | AccessCode = writers[number * 7 % len(writers)]
        if number % 9 == 0:
            answerer = make.code()
        elif number % 16 == 0:
            answerer = people.writers[0]
        if not isinstance(answerer, User) or answerer.id != post.author_id:
            make.talk(post, answerer, is_held=_must_wait(make, post, answerer))
    _report(make, public)
    _watch(make)
    build.session.flush()


def _of_the_cast(make: _Maker, public: Sequence[Post]) -> list[Post]:
    """Return what the organisation and the group of the manifest have on the board."""
    session = make.build.session
    house = session.scalars(select(Organisation.id).where(Organisation.slug == EDITED)).one()
    group = session.scalars(select(Group.id).where(Group.slug == LED)).one()
    return [post for post in public if post.organisation_id == house or post.group_id == group]


def _must_wait(make: _Maker, post: Post, answerer: User | AccessCode) -> bool:
    """Tell whether rule 4 holds this answer at the desk; the released are known by topic."""
    if post.kind is not PostKind.REQUEST or not is_sensitive(post.topic):
        return False
    return answerer not in make.people.writers[:RELEASED]


def _ask_without_account(make: _Maker, public: Sequence[Post]) -> None:
    """Let people with a code have written some of the requests."""
    newcomers = {person.id for person in make.people.newcomers}
    theirs = [post for post in public if post.author_id in newcomers]
    for post in theirs[1 :: max(1, len(theirs) // CODES)][:CODES]:
        post.code_id, post.author_id = make.code().id, None


def _release(make: _Maker) -> None:
    coordinator, day = make.people.coordinators[0], make.build.today
    for number, person in enumerate(make.people.writers[:RELEASED]):
        make.build.session.add_all(
            Release(
                user_id=person.id,
                topic=topic,
                released_by=coordinator.id,
                released_at=make.build.ago(days=40),
            )
            for topic in _RELEASED_FOR
        )
        make.build.session.add(
            Clearance(
                user_id=person.id,
                seen_on=day - timedelta(days=30 + number),
                issued_on=day - timedelta(days=45 + number),
                is_ok=True,
                seen_by=coordinator.id,
            )
        )


def _report(make: _Maker, public: Sequence[Post]) -> None:
    """Add notices to the desk, three with a name and an address."""
    reasons = ("wrong", "commercial", "unsafe", "fraud", "contact-data", "other")
    for number, reason in enumerate(reasons):
        mark = make.build.canaries.mark("notice.text")
        email = None
        if number % 2:
            email = f"{make.build.canaries.new().lower()}@example.org"
            make.build.canaries.note("notice.email", email)
        make.build.session.add(
            Notice(
                about="post",
                about_id=public[number * 5].id,
                reason=reason,
                text=f"Bitte sehen Sie sich diesen Aushang an ({mark}).",
                email=email,
                state=NoticeState.OPEN if number % 2 else NoticeState.DECIDED,
                created_at=make.build.ago(days=0.4 + number),
            )
        )


def _watch(make: _Maker) -> None:
    for number, person in enumerate(make.people.writers[:ALERTS]):
        topic = BRANCHES[number % len(BRANCHES)]
        moment: datetime = make.build.ago(days=number % 9)
        make.build.session.add(
            Alert(
                user_id=person.id,
                filters={"topic": topic},
                rhythm=Rhythm.WEEKLY if number % 3 else Rhythm.DAILY,
                seen_until=make.build.now,
                next_at=make.build.now + timedelta(days=1),
                created_at=moment,
            )
        )
