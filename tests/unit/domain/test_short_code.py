import pytest

from helpboard.domain.short_code import ShortKind, read_short_code, short_code


@pytest.mark.parametrize("kind", ShortKind)
def test_a_code_is_read_as_it_was_written_in_either_case(kind):
    code = short_code(kind, 123)
    assert read_short_code(code) == read_short_code(code.upper()) == (kind, 123)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "p",
        "123",
        "x12",
        "p0",
        "p012",
        "p-1",
        "p1 ",
        "pp1",
        "p12345678901",
        "p4294967296",
        "p١٢",
    ],
)
def test_what_is_no_code_says_nothing(text):
    assert read_short_code(text) is None
