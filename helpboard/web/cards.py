"""Posts as notes on the board: made once for each language and version, then kept in memory."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from functools import lru_cache, partial
from threading import Lock
from typing import Any

from flask import current_app, request, url_for
from markupsafe import Markup

from helpboard.catalogue import current_language
from helpboard.domain.translation import ItemKind, Words
from helpboard.queries.board import CardRow
from helpboard.web import dates
from helpboard.web.caching import fresh_until
from helpboard.web.facts import headline
from helpboard.web.originals import direction_of, excerpt
from helpboard.web.wordings import Wordings, wordings
from helpboard.web.words.kinds import post_kind_label
from helpboard.web.words.topics import topic_label

MOST_KEPT = 2_000
"""About 7 MiB of a worker's memory."""


class Fragments:
    """A bounded store of rendered cards, safe for threads."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        """Keep at most ``most`` cards, those least used go first."""
        self._kept: OrderedDict[Hashable, Markup] = OrderedDict()
        self._most = most
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Markup]) -> Markup:
        """Return what is kept under ``key``, else what ``make`` returns, and keep it."""
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
                return found
        made = make()
        with self._lock:
            self._kept[key] = made
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made


FRAGMENTS = Fragments()


def cards(rows: Iterable[CardRow], wording: Wordings | None = None) -> list[Markup]:
    """Return the notes of ``rows`` in the reader's language; the page lasts as long as they do.

    Their words are looked up here unless the page has them already, together with others.
    """
    rows = tuple(rows)
    said = wording or wordings({ItemKind.POST: rows})
    language = current_language().tag
    found = []
    for row in rows:
        fresh_until(row.expires_at)
        words = said.of(ItemKind.POST, row.id)
        found.append(FRAGMENTS.get(_key(row, words, language), partial(_rendered, row, words)))
    return found


def _key(row: CardRow, words: Words, language: str) -> Hashable:
    # A database of another installation in the same process (tests) may reuse ids and versions.
    shown = (
        row.area_name,
        row.organisation_name,
        row.is_verified,
        row.group_name,
        words.lang,
        words.is_machine,
        words.fields["text"],
        row.has_photos,
    )
    return (language, row.id, row.version, row.published_at, row.topic, shown)


def _rendered(row: CardRow, words: Words) -> Markup:
    module: Any = current_app.jinja_env.get_template("components/post.html").module
    made: Markup = module.post_card(card_view(row, words))
    return made


@lru_cache(maxsize=64)
def _posts_address(root: str, lang: str) -> str:
    """Return what stands before the number in every post's address; it depends on nothing else."""
    return url_for("posts.show", post_id=0).removesuffix("0")


def card_view(row: CardRow, words: Words | None = None) -> dict[str, Any]:
    """Return what the macro ``post_card`` shows of ``row``; without ``words``, the author's own."""
    said = words or Words(lang=row.text_lang, fields={"text": row.text})
    by = row.organisation_name or row.group_name
    return {
        "id": row.id,
        "url": f"{_posts_address(request.script_root, current_language().tag)}{row.id}",
        "kind": row.kind.value,
        "kind_label": post_kind_label(row.kind),
        "headline": headline(row.kind, row.topic, row.facts, row.area_name),
        "topic_icon": row.topic,
        "topic_label": topic_label(row.topic),
        "topic_line": topic_label(row.topic) if "thing" in row.facts else "",
        "area_name": row.area_name,
        "organisation_name": by,
        "is_verified": row.is_verified,
        "date_label": dates.day_and_month(row.published_at),
        "date_iso": row.published_at.isoformat(timespec="minutes"),
        "excerpt": excerpt(said.fields["text"]),
        "excerpt_lang": said.lang,
        "excerpt_dir": direction_of(said.lang),
        "is_machine": said.is_machine,
        "is_urgent": row.is_urgent,
        "has_photos": row.has_photos,
        "facts": (),
    }
