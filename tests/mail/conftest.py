"""A mail server, a postman whose clock stands still, and letters to carry."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from helpboard.adapters.mail import SmtpServer
from helpboard.domain.letter import LetterKind
from helpboard.mailer.postman import Postman
from helpboard.models import Letter, User
from helpboard.services import letters
from tests.mail.sink import Sink, running
from tests.town import Town


@pytest.fixture
def sink() -> Iterator[Sink]:
    with running(Sink()) as sink:
        yield sink


@dataclass
class Clock:
    """The moment that the postman believes it is."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now

    def passes(self, **time: float) -> None:
        self.now += timedelta(**time)


@pytest.fixture
def clock(now: datetime) -> Clock:
    return Clock(now)


@pytest.fixture
def carry(app: Flask, session: Session, sink: Sink, clock: Clock) -> Callable[..., bool]:
    """Go one round to the sink, or by another way; says whether more may be waiting."""

    def go(way: Any = None) -> bool:
        session.commit()
        way = way or SmtpServer(sink.url, hostname="localhost", patience=2)
        with app.app_context():
            has_more = Postman(way, clock=clock).go_round()
        session.expire_all()
        return has_more

    return go


@pytest.fixture
def write(session: Session, now: datetime) -> Callable[..., Letter]:
    """Write a letter as services do."""

    def written(to: Any, kind: LetterKind = LetterKind.TEST, **params: Any) -> Letter:
        letter = letters.write(session, kind=kind, to=to, params=params, now=now)
        assert letter is not None
        return letter

    return written


@pytest.fixture
def alice(town: Town) -> User:
    return town.person("Alice", language="ar")


@pytest.fixture
def bob(town: Town) -> User:
    return town.person("Bob", language="de")
