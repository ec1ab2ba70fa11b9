"""Machines that translate, asked over real HTTP on this machine."""

import pytest

from helpboard.adapters.translators import translator
from helpboard.domain.machine_address import Provider, address_of
from helpboard.domain.machine_text import finished, sheet
from helpboard.domain.machine_translation import Trouble
from helpboard.services.machine_translation import MachineError
from tests.machine_server import HUGE, drips, machine_server, redirects, says, status

KEY = "canary-key"
SENT = sheet("Rufen Sie 07141 91 an & kommen Sie.", is_markdown=False)


@pytest.fixture(scope="module")
def server():
    with machine_server() as server:
        yield server


@pytest.fixture(params=["deepl", "libretranslate"])
def machine(server, request):
    server.misbehave = None
    server.asked.clear()
    return translator(f"{request.param}://127.0.0.1:{server.port}", KEY, patience=1.0)


def test_a_machine_translates_and_leaves_alone_what_it_must(machine, server):
    answers = machine.translate(list(SENT.texts), source="de", target="en")
    assert finished(SENT, answers, "en") == "en: Rufen Sie 07141 91 an & kommen Sie."
    path, headers, body = server.asked[-1]
    is_deepl = path == "/v2/translate"
    assert (headers.get("Authorization") == f"DeepL-Auth-Key {KEY}") is is_deepl
    assert is_deepl or body["api_key"] == KEY
    assert (body.get("ignore_tags") == ["x"]) is is_deepl
    assert is_deepl or '<span translate="no" id="x1">07141 91</span>' in body["q"][0]


def test_a_machine_says_which_languages_it_speaks_and_asks_once(machine, server):
    assert machine.speaks("de", "ar")
    assert machine.speaks("de-simple", "en")
    assert not machine.speaks("de", "fa")
    assert not machine.speaks("de", "de-simple")
    assert not machine.speaks("ti", "de")
    assert len(server.asked) <= 2


def test_many_texts_go_in_portions_and_come_back_in_their_order(machine, server):
    texts = [f'Satz <x id="1">{n}</x>' for n in range(90)]
    answers = machine.translate(texts, source="de", target="fr")
    assert [answer.partition(": ")[2] for answer in answers] == texts
    assert len(server.asked) == 3


@pytest.mark.parametrize(
    ("misbehave", "trouble", "is_unpaid"),
    [
        (status(500), Trouble.DOWN, False),
        (status(503), Trouble.DOWN, False),
        (redirects, Trouble.DOWN, False),
        (status(429), Trouble.QUOTA, True),
        (status(456), Trouble.QUOTA, True),
        (status(403), Trouble.KEY, True),
        (status(413), Trouble.REFUSED, True),
        (says(b""), Trouble.NONSENSE, False),
        (says(b"{not json"), Trouble.NONSENSE, False),
        (says(b"[" * 100_000), Trouble.NONSENSE, False),
        (says(b'{"translations": [], "translatedText": []}'), Trouble.NONSENSE, False),
        (says(b'{"translations": [{"text": 7}], "translatedText": [7]}'), Trouble.NONSENSE, False),
        (says(b'{"translatedText": ["<![rot[x]]>"]}'), Trouble.NONSENSE, False),
        (says(HUGE), Trouble.NONSENSE, False),
        (drips, Trouble.SLOW, False),
    ],
)  # fmt: skip
def test_a_machine_that_fails_is_named_without_key_and_words(
    machine, server, misbehave, trouble, is_unpaid
):
    server.misbehave = misbehave
    with pytest.raises(MachineError) as caught:
        machine.translate(list(SENT.texts), source="de", target="en")
    assert (caught.value.trouble, caught.value.is_unpaid) == (trouble, is_unpaid)
    assert KEY not in str(caught.value)
    assert "Rufen" not in str(caught.value)
    assert [path for path, _, _ in server.asked if path == "/languages"] == []


def test_nonsense_about_languages_is_no_language(server, monkeypatch):
    monkeypatch.setattr(server, "answer", lambda *_asked: (200, b'[{"code": ["de"]}, 7]'))
    machine = translator(f"libretranslate://127.0.0.1:{server.port}", KEY, patience=1.0)
    assert not machine.speaks("de", "en")
    monkeypatch.setattr(server, "answer", lambda *_asked: (200, b'[{"code": "de", "targets": 5}]'))
    machine = translator(f"libretranslate://127.0.0.1:{server.port}", KEY, patience=1.0)
    with pytest.raises(MachineError):
        machine.speaks("de", "en")


def test_what_went_well_before_a_failure_has_been_paid(machine, server):
    def fails_later(_handler):
        return server.answer(*server.asked[-1][::2]) if len(server.asked) == 1 else (429, b"")

    server.misbehave = fails_later
    with pytest.raises(MachineError) as caught:
        machine.translate(["Satz"] * 90, source="de", target="fr")
    assert (caught.value.trouble, caught.value.is_unpaid) == (Trouble.QUOTA, False)


def test_a_machine_that_is_not_there_is_down_and_costs_nothing(server):
    machine = translator("libretranslate://127.0.0.1:9", "", patience=1.0)
    with pytest.raises(MachineError) as caught:
        machine.translate(["Satz"], source="de", target="en")
    assert (caught.value.trouble, caught.value.is_unpaid) == (Trouble.DOWN, True)


@pytest.mark.parametrize(
    ("url", "provider", "is_tls"),
    [
        ("deepl://api-free.deepl.com", Provider.DEEPL, True),
        ("https://api.deepl.com", Provider.DEEPL, True),
        ("https://translate.example.org/api/", Provider.LIBRETRANSLATE, True),
        ("libretranslate://translate.example.org", Provider.LIBRETRANSLATE, True),
        ("http://127.0.0.1:5000", Provider.LIBRETRANSLATE, False),
    ],
)
def test_an_address_says_whose_machine_it_is_and_leaves_this_machine_encrypted(
    url, provider, is_tls
):
    address = address_of(url, KEY)
    assert (address.provider, address.is_tls) == (provider, is_tls)
