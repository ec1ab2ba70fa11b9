"""The choices of the board's filter form."""

from typing import Any

from flask import current_app, url_for
from flask_babel import gettext as _
from markupsafe import Markup

from helpboard.catalogue import current_language
from helpboard.domain.languages import SPOKEN
from helpboard.domain.post import PostKind
from helpboard.domain.topics import BRANCHES, leaves_of
from helpboard.domain.when import PARTS, WEEKDAYS
from helpboard.queries.areas import AreaTree
from helpboard.web.board_choice import Choice, home_area
from helpboard.web.kept import kept
from helpboard.web.words.calendar import day_part_label, weekday_label
from helpboard.web.words.kinds import post_kind_label
from helpboard.web.words.spoken import language_name
from helpboard.web.words.topics import topic_label

Choices = list[tuple[str, str]]


def filter_form(choice: Choice, tree: AreaTree, chips: Choices) -> Markup:
    """Return the form above the list; ``chips`` are the active filters with the way out of each.

    With its hundreds of choices it is the dearest part of the page, and the same for many.
    """
    organisation = choice.filter.organisation

    def make() -> Markup:
        module: Any = current_app.jinja_env.get_template("components/list.html").module
        board = url_for("board.index")
        made: Markup = module.filters(
            board,
            filter_fields(choice, tree),
            q=choice.filter.text,
            active=chips,
            clear_url=board,
            hidden=[("organisation", organisation)] if organisation else (),
        )
        return made

    chosen = tuple(choice.parameters().items())
    return kept(("filters", current_language().tag, chosen, tuple(chips)), make)


def filter_fields(choice: Choice, tree: AreaTree) -> list[dict[str, Any]]:
    """Return the fields of the form: name, label, choices and what is chosen."""
    chosen = choice.filter
    kinds = [(kind.value, post_kind_label(kind)) for kind in PostKind]
    days = [(day, weekday_label(day)) for day in WEEKDAYS]
    parts = [(part, day_part_label(part)) for part in PARTS]
    area = "" if choice.is_home else choice.area.slug
    return [
        {
            **_field("kind", _("Offer or request"), kinds, chosen.kind or "", _("Both")),
            "as_radio": True,
        },
        _field("topic", _("Topic"), topic_choices(), chosen.topic or "", _("All topics")),
        _field("area", _("Area"), area_choices(tree), area, home_area(tree).name),
        _field(
            "speaks", _("Language"), language_choices(), chosen.speaks or "", _("All languages")
        ),
        _field("day", _("Weekday"), days, chosen.day or "", _("Any day")),
        _field("part", _("Part of the day"), parts, chosen.part or "", _("Any time")),
    ]


def topic_choices() -> Choices:
    """Return branches in the board's order, each followed by its leaves, indented."""
    return [
        (code, label)
        for branch in BRANCHES
        for code, label in [
            (branch, topic_label(branch)),
            *((leaf, f"\u2003{topic_label(leaf)}") for leaf in leaves_of(branch)),
        ]
    ]


def area_choices(tree: AreaTree) -> Choices:
    """Return the areas below the home area, indented by depth."""
    home = home_area(tree)
    return [
        (row.slug, "\u2003" * (row.depth - home.depth - 1) + row.name)
        for row in tree.below(home)
        if row.id != home.id
    ]


def language_choices() -> Choices:
    """Return spoken languages by their name in the reader's language."""
    return sorted(((code, language_name(code)) for code in SPOKEN), key=lambda pair: pair[1])


def _field(name: str, label: str, choices: Choices, value: str, everything: str) -> dict[str, Any]:
    return {"name": name, "label": label, "choices": [("", everything), *choices], "value": value}
