"""The long fuzz: 20,000 requests on each database, over every route and method (R08).

``make fuzz`` runs it and prints what was answered; ``HELPBOARD_FUZZ`` and ``HELPBOARD_FUZZ_SEED``
ask for another number and another chance.
"""

import os
import sys
from random import Random

import pytest
from sqlalchemy import Engine, event

from tests.faults.fuzzing import METHODS, Fuzz
from tests.faults.test_hostile_input import _further as further
from tests.faults.test_hostile_input import _taking_forms as taking_forms
from tests.faults.test_hostile_input import at_browser
from tests.journeys.demo import Demo, MakeDemo

pytestmark = pytest.mark.fuzz

NUMBER = int(os.environ.get("HELPBOARD_FUZZ", "20000"))
SEED = int(os.environ.get("HELPBOARD_FUZZ_SEED", "1"))


@pytest.fixture(scope="module")
def demo(database: str, new_demo: MakeDemo) -> Demo:
    """A town of its own, in which nobody is slowed down."""
    made = new_demo(database, "fuzz")
    made.environment["HELPBOARD_LIMITS_FACTOR"] = "100000"
    return made


def test_nothing_is_written_without_a_token(demo: Demo) -> None:
    written: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")):
            written.append(statement)

    for who, paths in further(demo, taking_forms(demo)).items():
        client = at_browser(demo, who)
        event.listen(Engine, "before_cursor_execute", note)
        for path in paths:
            for token in ({}, {"csrf_token": "x"}):
                typed = {"text": "x", "name": "x", "change": "take", **token}
                client.post(path, data=typed, headers={"Origin": "http://localhost"})
                assert written == [], (who, path)
        event.remove(Engine, "before_cursor_execute", note)


def test_no_route_and_no_method_ends_in_a_fault(
    database: str, demo: Demo, capsys: pytest.CaptureFixture[str]
) -> None:
    with capsys.disabled():
        fuzz = Fuzz(demo, Random(SEED), say=lambda text: _say(f"{database}: {text}"))
        fuzz.run(NUMBER)
        counts = ", ".join(f"{status}: {n}" for status, n in sorted(fuzz.statuses.items()))
        sent = f"{fuzz.sent} requests, seed {SEED}, {len(fuzz.rules)} routes"
        _say(f"{database}: {sent}; {counts}")
    assert fuzz.faults == []
    assert len(fuzz.tried) == len(fuzz.rules) * len(METHODS)
    # Chance must come far enough in to mean something.
    assert fuzz.statuses[200] > NUMBER // 20
    assert fuzz.statuses[303] > NUMBER // 40
    assert fuzz.statuses[422] > NUMBER // 40


def _say(text: str) -> None:
    sys.stdout.write(f"\n{text[:2000]}\n")
    sys.stdout.flush()
