"""Every kind of letter has its words, in every language (R18)."""

import re
from collections.abc import Iterator
from datetime import datetime
from email.message import EmailMessage
from typing import Any

import html5lib
import pytest
from flask import Flask

from helpboard.app import create_app
from helpboard.config import SHOWN, Settings
from helpboard.domain.languages import LANGUAGES
from helpboard.domain.letter import LetterKind
from helpboard.mailer.loaders import LOADERS
from helpboard.mailer.wording import worded_with
from helpboard.queries.letters import Enveloped
from tests.conftest import SECRET
from tests.guards.files import ROOT
from tests.mail.examples import EXAMPLES
from tests.pseudo import MIRRORED, speaking_pseudo

FOLDER = ROOT / "templates/mail"
LEFT_OVER = re.compile(r"%\(|\{\{|\{%|Undefined|&lt;bdi|\bNone\b")
ISOLATES = {"\u2068", "\u2069"}
NOT_WORDS = re.compile("[\u2066-\u2068][^\u2069]*\u2069|https?://\\S+")
"""What is set apart as somebody's words or a number, and addresses."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    folder = tmp_path_factory.mktemp("letters")
    return create_app(
        Settings(
            instance=folder,
            secret_key=SECRET,
            database_url=f"sqlite:///{folder}/never-opened.db",
            base_url="http://localhost",
            languages=(*SHOWN, MIRRORED),
            is_testing=True,
        )
    )


def test_every_kind_has_a_folder_with_both_files_and_no_folder_is_of_no_kind():
    there = {path.name for path in FOLDER.iterdir() if path.is_dir()}
    assert there == {kind.value for kind in LetterKind}
    for kind in LetterKind:
        names = {path.name for path in (FOLDER / kind).iterdir()}
        assert names == {"subject.txt", "body.txt"}, kind


def test_every_kind_has_an_example_and_loaders_are_in_order():
    assert set(EXAMPLES) == set(LetterKind)
    assert list(LOADERS) == sorted(LOADERS)


def _worded(app: Flask, kind: LetterKind, language: str, now: datetime) -> EmailMessage:
    example: dict[str, Any] = dict(EXAMPLES[kind])
    params = example.pop("params", {})
    letter = Enveloped(
        kind=kind,
        to="reader@example.org",
        language=language,
        message_id="0123",
        params=params,
        name="Alice",
    )
    with app.app_context():
        return worded_with(letter, {**params, **example}, now=now)


@pytest.mark.parametrize("language", SHOWN)
@pytest.mark.parametrize("kind", LetterKind)
def test_every_letter_can_be_worded_in_every_language(built, now, kind, language):
    message = _worded(built, kind, language, now)
    text, html = (part.get_content() for part in message.iter_parts())
    assert len(message["Subject"]) > 5
    for part in (message["Subject"], html, text):
        assert LEFT_OVER.search(part) is None
    assert not ISOLATES & {*message["Subject"], *html}
    root = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
    assert root.attrib["lang"] == language
    assert root.attrib["dir"] == LANGUAGES[language].direction
    links = {link.attrib["href"] for link in root.iter("a")}
    assert all(link.startswith("http://localhost/") for link in links)
    assert all(link in text for link in links)
    assert not list(root.iter("img")) + list(root.iter("script")) + list(root.iter("link"))


@pytest.mark.parametrize("kind", LetterKind)
def test_every_word_of_a_letter_is_marked_for_translation(built, now, kind):
    with speaking_pseudo():
        message = _worded(built, kind, MIRRORED, now)
    text = next(part.get_content() for part in message.iter_parts())
    given = " ".join(
        _strings([EXAMPLES[kind], "Alice", built.extensions["helpboard"].settings.site_name])
    )
    left = NOT_WORDS.sub("", f"{message['Subject']}\n{text}")
    assert [word for word in re.findall(r"[A-Za-z]{2,}", left) if word not in given] == []


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for one in value:
            yield from _strings(one)
    else:
        yield str(value)
