"""Twenty taps at the same moment make one row and one letter, on real servers (R11)."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import func, select

from helpboard.domain.letter import LetterKind
from helpboard.models import (
    AccessCode,
    Conversation,
    Letter,
    Message,
    Participant,
    Post,
    Submission,
    User,
)
from tests.journeys.demo import Demo, MakeDemo
from tests.journeys.tapping import logged_in, tapped
from tests.served import Server, run, served

pytestmark = pytest.mark.slow

WORDS = "Zwanzigmal getippt, einmal gemeint."


class Tapped:
    """A board that two processes serve, for all forms of this file."""

    def __init__(self, demo: Demo, server: Server) -> None:
        self.demo = demo
        self.server = server

    def rows(self, model: Any, *where: Any) -> list[Any]:
        with self.demo.session() as session:
            return list(session.scalars(select(model).where(*where)))

    def count(self, model: Any) -> int:
        with self.demo.session() as session:
            return session.scalar(select(func.count()).select_from(model)) or 0

    def letters(self, kind: LetterKind) -> int:
        return len(self.rows(Letter.id, Letter.kind == kind))


@pytest.fixture(scope="module")
def board(database: str, new_demo: MakeDemo) -> Iterator[Tapped]:
    demo = new_demo(database, "submitted-twice")
    arguments = ("--workers", "2", "--no-worker")  # letters stay in the outbox, to be counted
    with served(demo.instance, environment=demo.environment, arguments=arguments) as server:
        yield Tapped(demo, server)


def test_twenty_identical_submits_make_one_post_and_one_letter(board: Tapped) -> None:
    accounts = board.demo.manifest["accounts"]
    before = board.letters(LetterKind.POST_DECIDED)
    fields = {"kind": "offer", "topic": "childcare", "area": "ludwigsburg", "text": WORDS,
              "text_lang": "de"}  # fmt: skip
    where = tapped(
        board.server,
        "/en/posts/new?kind=offer&topic=childcare",
        fields,
        to="/en/posts/new",
        cookies=logged_in(board.server, accounts["organisation"]),
    )
    post_id = int(where.rpartition("/")[2])

    decide = ("posts", "decide", str(post_id), "publish", "--as", accounts["coordinator"]["email"])
    run(*decide, environment=board.demo.environment)
    run(*decide, environment=board.demo.environment, expect=1)

    assert board.rows(Post.id, Post.text == WORDS) == [post_id]
    assert len(board.rows(Submission, Submission.result_id == post_id)) == 1
    assert board.letters(LetterKind.POST_DECIDED) == before + 1


def test_twenty_identical_questions_make_one_post_and_one_card(board: Tapped) -> None:
    codes, letters = board.count(AccessCode), board.count(Letter)
    fields = {"kind": "request", "topic": "bicycle", "area": "ludwigsburg-mitte",
              "thing": "bicycle", "text": f"{WORDS} Ohne Konto.", "text_lang": "de",
              "hear": "code"}  # fmt: skip
    where = tapped(board.server, "/de/ask", fields)

    assert where.startswith("/de/answers/card")
    [post] = board.rows(Post, Post.text == fields["text"])
    assert board.rows(AccessCode.id, AccessCode.id == post.code_id) == [post.code_id]
    assert board.count(AccessCode) == codes + 1
    assert board.count(Letter) == letters  # whoever asks by code gets none


def test_twenty_identical_answers_make_one_message_and_one_letter(board: Tapped) -> None:
    helper = board.demo.manifest["accounts"]["volunteer"]
    post_id = _answerable(board, helper["id"])
    talks, messages = board.count(Conversation), board.count(Message)
    letters = board.letters(LetterKind.NEW_MESSAGE)
    where = tapped(
        board.server,
        f"/de/posts/{post_id}/answer",
        {"sentence": "can-help", "text": WORDS},
        cookies=logged_in(board.server, helper),
    )

    assert "/de/my/messages/" in where
    assert len(board.rows(Message.id, Message.text == WORDS)) == 1
    assert (board.count(Conversation), board.count(Message)) == (talks + 1, messages + 1)
    assert board.letters(LetterKind.NEW_MESSAGE) == letters + 1


def test_twenty_identical_registrations_make_one_account_and_one_letter(board: Tapped) -> None:
    before = board.letters(LetterKind.CONFIRM_ADDRESS)
    fields = {"name": "Nora", "email": "twenty@example.org", "password": "Kastanien im Regen",
              "terms": "y"}  # fmt: skip
    where = tapped(board.server, "/ar/account/register", fields)

    assert where == "/ar/account/letter"
    assert len(board.rows(User.id, User.email == fields["email"])) == 1
    assert board.letters(LetterKind.CONFIRM_ADDRESS) == before + 1
    assert board.letters(LetterKind.ALREADY_REGISTERED) == 0


def _answerable(board: Tapped, helper: int) -> int:
    """A post of a person with an address that the helper has not answered yet."""
    with board.demo.session() as session:
        answered = (
            select(Conversation.post_id)
            .join(Participant)
            .where(Participant.user_id == helper, Conversation.post_id.is_not(None))
        )
        found = (
            select(Post.id)
            .join(User, User.id == Post.author_id)
            .where(
                Post.id.in_(board.demo.manifest["posts"]["published"]),
                Post.author_id != helper,
                Post.organisation_id.is_(None),
                Post.group_id.is_(None),
                Post.topic.in_(("bicycle", "kitchen", "tandem", "cooking", "sport", "music")),
                Post.id.not_in(answered),
                User.email.is_not(None),
            )
            .order_by(Post.id)
        )
        post_id = session.scalars(found).first()
    assert post_id is not None
    return post_id
