"""What the documents point at is there."""

import re

import pytest

from tests.guards.files import ROOT, files, name

DOCUMENTS = files("*.md", "docs/**/*.md")


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_every_link_leads_somewhere(path):
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text("utf-8"))
    here = [link for link in links if "://" not in link]
    assert [link for link in here if not (path.parent / link).exists()] == []


def _anchors(path):
    text = re.sub(r"```.*?```", "", path.read_text("utf-8"), flags=re.DOTALL)
    heads = (head.lower() for head in re.findall(r"(?m)^#+ (.*)$", text))
    return {re.sub(r"[^\w\- ]", "", head).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_every_link_to_a_part_of_a_document_finds_its_heading(path):
    links = re.findall(r"\]\(([\w./-]*)#([^)\s]+)\)", path.read_text("utf-8"))
    assert [
        one for one in links if one[1] not in _anchors(path.parent / one[0] if one[0] else path)
    ] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_every_file_of_the_program_that_is_named_exists(path):
    named = re.findall(r"`((?:[a-z0-9_]+/)*[a-z0-9_]+\.(?:py|css|cfg))\b", path.read_text("utf-8"))
    folders = (ROOT, ROOT / "helpboard")
    assert [one for one in named if not any((f / one).is_file() for f in folders)] == []


def test_decisions_are_numbered_without_a_gap_and_say_their_number():
    found = files("docs/adr/*.md")
    for number, path in enumerate(found, 1):
        assert path.name.startswith(f"{number:04}-")
        assert path.read_text("utf-8").startswith(f"# {number}. ")
    assert found
