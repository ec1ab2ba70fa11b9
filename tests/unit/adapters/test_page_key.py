from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpboard.adapters.page_key import Key, PageKeys, has_cookie, normalised_query
from tests.unit.adapters.wsgi import environ_of

KNOWN = frozenset({"kind", "topic", "q"})
REPEATED = frozenset({"topic"})


def keys() -> PageKeys:
    return PageKeys(
        parameters_of=lambda path: KNOWN if path.startswith("/de/") else None,
        preferences={"display": frozenset({"contrast", "large"})},
    )


def test_the_order_of_parameters_and_unknown_ones_make_no_other_key() -> None:
    one = keys()(environ_of("/de/board/?topic=bicycle&kind=offer"))
    assert one == Key("/de/board/", "kind=offer&topic=bicycle", "")
    assert keys()(environ_of("/de/board/?kind=offer&utm=1&topic=bicycle&q=")) == one


def test_the_host_makes_no_other_key() -> None:
    assert keys()(environ_of("/de/", host="a.example")) == keys()(
        environ_of("/de/", host="b.example")
    )


def test_an_allowed_preference_makes_another_key_and_any_other_cookie_does_not() -> None:
    plain = keys()(environ_of("/de/"))
    assert keys()(environ_of("/de/", cookie="session=abc; display=huge")) == plain
    contrast = keys()(environ_of("/de/", cookie="a=b; display=contrast; display=large"))
    assert contrast == Key("/de/", "", "display=contrast")


def test_what_is_not_public_has_no_key() -> None:
    assert keys()(environ_of("/xx/")) is None
    assert keys()(environ_of("/de/", authorization="Bearer x")) is None


def test_what_is_too_long_or_too_much_has_no_key() -> None:
    assert keys()(environ_of("/de/" + "x" * 600)) is None
    assert keys()(environ_of("/de/?q=" + "x" * 2000)) is None
    assert keys()(environ_of("/de/?" + "a=1&" * 60)) is None
    assert keys()(environ_of("/de/", cookie="x" * 5000)) is None


def test_a_log_in_cookie_is_seen_wherever_it_stands() -> None:
    is_personal = has_cookie("__Host-login")
    assert is_personal(environ_of("/", cookie="a=b; __Host-login=token"))
    assert not is_personal(environ_of("/", cookie="a=b; display=large"))
    assert not is_personal(environ_of("/"))


@given(st.binary(max_size=300), st.binary(max_size=100), st.binary(max_size=100))
def test_no_bytes_of_a_request_raise(query: bytes, path: bytes, cookie: bytes) -> None:
    environ = environ_of("/", cookie=cookie.decode("latin-1"))
    environ["QUERY_STRING"] = query.decode("latin-1")
    environ["PATH_INFO"] = "/de/" + path.decode("latin-1")
    key = keys()(environ)
    assert key is None or key.cookies in ("", "display=contrast", "display=large")


values = st.lists(
    st.tuples(st.sampled_from(["kind", "topic", "q", "other", "x"]), st.text(min_size=1)),
    max_size=8,
)


@given(values)
def test_a_query_is_normalised_once_and_for_all_and_keeps_what_is_known(
    pairs: list[tuple[str, str]],
) -> None:
    from_client = "&".join(
        f"{name}={''.join(f'%{byte:02x}' for byte in value.encode('utf-8', 'replace'))}"
        for name, value in pairs
    )
    normal = normalised_query(from_client, KNOWN, repeated=REPEATED)
    assert normalised_query(normal, KNOWN, repeated=REPEATED) == normal
    kept = parse_qsl(normal)
    for name in KNOWN:
        expected = [
            value.encode("utf-8", "replace").decode() for key, value in pairs if key == name
        ][: None if name in REPEATED else 1]
        assert [value for key, value in kept if key == name] == expected


def test_a_query_with_too_many_parameters_is_refused() -> None:
    with pytest.raises(ValueError, match="fields"):
        normalised_query("q=1&" * 41, KNOWN)
