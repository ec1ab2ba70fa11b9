"""Every command loads, and what README and docs name can be typed."""

import re

import click
import pytest

from helpboard.cli import COMMANDS, main
from tests.guards.files import ROOT, lines

DOCUMENTS = ("*.md", "docs/**/*.md")


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_a_command_loads_and_says_what_it_does(name):
    command = main.get_command(click.Context(main), name)
    assert isinstance(command, click.Command)
    assert command.help


def _targets() -> set[str]:
    text = (ROOT / "Makefile").read_text("utf-8")
    return set(re.findall(r"^([a-z0-9]+):", text, re.MULTILINE))


def test_every_make_target_explains_itself():
    text = (ROOT / "Makefile").read_text("utf-8")
    assert _targets() == set(re.findall(r"^([a-z0-9]+):.*## \S", text, re.MULTILINE))


def test_every_make_target_named_in_the_documents_exists():
    named = {
        (place, target)
        for place, line in lines(*DOCUMENTS)
        for target in re.findall(r"`(?:\w+=\S+ )*make ([a-z0-9]+)", line)
    }
    assert {(place, target) for place, target in named if target not in _targets()} == set()


def test_every_command_named_in_the_documents_exists():
    named = {
        (place, found)
        for place, line in lines(*DOCUMENTS)
        for found in re.findall(r"`(?:\S*/)?helpboard ([a-z0-9-]+(?: [a-z0-9-]+)?)", line)
    }
    assert {(place, found) for place, found in named if not _exists(found)} == set()


def _exists(words: str) -> bool:
    name, _, rest = words.partition(" ")
    command = main.get_command(click.Context(main), name)
    if isinstance(command, click.Group) and rest:
        return command.get_command(click.Context(command), rest) is not None
    return command is not None
