"""What operators copy names settings, commands and figures that there are."""

import re

import click

from helpboard.adapters.meters import Meters
from helpboard.cli import COMMANDS
from helpboard.cli.host_checks import KNOWN
from helpboard.config import Settings
from helpboard.web.headers import hardening
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


def test_nginx_writes_down_nobodys_address_and_no_token_at_any_port():
    settings = (ROOT / "deploy/nginx/helpboard.conf").read_text("utf-8")
    servers = re.findall(r"^server {\n(.*?)^}", settings, re.MULTILINE | re.DOTALL)
    assert len(servers) == 2
    assert [server for server in servers if "    access_log off;\n" not in server] == []


def test_nginx_sends_with_its_own_answers_what_the_board_sends_with_all():
    settings = (ROOT / "deploy/nginx/helpboard-headers.conf").read_text("utf-8")
    sent = {
        name: text.strip('"')
        for name, text in re.findall(r"^add_header (\S+) (.+) always;$", settings, re.MULTILINE)
    }
    https = Settings(ROOT, secret_key="", database_url="", base_url="https://board.example.org")
    board = {**hardening(https), "Cache-Control": "no-store"}
    assert "default-src 'none'; " in sent["Content-Security-Policy"]
    assert "self" not in sent["Content-Security-Policy"]
    del sent["Content-Security-Policy"], board["Content-Security-Policy"]
    assert sent == board


def test_the_first_certificate_is_got_without_one_from_a_folder_that_the_document_makes():
    settings = (ROOT / "deploy/nginx/helpboard.conf").read_text("utf-8")
    before, mark, _ = settings.partition("# TLS from here on.\n")
    assert mark
    assert "ssl" not in before
    [folder] = re.findall(r"root (\S+);", before)
    assert f"install -d {folder}\n" in DOCUMENT
    assert f"--webroot -w {folder} " in DOCUMENT


def test_a_container_without_rights_over_files_finds_its_folders_to_be_its_own():
    image = (ROOT / "deploy/container/Containerfile").read_text("utf-8")
    [made] = re.findall(r"install -d -o helpboard -g helpboard -m 0700 (.*)", image)
    mounted = _named(r'volumes: \["(.*)"\]$', "deploy/container/compose.yml")
    board = {
        one.partition(":")[2]
        for listed in mounted
        for one in listed.split('", "')
        if "postgresql" not in one
    }
    assert "/var/lib/helpboard" in board
    assert board - set(made.split()) == set()


def test_a_command_that_others_call_is_told_where_the_board_is():
    called = re.findall(r"argv=(.*)$|^\d+ \d+ \* \* \* +(.*)$", DOCUMENT, re.MULTILINE)
    commands = [one or other for one, other in called]
    assert len(commands) == 2
    assert [command for command in commands if "HELPBOARD_INSTANCE=" not in command] == []
