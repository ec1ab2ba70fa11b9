import gzip
from collections.abc import Iterator
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest

from helpboard.adapters.compression import Compression
from tests.unit.adapters.wsgi import Board, ask


def plain(**headers: str) -> Board:
    board = Board(**headers)
    del board.headers["Helpboard-Cache"]
    return board


@pytest.mark.parametrize("coding", ["br", "gzip"])
def test_text_is_compressed_as_the_reader_takes_it(coding: str) -> None:
    reply = ask(Compression(plain(ETag='"a"')), "/", accept_encoding=coding)
    assert reply.headers["content-encoding"] == coding
    assert reply.headers["content-length"] == str(len(reply.raw))
    assert reply.headers["vary"] == "Accept-Encoding"
    assert reply.headers["etag"] == 'W/"a"'
    assert len(reply.raw) < len(reply.text)
    assert "Fahrrad gesucht" in reply.text


def test_a_reader_who_takes_nothing_gets_the_plain_text_and_the_strong_tag() -> None:
    reply = ask(Compression(plain(ETag='"a"')), "/")
    assert "content-encoding" not in reply.headers
    assert reply.headers["etag"] == '"a"'
    assert reply.headers["vary"] == "Accept-Encoding"
    assert b"Fahrrad" in reply.raw


@pytest.mark.parametrize(
    "headers",
    [{"Content-Type": "image/png"}, {"Content-Encoding": "deflate"}],
)
def test_what_is_no_text_or_is_compressed_already_passes(headers: dict[str, str]) -> None:
    board = plain(**headers)
    reply = ask(Compression(board), "/", accept_encoding="br")
    assert b"Fahrrad" in reply.raw
    assert reply.headers.get("content-encoding") == headers.get("Content-Encoding")


def test_small_answers_pass() -> None:
    board = plain()
    board.body = "x" * 490
    assert "content-encoding" not in ask(Compression(board), "/", accept_encoding="br").headers
    board.body = "x" * 500
    assert "content-encoding" in ask(Compression(board), "/", accept_encoding="br").headers


def test_vary_keeps_what_the_application_said() -> None:
    reply = ask(Compression(plain(Vary="Cookie, accept-encoding")), "/", accept_encoding="br")
    assert reply.headers["vary"] == "Cookie, accept-encoding"


def test_a_head_answer_and_a_304_are_left_alone() -> None:
    board = plain()
    assert (
        "content-encoding" not in ask(Compression(board), "/", "HEAD", accept_encoding="br").headers
    )
    board.status = "304 Not Modified"
    assert "vary" not in ask(Compression(board), "/", accept_encoding="br").headers


class Export:
    """A long answer of unknown length."""

    def __init__(self) -> None:
        self.is_closed = False

    def __call__(self, _environ: WSGIEnvironment, start_response: StartResponse) -> "Export":
        start_response("200 OK", [("Content-Type", "text/csv")])
        return self

    def __iter__(self) -> Iterator[bytes]:
        for number in range(3000):
            yield f"row {number}\n".encode()

    def close(self) -> None:
        self.is_closed = True


@pytest.mark.parametrize("coding", ["br", "gzip"])
def test_a_stream_is_compressed_part_by_part_and_closed(coding: str) -> None:
    export = Export()
    reply = ask(Compression(export), "/", accept_encoding=coding)
    assert reply.text.endswith("row 2999\n")
    assert "content-length" not in reply.headers
    assert export.is_closed
    assert len(reply.raw) < len(reply.text) / 3


def test_a_stream_that_is_not_compressed_is_closed_too() -> None:
    export = Export()
    assert ask(Compression(export), "/").raw.endswith(b"row 2999\n")
    assert export.is_closed


def test_gzip_is_the_real_one() -> None:
    assert gzip.decompress(ask(Compression(plain()), "/", accept_encoding="gzip").raw)
