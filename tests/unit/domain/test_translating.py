"""The states of a translation, what comes first, and what a translator is told to look at."""

import string
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpboard.domain.translating import (
    MOST_FIELD,
    READERS,
    block_differences,
    heading_difference,
    is_odd_length,
    long_sentences,
    state_of,
    tags_of,
    urgency,
    word_count,
)
from helpboard.domain.translation import FIELDS, ItemKind, TranslationState, source_hash

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
S = TranslationState
WORD = st.text(string.ascii_letters + "äöüß", min_size=1, max_size=8)
WORDS = st.lists(WORD, min_size=1, max_size=20)
SPACE = st.sampled_from([" ", "  ", "\n", "\n\n", "\t", " \n "])


@pytest.mark.parametrize(
    ("public", "machine", "same", "work", "state"),
    [
        (False, False, False, False, S.MISSING),
        (False, True, True, False, S.MISSING),
        (False, False, False, True, S.IN_WORK),
        (True, False, True, False, S.CURRENT),
        (True, False, True, True, S.CURRENT),
        (True, True, True, False, S.MACHINE),
        (True, True, False, False, S.OUTDATED),
        (True, False, False, True, S.OUTDATED),
        (True, False, False, False, S.OUTDATED),
    ],
)
def test_the_state_says_what_readers_have(public, machine, same, work, state):
    said = {"is_public": public, "is_machine": machine, "is_same_source": same}
    assert state_of(**said, is_in_work=work) is state


@settings(max_examples=100)
@given(words=WORDS, data=st.data())
def test_white_space_never_makes_a_translation_outdated(words, data):
    again = "".join(word + data.draw(SPACE) for word in words)
    assert source_hash({"text": " ".join(words)}) == source_hash({"text": f"\n{again}"})


@settings(max_examples=100)
@given(words=WORDS, at=st.integers(0, 19), other=WORD)
def test_a_changed_word_always_does(words, at, other):
    changed = list(words)
    changed[at % len(words)] = f"{other}x{changed[at % len(words)]}"
    assert source_hash({"text": " ".join(words)}) != source_hash({"text": " ".join(changed)})


def test_a_page_for_many_comes_before_a_post_that_ends_tomorrow():
    page = urgency(ItemKind.PAGE, "ar", S.MISSING, ends_at=None, now=NOW)
    post = urgency(ItemKind.POST, "ar", S.MISSING, ends_at=NOW + timedelta(days=1), now=NOW)
    few = urgency(ItemKind.PAGE, "fr", S.MISSING, ends_at=None, now=NOW)
    assert page > few > post > 0
    assert urgency(ItemKind.PAGE, "ar", S.MACHINE, ends_at=None, now=NOW) < page
    assert urgency(ItemKind.PAGE, "ar", S.CURRENT, ends_at=None, now=NOW) == 0
    assert urgency(ItemKind.POST, "ar", S.MISSING, ends_at=NOW - timedelta(days=1), now=NOW) == 0
    assert urgency(ItemKind.PAGE, "xx", S.MISSING, ends_at=None, now=NOW) * READERS["ar"] == page


def test_who_says_no_language_translates_into_all_and_others_into_theirs():
    assert "ti" in tags_of({})
    assert tags_of({"de": "C2", "prs": "C2"}) == {"de", "de-simple", "fa-AF"}


def test_only_words_are_counted():
    body = "# Erste Schritte\n\n- Zum [Amt](https://example.org/a) gehen\n\n[[card:amt]]\n"
    assert word_count({"title": "Ankunft", "body": body}) == 6


def test_blocks_must_be_the_same_but_the_words_of_links_may_differ():
    source = "Rufen Sie [[phone:amt]] an. [[page:a/b|Mehr]]\n\n[[card:amt]]"
    assert block_differences(source, "[[page:a/b|المزيد]] [[phone:amt]] [[card:amt]]") == ((), ())
    missing, unknown = block_differences(source, "[[phone:andere]] [[page:a/b]] [[card:amt]]")
    assert missing == ("[[phone:amt]]",)
    assert unknown == ("[[phone:andere]]",)


def test_hints_name_long_sentences_odd_lengths_and_other_headings():
    long = "Das ist ein Satz mit sehr vielen Wörtern, die niemand gern auf einmal liest."
    assert long_sentences(f"Das ist kurz. {long}") == (long.rstrip("."),) or long_sentences(long)
    assert long_sentences("Kurz. Auch kurz.") == ()
    assert is_odd_length("Wort " * 40, "Wort")
    assert not is_odd_length("Wort " * 40, "word " * 35)
    assert heading_difference("## Eins\n\nText", "Eins\n\nText")
    assert not heading_difference("## Eins\n\n- a\n- b", "## One\n\n* a\n* b")


def test_every_field_has_the_limit_of_its_original():
    assert {kind: set(limits) for kind, limits in MOST_FIELD.items()} == {
        kind: set(names) for kind, names in FIELDS.items()
    }
    assert MOST_FIELD[ItemKind.PAGE]["summary"] == 300
