"""The choices of the board's filter form."""

from typing import Any

from flask import current_app, url_for
from markupsafe import Markup

from helpboard.catalogue import current_language
from helpboard.catalogue import gettext as _
from helpboard.domain.post import PostKind
from helpboard.domain.when import PARTS, WEEKDAYS
from helpboard.queries.areas import AreaTree
from helpboard.web.board_choice import Choice
from helpboard.web.filters import Choices, area_field, language_field, select_field, topic_field
from helpboard.web.kept import kept
from helpboard.web.words.calendar import day_part_label, weekday_label
from helpboard.web.words.kinds import post_kind_label


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
    return [
        {
            **select_field("kind", _("Offer or request"), kinds, chosen.kind, _("Both")),
            "as_radio": True,
        },
        topic_field(chosen.topic),
        area_field(tree, choice.area),
        language_field(chosen.speaks),
        select_field("day", _("Weekday"), days, chosen.day, _("Any day")),
        select_field("part", _("Part of the day"), parts, chosen.part, _("Any time")),
    ]
