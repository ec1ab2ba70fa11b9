import time
from collections.abc import Callable

import pytest

from helpboard.adapters.compression import Compression
from helpboard.adapters.page_cache import PageCache
from helpboard.adapters.page_key import PageKeys, has_cookie
from tests.unit.adapters.wsgi import Board, Version, ask, ask_with, environ_of

KEYS = PageKeys(
    parameters_of=lambda path: frozenset({"kind", "q"}) if path.startswith("/de/") else None,
    preferences={"display": frozenset({"contrast"})},
)


class House:
    """A cache in front of a board, with a clock and a version moved by hand."""

    def __init__(self, board: Board, max_bytes: int = 1_000_000) -> None:
        self.board = board
        self.now = 1_000_000.0
        self.version = Version()
        self.app = PageCache(
            Compression(board),
            version=self.version,
            is_personal=has_cookie("login"),
            key_of=KEYS,
            clock=lambda: self.now,
            max_bytes=max_bytes,
        )


def test_a_second_reader_gets_the_stored_page() -> None:
    house = House(Board())
    first = ask(house.app, "/de/", accept_encoding="br")
    second = ask(house.app, "/de/", accept_encoding="gzip")
    assert house.board.renders == 1
    assert first.text == second.text == ask(house.app, "/de/").text
    assert first.headers["content-encoding"] == "br"
    assert second.headers["content-encoding"] == "gzip"
    assert len({first.headers["etag"], second.headers["etag"]}) == 2
    for reply in (first, second):
        assert reply.headers["content-length"] == str(len(reply.raw))
        assert reply.headers["vary"] == "Accept-Encoding, Cookie"
        assert reply.headers["cache-control"] == "no-cache"
        assert reply.headers["content-type"] == "text/html; charset=utf-8"
        assert not [name for name in reply.headers if name.startswith("helpboard")]


def test_a_page_is_rendered_anew_when_content_moves() -> None:
    house = House(Board())
    assert ask(house.app, "/de/").text.startswith("1 ")
    house.version.moved()
    assert ask(house.app, "/de/").text.startswith("2 ")
    assert ask(house.app, "/de/").text.startswith("2 ")


def test_a_page_ends_at_its_deadline() -> None:
    house = House(Board(Helpboard_Deadline="1000060"))
    ask(house.app, "/de/")
    house.now += 59
    assert ask(house.app, "/de/").text.startswith("1 ")
    house.now += 1
    assert ask(house.app, "/de/").text.startswith("2 ")


def test_a_page_without_deadline_ends_after_an_hour() -> None:
    house = House(Board())
    ask(house.app, "/de/")
    house.now += 3601
    assert ask(house.app, "/de/").text.startswith("2 ")


def test_a_version_that_is_not_known_bypasses_the_cache() -> None:
    house = House(Board())
    ask(house.app, "/de/")
    house.version.number = None
    reply = ask(house.app, "/de/")
    assert reply.text.startswith("2 ")
    assert reply.headers["cache-control"] == "no-cache"


def test_what_changes_while_a_page_is_rendered_is_not_hidden_by_it() -> None:
    house = House(Board())
    house.board.before = house.version.moved
    ask(house.app, "/de/")
    house.board.before = lambda: None
    assert ask(house.app, "/de/").text.startswith("2 ")


def test_a_reader_who_is_logged_in_gets_an_own_page_that_nobody_keeps() -> None:
    house = House(Board())
    ask(house.app, "/de/")
    reply = ask(house.app, "/de/", cookie="login=token", accept_encoding="gzip")
    assert reply.text.startswith("2 ")
    assert reply.headers["cache-control"] == "no-store"
    assert reply.headers["content-encoding"] == "gzip"
    assert "helpboard-cache" not in reply.headers
    assert house.board.seen[-1]["HTTP_COOKIE"] == "login=token"
    assert ask(house.app, "/de/").text.startswith("1 ")


def test_a_post_passes_by() -> None:
    house = House(Board())
    assert ask(house.app, "/de/", "POST").headers["cache-control"] == "no-store"
    assert ask(house.app, "/de/", "POST").text.startswith("2 ")


@pytest.mark.parametrize(
    "headers",
    [
        {"Set-Cookie": "session=1"},
        {"Cache-Control": "no-store"},
        {"Cache-Control": "public, no-store"},
        {"Cache-Control": "private"},
        {"Helpboard-Cache": ""},
        {"Vary": "Accept-Language"},
        {"Vary": "*"},
        {"Helpboard-Deadline": "tomorrow"},
        {"Content-Encoding": "br"},
    ],
)
def test_what_the_application_does_not_clearly_give_to_all_is_not_stored(
    headers: dict[str, str],
) -> None:
    house = House(Board(**headers))
    house.board.body = "x" * 10
    first, second = ask(house.app, "/de/").raw, ask(house.app, "/de/").raw
    assert first != second


@pytest.mark.parametrize("status", ["404 Not Found", "410 Gone", "500 Oh", "302 Found"])
def test_other_statuses_are_not_stored(status: str) -> None:
    house = House(Board())
    house.board.status = status
    first, second = ask(house.app, "/de/"), ask(house.app, "/de/")
    assert first.status == int(status[:3])
    assert first.text != second.text


def test_the_application_may_say_how_long_clients_keep_a_page() -> None:
    house = House(Board(Cache_Control="public, max-age=60"))
    assert ask(house.app, "/de/").headers["cache-control"] == "public, max-age=60"


def test_head_answers_like_get_without_a_body_and_fills_the_cache() -> None:
    house = House(Board())
    head = ask(house.app, "/de/", "HEAD", accept_encoding="br")
    get = ask(house.app, "/de/", accept_encoding="br")
    assert head.raw == b""
    assert head.headers == get.headers
    assert house.board.renders == 1


@pytest.mark.parametrize("form", ["{}", "W/{}", '"other", {}', "*"])
def test_a_reader_who_has_the_page_gets_304(form: str) -> None:
    house = House(Board())
    tag = ask(house.app, "/de/", accept_encoding="br").headers["etag"]
    reply = ask(house.app, "/de/", accept_encoding="br", if_none_match=form.format(tag))
    assert (reply.status, reply.raw) == (304, b"")
    assert reply.headers == {
        "etag": tag,
        "cache-control": "no-cache",
        "vary": "Accept-Encoding, Cookie",
    }


def test_a_tag_of_another_coding_or_older_content_gets_the_page() -> None:
    house = House(Board())
    tag = ask(house.app, "/de/", accept_encoding="br").headers["etag"]
    assert ask(house.app, "/de/", accept_encoding="gzip", if_none_match=tag).status == 200
    house.version.moved()
    assert ask(house.app, "/de/", accept_encoding="br", if_none_match=tag).status == 200


def test_the_render_sees_only_what_is_in_the_key() -> None:
    house = House(Board())
    ask(
        house.app,
        "/de/?x=<script>&kind=offer",
        cookie="session=mine; display=contrast",
        if_none_match='"old"',
    )
    seen = house.board.seen[-1]
    assert seen["QUERY_STRING"] == "kind=offer"
    assert seen["HTTP_COOKIE"] == "display=contrast"
    assert "HTTP_IF_NONE_MATCH" not in seen
    ask(house.app, "/de/?kind=offer", cookie="display=contrast")
    assert house.board.renders == 1


def test_a_page_for_one_reader_is_rendered_with_the_whole_request() -> None:
    house = House(Board(Helpboard_Cache=""))
    ask(house.app, "/de/?next=1", cookie="session=mine")
    seen = house.board.seen[-1]
    assert (seen["QUERY_STRING"], seen["HTTP_COOKIE"]) == ("next=1", "session=mine")


def test_a_page_for_one_reader_is_rendered_once_when_the_request_says_nothing_more() -> None:
    house = House(Board(Helpboard_Cache=""))
    reply = ask(house.app, "/de/", accept_encoding="br")
    assert house.board.renders == 1
    assert reply.headers["content-encoding"] == "br"


def test_a_get_with_a_body_passes_by() -> None:
    house = House(Board())
    environ = environ_of("/de/")
    environ["CONTENT_LENGTH"] = "5"
    ask_with(house.app, environ)
    assert ask(house.app, "/de/").text.startswith("2 ")


def test_memory_is_bounded_and_the_page_not_asked_for_longest_goes_first() -> None:
    house = House(Board(), max_bytes=100_000)
    for number in range(40):
        ask(house.app, f"/de/{number}")
        assert ask(house.app, "/de/0").text.startswith("1 ")
        assert house.app._shelf.size <= 100_000
    renders = house.board.renders
    assert renders == 40
    ask(house.app, "/de/39")
    assert house.board.renders == renders
    ask(house.app, "/de/1")
    assert house.board.renders == renders + 1


def test_a_page_too_large_for_the_shelf_is_answered_and_not_kept() -> None:
    house = House(Board(), max_bytes=40_000)
    house.board.body = "x" * 10_000
    assert ask(house.app, "/de/").status == 200
    assert ask(house.app, "/de/").text.startswith("2 ")


def test_a_render_that_fails_blocks_nobody() -> None:
    house = House(Board())

    def fail() -> None:
        raise OSError("gone")

    house.board.before = fail
    with pytest.raises(OSError, match="gone"):
        ask(house.app, "/de/")
    house.board.before = lambda: None
    began = time.monotonic()
    assert ask(house.app, "/de/").status == 200
    assert time.monotonic() - began < 1


def late(app: Callable[..., object]) -> Callable[..., object]:
    """An application that starts its answer with its first part only."""

    def answer(environ: object, start_response: object) -> object:
        yield from app(environ, start_response)  # type: ignore[attr-defined]

    return answer


def test_an_application_that_starts_its_answer_late_is_stored_as_well() -> None:
    board = Board()
    house = House(board)
    house.app = PageCache(
        late(board),  # type: ignore[arg-type]
        version=house.version,
        is_personal=has_cookie("login"),
        key_of=KEYS,
    )
    assert ask(house.app, "/de/").text == ask(house.app, "/de/").text
    assert ask(house.app, "/de/", "POST").text.startswith("2 ")
