"""What tests of faults share: boards to be broken, and the figures that they print at the end."""

import pytest

from tests.faults.boards import board as board
from tests.faults.boards import either_board as either_board
from tests.faults.boards import made_board as made_board
from tests.faults.outboxes import environment as environment
from tests.faults.outboxes import made_outbox as made_outbox
from tests.faults.outboxes import sink as sink

COLUMNS = ["acknowledged", "lost", "ghosts", "doubled", "failed", "recovered"]


@pytest.fixture
def figures(request, record_property):
    """Note figures of this test for the table at the end: ``figures(acknowledged=300, lost=0)``."""

    def note(**counted):
        record_property("figures", counted)

    return note


def pytest_terminal_summary(terminalreporter):
    """Print what the tests of faults counted: seconds to recover, everything else in numbers."""
    noted = [
        (report.nodeid.partition("::")[2], dict(report.user_properties)["figures"])
        for outcome in ("passed", "failed")
        for report in terminalreporter.stats.get(outcome, ())
        if "figures" in dict(getattr(report, "user_properties", ())) and report.when == "call"
    ]
    if not noted:
        return
    terminalreporter.section("figures of faults")
    terminalreporter.write_line(" ".join(f"{name:>12}" for name in COLUMNS))
    for name, counted in noted:
        shown = (_shown(counted.get(column)) for column in COLUMNS)
        terminalreporter.write_line(f"{' '.join(shown)}  {name}")
        more = {key: value for key, value in counted.items() if key not in COLUMNS}
        if more:
            words = ", ".join(f"{key.replace('_', ' ')} {value}" for key, value in more.items())
            terminalreporter.write_line(f"{'':>{13 * len(COLUMNS)}} {words}")


def _shown(value):
    if value is None:
        return f"{'–':>12}"
    return f"{value:>10.1f} s" if isinstance(value, float) else f"{value:>12}"
