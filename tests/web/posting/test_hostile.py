"""Whatever is typed into any field is refused at its field with a sentence, or harmless."""

import re

import pytest

from helpboard.domain.blocks import BLOCKS

HOSTILE = [
    "\x07bell",
    "\u202egnp.exe",
    "\u2066isolated",
    "a" * 10_000,
    "word " * 2_100,
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }}",
    "%(maximum)s %n",
    "\ud800".encode("utf-8", "surrogatepass"),
    "٩" * 50,
    "-1e400",
    "نمی\u200cخواهم",
]

OWN = ("kind", "topic", "area", "text", "text_lang", "act_as", "version", "similar", "do",
       "preview_lang", "photos", "photo.remove", "anyway", "csrf_token")  # fmt: skip
PARTS = ("pair.from", "languages.1", "languages.1.level", "when.date.1", "when.from.1",
         "when.slot", "when.day.1", "when.start.1", "when.first", "found")  # fmt: skip
TOPICS = ("bicycle", "interpreting", "flat", "rides", "job", "sport", "childcare", "homework")


def tried(person, token, **fields):
    """Send a form for a preview, so that nothing is written; return the page."""
    sent = {"kind": "offer", "topic": "sport", "area": "ludwigsburg-mitte", "text_lang": "de",
            "text": "Text", "do": "preview", "csrf_token": token, **fields}  # fmt: skip
    answer = person.browser._client.post("/en/posts/new", data=sent)
    assert answer.status_code in {200, 303, 403, 422, 429}, fields
    assert "<script>alert" not in answer.text
    assert "<img src=x" not in answer.text


@pytest.mark.parametrize("value", HOSTILE)
def test_nothing_typed_anywhere_breaks_the_form(trude, value):
    token = trude.token("/en/posts/new?kind=offer&topic=bicycle")
    everywhere = dict.fromkeys((*PARTS, *BLOCKS), value)
    for topic in TOPICS:
        tried(trude, token, **{**everywhere, "topic": topic})
    for name in OWN:
        tried(trude, token, **{name: value})


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("\x07bell", "not allowed (U+0007)"),
        ("\u202egnp.exe", "not allowed (U+202E)"),
        ("a" * 10_000, "One word is too long"),
        ("word " * 2_100, "at most"),
        ("ruf an 0171 2345678", "Please take out 0171 2345678"),
        ("IBAN DE89 3704 0044 0532 0130 00", "Please take out"),
    ],
)
def test_a_text_that_is_refused_says_why_at_its_field(trude, text, sentence):
    page = trude.write(text=text, expect=422).text
    found = re.search(r'id="text-error">([^<]*)<', page)
    assert found
    assert sentence in found[1]


def test_joiners_of_persian_stay_and_markup_is_text(trude, posts, browser):
    trude.write(text="نمی\u200cخواهم <b>fett</b> {{ 7 * 7 }}", text_lang="fa")
    [post] = posts()
    assert "\u200c" in post.text
    page = browser.get(f"/de/posts/{post.id}").text
    assert "&lt;b&gt;fett&lt;/b&gt; {{ 7 * 7 }}" in page


def test_a_text_is_stored_composed(trude, posts):
    trude.write(text="Scho\u0308ne Gru\u0308ße")
    assert posts()[0].text == "Schöne Grüße"
