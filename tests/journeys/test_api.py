"""A program that reads the whole board: everything public, as described, and nothing private."""

import re
from typing import Any
from urllib.parse import quote

import pytest
from werkzeug.test import TestResponse

from helpboard.web.api.resources import RESOURCES
from tests.guards.files import ROOT
from tests.journeys.crawling import BASE
from tests.journeys.demo import Demo
from tests.openapi import Description

pytestmark = pytest.mark.slow


class Reader:
    """Reads every list to its end and every thing in it, and judges each answer."""

    def __init__(self, demo: Demo) -> None:
        self.client = demo.client()
        self.description = Description(self.client.get("/api/openapi.json").json)
        self.everything: list[str] = []

    def read(self, template: str, address: str) -> TestResponse:
        answer = self.client.get(address.removeprefix(BASE))
        assert answer.status_code == 200, address
        self.description.judge(template, answer)
        self.everything.append(answer.text)
        return answer

    def all_of(self, name: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        address = f"/api/v1/{name}?limit=100&lang=uk"
        while address:
            page = self.read(f"/v1/{name}", address).json
            found += page["items"]
            address = page["next"]
        return found


@pytest.fixture(scope="module")
def reader(either_demo: Demo) -> Reader:
    return Reader(either_demo)


@pytest.fixture(scope="module")
def found(reader: Reader) -> dict[str, list[str]]:
    """Read every list, and every third thing by itself; return what all things are known by."""
    known: dict[str, list[str]] = {}
    for one in RESOURCES:
        key = one.key.name
        known[one.name] = [str(thing[key]) for thing in reader.all_of(one.name)]
        for name in known[one.name][::3]:
            reader.read(f"/v1/{one.name}/{{{key}}}", f"/api/v1/{one.name}/{quote(name)}?lang=ar")
    return known


def test_a_program_finds_what_the_board_shows(
    either_demo: Demo, found: dict[str, list[str]]
) -> None:
    made = either_demo.manifest
    assert set(found["posts"]) == {str(post) for post in made["posts"]["published"]}
    assert set(found["organisations"]) == set(either_demo.shown_organisations)
    assert set(found["groups"]) == set(either_demo.shown_groups)
    assert set(found["pages"]) == set(made["pages"])
    assert all(len(names) == len(set(names)) > 10 for names in found.values())


def test_the_examples_in_the_document_are_true(either_demo: Demo, reader: Reader) -> None:
    text = (ROOT / "docs/api.md").read_text("utf-8")
    examples = re.findall(r"^curl.*?http://127\.0\.0\.1:8000(/[^'\s]+)", text, re.MULTILINE)
    assert len(examples) > 12
    wrong = {"/api/v1/posts?topic=gold&lang=ar", "/api/v1/posts?town=ludwigsburg"}
    for path in examples:
        answer = reader.client.get(path)
        assert answer.status_code == (400 if path in wrong else 200), path
        assert answer.json.get("items") != [], path


def test_nothing_private_is_in_any_answer(
    either_demo: Demo, reader: Reader, found: dict[str, list[str]]
) -> None:
    assert found
    everything = "\n".join(reader.everything).lower()
    assert len(everything) > 100_000
    canaries = {canary.lower() for canary in either_demo.canaries}
    assert {canary for canary in canaries if canary in everything} == set()
