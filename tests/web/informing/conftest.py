"""The desk's people, and how each of them uses the browser."""

import pytest
from sqlalchemy import select

from helpboard.domain.letter import LetterKind
from helpboard.models import Circular, Letter
from tests.informing import desk, filled
from tests.web.signing_in import signing_in

ALL = "/de/desk/circulars"
WORDS = {"subject_de": "Sommerfest", "body_de": "Wer hilft am 4. Juli?"}


@pytest.fixture
def cast(town):
    return desk(town)


@pytest.fixture
def as_(browser, town, cast):
    """Let somebody of the cast, or anybody else, use the browser; nobody is a visitor."""
    become = signing_in(browser, town)

    def log_in(who=None):
        return become(cast[who] if isinstance(who, str) else who)

    return log_in


@pytest.fixture
def draft(session, town, as_):
    """Write a circular as Carla, by the form."""

    def write(who="Carla", **values):
        usual = {"audience": "leads", "area": str(town.home.id), "source_lang": "de",
                 "buttons": ["come", "cannot-come"], **WORDS}  # fmt: skip
        form = filled(as_(who).get(f"{ALL}/new").text, **{**usual, **values})
        as_(who).post(f"{ALL}/new", data=form)
        return session.scalars(select(Circular).order_by(Circular.id.desc())).first()

    return write


@pytest.fixture
def sent(as_, draft):
    def send(**values):
        row = draft(**values)
        page = as_("Carla").get(f"{ALL}/{row.id}").text
        as_("Carla").post(f"{ALL}/{row.id}/send", data=filled(page))
        return row

    return send


def letters_of(session, kind=LetterKind.CIRCULAR):
    return session.scalars(select(Letter).where(Letter.kind == kind).order_by(Letter.id)).all()
