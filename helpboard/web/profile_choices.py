"""What the forms of profiles let people choose from, in the reader's language."""

from collections.abc import Collection
from typing import Any

from helpboard.catalogue import current_language
from helpboard.catalogue import gettext as _
from helpboard.domain.languages import LANGUAGES, SPOKEN
from helpboard.domain.topics import BRANCHES, leaves_of
from helpboard.domain.words import CONDITIONS
from helpboard.web.filters import home_area
from helpboard.web.kept import kept_area_tree
from helpboard.web.words.kinds import ORGANISATION_KINDS, condition_label, organisation_kind_label
from helpboard.web.words.spoken import language_name
from helpboard.web.words.topics import topic_label

OFTEN = 12
_INDENT = "\u2003"
Choices = list[tuple[str, str]]


def kind_choices() -> Choices:
    """Return the kinds of organisations by their words."""
    kinds = ((kind, organisation_kind_label(kind)) for kind in ORGANISATION_KINDS)
    return [("", _("Please choose")), *sorted(kinds, key=lambda pair: pair[1])]


def area_choices() -> Choices:
    """Return the home area and everything below it, then the rest."""
    tree = kept_area_tree()
    home = home_area(tree)
    below = tree.below(home)
    ours = {row.id for row in below}
    rest = [row for row in tree.rows if row.id not in ours]
    return [
        *((row.slug, _INDENT * (row.depth - home.depth) + row.name) for row in below),
        *((row.slug, row.name) for row in rest),
    ]


def language_choices() -> Choices:
    """Return the languages that a text may be written in, the reader's own first."""
    own = current_language().tag
    tags = (own, *(tag for tag in LANGUAGES if tag != own))
    return [(tag, LANGUAGES[tag].own_name) for tag in tags if tag != "de-simple"]


def topic_choices() -> dict[str, Choices]:
    """Return topics to choose one from, under their branches."""
    return {
        topic_label(branch): [(leaf, topic_label(leaf)) for leaf in leaves_of(branch)]
        for branch in BRANCHES
    }


def topic_groups(chosen: Collection[str]) -> list[dict[str, Any]]:
    """Return topics to tick, folded below their branches; a branch with a tick is open."""
    return [
        _group(
            topic_label(branch),
            [(branch, _("All of it")), *((leaf, topic_label(leaf)) for leaf in leaves_of(branch))],
            chosen,
        )
        for branch in BRANCHES
    ]


def spoken_groups(chosen: Collection[str]) -> list[dict[str, Any]]:
    """Return spoken languages to tick: the frequent ones, and all others folded."""
    often = [(code, language_name(code)) for code in SPOKEN[:OFTEN]]
    others = sorted(
        ((code, language_name(code)) for code in SPOKEN[OFTEN:]), key=lambda one: one[1]
    )
    return [
        {**_group("", often, chosen), "is_open": True},
        _group(_("More languages"), others, chosen),
    ]


def condition_groups(chosen: Collection[str]) -> list[dict[str, Any]]:
    """Return conditions to tick."""
    rows = [(code, condition_label(code)) for code in CONDITIONS]
    return [{**_group("", rows, chosen), "is_open": True}]


def _group(label: str, rows: Choices, chosen: Collection[str]) -> dict[str, Any]:
    ticked = sum(code in chosen for code, _label in rows)
    return {
        "label": label,
        "rows": [(code, text, code in chosen) for code, text in rows],
        "ticked": ticked,
        "is_open": ticked > 0,
    }
