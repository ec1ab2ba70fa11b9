"""Which hit comes first: our own count, the same on every database."""

from collections.abc import Collection

from helpboard.domain.search.query import Query

IN_TITLE, NAMED, IN_TOPIC, IN_BODY = 8, 5, 3, 1
RANKED_HITS = 1_000
"""Only the newest so many hits are ranked, so that a common word costs no more than this."""


def score(query: Query, title: str, codes: str) -> int:
    """Return how well a document that matches a question fits it.

    `title` and `codes` are tokens with a space between them. Each group counts where it matches
    best: in the title; in the code of a thing or another fact; in the code of a topic, which is
    wider; or in the body (where else, as the document is a hit). Callers order by score, then
    newest first, then by id.
    """
    in_title, carried = f" {title} ", f" {codes} "
    return sum(_best(group.tokens, in_title, carried) for group in query.groups)


def _best(tokens: Collection[str], title: str, codes: str) -> int:
    best = IN_BODY
    for token in tokens:
        if ":" not in token:
            if f" {token} " in title:
                return IN_TITLE
        elif f" {token} " in codes:
            best = max(best, IN_TOPIC if token.startswith("topic:") else NAMED)
    return best
