"""Which hit comes first: our own count, the same on every database."""

from collections.abc import Collection

from helpboard.domain.search.query import Query

IN_TITLE, IN_CODES, IN_BODY = 8, 4, 1
RANKED_HITS = 1_000
"""Only the newest so many hits are ranked, so that a common word costs no more than this."""


def score(query: Query, title: Collection[str], codes: Collection[str]) -> int:
    """Return how well a document that matches a question fits it.

    Each group counts where it matches best: in the title, in the codes of topic and things, or
    in the body (where else, as the document is a hit). Callers order by score, then newest
    first, then by id.
    """
    return sum(_best(group.tokens, title, codes) for group in query.groups)


def _best(tokens: Collection[str], title: Collection[str], codes: Collection[str]) -> int:
    if any(token in title for token in tokens):
        return IN_TITLE
    return IN_CODES if any(token in codes for token in tokens) else IN_BODY
