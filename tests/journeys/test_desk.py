"""The desk of the demo town on both databases: emptied, shared, and closed to everybody else."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Barrier

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from helpboard.adapters.erasures import FILE, Erasures
from helpboard.domain.letter import LetterKind
from helpboard.domain.post import PostState
from helpboard.models import Decision, Entry, Letter, Post, User
from helpboard.services import leaving
from tests.journeys.at_the_desk import (
    Desk,
    becomes,
    fields_of,
    letters_by_kind,
    staff,
    without_entry,
)
from tests.journeys.demo import Demo, MakeDemo
from tests.journeys.every_desk import OF_THE_HOUSE, answers, every_page, rooms_of, things_of
from tests.journeys.walking import logged_in, send

pytestmark = pytest.mark.slow

ROUNDS = 50
LANGUAGES = {"de": "volunteer", "ar": "newcomer", "uk": "volunteer2"}
"""Who writes the post that is reported, and in which language everybody does."""


@pytest.fixture(scope="module")
def desk(database: str, new_demo: MakeDemo) -> Desk:
    demo = new_demo(database, f"desk-{database}")
    return Desk(demo, staff(demo, "coordinator"), staff(demo, "coordinator2"))


@dataclass(frozen=True)
class Before:
    """A desk before everything on it was done: what waited, and the letters written so far."""

    kinds: list[str]
    letters: dict[str, int]


@pytest.fixture(scope="module")
def emptied(desk: Desk) -> Before:
    """Do everything that waits on the desk, whichever test comes first."""
    before = Before([what for what, _id, _way in desk.waiting()], letters_by_kind(desk.demo))
    desk.empty(most=len(before.kinds) + 40)  # hidden posts and answers let through bring new work
    return before


def test_a_full_desk_is_emptied_and_everything_done_shows(desk: Desk, emptied: Before) -> None:
    assert len(emptied.kinds) >= 60
    assert {"notice", "appeal", "held-answer", "post", "silence", "letters"} <= set(emptied.kinds)
    before = emptied.letters
    assert "Nothing waits" in desk.carla.get("/en/desk/").text
    assert desk.published > 5
    assert desk.hidden > 1
    assert without_entry(desk.demo, desk.done) == set()
    written = letters_by_kind(desk.demo)
    more = {kind: number - before.get(kind, 0) for kind, number in written.items()}
    did = [what for what, _id in desk.done]
    with desk.demo.session() as session:
        heard = {
            row.params["post_id"]
            for row in session.scalars(select(Letter).where(Letter.kind == LetterKind.POST_DECIDED))
        }
        reached = select(Post.id).join(User, User.id == Post.author_id)
        reached = reached.where(User.email.is_not(None), Post.organisation_id.is_(None))
        told = set(session.scalars(reached.where(Post.group_id.is_(None))))
    posts = {id_ for what, id_ in desk.done if what == "post"}
    assert posts & told
    assert posts & told <= heard
    reviewed = more[LetterKind.APPEAL_DECIDED] + more[LetterKind.RESTRICTION_REVIEWED]
    assert reviewed >= did.count("appeal")
    assert more[LetterKind.NOTICE_DECIDED] > 1
    assert more[LetterKind.ANSWER_RELEASED] + more[LetterKind.ANSWER_REFUSED] > 5


def test_two_who_decide_at_once_make_one_decision_and_one_conflict(desk: Desk) -> None:
    with desk.demo.session() as session:
        model = session.scalars(select(Post).where(Post.state == PostState.PUBLISHED)).first()
        assert model is not None
        now = datetime.now(UTC)
        made = [
            Post(
                kind=model.kind, topic="bicycle", state=PostState.PENDING, area_id=model.area_id,
                facts={"thing": "bicycle"}, text=f"Rad {number}", text_lang="de",
                author_id=model.author_id, created_at=now, updated_at=now,
                expires_at=model.expires_at,
            )
            for number in range(ROUNDS)
        ]  # fmt: skip
        session.add_all(made)
        session.commit()
        ids = [post.id for post in made]
        already = session.scalar(select(func.count(Decision.id))) or 0
    start = Barrier(2)

    def decide(client: FlaskClient, verdict: dict[str, str]) -> list[int]:
        found = []
        for post_id in ids:
            path = f"/en/desk/posts/{post_id}"
            given = {**fields_of(client.get(path).text), "sentence": "", **verdict}
            start.wait(timeout=60)
            answer = client.post(path, data=given)
            assert answer.status_code == 303 or "somebody else has decided" in answer.text
            found.append(answer.status_code)
            start.wait(timeout=60)
        return found

    with ThreadPoolExecutor(2) as pool:
        ones = pool.submit(decide, desk.carla, {"verdict": "publish"})
        others = pool.submit(decide, desk.deniz, {"verdict": "reject", "reason": "unclear"})
        both = list(zip(ones.result(), others.result(), strict=True))

    assert {tuple(sorted(pair)) for pair in both} == {(303, 409)}
    with desk.demo.session() as session:
        rows = session.execute(
            select(Decision.post_id, func.count())
            .where(Decision.post_id.in_(ids))
            .group_by(Decision.post_id)
        )
        assert sorted((post_id, number) for post_id, number in rows) == [(one, 1) for one in ids]
        assert session.scalar(select(func.count(Decision.id))) == already + ROUNDS
        logged = select(func.count()).where(Entry.about == "post", Entry.about_id.in_(ids))
        assert session.scalar(logged) == ROUNDS


@pytest.mark.usefixtures("emptied")
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_report_goes_all_the_way_to_the_other_coordinator_and_back(desk: Desk, lang: str) -> None:
    author = desk.demo.manifest["accounts"][LANGUAGES[lang]]
    post_id = _public_post_of(desk.demo, author["id"], lang)
    before = _last_letter(desk.demo)
    address = f"/{lang}/posts/{post_id}"
    stranger = desk.demo.app.test_client()
    said = {
        "about": address, "reason": "fraud", "text": "?", "name": "",
        "email": f"{lang}@example.org",
    }  # fmt: skip
    got = send(stranger, f"/{lang}/notice?about={address}", said)
    assert got.status_code == 303
    [notice] = [id_ for what, id_, _way in desk.waiting() if what == "notice"]
    desk.do_notice(notice, f"/en/desk/notices/{notice}")
    becomes(desk.demo.client(), address, 404)

    writer = logged_in(desk.demo, LANGUAGES[lang])
    objection = send(writer, f"{address}/object", {"text": "Das stimmt nicht."})
    assert objection.status_code == 303
    [appeal] = [id_ for what, id_, _way in desk.waiting() if what == "appeal"]
    desk.do_appeal(appeal, f"/en/desk/appeals/{appeal}")
    becomes(desk.demo.client(), address, 200)

    letters = _letters(desk.demo, lang, author["id"], after=before)
    assert letters[:3] == ["notice-received", "post-decided", "notice-decided"]
    assert sorted(letters[3:]) == ["appeal-decided", "post-decided"]
    about = [("notice", notice), ("appeal", appeal), ("post", post_id)]
    assert without_entry(desk.demo, about) == set()
    page = desk.carla.get("/en/desk/log").text
    assert "decided an objection" in page
    assert "decided a report" in page


@pytest.mark.parametrize("role", ["volunteer", "organisation", "group_lead"])
def test_members_are_refused_on_every_page_of_the_desk(desk: Desk, role: str) -> None:
    client = logged_in(desk.demo, role)
    wrong = {
        (method, path): status
        for method, path, status in answers(client, every_page(desk.demo))
        if status != 403
    }
    assert wrong == {}


def test_a_coordinator_of_another_area_opens_her_desk_and_no_thing_of_this_one(desk: Desk) -> None:
    """Whatever the desk holds here is unknown there, to look at or to change."""
    other = staff(desk.demo, "coordinator_other_area")
    texts = {path: other.get(path) for path in rooms_of(desk.demo)}
    broken = {path: got.status_code for path, got in texts.items() if got.status_code != 200}
    assert set(broken.values()) <= {302, 303, 404}
    assert {path for path, status in broken.items() if status == 404} <= OF_THE_HOUSE
    canaries = {one.lower() for one in desk.demo.canaries}
    shown = "\n".join(got.data.decode("utf-8", "replace") for got in texts.values()).lower()
    assert {one for one in canaries if one in shown} == set()

    token = fields_of(other.get("/en/desk/answers").text).get("csrf_token")
    token = token or fields_of(other.get("/en/desk/people/new").text)["csrf_token"]
    asked = list(things_of(desk.demo))
    assert len(asked) > 500
    found = {
        (method, path): status
        for method, path, status in answers(other, asked, data={"csrf_token": token})
        if status != 404
    }
    assert found == {}


@pytest.mark.usefixtures("emptied")
def test_after_its_author_is_erased_the_log_names_nobody(desk: Desk) -> None:
    author = desk.demo.manifest["accounts"]["volunteer"]
    gone = desk.demo.manifest["accounts"]["coordinator2"]
    with desk.demo.session() as session:
        names = [session.get_one(User, one["id"]).name for one in (author, gone)]
    assert names[1] in desk.carla.get("/en/desk/log").text
    journal = Erasures(desk.demo.instance / FILE)
    for one in (author, gone):
        with desk.demo.session() as session:
            user = session.get_one(User, one["id"])
            leaving.leave(session, user=user, journal=journal, now=datetime.now(UTC))
            session.commit()
    for path in ("/en/desk/log", "/en/desk/log/file?as=csv"):
        text = desk.carla.get(path).get_data(as_text=True)
        assert "decided an objection" in text
        assert [name for name in names if name in text] == []


def _public_post_of(demo: Demo, author_id: int, lang: str) -> int:
    """Give somebody a public post and a language."""
    with demo.session() as session:
        session.get_one(User, author_id).language = lang
        post = session.scalars(
            select(Post)
            .where(
                Post.state == PostState.PUBLISHED,
                Post.organisation_id.is_(None),
                Post.group_id.is_(None),
                Post.code_id.is_(None),
                Post.topic.in_(("bicycle", "furniture", "kitchen", "clothing")),
            )
            .order_by(Post.id)
        ).all()[list(LANGUAGES).index(lang)]
        post.author_id = author_id
        session.commit()
        return post.id


def _last_letter(demo: Demo) -> int:
    with demo.session() as session:
        return session.scalar(select(func.max(Letter.id))) or 0


def _letters(demo: Demo, lang: str, author_id: int, *, after: int) -> list[str]:
    """The letters to whoever reported and to the author, in their language."""
    with demo.session() as session:
        rows = session.scalars(
            select(Letter)
            .where(
                (Letter.to_email == f"{lang}@example.org") | (Letter.user_id == author_id),
                Letter.kind.in_(
                    [LetterKind.NOTICE_RECEIVED, LetterKind.NOTICE_DECIDED,
                     LetterKind.POST_DECIDED, LetterKind.APPEAL_DECIDED]
                ),
                Letter.language == lang,
                Letter.id > after,
            )
            .order_by(Letter.id)
        )  # fmt: skip
        return [row.kind.value for row in rows]


def test_without_a_second_factor_there_is_only_the_page_to_set_one_up(desk: Desk) -> None:
    account = desk.demo.manifest["accounts"]["coordinator_other_area"]
    with desk.demo.session() as session:
        session.get_one(User, account["id"]).totp_secret = None
        session.commit()
    client = logged_in(desk.demo, "coordinator_other_area")
    for method, path in every_page(desk.demo):
        got = client.open(path, method=method)
        assert (got.status_code, got.location) == (303, "/en/account/second-factor/set-up"), path
