import gzip

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpboard.adapters.codings import Effort, is_text, preferred_coding, press
from helpboard.adapters.representations import tag_matches


@pytest.mark.parametrize(
    ("accept", "coding"),
    [
        ("", "identity"),
        ("gzip, deflate, br", "br"),
        ("gzip, deflate", "gzip"),
        ("x-gzip", "gzip"),
        ("GZIP;Q=1.0", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.5, gzip;q=0.8", "gzip"),
        ("br;q=0.000", "identity"),
        ("*", "br"),
        ("*;q=0", "identity"),
        ("br;q=0, *;q=0.1", "gzip"),
        ("identity;q=1, br;q=0.5", "identity"),
        ("identity, br", "br"),
        ("identity;q=0", "identity"),
        ("identity;q=0, gzip;q=0.1", "gzip"),
        ("br;q=7, gzip", "gzip"),
        ("brotli", "identity"),
        (" , ,gzip ; q=0.3,", "gzip"),
    ],
)
def test_the_coding_follows_the_qualities_and_brotli_wins_among_equals(
    accept: str, coding: str
) -> None:
    assert preferred_coding(accept) == coding


@given(st.binary(max_size=600))
def test_no_bytes_in_accept_encoding_raise(raw: bytes) -> None:
    assert preferred_coding(raw.decode("latin-1")) in ("br", "gzip", "identity")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["br", "gzip", "identity", "*", "deflate"]), st.integers(0, 1000)
        ),
        max_size=6,
        unique_by=lambda wish: wish[0],
    )
)
def test_a_refused_coding_is_never_chosen(wishes: list[tuple[str, int]]) -> None:
    header = ", ".join(f"{name};q={quality / 1000:.3f}" for name, quality in wishes)
    chosen = preferred_coding(header)
    if chosen != "identity":
        asked = dict(wishes)
        assert asked.get(chosen, asked.get("*", 0)) > 0


@given(st.binary(), st.sampled_from(Effort))
def test_what_is_pressed_comes_back_and_is_the_same_each_time(body: bytes, effort: Effort) -> None:
    assert brotli.decompress(press(body, "br", effort)) == body
    assert gzip.decompress(press(body, "gzip", effort)) == body
    assert press(body, "gzip", effort) == press(body, "gzip", effort)
    assert press(body, "identity", effort) == body


def test_text_shrinks_and_pictures_do_not() -> None:
    assert is_text("text/html; charset=utf-8")
    assert is_text("Application/JSON")
    assert is_text("image/svg+xml")
    assert not is_text("image/png")
    assert not is_text("application/pdf")
    assert not is_text("")


@pytest.mark.parametrize(
    ("header", "is_held"),
    [
        ('"a"', True),
        ('W/"a"', True),
        ("*", True),
        (" * ", True),
        ('"b", W/"a"', True),
        ('"b","a"', True),
        ('"b"', False),
        ("a", False),
        ('"a', False),
        ("", False),
        ('"ab"', False),
    ],
)
def test_a_tag_is_found_in_lists_and_compared_weakly(header: str, is_held: bool) -> None:
    assert tag_matches(header, '"a"') is is_held


@given(st.binary(max_size=300))
def test_no_bytes_in_if_none_match_raise(raw: bytes) -> None:
    assert tag_matches(raw.decode("latin-1"), '"a"') in (True, False)
