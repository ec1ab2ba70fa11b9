"""Replies as real programs write them, reduced to what their writers added."""

import time

import pytest

from helpboard.domain.reply_text import own_words, without_contact_lines

BOARD = "reply+7-o-abcdefghijklmnopqrstuvwxyz@board.example.org"
SENDER = "board@board.example.org"
LETTER = """##- Bitte schreiben Sie über diese Zeile -##

Hallo Sara,

Bob hat Ihnen geschrieben:

> Ich kann am Dienstag.
"""
QUOTED = "\n".join(f"> {line}".rstrip() for line in LETTER.splitlines())


def words(text: str) -> str:
    return own_words(text, addresses=(BOARD, SENDER))


INTRODUCTIONS = {
    "gmail-de": f"Am Mo., 22. Nov. 2026 um 10:00 Uhr schrieb Helpboard <\n{BOARD}>:",
    "gmail-ar": f"في الأحد، 22 نوفمبر 2026 في 10:00 ص تمت كتابة ما يلي بواسطة Helpboard <{BOARD}>:",
    "gmail-uk": f"нд, 22 лист. 2026 р. о 10:00 Helpboard <{BOARD}> пише:",
    "apple": f"Am 22.11.2026 um 10:00 schrieb Helpboard <{SENDER}>:",
    "thunderbird": "On 22/11/2026 10:00, Helpboard wrote:",
    "outlook": f"________________________________\nVon: Helpboard <{SENDER}>\n"
    "Gesendet: Sonntag, 22. November 2026 10:00\nAn: Sara\nBetreff: Eine Nachricht",
    "original": f"-----Ursprüngliche Nachricht-----\nVon: Helpboard <{SENDER}>",
}


@pytest.mark.parametrize("introduction", INTRODUCTIONS.values(), ids=INTRODUCTIONS.keys())
@pytest.mark.parametrize("letter", [LETTER, QUOTED], ids=["plain", "quoted"])
def test_what_stands_above_our_letter_stays(introduction, letter):
    text = f"Ja, gern.\n\nUm 17:00 Uhr am Bahnhof?\n\n{introduction}\n\n{letter}"
    assert words(text) == "Ja, gern.\n\nUm 17:00 Uhr am Bahnhof?"


@pytest.mark.parametrize("introduction", ["gmail-de", "apple", "gmail-ar"])
def test_an_introduction_right_below_the_words_is_recognised(introduction):
    text = f"Ja, gern.\n{INTRODUCTIONS[introduction]}\n{QUOTED}"
    assert words(text) == "Ja, gern."


def test_a_quote_without_our_line_is_recognised_too():
    text = f"شكراً جزيلاً\n\n{INTRODUCTIONS['gmail-ar']}\n\n> Bob hat Ihnen geschrieben"
    assert words(text) == "شكراً جزيلاً"


def test_words_below_the_quote_are_found():
    assert words(f"{INTRODUCTIONS['thunderbird']}\n{QUOTED}\n\nJa, gern.\n-- \nSara") == "Ja, gern."


def test_a_letter_without_any_quote_stays_whole_with_its_lists():
    text = "Ich bringe mit:\n- Brot\n- Salz\n\nWir sehen uns um 17:00:"
    assert words(text) == text


@pytest.mark.parametrize(
    "end",
    [
        "-- \nSara Haddad\nTel. 0176 1234567",
        "--\nSara",
        "Von meinem iPhone gesendet",
        "Sent from my Samsung Galaxy smartphone.",
        "أُرسلت من الـ iPhone",
        "Надіслано з iPhone",
    ],
)
def test_signatures_are_left_out(end):
    assert words(f"Ja, gern.\n\n{end}\n\n{INTRODUCTIONS['apple']}\n{QUOTED}") == "Ja, gern."


@pytest.mark.parametrize(
    "text", [LETTER, QUOTED, "", "\n\n", f"\n{INTRODUCTIONS['outlook']}\n{LETTER}"]
)
def test_nothing_new_is_nothing(text):
    assert words(text) == ""


def test_line_breaks_of_every_kind_are_understood():
    assert words("Ja.\r\nGern.\r\n\r\n##- x -##\r\nalt") == "Ja.\nGern."


def test_numbers_and_addresses_alone_at_the_end_are_left_out():
    text = "Ja, gern.\n\nSara\nTel.: 0176 12345678\nsara@example.org\n"
    assert without_contact_lines(text) == "Ja, gern.\n\nSara"


@pytest.mark.parametrize(
    "text", ["Ruf mich bitte an: 0176 12345678", "Hallo\nRuf mich doch bitte an: 0176 12345678"]
)
def test_numbers_within_a_sentence_are_no_signature(text):
    assert without_contact_lines(text) == text


def test_a_very_long_letter_is_read_at_once():
    text = ("Am 22.11.2026 um 10:00 schrieb " * 50 + "\n") * 2000 + QUOTED
    before = time.perf_counter()
    words(text)
    assert time.perf_counter() - before < 2
