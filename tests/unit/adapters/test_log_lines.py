"""What a line of the log looks like, and what never stands in it."""

import json
import logging
import re
import sys

from sqlalchemy.exc import IntegrityError, OperationalError

from helpboard.adapters.log_lines import Lines, told

SECRET = "alice@example.org wrote: I need help"


def _record(message="letters wait", *, error=None):
    info = (type(error), error, error.__traceback__) if error else None
    return logging.LogRecord("helpboard.worker", logging.WARNING, "", 0, message, (), info)


def _raised(error, cause=None):
    try:
        raise error from cause
    except type(error):
        return sys.exc_info()[1]


def test_a_line_is_one_line_in_utc_whatever_it_says():
    line = Lines(is_json=False).format(_record("first\nforged 2026-01-01T00:00:00Z ERROR"))
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ WARNING first forged .*", line)


def test_json_has_an_object_a_line_with_named_fields():
    line = Lines(is_json=True).format(_record("gruß\nгород"))
    found = json.loads(line)
    assert "\n" not in line
    assert (found["level"], found["log"]) == ("warning", "helpboard.worker")
    assert found["message"] == "gruß город"
    assert found["time"].endswith("Z")


def test_an_error_says_its_kind_and_place_but_nothing_that_people_wrote():
    behind = IntegrityError("INSERT …", {"email": SECRET}, Exception(f"({SECRET}) exists"))
    error = _raised(ValueError(SECRET), cause=behind)
    for is_json in (True, False):
        line = Lines(is_json=is_json).format(_record(error=error))
        assert "ValueError at " in line
        assert "_raised" in line
        assert "after IntegrityError" in line
        assert "alice" not in line
        assert "\n" not in line


def test_an_error_of_the_machine_says_what_is_wrong():
    error = OperationalError("SELECT 1", {}, Exception("database is locked\nDETAIL: more"))
    assert told(error) == "OperationalError (database is locked)"
    assert told(OSError(28, "No space left on device")).startswith("OSError ([Errno 28]")
