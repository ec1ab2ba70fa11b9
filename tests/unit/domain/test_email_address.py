import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpboard.domain.email_address import MAX_EMAIL, clean_email
from helpboard.domain.refusal import Refusal


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("  Dora.Klein+brett@Example.ORG \n", "dora.klein+brett@example.org"),
        ("o'neil@post.example.org", "o'neil@post.example.org"),
        ("dora@münchen.example", "dora@xn--mnchen-3ya.example"),
    ],
)
def test_an_address_is_stored_as_mail_servers_know_it(typed, stored):
    assert clean_email(typed) == stored


@pytest.mark.parametrize(
    "typed",
    [
        *("", "dora", "@example.org", "dora@", "dora@localhost", "dora@example..org"),
        *("dora@192.0.2.1", "a b@example.org", '"a b"@example.org', ".dora@example.org"),
        *("dora@example.org\r\nBcc: all@example.org", "dora\x0b@example.org", "dora@-x.example"),
        *("dora@example.org,eve@example.org", "Dora <dora@example.org>", "дора@example.org"),
        *("d" * 65 + "@example.org", "dora@" + "e" * 64 + ".org", "d@" + "e.f" * 90 + ".org"),
    ],
)
def test_what_no_mail_server_takes_is_refused(typed):
    with pytest.raises(Refusal, match="not_an_email"):
        clean_email(typed)


@given(st.text())
def test_nothing_typed_becomes_more_than_one_address_in_a_header(typed):
    try:
        stored = clean_email(f"{typed}@example.org")
    except Refusal:
        return
    assert stored.isascii()
    assert stored.isprintable()
    assert len(stored) <= MAX_EMAIL
    assert stored.count("@") == 1
    assert not set(stored) & set(' ,;:<>()[]"\\')
