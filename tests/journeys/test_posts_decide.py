"""What the desk does, from the terminal."""

import shutil
from datetime import UTC, datetime

import pytest

from helpboard.domain.post import PostState
from helpboard.models import Post
from tests.journeys.test_worker import session_on
from tests.served import clean_environment, run
from tests.town import Town

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A board with one pending post in Mitte, and Carla, who coordinates the town around it."""
    instance = tmp_path_factory.mktemp("made") / "instance"
    environment = clean_environment(instance)
    run("init", "--area", "hoheneck", environment=environment)
    with session_on(instance) as session:
        Town(session(), datetime.now(UTC)).post(state=PostState.PENDING)
        session.commit()
    add = ("coordinator", "add", "carla@example.org", "--area", "ludwigsburg")
    run(*add, environment=environment)
    return instance


@pytest.fixture
def board(made, tmp_path):
    instance = shutil.copytree(made, tmp_path / "instance")
    return instance, clean_environment(instance)


def state_of(instance):
    with session_on(instance) as session:
        return session.get(Post, 1).state


def test_carla_publishes_and_hides_a_post(board):
    instance, environment = board
    as_carla = ("--as", "carla@example.org")

    said = run("posts", "decide", "1", "publish", *as_carla, environment=environment)
    assert "Post 1: pending → published" in said
    assert state_of(instance) is PostState.PUBLISHED

    said = run("posts", "decide", "1", "hide", *as_carla, environment=environment, expect=2)
    assert "say why with --reason" in said
    hide = ("posts", "decide", "1", "hide", "--reason", "unsafe", *as_carla)
    run(*hide, environment=environment)
    assert state_of(instance) is PostState.HIDDEN


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (("1", "publish", "--as", "mallory@example.org"), 1, "Nobody has an account"),
        (("99", "publish", "--as", "carla@example.org"), 1, "There is no post 99"),
        (("1", "applaud", "--as", "carla@example.org"), 2, "applaud"),
        (("1", "publish"), 2, "--as"),
    ],
)
def test_what_cannot_be_decided_is_refused_with_the_reason(board, arguments, status, sentence):
    instance, environment = board
    said = run("posts", "decide", *arguments, environment=environment, expect=status)
    assert sentence in said
    assert state_of(instance) is PostState.PENDING
