"""What operators copy names settings, commands and figures that there are."""

import re

import click

from helpboard.adapters.meters import Meters
from helpboard.cli import COMMANDS
from helpboard.cli.host_checks import KNOWN
from tests.guards.files import ROOT, files, lines

DEPLOYED = ("deploy/**/*",)
FIGURES = (ROOT / "helpboard/web/health/figures.py").read_text("utf-8")
DOCUMENT = (ROOT / "docs/operations.md").read_text("utf-8")
FOR_TESTS = {"HELPBOARD_DEMO", "HELPBOARD_REQUIRE"}


def _figures() -> set[str]:
    """All figures without their endings, as the code makes them."""
    counted = set(re.findall(r"# TYPE (\w+) ", Meters().exposition().decode()))
    made = {f"helpboard_{name}" for name in re.findall(r'_gauge\(\s*"(\w+)"', FIGURES)}
    return counted | made | set(re.findall(r'GaugeMetricFamily\(\s*"(\w+)"', FIGURES))


def _named(pattern: str, *globs: str) -> set[str]:
    return {found for _, line in lines(*globs) for found in re.findall(pattern, line)}


def test_every_setting_that_is_read_or_named_is_known_and_explained():
    read = _named(r"HELPBOARD_[A-Z]+(?:_[A-Z]+)*", "helpboard/config.py", *DEPLOYED)
    assert read - KNOWN == set()
    assert {name for name in KNOWN - FOR_TESTS if f"`{name}`" not in DOCUMENT} == set()


def test_every_command_that_a_unit_runs_can_be_run():
    ran = _named(r"^ExecStart=.*/helpboard ([a-z-]+)(?: |$)", "deploy/systemd/*.service")
    ran |= _named(r"^    command: \[([a-z]+)", "deploy/container/compose.yml")
    assert {"serve", "worker", "backup"} <= ran
    assert ran - COMMANDS.keys() == set()


def test_every_option_that_a_unit_gives_is_there():
    from_unit = _named(r"^ExecStart=.*/helpboard serve (.*)$", "deploy/systemd/helpboard.service")
    [given] = from_unit
    module, _, name = COMMANDS["serve"].partition(":")
    serve = getattr(__import__(module, fromlist=[name]), name)
    assert isinstance(serve, click.Command)
    known = {option for parameter in serve.params for option in parameter.opts}
    assert set(re.findall(r"--[a-z-]+", given)) - known == set()


def test_every_figure_that_an_alert_or_the_document_names_is_told():
    named = _named(r"\bhelpboard_[a-z_]+", "deploy/prometheus-alerts.yml", "docs/operations.md")
    told = _figures()
    ends = ("_total", "_bucket", "_sum", "_count", "")
    unknown = {
        name
        for name in named
        if not any(name.endswith(end) and name[: len(name) - len(end)] in told for end in ends)
        and name not in told
    }
    assert told
    assert unknown == set()


def test_every_file_to_copy_that_the_document_names_is_there():
    assert len(files(*DEPLOYED)) >= 9
    named = set(re.findall(r"`(deploy/[\w@./-]+)`", DOCUMENT))
    assert {name for name in named if not (ROOT / name).exists()} == set()
