"""Texts that were made to cost much: counted in tokens, marks and steps, never in seconds."""

import re
import sys
from collections import Counter

import pytest

from helpboard.domain.page_text import MOST_CHARACTERS
from helpboard.queries.pages import PageTree
from helpboard.web.kept_pages import glossary_of
from helpboard.web.markdown import parsed
from helpboard.web.page_text import Around, page_text

N = MOST_CHARACTERS
BOMBS = {
    "brackets": "[" * N,
    "links": "[a](" * (N // 4),
    "pictures": "![" * (N // 2),
    "emphasis": "*a **a " * (N // 7),
    "quotes": ">" * N,
    "lists": "\n".join("  " * depth + "- a" for depth in range(1_000)),
    "blocks": "[[card:" * (N // 7),
    "half-blocks": "[[page:a|" * (N // 9),
    "table": "|" + "a|" * 5_000 + "\n|" + "-|" * 5_000 + "\n" + "a\n" * 10_000,
    "angles": "<" * N,
    "megabytes": "Ein Satz. " * 200_000,
}


@pytest.fixture
def around(now):
    return Around(tree=PageTree(()), facts={}, glossary=glossary_of(()), now=now)


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_shown_in_bounded_size(around, name):
    html = str(page_text(BOMBS[name], around).html)
    assert len(html) <= 6 * N + 100
    assert "<script" not in html


@pytest.mark.parametrize(
    "text",
    ['[x](http://a.b "t [[page:a|Regen]] t")', "[x](http://a.b/[[page:a|Regen]])"]
    + ["[x](http://a.b '[[page:a|Regen]]')", "<http://a.b/[[page:a|Regen]]>"],
)
def test_no_block_stands_within_an_attribute(around, text):
    html = str(page_text(text, around).html)
    assert html.startswith("<p><a href=")
    assert re.findall(r"<[^>]*(?:Regen|[\ue000\ue001]|title)[^>]*>", html) == []


def test_lists_nested_a_thousand_deep_are_shown_twenty_deep_at_most(around):
    html = str(page_text(BOMBS["lists"], around).html)
    assert 1 <= html.count("<ul>") <= 20


@pytest.mark.parametrize("name", ["brackets", "links", "emphasis", "blocks", "angles", "quotes"])
def test_twice_the_text_is_not_four_times_the_work(name):
    def steps(text):
        counted = Counter()

        def count(_frame, event, _arg):
            counted[event] += 1

        sys.setprofile(count)
        try:
            parsed(text)
        finally:
            sys.setprofile(None)
        return counted["call"]

    one, two = (steps(BOMBS[name][:size]) for size in (1_500, 3_000))
    assert two < 3 * one
