"""What the access log says of a reader, and what it does not."""

import pytest

from helpboard.cli.gunicorn_settings import loggable, options, shortened


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.77", "203.0.113.0"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1::"),
        ("::ffff:203.0.113.77", "203.0.113.0"),
        ("", "-"),
        ("unix", "-"),
    ],
)
def test_an_address_is_shortened_to_its_network(address, network):
    assert shortened(address) == network


def test_a_token_in_a_path_is_not_logged():
    assert loggable("/l/Zm9vYmFy") == "/l/…"
    assert loggable("/q/ABCD") == "/q/…"
    assert loggable("/de/l/board") == "/de/l/board"


def test_a_path_cannot_forge_a_line():
    assert loggable("/de/\r\nGET /ok") == "/de/%0D%0AGET%20/ok"


def test_the_server_trusts_no_proxy_and_opens_no_control_socket():
    given = options(listeners=[5, 6])
    assert given["bind"] == ["fd://5", "fd://6"]
    assert given["workers"] == 2
    assert given["forwarded_allow_ips"] == ""
    assert given["control_socket_disable"] is True
    assert given["graceful_timeout"] < 30
