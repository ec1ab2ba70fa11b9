"""Reporting something to the desk, and what the desk does about it (DSA Art. 16 and 18)."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.errors import IllegalMoveError
from helpboard.domain.letter import LetterKind
from helpboard.domain.notice import (
    MOST_CALLS,
    MOST_CALLS_OF_STRANGERS,
    NoticeOutcome,
    NoticeReason,
    gathered_until,
)
from helpboard.domain.policy import Action, Actor
from helpboard.domain.post import is_private_draft
from helpboard.models import (
    Conversation,
    Entry,
    Evidence,
    Group,
    Notice,
    NoticeState,
    Organisation,
    Post,
    User,
)
from helpboard.queries.messages import messages_by_conversation
from helpboard.queries.notices import (
    called_within_an_hour,
    coordinators_to_call,
    is_reported_already,
    notice_to_decide,
)
from helpboard.queries.sides import as_thing, sides_of
from helpboard.services import letters
from helpboard.services.letters import Stranger

_PROFILES: Final[Mapping[str, type[Any]]] = {
    "group": Group,
    "organisation": Organisation,
}
"""Pages whose words somebody could change before they are looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What somebody reports: the kind and id of a thing, and the path of its page.

    ``about_id`` is 0 for a page that is about no single thing. Name and e-mail may be left out.
    ``by`` are those as whom the sender may act: messages are frozen for whoever may read them only.
    ``is_one_of_many`` says that the sender's network has reported several threats of late.
    """

    about: str
    about_id: int = 0
    address: str = ""
    reason: NoticeReason
    text: str = ""
    name: str = ""
    email: str | None = None
    user_id: int | None = None
    by: tuple[Actor, ...] = ()
    language: str = "de"
    is_one_of_many: bool = False

    @property
    def is_by_stranger(self) -> bool:
        """Tell whether the sender is neither logged in nor holds a code."""
        return self.user_id is None and all(one.code_id is None for one in self.by)


def report(session: Session, *, said: Report, now: datetime) -> Notice:
    """Put a notice on the desk, with a letter that it came in for whoever left an address.

    Whether the thing exists is for the desk to see: a report tells its sender nothing about it. A
    threat to somebody's life freezes what is there now, before anybody can take it away, and calls
    those who can look at it by letter: it cannot wait until somebody opens the desk.
    """
    notice = Notice(
        about=said.about,
        about_id=said.about_id,
        address=said.address,
        reason=said.reason.value,
        text=said.text,
        name=said.name,
        email=said.email,
        user_id=said.user_id,
        language=said.language,
        state=NoticeState.OPEN,
        created_at=now,
    )
    session.add(notice)
    session.flush()
    if said.reason is NoticeReason.THREAT:
        _freeze(session, notice, by=said.by, now=now)
        _call(session, notice, said=said, now=now)
    if said.email:
        letters.write(
            session,
            kind=LetterKind.NOTICE_RECEIVED,
            to=Stranger(said.email, said.language),
            params={"number": notice.id},
            now=now,
            once=f"notice:{notice.id}",
        )
    return notice


def decide_notice(
    session: Session,
    *,
    notice_id: int,
    moderator: Actor,
    outcome: NoticeOutcome,
    sentence: str,
    sentence_lang: str,
    now: datetime,
) -> Notice:
    """Close a notice, with a letter to whoever left an address; what it is about is decided apart.

    Raises ``NotFoundError`` for one of another area, or one that somebody else has closed.
    """
    notice_to_decide(session, moderator, notice_id)
    notice = session.get_one(Notice, notice_id, with_for_update=True, populate_existing=True)
    if notice.state is not NoticeState.OPEN:
        raise IllegalMoveError(notice_id)
    notice.state, notice.outcome = NoticeState.DECIDED, outcome
    notice.sentence, notice.sentence_lang = sentence, sentence_lang if sentence else ""
    notice.decided_by, notice.decided_at = moderator.user_id, now
    session.add(_entry(notice, moderator, outcome, now=now))
    session.flush()
    if notice.email:
        letters.write(
            session,
            kind=LetterKind.NOTICE_DECIDED,
            to=Stranger(notice.email, notice.language),
            params={"number": notice.id},
            now=now,
            once=f"notice-decided:{notice.id}",
        )
    return notice


def _call(session: Session, notice: Notice, *, said: Report, now: datetime) -> None:
    """Write to everybody who can look at a threat; the letter says nothing of it.

    A letter of its own goes at once. Beyond so many an hour, threats are gathered into one letter
    every few minutes, so that whoever sends false ones can delay the letter about a true one, but
    never keep it away.
    """
    people = coordinators_to_call(session, notice.id)
    called = called_within_an_hour(session, [one.id for one in people], now=now)
    most = MOST_CALLS_OF_STRANGERS if said.is_by_stranger else MOST_CALLS
    if said.is_one_of_many or is_reported_already(session, notice, now=now):
        most = 0
    for person in people:
        if called.get(person.id, 0) < most:
            kind, about = LetterKind.NOTICE_THREAT, {"notice_id": notice.id}
            letters.write(session, kind=kind, to=person, params=about, now=now)
        else:
            _gather(session, person, now=now)


def _gather(session: Session, person: User, *, now: datetime) -> None:
    """Let one letter leave in a few minutes that says how many threats wait then."""
    until = gathered_until(now)
    letter = letters.write(
        session,
        kind=LetterKind.NOTICE_THREATS,
        to=person,
        params={"reader": person.id},
        now=now,
        once=f"threats:{person.id}:{until:%Y%m%d%H%M}",
    )
    if letter is not None:
        letter.next_try_at = until
        session.flush()


def _entry(notice: Notice, moderator: Actor, outcome: NoticeOutcome, *, now: datetime) -> Entry:
    return Entry(
        at=now,
        actor_id=moderator.user_id,
        action="notice:decide",
        about="notice",
        about_id=notice.id,
        codes={"outcome": outcome.value, "reason": notice.reason},
    )


def _freeze(session: Session, notice: Notice, *, by: Sequence[Actor], now: datetime) -> None:
    """Keep what the reported thing says at this moment, with a digest that shows any change."""
    frozen = _as_it_is(session, notice, by)
    written = json.dumps(frozen, ensure_ascii=False, sort_keys=True).encode()
    digest = hashlib.sha256(written).hexdigest()
    session.add(Evidence(notice_id=notice.id, frozen=frozen, digest=digest, at=now))
    session.flush()


def _as_it_is(session: Session, notice: Notice, by: Sequence[Actor]) -> dict[str, Any]:
    frozen: dict[str, Any] = {
        "about": notice.about,
        "about_id": notice.about_id,
        "address": notice.address,
        "reported": notice.text,
        "reported_at": notice.created_at.isoformat(),
    }
    if notice.about == "post":
        post = session.get(Post, notice.about_id)
        if post is not None and not is_private_draft(post):
            frozen |= {
                "text": post.text, "text_lang": post.text_lang, "facts": post.facts,
                "topic": post.topic, "state": post.state.value, "version": post.version,
                "author_id": post.author_id, "code_id": post.code_id,
                "organisation_id": post.organisation_id, "group_id": post.group_id,
            }  # fmt: skip
    if notice.about in _PROFILES:
        frozen |= _profile(session, notice)
    if notice.about == "conversation" and _may_read(session, notice.about_id, by):
        said = messages_by_conversation(session, [notice.about_id]).get(notice.about_id, ())
        frozen["messages"] = [
            {"at": one.created_at.isoformat(), "role": one.role.value, "text": one.text}
            for one in said
        ]
    return frozen


def _profile(session: Session, notice: Notice) -> dict[str, Any]:
    row = session.get(_PROFILES[notice.about], notice.about_id)
    if row is None:
        return {}
    return {
        "name": row.name, "text": row.about, "text_lang": row.source_lang,
        "state": row.state.value,
    }  # fmt: skip


def _may_read(session: Session, conversation_id: int, by: Sequence[Actor]) -> bool:
    """Tell whether the sender takes part: else anybody could show any talk to the desk."""
    talk = session.get(Conversation, conversation_id)
    if talk is None:
        return False
    thing = as_thing(sides_of(session, talk))
    return any(policy.may(one, Action.READ_CONVERSATION, thing) for one in by)
