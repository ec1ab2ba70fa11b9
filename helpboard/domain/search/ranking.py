"""Which hit comes first: our own count, the same on every database."""

from collections.abc import Collection

from helpboard.domain.search.query import Query

IN_TITLE, NAMED, IN_TOPIC, IN_BODY = 8, 5, 3, 1
RANKED_HITS = 1_000
"""Only the newest so many hits are ranked, so that a common word costs no more than this."""


def score(query: Query, title: Collection[str], codes: Collection[str]) -> int:
    """Return how well a document that matches a question fits it.

    Each group counts where it matches best: in the title; in the code of a thing or another
    fact; in the code of a topic, which is wider; or in the body (where else, as the document is a
    hit). Callers order by score, then newest first, then by id.
    """
    return sum(_best(group.tokens, title, codes) for group in query.groups)


def _best(tokens: Collection[str], title: Collection[str], codes: Collection[str]) -> int:
    if any(token in title for token in tokens):
        return IN_TITLE
    named = [token for token in tokens if token in codes]
    if not named:
        return IN_BODY
    return IN_TOPIC if all(code.startswith("topic:") for code in named) else NAMED
