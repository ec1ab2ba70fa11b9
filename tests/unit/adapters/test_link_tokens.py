import pytest

from helpboard.adapters.link_tokens import LinkTokens

OURS = LinkTokens(key="a key")
KEY = "00112233445566778899aabbccddeeff"


def test_a_token_says_its_row():
    assert OURS.row_key(OURS.token(KEY)) == KEY


def test_a_token_that_was_changed_is_not_ours():
    token = OURS.token(KEY)
    for place in (0, 21, 22, 55):
        other = "A" if token[place] != "A" else "B"
        assert OURS.row_key(token[:place] + other + token[place + 1 :]) is None
    for changed in (token[:-1], token[:-4], token + "A", token + "AAAA", f"{token[:-4]}===="):
        assert OURS.row_key(changed) is None


def test_a_token_of_another_row_is_another():
    assert OURS.row_key(OURS.token("f" * 32)) == "f" * 32
    assert OURS.token(KEY)[:20] != OURS.token("f" * 32)[:20]


def test_a_token_of_another_purpose_or_key_is_not_ours():
    assert OURS.row_key(LinkTokens(key="another key").token(KEY)) is None
    assert OURS.row_key(LinkTokens(key="a key", purpose="calendar").token(KEY)) is None


@pytest.mark.parametrize(
    "token",
    [
        "",
        "-",
        "17",
        "17-abc",
        "\u0661" * 56,
        "A" * 56,
        "=" * 56,
        "." * 56,
        "A" * 55 + "=",
        "A" * 400,
    ],
)
def test_nonsense_is_not_ours(token):
    assert OURS.row_key(token) is None
