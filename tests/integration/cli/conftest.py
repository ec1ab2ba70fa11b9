"""The command, run inside the test as an operator would at a terminal."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from helpboard.cli import main

Command = Callable[..., Result]


@pytest.fixture
def instance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the instance will be."""
    for name in ("HELPBOARD_SECRET_KEY", "HELPBOARD_DATABASE_URL", "HELPBOARD_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HELPBOARD_INSTANCE", str(tmp_path / "instance"))
    return tmp_path / "instance"


@pytest.fixture
def helpboard(instance: Path) -> Command:
    """Run the command and demand its exit status."""

    def run(*arguments: str, expect: int = 0, typed: str = "") -> Result:
        result = CliRunner().invoke(main, arguments, input=typed)
        assert result.exit_code == expect, result.output + repr(result.exception)
        return result

    return run
