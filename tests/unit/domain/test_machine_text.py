"""What a machine must leave alone comes back as it was, and nonsense is refused."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from helpboard.domain.machine_text import NonsenseError, finished, sheet

PAGE = """# Ankommen

Rufen Sie **Frau Müller** an: 07141 / 910-2222 oder [schreiben](https://a.example/x?y=1).
Das Jobcenter öffnet Mo–Fr 9–12 Uhr & mehr.

- Punkt _eins_ [[phone:amt]]
- [[page:a/b|mehr lesen]] und [[page:a]], mail an x@example.org

[[card:amt]]

| Kinder < 6 | frei |
|---|---|
2. Zwei"""


def test_what_is_kept_is_marked_and_lines_without_words_are_not_sent():
    sent = sheet(PAGE, words=["Jobcenter"], is_markdown=True).texts
    assert sent[0] == "Ankommen"
    assert '<g id="1">Frau Müller</g> an: <x id="2">07141 / 910-2222</x> oder <g id="3">' in sent[1]
    assert 'Das <x id="4">Jobcenter</x> öffnet Mo–Fr <x id="5">9–12</x> Uhr &amp; mehr.' in sent[1]
    assert sent[3] == (
        '<g id="1">mehr lesen</g> und <x id="2">[[page:a]]</x>, mail an <x id="3">x@example.org</x>'
    )
    assert not [text for text in sent if "card:amt" in text or "---" in text]


@given(st.lists(st.sampled_from(PAGE.split()), max_size=60).map(" ".join), st.booleans())
@example(PAGE, True)
@settings(max_examples=100)
def test_an_answer_in_other_words_keeps_everything_else(text, is_markdown):
    """Every letter is written twice; what is kept and what makes the page is untouched."""
    sent = sheet(text, words=["Jobcenter"], is_markdown=is_markdown)
    answers = [_doubled(marked) for marked in sent.texts]
    if any(answer == marked for answer, marked in zip(answers, sent.texts, strict=True)):
        return
    given_back = finished(sent, answers, "fr")
    for kept in ("07141 / 910-2222", "[[phone:amt]]", "[[card:amt]]", "x@example.org"):
        assert given_back.count(kept) == text.count(kept)
    assert given_back.count("Jobcenter") == text.count("Jobcenter")
    assert re.findall(r"\d", given_back) == re.findall(r"\d", text)


def _doubled(marked: str) -> str:
    parts = re.split(r"(<x.*?</x>|<[^>]*>|&\w+;)", marked)
    return "".join(
        part if part[:1] in "<&" and part else re.sub(r"([a-zA-Zäöü])", r"\1\1", part)
        for part in parts
    )


SENT = sheet("Rufen Sie 07141 91 an, <heute> noch.", is_markdown=False)
GOOD = 'Call <x id="1">07141 91</x> today &lt;still&gt;.'


def test_a_good_answer_is_taken_and_the_number_is_the_originals_whatever_the_machine_made_of_it():
    assert finished(SENT, [GOOD], "en") == "Call 07141 91 today <still>."
    assert finished(SENT, [GOOD.replace("07141 91", "112")], "en") == "Call 07141 91 today <still>."


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ("Call us today.", "marks"),
        (GOOD + ' <x id="1">07141 91</x>', "marks"),
        (GOOD.replace('"1"', '"2"'), "marks"),
        (GOOD.replace("</x>", ""), "marks"),
        (GOOD + " or 0800 1", "added"),
        (GOOD + " or 0800 1234567", "contacts"),
        (GOOD + " see https://evil.example", "contacts"),
        (GOOD + " see evil.example", "contacts"),
        (GOOD + " or me@evil.example", "contacts"),
        (GOOD + " or me at gmail dot com", "contacts"),
        (GOOD + " or zero eight one five two three", "contacts"),
        (GOOD + " or ⁰⁸⁰⁰ ¹²³⁴⁵⁶⁷", "contacts"),
        (GOOD + " or Telegram: helper", "contacts"),
        (GOOD + " &lt;script&gt;", "added"),
        (GOOD + "<b>now</b>", "added"),
        ('<x id="1">07141 91</x>', "empty"),
        ('<x id="1">07141 91</x> ok', "length"),
        (GOOD + " lorem ipsum dolor" * 9, "length"),
        (SENT.texts[0], "copied"),
        ('Звоните <x id="1">07141 91</x> сегодня же.', "script"),
        (GOOD + "\u202e", "signs"),
    ],
)
def test_nonsense_is_refused(answer, why):
    with pytest.raises(NonsenseError) as caught:
        finished(SENT, [answer], "en")
    assert caught.value.why == why


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Alles steht auf stadt.example.", "All of it is at stadt.example!"),
        ("Alles steht auf stadt.example.", "All of it is at evil.example."),
        ("Instagram: Haus am Park", "Instagram: House at the park"),
        ("Bitte Telegram 0151 2345678 fragen", 'Please ask Telegram: <x id="1">1</x> for it'),
        ("Konto null eins fünf eins zwei drei", "Account zero one five one two three"),
    ],
)
def test_contact_data_of_the_original_stays_and_is_never_another(text, answer):
    sent = sheet(text, is_markdown=False)
    if "evil" in answer:
        with pytest.raises(NonsenseError, match="contacts"):
            finished(sent, [answer], "en")
    else:
        assert finished(sent, [answer], "en")


BOLD = sheet("Der Kurs * ist **kostenlos** * und [offen](https://a.example).", is_markdown=True)
IN_BOLD = 'The course <x id="1">*</x> is <g id="2">free</g> <x id="3">*</x> and <g id="4">open</g>.'


@pytest.mark.parametrize(
    "answer",
    [
        IN_BOLD.replace("free", "of no cost"),
        IN_BOLD.replace('The course <x id="1">*</x> is ', 'The course<x id="1">*</x> is'),
        'The <g id="2">course</g>, <g id="4">open</g><x id="1">*</x>, is free.<x id="3">*</x>',
        IN_BOLD.replace("course", "*course*"),
    ],
)
def test_ordinary_bold_words_are_no_contact_data(answer):
    assert finished(BOLD, [answer], "en")


@pytest.mark.parametrize(
    "answer",
    [
        'Write <x id="1">*</x> to scam@<g id="2">evil</g>.com <x id="3">*</x> <g id="4">now</g>.',
        'Look <x id="1">*</x> at evil<g id="2">.com</g> <x id="3">*</x> and <g id="4">see</g>.',
        'Look <x id="1">*</x> at evil<g id="4">.c</g><g id="2">om</g> <x id="3">*</x> now.',
        'Look at evil<x id="1">*</x>.com<x id="3">*</x> and <g id="2">see</g> <g id="4">it</g>.',
        'Look at evil.<g id="2"/>com <x id="1">*</x> and <x id="3">*</x> <g id="4">see</g>.',
        IN_BOLD + " evil**.com**",
        IN_BOLD + " foo@**evil**.example",
        IN_BOLD + " foo@_evil_.example",
        IN_BOLD + " evil\\.com",
        IN_BOLD + " foo [at] **evil** [dot] __com__",
        IN_BOLD + " on Telegram anna_b",
    ],
)
def test_contact_data_that_bold_words_bring_is_found_as_it_would_be_read(answer):
    with pytest.raises(NonsenseError, match="contacts"):
        finished(BOLD, [answer], "en")


@pytest.mark.parametrize(("tag", "answer"), [("ar", "مرحبا بكم جميعا"), ("uk", "Ласкаво просимо")])
def test_an_answer_is_in_the_script_of_its_language(tag, answer):
    sent = sheet("Herzlich willkommen", is_markdown=False)
    assert finished(sent, [answer], tag) == answer
    with pytest.raises(NonsenseError):
        finished(sent, ["Warmly welcome"], tag)


def test_a_bomb_of_marks_is_read_in_time():
    sheet("**" * 5_000 + "[" * 5_000 + "_a" * 5_000 + "1 " * 5_000, is_markdown=True)
