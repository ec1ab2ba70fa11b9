"""Several browsers at the same moment, each on a database connection of its own."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from helpboard.domain.account import AccountState
from helpboard.models import ActionLink, Letter, Submission, User
from tests.web.accounts.steps import PASSWORD, path_in, token_of

HOW_MANY = 8
REGISTER = "/de/account/register"


@pytest.fixture
def real(_app, settings, engine):
    """The app with its own connections; what is written stays until the end of the test."""
    (settings.instance / "limits.db").unlink(missing_ok=True)
    _app.extensions["helpboard"].version.moved()
    yield _app
    with Session(engine) as session:
        for model in (Letter, ActionLink, Submission, User):
            session.execute(delete(model))
        session.commit()


def at_once(real, path, fields):
    """Let everybody open ``path``, then send its form at the same moment; count the answers."""
    ready = Barrier(HOW_MANY)

    def send(number):
        client = real.test_client()
        token = token_of(client.get(path).text)
        ready.wait(timeout=30)
        return client.post(path, data={"csrf_token": token, **fields(number)}).status_code

    with ThreadPoolExecutor(HOW_MANY) as pool:
        return Counter(pool.map(send, range(HOW_MANY)))


def form(number):
    return {"name": f"Dora {number}", "email": "dora@example.org", "password": PASSWORD} | {
        "terms": "y"
    }


def test_of_eight_at_once_five_register_one_account_and_one_uses_the_link(real, engine):
    assert at_once(real, REGISTER, form) == {303: 5, 429: 3}
    with Session(engine) as session:
        [dora] = session.scalars(select(User))
        letters = session.scalars(select(Letter).order_by(Letter.id)).all()
        assert dora.state is AccountState.UNCONFIRMED
        assert len(letters) == 5
        path = path_in(letters[0])

    assert at_once(real, path, lambda _: {}) == {303: 1, 410: HOW_MANY - 1}

    with Session(engine) as session:
        [dora] = session.scalars(select(User))
        assert dora.state is AccountState.ACTIVE
