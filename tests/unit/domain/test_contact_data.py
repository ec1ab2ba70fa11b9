"""Contact data are found, and what only looks like them is left alone.

The sentences were written before the rules, and the rules tuned on the half called "tuning": they
then found 88 of 89 in the half "held-out", without a false alarm in 62. 60 sentences written
"afterwards" were found 25 of 30 times, 0 of 30 falsely; the rules
learnt from those, and found 25 of 25, 0 of 25 falsely, in the "last" ones.
"""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpboard.domain.contact_data import ContactFound, ContactKind, contact_data

SENTENCES = json.loads(
    (Path(__file__).parents[2] / "data" / "contact_sentences.json").read_text("utf-8")
)
HALVES = sorted({sentence["half"] for sentence in SENTENCES})


def kinds(text):
    return {str(found.kind) for found in contact_data(text)}


def with_and_without(half):
    rows = [row for row in SENTENCES if row["half"] == half]
    return [row for row in rows if row["kind"]], [row for row in rows if not row["kind"]]


def test_the_sentences_are_many_and_in_six_languages():
    for half in HALVES:
        with_contact, without = with_and_without(half)
        assert min(len(with_contact), len(without)) >= 25
    for language in ("de", "en", "ar", "uk", "fa", "tr"):
        assert len([row for row in SENTENCES if row["lang"] == language]) >= 25
    assert len({row["text"] for row in SENTENCES}) == len(SENTENCES) >= 200


@pytest.mark.parametrize("half", HALVES)
def test_at_least_95_of_100_contacts_are_found_as_what_they_are(half):
    rows, _without = with_and_without(half)
    missed = [row["text"] for row in rows if row["kind"] not in kinds(row["text"])]
    assert 1 - len(missed) / len(rows) >= 0.95, missed


@pytest.mark.parametrize("half", HALVES)
def test_at_most_2_of_100_harmless_sentences_raise_an_alarm(half):
    _with_contact, rows = with_and_without(half)
    alarms = [(row["text"], contact_data(row["text"])) for row in rows if kinds(row["text"])]
    assert len(alarms) / len(rows) <= 0.02, alarms


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mail: lena@example.org!", [(6, 22, "email")]),
        ("hier: lockvogel[.]com", [(6, 21, "link")]),
        ("hier: lockvogel (.) com/geld", [(6, 28, "link")]),
        ("hier: lockvogel。com", [(6, 19, "link")]),
        ("Ruf 0152 28817386 an", [(4, 17, "phone")]),
        ("شماره ۰۱۵۲۲۸۸۱۷۳۸۶ است", [(6, 18, "phone")]),
        ("a\u0308 ＠ｌｉｓａ_lb und t.me/x", [(3, 11, "handle"), (16, 22, "link")]),
        ("0152\u200b28817386", [(0, 13, "phone")]),
        ("Ruf nulleinsfünf2acht8eins sieben an", [(4, 33, "phone")]),
        ("0\ufe0f\u20e31\ufe0f\u20e35\ufe0f\u20e3228817386", [(0, 18, "phone")]),
    ],
)
def test_what_is_found_is_marked_in_the_text_as_it_was_written(text, found):
    assert [(one.start, one.end, one.kind) for one in contact_data(text)] == found


def test_several_contacts_come_in_the_order_of_the_text():
    found = contact_data("t.me/abc, DE89 3704 0044 0532 0130 00, a@example.org, 0171 3920077")
    assert [one.kind for one in found] == [
        ContactKind.LINK,
        ContactKind.IBAN,
        ContactKind.EMAIL,
        ContactKind.PHONE,
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Am 12.12.2026, zwei Betten und drei Stühle",
        "Für 2026 eins, zwei oder drei Familien",
        "eins zwei drei vier fünf sechs sieben",
        "2 3 4 Kinder, acht oder neun Jahre",
    ],
)
def test_dates_and_counts_beside_number_words_are_no_number(text):
    assert contact_data(text) == []


def test_an_account_number_whose_check_digits_are_wrong_is_none():
    assert "iban" not in kinds("DE88 3704 0044 0532 0130 00")


@pytest.mark.parametrize(
    "text",
    [
        "a" * 10_000,
        "0 " * 5_000,
        "a." * 5_000,
        "a-" * 5_000,
        "@" * 10_000,
        "eins " * 2_000,
        "eins" * 2_500 + "x",
        "(at)" * 2_500,
        "a at b dot " * 900,
        "telegram " * 1_100,
        "tel " * 2_500,
        "12.11." * 1_600,
        "de89 " * 2_000,
        "whatsapp a : " * 770,
        "\u0600" * 10_000,
        "+4" * 5_000,
        "a_" * 5_000,
    ],
    ids=lambda text: ascii(text[:9]),
)
def test_the_longest_text_is_looked_at_in_a_blink(text):
    begin = time.process_time()
    contact_data(text)
    assert time.process_time() - begin < 1


@given(st.text())
def test_finds_lie_inside_the_text_in_order_and_apart(text):
    found = contact_data(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(isinstance(one, ContactFound) for one in found)
    assert all(one.end <= after.start for one, after in zip(found, found[1:], strict=False))
