"""Blocks in the text of a page."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpboard.domain.machine_text import sheet
from helpboard.domain.page_profile import misspelt_blocks
from helpboard.domain.page_text import (
    MARK,
    MOST_BLOCKS,
    MOST_CHARACTERS,
    Block,
    BlockKind,
    blocks_in,
    marked,
)
from helpboard.domain.translating import block_differences, word_count


def test_every_kind_of_block_is_read_with_what_it_needs():
    text = "[[card:amt]] [[phone:amt]] [[page:wohnen/miete|die Miete]] [[place:haus-1]]"
    assert blocks_in(text) == (
        Block(BlockKind.CARD, "amt"),
        Block(BlockKind.PHONE, "amt"),
        Block(BlockKind.PAGE, "wohnen/miete", "die Miete"),
        Block(BlockKind.PLACE, "haus-1"),
    )
    assert blocks_in(text)[1].names == (BlockKind.CARD, "amt")


@pytest.mark.parametrize(
    "text",
    ["[[nothing:x]]", "[[card:]]", "[[card:Ä]]", "[card:x]", "[[card:x", "[[page:a|b|c]]", "[[]]"],
)
def test_what_is_no_block_stays_as_it_is(text):
    assert blocks_in(text) == ()
    assert marked(text).text == text


def test_a_card_on_its_own_line_is_a_paragraph_and_a_part_of_one_is_not():
    assert marked("Vorher\n[[card:a]]\nnachher").text == "Vorher\n\n\ue0000\ue001\n\nnachher"
    assert marked("Rufen Sie\n[[phone:a]]\nan").text == "Rufen Sie\n\ue0000\ue001\nan"


def test_a_table_that_is_too_wide_is_no_table():
    assert "|" in marked("|" * 13).text
    assert "|" not in marked("a|" * 5_000).text


def test_marks_that_somebody_typed_are_taken_out():
    assert marked("a\ue0000\ue001b").text == "a0b"


def test_text_and_blocks_are_bounded():
    assert len(marked("x" * 2_000_000).text) == MOST_CHARACTERS
    many = marked("[[phone:a]] " * 3_000)
    assert len(many.blocks) == MOST_BLOCKS
    assert len(MARK.findall(many.text)) == MOST_BLOCKS


@settings(max_examples=100)
@given(st.text(alphabet="[]|:acdrpgehon-/\n \ue000\ue0011*#", max_size=300))
def test_every_mark_has_its_block(text):
    found = marked(text)
    numbers = [int(number) for number in MARK.findall(found.text)]
    assert numbers == list(range(len(found.blocks)))
    assert not re.search("[\ue000\ue001]", MARK.sub("", found.text))


def test_the_longest_block_is_one_for_writers_translators_and_machines():
    block = f"[[organisation:{'a' * 400}|{'b' * 200}]]"
    assert len(blocks_in(block)) == 1
    assert misspelt_blocks(block.replace("organisation", "organisatiom")) != ()
    assert word_count({"body": block}) == 0
    assert block_differences(block, "") != ((), ())
    card = f"[[card:{'1a ' * 199}]]"
    sent = sheet(f"Hallo {card} Welt", words=frozenset(), is_markdown=True).texts
    assert sent == (f'Hallo <x id="1">{card}</x> Welt',)
