"""Typing errors: which known word was meant."""

from collections.abc import Iterable

_LETTERS = 64


def tolerance(word: str) -> int:
    """Return how many errors are forgiven: none below 4 letters, one below 8, then two."""
    return 0 if len(word) < 4 else 1 if len(word) < 8 else 2


def suggestions(word: str, vocabulary: Iterable[tuple[str, int]], *, most: int = 3) -> list[str]:
    """Return the known words nearest to a word that matches nothing, best first.

    `vocabulary` holds words and the number of documents they are in; all of it, or those that
    a table has already narrowed down. Order: fewest errors, same first letter, most documents,
    alphabet. The word itself is never among them.
    """
    allowed, letters = tolerance(word), _letters(word)
    if not allowed:
        return []
    found: list[tuple[int, bool, int, str]] = []
    for known, documents in vocabulary:
        if abs(len(known) - len(word)) > allowed or known == word:
            continue
        theirs = _letters(known)
        # Every error adds or removes one kind of letter at most, so counting them rules out
        # nearly all words before the slow comparison.
        if (letters & ~theirs).bit_count() > allowed or (theirs & ~letters).bit_count() > allowed:
            continue
        errors = distance(word, known, allowed)
        if errors is not None:
            found.append((errors, known[0] != word[0], -documents, known))
    return [known for *_, known in sorted(found)[:most]]


def _letters(word: str) -> int:
    mask = 0
    for character in word:
        mask |= 1 << (ord(character) % _LETTERS)
    return mask


def distance(one: str, other: str, limit: int) -> int | None:
    """Return the Damerau-Levenshtein distance (neighbours swapped count one), None above limit.

    The restricted form (optimal string alignment): no letter is changed twice.
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        earlier, before, row = before, row, [i] + [0] * len(other)
        for j, theirs in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != theirs))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == theirs:
                cost = min(cost, earlier[j - 2] + 1)
            row[j] = cost
        if min(row) > limit:
            return None
    return row[-1] if row[-1] <= limit else None
