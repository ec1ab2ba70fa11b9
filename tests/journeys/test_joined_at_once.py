"""Thirty people ask for the one free place at the same moment, on real servers."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from helpboard.config import Settings
from helpboard.domain.group import GroupRole
from helpboard.domain.joining import Joins, JoinState
from helpboard.domain.letter import LetterKind
from helpboard.models import GroupMember, JoinRequest, Letter, Login
from helpboard.web.auth import hashed
from tests.joining import led
from tests.journeys.demo import new_database
from tests.journeys.tapping import Got, ask, jar_of, token_in
from tests.served import Server, clean_environment, run, served
from tests.town import Town

pytestmark = pytest.mark.slow

PEOPLE = 30


class Crowd:
    """A group with one free place, and thirty people who are logged in."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.server: Server
        town = Town(session, datetime.now(UTC))
        group, _ = led(town, joins=Joins.AT_ONCE, capacity=2)
        self.group_id, self.slug = group.id, group.slug
        self.people = [town.person(f"Helper {number}") for number in range(PEOPLE)]
        self.cookies = {person.id: f"login=token-{person.id}" for person in self.people}
        expires = town.now + timedelta(days=1)
        session.add_all(
            Login(
                user_id=person.id,
                token_hash=hashed(f"token-{person.id}"),
                created_at=town.now,
                expires_at=expires,
            )
            for person in self.people
        )
        session.commit()

    def sent(self, person: int, page: str, to: str, ready: Barrier | None = None) -> Got:
        """Open a page and send its form, all at the same moment when there is a barrier."""
        form = ask(self.server, page, cookies=self.cookies[person])
        fields = {"csrf_token": token_in(form.page)}
        if ready is not None:
            ready.wait(timeout=120)
        return ask(self.server, to, fields, jar_of(self.cookies[person], *form.crumbs))

    def wishes(self) -> list[JoinRequest]:
        """All wishes in their order, as they are now."""
        self.session.rollback()
        of_group = select(JoinRequest).where(JoinRequest.group_id == self.group_id)
        return list(self.session.scalars(of_group.order_by(JoinRequest.id)))

    def helpers(self) -> list[int]:
        rows = select(GroupMember.user_id).where(
            GroupMember.group_id == self.group_id, GroupMember.role == GroupRole.HELPER
        )
        return list(self.session.scalars(rows))

    def letters(self, kind: LetterKind) -> list[int | None]:
        return list(self.session.scalars(select(Letter.user_id).where(Letter.kind == kind)))


@pytest.fixture(scope="module")
def crowd(
    database: str, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Crowd]:
    folder: Path = tmp_path_factory.mktemp("crowd") / "instance"
    more = {"HELPBOARD_LIMITS_FACTOR": "100"}
    if database == "postgresql":
        url = new_database(request.getfixturevalue("postgres_url"), "crowd")
        more["HELPBOARD_DATABASE_URL"] = url
    environment = clean_environment(folder, **more)
    run("init", "--area", "hoheneck", environment=environment)
    engine = create_engine(Settings.from_environment(environment).database_url)
    with Session(engine) as session:
        made = Crowd(session)
        arguments = ("--workers", "2", "--no-worker")  # letters stay in the outbox, to be counted
        with served(folder, environment=environment, arguments=arguments) as server:
            made.server = server
            yield made
    engine.dispose()


def _join_all(crowd: Crowd) -> list[Got]:
    where, ready = f"/de/groups/{crowd.slug}/join", Barrier(PEOPLE)
    with ThreadPoolExecutor(PEOPLE) as pool:
        going = [pool.submit(crowd.sent, one, where, where, ready) for one in crowd.cookies]
        return [one.result() for one in going]


def test_exactly_one_of_thirty_gets_the_place_and_the_others_wait_in_order(crowd: Crowd) -> None:
    answers = _join_all(crowd)

    assert [one.page for one in answers if one.status != 303] == []
    wishes = crowd.wishes()
    assert [wish.state for wish in wishes] == [
        JoinState.ACCEPTED,
        *[JoinState.WAITING] * (PEOPLE - 1),
    ]
    assert {wish.user_id for wish in wishes} == set(crowd.cookies)
    first, *waiting = (wish.user_id for wish in wishes)
    assert crowd.helpers() == [first]
    assert crowd.letters(LetterKind.JOIN_ACCEPTED) == [first]
    where = f"/en/groups/{crowd.slug}/join"
    for number in (1, 2, PEOPLE - 1):
        page = ask(crowd.server, where, cookies=crowd.cookies[waiting[number - 1]]).page
        assert f"number {number} on the waiting list" in page

    place = f"/en/my/groups/{crowd.slug}/place"
    assert crowd.sent(first, place, f"{place}/leave").status == 303
    states = [wish.state for wish in crowd.wishes()]
    assert states[1:] == [JoinState.OFFERED, *[JoinState.WAITING] * (PEOPLE - 2)]
    assert crowd.letters(LetterKind.JOIN_OFFERED) == waiting[:1]
