"""What the access log says of a reader, and what it does not."""

import json
import logging
from datetime import timedelta
from types import SimpleNamespace

import pytest
from gunicorn.config import Config

from helpboard.adapters.measuring import DISCREET, NOTES, note
from helpboard.cli.gunicorn_settings import (
    DiscreetLogger,
    JsonLogger,
    loggable,
    options,
    shortened,
)


@pytest.fixture(autouse=True)
def _loggers_as_before():
    """A logger of the server takes over what this process writes; give it back."""
    kept = {
        name: (log, log.handlers[:], log.level, log.propagate)
        for name in ("", "gunicorn.error", "gunicorn.access", "helpboard")
        for log in [logging.getLogger(name)]
    }
    yield
    for log, handlers, level, propagate in kept.values():
        log.handlers[:] = handlers
        log.setLevel(level)
        log.propagate = propagate


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
    assert loggable("//q/ABCD") == "/q/…"
    assert loggable("/de-simple/my/calendar/Zm9v.ics") == "/de-simple/my/calendar/…"
    assert loggable("/de/l/board") == "/de/l/board"


@pytest.mark.parametrize(
    "path", ["//l/Zm9v", "///q/Zm9v", "/de//my/calendar/Zm9v", "//de/my//calendar//Zm9v", "/L/Zm9v"]
)
def test_a_token_behind_a_path_that_is_spelt_otherwise_is_not_logged_either(path):
    assert "Zm9v" not in loggable(path)


def test_an_error_names_neither_query_nor_token_of_the_address_asked_for():
    said = []
    logger = DiscreetLogger(Config())
    logger.error_log = SimpleNamespace(exception=lambda form, line: said.append(form % line))
    for address in ("/l/Zm9v?email=alice", "//l/Zm9v", "http://board.example.org/l/Zm9v?email=a"):
        logger.exception("Error handling request %s", address)
    assert [line.replace("//", "/") for line in said] == ["Error handling request /l/…"] * 3


def test_the_page_of_something_discreet_is_not_named():
    logger = DiscreetLogger(Config())
    answer = SimpleNamespace(status="200 OK", sent=12, headers=[])
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": "/de/posts/7", NOTES: {}}

    def path():
        return logger.atoms(answer, None, environ, timedelta(0))["U"]

    assert path() == "/de/posts/7"
    note(environ, DISCREET, "yes")
    assert path() == "/…"


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/…"), ("HEAD", "/…"), ("POST", "/de/posts/7")]
)
def test_what_a_phone_checks_of_all_that_it_keeps_is_not_named(method, path):
    answer = SimpleNamespace(status="200 OK", sent=12, headers=[])
    environ = {"REQUEST_METHOD": method, "PATH_INFO": "/de/posts/7", "HTTP_X_CHECKS_KEPT": "1"}
    said = DiscreetLogger(Config()).atoms(answer, None, environ, timedelta(0))
    assert said["U"] == path


def test_a_path_cannot_forge_a_line():
    assert loggable("/de/\r\nGET /ok") == "/de/%0D%0AGET%20/ok"


def test_the_server_trusts_no_proxy_and_opens_no_control_socket():
    given = options(listeners=[5, 6])
    assert given["bind"] == ["fd://5", "fd://6"]
    assert given["workers"] == 2
    assert given["forwarded_allow_ips"] == ""
    assert given["control_socket_disable"] is True
    assert given["graceful_timeout"] < 30


def test_the_access_log_can_be_json_and_says_no_more_than_as_text():
    written = []
    given = Config()
    given.set("accesslog", "-")
    logger = JsonLogger(given)
    logger.access_log = SimpleNamespace(info=lambda form, line: written.append(form % line))
    environ = {
        "REMOTE_ADDR": "203.0.113.77",
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/l/Zm9vYmFy",
        "QUERY_STRING": "email=alice",
        "HTTP_REFERER": "elsewhere",
    }
    answer = SimpleNamespace(status="200 OK", sent=12, headers=[])
    logger.access(answer, None, environ, timedelta(milliseconds=7))
    (line,) = map(json.loads, written)
    assert line.pop("time").endswith("Z")
    assert line == {
        "level": "info",
        "log": "access",
        "client": "203.0.113.0",
        "method": "GET",
        "path": "/l/…",
        "status": 200,
        "bytes": 12,
        "milliseconds": 7,
    }


def test_the_form_of_the_log_is_chosen():
    assert options(listeners=[5], has_json_log=True)["logger_class"] is JsonLogger
    assert options(listeners=[5])["logger_class"] is DiscreetLogger
