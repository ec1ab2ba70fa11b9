"""What the desk's pages show of the tree, of translations and of revisions."""

from collections.abc import Mapping, Sequence
from typing import Any

from helpboard.catalogue import gettext as _
from helpboard.domain.languages import LANGUAGES
from helpboard.domain.page import PageAudience
from helpboard.domain.text_changes import ChangedLine, changed_lines
from helpboard.domain.translation import TranslationState
from helpboard.queries.desk_pages import DeskPage
from helpboard.queries.translation_states import MOST_REVISIONS, RevisionRow
from helpboard.web import dates
from helpboard.web.locale import offered
from helpboard.web.pages.words import COVERED
from helpboard.web.words.pages import audience_label

MOST_LINES = 200
_INDENT = "\u2003"
_FIELDS = ("title", "summary", "explanation", "body")


def covered(states: Mapping[str, TranslationState], source_lang: str) -> list[dict[str, Any]]:
    """Return which of the languages offered are in which state, those first that need nothing."""
    tags = [tag for tag in offered() if tag != source_lang]
    by_state: dict[TranslationState, list[str]] = {}
    for tag in tags:
        by_state.setdefault(states.get(tag, TranslationState.MISSING), []).append(tag)
    return [
        {
            "state": state.value,
            "label": str(label),
            "languages": [
                {"tag": tag, "dir": LANGUAGES[tag].direction.value, "name": LANGUAGES[tag].own_name}
                for tag in by_state[state]
            ],
        }
        for state, label in COVERED.items()
        if state in by_state
    ]


def spots(tree: Sequence[DeskPage], *, without: str = "") -> list[tuple[str, str]]:
    """Return where a page may stand: first in a menu, or below a page.

    ``without`` is the address of a page that is to be moved: it and what is below it are left out.
    """
    rows: list[tuple[str, str]] = []
    for audience in PageAudience:
        rows.append((audience.value, audience_label(audience)))
        rows += [
            (str(page.id), _INDENT * (page.depth + 1) + page.title)
            for page in tree
            if page.audience is audience and not _is_in(page.path, without)
        ]
    return rows


def _is_in(path: str, root: str) -> bool:
    return bool(root) and (path == root or path.startswith(f"{root}/"))


def told(rows: Sequence[RevisionRow]) -> list[dict[str, Any]]:
    """Return revisions with what each changed in the one before it."""
    shown = []
    for number, row in enumerate(rows[:MOST_REVISIONS]):
        is_first = number + 1 == len(rows)
        lines = [] if is_first else _changes(rows[number + 1].fields, row.fields)
        shown.append(
            {
                "id": row.id,
                "at": f"{dates.full_day(row.at)}, {dates.clock(row.at)}",
                "by": row.by or "",
                "is_small": row.is_small,
                "is_newest": number == 0,
                "is_first": is_first,
                "lines": lines[:MOST_LINES],
                "more": max(0, len(lines) - MOST_LINES),
            }
        )
    return shown


def _changes(before: Mapping[str, str], after: Mapping[str, str]) -> list[ChangedLine]:
    return [
        line
        for name in _FIELDS
        for line in changed_lines(before.get(name, ""), after.get(name, ""))
    ]


def in_words(_name: str, value: Any) -> str:
    """Return a field's value for whoever compares two."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(value)
