"""Makes what the desk of the demo town has done, and more that waits there."""

import hashlib
import json
from collections.abc import Sequence
from datetime import timedelta

from helpboard.cli.demo.accounts import People
from helpboard.cli.demo.build import Build
from helpboard.domain.decision import AppealState, Reason, Verdict
from helpboard.domain.letter import MOST_TRIES, LetterKind, LetterState
from helpboard.domain.notice import NoticeReason
from helpboard.domain.policy import Action
from helpboard.domain.post import PostState
from helpboard.models import (
    Appeal,
    Decision,
    Entry,
    Evidence,
    HouseText,
    HouseTextRevision,
    Letter,
    Notice,
    NoticeState,
    Post,
    User,
)

APPEALS = 3
PUBLISHED = 12
"""So many of the posts on the board are said to have waited at the desk first."""
_REFUSED = {PostState.HIDDEN: Verdict.HIDE, PostState.REJECTED: Verdict.REJECT}
_TEXTS = (
    ("start-1", "de", "Neu in Ludwigsburg?",
     "Jeden Mittwoch von 10 bis 12 Uhr ist im Rathaus jemand für Sie da. **Bringen Sie mit, was "
     "Sie an Papieren haben.**"),
    ("contact", "de", "Ihre Ansprechpersonen",
     "Ehrenamtskoordination der Stadt, Wilhelmstraße 11, Zimmer 4: montags und donnerstags von 9 "
     "bis 12 Uhr."),
    ("contact", "en", "Whom to speak to",
     "The town's coordination of volunteers, Wilhelmstraße 11, room 4: Mondays and Thursdays from "
     "9:00 to 12:00."),
)  # fmt: skip


def build_desk(build: Build, people: People, posts: Sequence[Post]) -> None:
    """Add decisions with their entries, objections, a threat, a lost letter, texts of the house."""
    staff = people.coordinators[:2]
    _write_texts(build, staff[0])
    refused = sorted(
        (post for post in posts if post.state in _REFUSED), key=lambda post: post.updated_at
    )
    public = [post for post in posts if post.state is PostState.PUBLISHED]
    reasons = tuple(Reason)
    for number, post in enumerate(refused):
        verdict, reason = _REFUSED[post.state], reasons[number % len(reasons)]
        decision = _decide(build, post, staff[number % 2], verdict, reason)
        if number < APPEALS:
            _object(build, post, decision)
    for number, post in enumerate(public[-PUBLISHED:]):
        _decide(build, post, staff[number % 2], Verdict.PUBLISH, None)
    _threaten(build, public[0])
    _lose_letter(build)
    build.session.flush()


def _decide(
    build: Build, post: Post, moderator: User, verdict: Verdict, reason: Reason | None
) -> Decision:
    """Add the decision that made a post what it is, with its entry."""
    decision = Decision(
        post_id=post.id,
        decided_by=moderator.id,
        verdict=verdict,
        reason=reason,
        old_state=PostState.PUBLISHED if verdict is Verdict.HIDE else PostState.PENDING,
        new_state=post.state,
        post_version=post.version,
        shown_text=post.text.partition(" Merkzeichen ")[0],
        waited_since=None if verdict is Verdict.HIDE else post.updated_at - timedelta(days=1),
        at=post.updated_at,
    )
    build.session.add(decision)
    build.session.add(
        Entry(
            at=decision.at,
            actor_id=moderator.id,
            action=Action.DECIDE_POST.value,
            about="post",
            about_id=post.id,
            codes={"verdict": verdict.value, "reason": reason.value if reason else None},
        )
    )
    build.session.flush()
    return decision


def _object(build: Build, post: Post, decision: Decision) -> None:
    mark = build.canaries.mark("appeal.text")
    build.session.add(
        Appeal(
            decision_id=decision.id,
            text=f"Ich finde diese Entscheidung falsch. Bitte prüfen Sie sie noch einmal ({mark}).",
            text_lang=post.text_lang,
            state=AppealState.OPEN,
            created_at=min(decision.at + timedelta(days=1), build.now),
        )
    )


def _threaten(build: Build, post: Post) -> None:
    """Report a post as a threat, with what it said then."""
    mark = build.canaries.mark("notice.text")
    notice = Notice(
        about="post",
        about_id=post.id,
        reason=NoticeReason.THREAT.value,
        text=f"Unter diesem Aushang droht jemand einer Familie ({mark}).",
        state=NoticeState.OPEN,
        created_at=build.ago(days=0.1),
    )
    build.session.add(notice)
    build.session.flush()
    said = f"Droht einer Familie ({build.canaries.mark('evidence.frozen')})."
    frozen = {"about": "post", "about_id": post.id, "text": post.text, "reported": said}
    written = json.dumps(frozen, ensure_ascii=False, sort_keys=True).encode()
    digest = hashlib.sha256(written).hexdigest()
    build.session.add(
        Evidence(notice_id=notice.id, frozen=frozen, digest=digest, at=notice.created_at)
    )


def _lose_letter(build: Build) -> None:
    """Add a letter to an address that does not exist."""
    address = f"{build.canaries.new().lower()}@example.org"
    build.session.add(
        Letter(
            kind=LetterKind.NOTICE_RECEIVED,
            to_email=build.canaries.note("letter.to_email", address),
            language="de",
            params={"number": 1},
            message_id=f"{build.random('letter').getrandbits(128):032x}",
            state=LetterState.DEAD,
            tries=MOST_TRIES,
            trouble="550",
            next_try_at=build.ago(days=3),
            created_at=build.ago(days=3),
        )
    )


def _write_texts(build: Build, writer: User) -> None:
    for key, lang, title, body in _TEXTS:
        row = HouseText(key=key, lang=lang, title=title, body=body, **build.stamps(days=50))
        revision = HouseTextRevision(
            key=key, lang=lang, title=title, body=body, made_by=writer.id, at=build.ago(days=50)
        )
        build.session.add_all([row, revision])
        build.session.flush()
        build.session.add(
            Entry(
                at=revision.at,
                actor_id=writer.id,
                action=Action.EDIT_HOUSE_TEXT.value,
                about="house_text",
                about_id=revision.id,
                codes={"key": key, "lang": lang},
            )
        )
