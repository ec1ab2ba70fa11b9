"""What stands in letters and in the log: nothing that belongs to anybody but the reader."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from functools import cache
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.conversation import ConversationState
from helpboard.domain.decision import Judgement, Reason, Verdict
from helpboard.domain.errors import DomainError
from helpboard.domain.letter import LetterKind, LetterState
from helpboard.domain.message import Words
from helpboard.domain.notice import NoticeReason
from helpboard.domain.policy import Actor
from helpboard.extensions import db
from helpboard.mailer.wording import worded
from helpboard.models import AccessCode, Alert, Conversation, Letter, Post, User
from helpboard.queries.actors import actor_of
from helpboard.queries.letters import enveloped
from helpboard.services import alerts, answers, expiry, moderation, notices, post_letters, taking
from helpboard.services.conversations import Answerer, start
from helpboard.services.notices import Report
from helpboard.web.wordbook import wordbook
from tests.journeys.belongings import Belongings, of_account, of_code
from tests.journeys.demo import Demo
from tests.journeys.tapping import ask, jar_of, logged_in, token_in
from tests.served import served

pytestmark = pytest.mark.slow

ZONE = ZoneInfo("Europe/Berlin")
FEW = 8
WRITTEN = {
    *(LetterKind.NEW_MESSAGE, LetterKind.ANSWER_RELEASED, LetterKind.ANSWER_HELD),
    *(LetterKind.POST_DECIDED, LetterKind.POST_ENDING, LetterKind.POST_EXPIRED),
    *(LetterKind.TAKEN, LetterKind.NOT_TAKEN, LetterKind.SILENCE),
    *(LetterKind.ALERT, LetterKind.NOTICE_RECEIVED),
}


@pytest.fixture
def session(either_demo: Demo) -> Iterator[Session]:
    """The app's own session; whatever is done in it is undone."""
    with either_demo.app.test_request_context("/de/"):
        yield db.session()
        db.session.rollback()


def _posts(session: Session, made: Demo, state: str, most: int) -> list[Post]:
    found = select(Post).where(Post.id.in_(made.manifest["posts"][state])).order_by(Post.id)
    return list(session.scalars(found.limit(most)))


def _answer(session: Session, made: Demo, now: datetime) -> None:
    """Let the newcomer answer whatever is open to them."""
    user = session.get_one(User, made.manifest["accounts"]["newcomer"]["id"])
    answerer = Answerer(actor=actor_of(session, user), name=user.name, most_new=1000)
    words = Words(sentence="can-help", text="Ich komme gern vorbei.", text_lang="de")
    for post in _posts(session, made, "published", 40):
        try:
            start(session, about=post, answerer=answerer, words=words, now=now)
        except DomainError:
            continue


def _decide(session: Session, made: Demo, now: datetime) -> None:
    desk = _desk(session, made)
    for talk in session.scalars(
        select(Conversation).where(Conversation.state == ConversationState.HELD).limit(FEW)
    ).all():
        answers.release(session, conversation=talk, moderator=desk, now=now)
    decided = (("pending", Verdict.PUBLISH, None), ("published", Verdict.HIDE, Reason.UNSAFE))
    for state, verdict, reason in decided:
        for post in _posts(session, made, state, FEW):
            moderation.decide(
                session,
                post=post,
                moderator=desk,
                judgement=Judgement(verdict=verdict, reason=reason),
                now=now,
                zone=ZONE,
            )


def _desk(session: Session, made: Demo) -> Actor:
    user = session.get_one(User, made.manifest["accounts"]["coordinator"]["id"])
    return actor_of(session, user, is_at_terminal=True)


def _take(session: Session, now: datetime) -> None:
    """Let some authors take whoever answered first."""
    talks = select(Conversation).where(
        Conversation.state == ConversationState.OPEN, Conversation.taken_at.is_(None)
    )
    taken = 0
    for talk in session.scalars(talks.order_by(Conversation.id)).all():
        post = session.get(Post, talk.post_id or 0)
        author = session.get(User, post.author_id or 0) if post else None
        if taken == FEW * 2 or author is None:
            continue
        try:
            taking.take(session, conversation=talk, actor=actor_of(session, author), now=now)
        except DomainError:
            continue
        taken += 1


def _let_time_pass(session: Session, now: datetime) -> None:
    for alert in session.scalars(select(Alert)):
        alert.seen_until = now - timedelta(days=200)
    session.flush()
    alerts.tell_due(session, now=now + timedelta(days=8), zone=ZONE, book=wordbook())
    answers.tell_silent(session, now=now + timedelta(days=8))
    for days in range(0, 40, 8):
        later = now + timedelta(days=days)
        post_letters.remind_ending(session, now=later, zone=ZONE, limit=FEW * 2)
        expiry.expire_due(session, now=later, zone=ZONE, limit=FEW * 2)


def _owner(session: Session, letter: Letter) -> Belongings:
    if letter.user_id is not None:
        return of_account(session, letter.user_id)
    if letter.code_id is not None:
        return of_code(session, session.get_one(AccessCode, letter.code_id))
    return Belongings([], [], letter.to_email or "")


def _everything(message: EmailMessage) -> str:
    """Every header and every part of a letter, decoded."""
    parts = [f"{name}: {value}" for name, value in message.items()]
    parts += [str(part.get_content()) for part in message.walk() if not part.is_multipart()]
    return "\n".join(parts).lower()


def test_no_letter_tells_anybody_what_is_not_theirs(either_demo: Demo, session: Session) -> None:
    now = datetime.now(UTC)
    _answer(session, either_demo, now)
    _decide(session, either_demo, now)
    _take(session, now)
    said = Report(about="page", reason=NoticeReason.WRONG, email="sees@example.org")
    notices.report(session, said=said, now=now)
    _let_time_pass(session, now)

    canaries = {canary.lower() for canary in either_demo.canaries}
    owner = cache(lambda letter: _owner(session, letter).text)
    kinds, leaks, own = set(), {}, 0
    waiting = select(Letter).where(Letter.state == LetterState.WAITING).order_by(Letter.id)
    for letter in session.scalars(waiting).all():
        addressed = enveloped(session, letter.id)
        message = worded(session, addressed, now=now) if addressed else None
        if message is None:
            continue
        kinds.add(letter.kind)
        text = _everything(message)
        found = {canary for canary in canaries if canary in text}
        theirs = {canary for canary in found if canary in owner(letter)}
        own += len(theirs)
        if found != theirs:
            leaks[letter.id, letter.kind] = found - theirs
    assert leaks == {}
    assert own > 20  # readers' own addresses, and words that were written to them
    assert kinds >= WRITTEN, WRITTEN - kinds


def test_the_log_names_nobody(either_demo: Demo) -> None:
    accounts = either_demo.manifest["accounts"]
    words = either_demo.manifest["conversations"]["with_code"][0]
    canary = min(either_demo.manifest["canaries"]["message.text"])
    with served(either_demo.instance, environment=either_demo.environment) as server:
        cookies = logged_in(server, accounts["volunteer"])
        for path in ("/de/my/", "/de/my/data/export.zip", f"/de/search?q={canary}",
                     f"/l/{canary}?lang=de", f"/de/my/calendar/{canary}.ics"):  # fmt: skip
            ask(server, path, cookies=cookies)
        for path, fields in (
            ("account/login", {"email": accounts["newcomer"]["email"], "password": canary}),
            ("answers/", {"code": words}),
            ("answers/", {"code": f"{words} {canary}"}),
            ("ask", {"topic": "bicycle", "text": f"Ruf an: 0176 12345678 {canary}"}),
        ):
            form = ask(server, f"/de/{path}")
            sent = {"csrf_token": token_in(form.page), **fields}
            ask(server, f"/de/{path}", sent, jar_of(*form.crumbs))
        token = dict(crumb.split("=", 1) for crumb in cookies.split("; "))["login"]
    log = server.log.read_text("utf-8").lower()
    assert "/de/account/login" in log
    told = {canary.lower(), words, "12345678", "@example.org", token.lower()}
    told |= {one.lower() for one in either_demo.canaries}
    assert {one for one in told if one in log} == set()
