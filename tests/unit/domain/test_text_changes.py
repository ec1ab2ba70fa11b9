from difflib import SequenceMatcher

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpboard.domain import text_changes
from helpboard.domain.text_changes import MOST_WORK, Change, changed_lines


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("", "", []),
        ("Gleich", "Gleich\n\n", []),
        ("Alt", "", ["-Alt"]),
        ("", "Neu", ["+Neu"]),
        ("Das Amt ist da.", "Das Amt ist hier.", ["Das Amt ist |-da|+hier|."]),
        ("Eins\nZwei\nDrei", "Eins\nDrei", ["-Zwei"]),
    ],
)
def test_changes_are_told_line_by_line_and_word_by_word(old, new, lines):
    signs = {Change.SAME: "", Change.OUT: "-", Change.IN: "+"}
    told = ["|".join(signs[piece.change] + piece.text for piece in line)
            for line in changed_lines(old, new)]  # fmt: skip
    assert told == lines


@settings(max_examples=80)
@given(st.text("ab .\n", max_size=60), st.text("ab .\n", max_size=60))
def test_what_was_taken_out_and_put_in_makes_the_changed_lines_of_both_texts(old, new):
    lines = changed_lines(old, new)
    for unwanted, text in ((Change.IN, old), (Change.OUT, new)):
        there = [line.strip() for line in text.splitlines()]
        kept = ("".join(p.text for p in line if p.change is not unwanted) for line in lines)
        assert all(line in there for line in kept if line.strip())


@pytest.mark.parametrize(
    ("old", "new"),
    [("a\n" * 20_000, "b\n" + "a\n" * 19_000), ("a b " * 10_000, "b a " * 10_000),
     ("a b c\n" * 6_000, "a c b\n" * 6_000),
     (("a b " * 49 + "\n") * 200, ("b a " * 49 + "\n") * 200)],
)  # fmt: skip
def test_a_long_text_is_compared_word_by_word_only_so_far(old, new, monkeypatch):
    work = []

    class Counting(SequenceMatcher):
        def __init__(self, *, a, b, autojunk):
            work.append(0 if autojunk else len(a) * len(b))
            super().__init__(a=a, b=b, autojunk=autojunk)

    monkeypatch.setattr(text_changes, "SequenceMatcher", Counting)
    lines = changed_lines(old, new)
    assert sum(work) <= MOST_WORK + 200 * 200
    assert len(lines) <= 20_000
