"""Many readers of one page at the same moment."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.unit.adapters.test_page_cache import House
from tests.unit.adapters.wsgi import Board, Reply, ask


def while_rendering(house: House, meanwhile: Callable[[], Reply]) -> tuple[Reply, Reply]:
    """Let one reader render ``/de/`` and another do something before it is done."""
    begun, may_end = threading.Event(), threading.Event()

    def hold() -> None:
        if not begun.is_set():
            begun.set()
            may_end.wait(5)

    house.board.before = hold
    with ThreadPoolExecutor(2) as pool:
        slow = pool.submit(ask, house.app, "/de/")
        assert begun.wait(5)
        other = pool.submit(meanwhile)
        try:
            reply = other.result(timeout=2)
        finally:
            may_end.set()
        return slow.result(timeout=5), reply


def test_twenty_readers_cost_one_render() -> None:
    house = House(Board())
    house.board.before = lambda: time.sleep(0.1)
    gate = threading.Barrier(20)

    def read() -> str:
        gate.wait()
        return ask(house.app, "/de/", accept_encoding="gzip").text

    with ThreadPoolExecutor(20) as pool:
        texts = {task.result() for task in [pool.submit(read) for _ in range(20)]}
    assert house.board.renders == 1
    assert len(texts) == 1


def test_who_waits_too_long_renders_alone() -> None:
    house = House(Board())
    house.app.patience = 0.05
    slow, reply = while_rendering(house, lambda: ask(house.app, "/de/"))
    assert slow.text.startswith("1 ")
    assert reply.text.startswith("2 ")


def test_others_get_the_previous_page_for_a_moment_after_content_moved() -> None:
    house = House(Board())
    ask(house.app, "/de/")
    house.version.moved()
    house.now += 0.3
    slow, reply = while_rendering(house, lambda: ask(house.app, "/de/"))
    assert slow.text.startswith("2 ")
    assert reply.text.startswith("1 ")


@pytest.mark.parametrize("seconds", [1.0, 0.5, -60.0])
def test_nobody_gets_a_page_from_before_a_move_any_longer(seconds: float) -> None:
    house = House(Board())
    house.app.patience = 0.05
    ask(house.app, "/de/")
    house.version.moved()
    house.now += seconds
    _, reply = while_rendering(house, lambda: ask(house.app, "/de/"))
    assert reply.text.startswith("3 ")


@pytest.mark.parametrize(("late", "render"), [(0.9, "1 "), (1.1, "3 ")])
def test_others_get_an_expired_page_for_a_second(late: float, render: str) -> None:
    house = House(Board(Helpboard_Deadline="1000060"))
    house.app.patience = 0.05
    ask(house.app, "/de/")
    house.now = 1_000_060 + late
    house.board.headers["Helpboard-Deadline"] = "1000120"
    _, reply = while_rendering(house, lambda: ask(house.app, "/de/"))
    assert reply.text.startswith(render)


def test_a_reader_who_comes_after_a_move_does_not_wait_for_the_render_from_before() -> None:
    house = House(Board())

    def moved_then_read() -> Reply:
        house.version.moved()
        return ask(house.app, "/de/")

    slow, reply = while_rendering(house, moved_then_read)
    assert slow.text.startswith("1 ")
    assert reply.text.startswith("2 ")
    assert ask(house.app, "/de/").text.startswith("2 ")


def test_readers_waiting_for_a_page_that_cannot_be_stored_get_their_own() -> None:
    house = House(Board(Helpboard_Cache=""))
    house.board.before = lambda: time.sleep(0.02)
    with ThreadPoolExecutor(5) as pool:
        texts = {
            task.result().text for task in [pool.submit(ask, house.app, "/de/") for _ in range(5)]
        }
    assert len(texts) == house.board.renders == 5


def test_moves_and_readers_at_once_never_show_content_older_than_the_move() -> None:
    house = House(Board())
    content = 0

    def text() -> None:
        house.board.body = f"content={content}."

    house.board.before = text
    for turn in range(50):
        content = turn
        house.version.moved()
        house.now += 2
        with ThreadPoolExecutor(4) as pool:
            replies = [pool.submit(ask, house.app, "/de/") for _ in range(4)]
            assert {reply.result().text.partition(" ")[2] for reply in replies} == {
                f"content={turn}."
            }
