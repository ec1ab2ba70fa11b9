"""Plain German keeps what it promises: short sentences, everyday grammar, digits, no italics."""

import re
from collections.abc import Iterator

import pytest

from helpboard.catalogue_rules import PLACEHOLDER
from helpboard.cli.i18n.files import catalogues_of, messages_of, place_of, read
from helpboard.web.legal_texts import de_simple

LONGEST = 12
"""Words in a sentence; what a placeholder brings counts as one."""
SENTENCE_END = re.compile(r"[.!?:…]+[“”»)*]*\s+")
PARAGRAPH_END = re.compile(r"\n\n|\n(?=- )")
OPERATORS_PART = re.compile(r"\[\[[^\]]*\]\]")
"""What the operator fills in: a name or an address, counted as one word."""
SUBJUNCTIVE = re.compile(r"\b(?:wäre|würde|könnte|hätte|sollte|dürfte|müsste)(?:n|st|t)?\b", re.I)
CLAUSE = re.compile(
    r", (?:dass|wenn|weil|ob|damit|wer|wie|wo|bis|als|sobald|bevor|nachdem|obwohl|indem|falls"
    r"|der|die|das|den|dem|denen|was|wem)\b",
    re.I,
)
"""Where a clause begins that cannot stand alone."""
NUMBER_WORD = re.compile(r"\b(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf)\b", re.I)
ABBREVIATION = re.compile(r"\b(?:z\. ?B|d\. ?h|u\. ?a|bzw|usw|ggf|evtl|inkl|ca)\.", re.I)
FORBIDDEN = re.compile(r"<(?:em|i)\b|Leichte[rn]? Sprache", re.I)
"""The name of “Leichte Sprache” is for texts that people with learning difficulties have tested."""


def _texts() -> Iterator[str]:
    for name in catalogues_of("de-simple"):
        for message in messages_of(read(place_of("de-simple", name))).values():
            yield from [message.string] if isinstance(message.string, str) else message.string
    for title, body in de_simple.TEXTS.values():
        yield title
        yield from PARAGRAPH_END.split(OPERATORS_PART.sub("x", body))


def _longest_sentence(text: str) -> int:
    bare = re.sub(r"<[^<>]*>", "", PLACEHOLDER.sub("x", text))
    sentences = SENTENCE_END.split(bare)
    return max(sum(map(bool, re.findall(r"\S*\w\S*", sentence))) for sentence in sentences)


def test_a_sentence_has_at_most_twelve_words():
    assert [text for text in _texts() if _longest_sentence(text) > LONGEST] == []


def test_at_most_one_clause_hangs_on_a_sentence():
    sentences = [sentence for text in _texts() for sentence in SENTENCE_END.split(text)]
    assert [sentence for sentence in sentences if len(CLAUSE.findall(sentence)) > 1] == []


@pytest.mark.parametrize("fault", [SUBJUNCTIVE, NUMBER_WORD, ABBREVIATION, FORBIDDEN])
def test_what_is_hard_to_read_is_not_there(fault):
    assert [text for text in _texts() if fault.search(text)] == []


def test_the_length_of_a_sentence_is_counted_as_people_read_it():
    assert _longest_sentence("Eins zwei, drei. Eins: eins zwei") == 3
    assert _longest_sentence("%(first_name)s kommt um 12:30 Uhr.") == 5
