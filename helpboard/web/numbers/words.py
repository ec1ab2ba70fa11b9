"""Words for the figures: their names, and what exactly is counted."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from helpboard.catalogue import gettext as _
from helpboard.catalogue import lazy_gettext as _l
from helpboard.catalogue import ngettext
from helpboard.domain.decision import Verdict
from helpboard.domain.disclosure import Hidden, Shown
from helpboard.domain.figures import FIGURES, REACH_MINUTES, Days, Unit, Value
from helpboard.queries.areas import AreaTree
from helpboard.web import dates
from helpboard.web.words.spoken import language_name
from helpboard.web.words.topics import topic_label
from helpboard.web.words.values import digits

FIGURE_WORDS: Final[Mapping[str, tuple[Any, Any]]] = {
    "posts": (
        _l("New posts"),
        _l("Posts that stood on the board for the first time, whatever became of them since."),
    ),
    "offers": (_l("New offers"), _l("Those of the new posts that offer something.")),
    "requests": (_l("New requests"), _l("Those of the new posts that ask for something.")),
    "answers": (
        _l("Answers to posts"),
        _l("Conversations about posts that somebody began, held back ones included."),
    ),
    "first_answer": (
        _l("Time to the first answer"),
        _l(
            "The median for the new posts that were answered: hours from the board to the first "
            "answer that the author could read. Posts without an answer are not in it."
        ),
    ),
    "answered": (
        _l("Posts with an answer"),
        _l("How many in a hundred new posts had an answer by the end of the period."),
    ),
    "found": (
        _l("Found"),
        _l(
            "How often authors of the new posts have noted that somebody or something was found, "
            "up to the day of counting."
        ),
    ),
    "new_partnerships": (
        _l("New partnerships"),
        _l("Partnerships of groups in the area that began, also those that ended since."),
    ),
    "open_posts": (_l("Posts on the board"), _l("What everybody can read now.")),
    "open_requests": (_l("Requests on the board"), _l("Those of them that ask for something.")),
    "unmet": (
        _l("Requests without an answer"),
        _l("Requests on the board that have waited five days or longer for any answer."),
    ),
    "partnerships": (
        _l("Partnerships"),
        _l("Organisations and groups that work together now, by the area of the group."),
    ),
    "groups": (_l("Active groups"), _l("Working groups and welcome cafés that meet.")),
    "cafes": (_l("Active welcome cafés"), _l("Those of the active groups that are cafés.")),
    "organisations": (
        _l("Organisations"),
        _l("Verified organisations; departments are not counted apart."),
    ),
    "organisations_alone": (
        _l("Organisations without a partner"),
        _l("Verified organisations that work with no group."),
    ),
    "groups_alone": (
        _l("Groups without a partner"),
        _l("Active groups that work with no organisation."),
    ),
    "volunteers": (
        _l("Volunteers"),
        _l(
            "People with a profile and a district in the area who agreed to be matched and are "
            "not away."
        ),
    ),
    "volunteers_in_groups": (
        _l("Volunteers in a group"),
        _l("Those of the volunteers who lead a group or help in one."),
    ),
    "volunteers_free": (
        _l("Volunteers without a group"),
        _l("Those of the volunteers who are in no group."),
    ),
    "sites": (_l("Sites"), _l("Shelters and other places in the register that have not closed.")),
    "sites_unserved": (
        _l("Sites without a group within reach"),
        _l(
            "Sites that no active group serves, and from which none is at most %(num)d minutes "
            "away, by the centres of the districts.",
            num=REACH_MINUTES,
        ),
    ),
    "residents": (
        _l("People living at the sites"),
        _l(
            "The sum of the head counts of the sites that have not closed; a site without a count "
            "adds nothing."
        ),
    ),
}
"""Of each figure its name and its definition."""

APART_WORDS: Final[Mapping[str, tuple[Any, Any]]] = {
    "area": (_l("Volunteers by district"), _l("Everybody counts once, where they live.")),
    "topic": (
        _l("Volunteers by topic"),
        _l("Whoever has chosen several topics counts at each of them."),
    ),
    "language": (
        _l("Volunteers by language"),
        _l("Whoever speaks several languages counts at each of them."),
    ),
}
"""Of each table of volunteers its heading, and how it is counted."""

VERDICT_WORDS: Final[Mapping[Verdict, Any]] = {
    Verdict.PUBLISH: _l("Posts put on the board"),
    Verdict.CORRECT: _l("Posts corrected and put on the board"),
    Verdict.BACK: _l("Posts given back"),
    Verdict.REJECT: _l("Posts not accepted"),
    Verdict.HIDE: _l("Posts taken off the board"),
    Verdict.RESTORE: _l("Posts put back on the board"),
}
"""What was decided about posts, to be counted."""

COLUMNS_WORD: Final = _l("Posts and answers by month")
COLUMNS_MEANING: Final = _l("New posts, and answers to posts, in each month of the period.")


def value_text(code: str, value: Value) -> str:
    """Return a figure with its unit; a dash where there is nothing to measure."""
    if value is None:
        return "–"
    match FIGURES[code].unit:
        case Unit.HOURS:
            number = 1 if value == 1 else 2  # rules of plurals know whole numbers only
            return ngettext("%(hours)s hour", "%(hours)s hours", number, hours=digits(value))
        case Unit.PERCENT:
            return _("%(number)s %%", number=digits(value))
        case _:
            return digits(value)


def shown_text(shown: Shown) -> str:
    """Return a count of people as others may read it (rule 10)."""
    if shown is Hidden.FEW:
        return _("fewer than 5")
    if shown is Hidden.LEFT_OUT:
        return _("not shown")
    return digits(shown)


def about_text(shown: Shown) -> str:
    """Return a count that has moved by fewer than five since it was last let out."""
    return _("about %(number)s", number=shown_text(shown))


def period_text(days: Days) -> str:
    """Return “Thursday 1 January 2026 to Sunday 22 November 2026”."""
    return _(
        "%(first)s to %(last)s", first=dates.full_day(days.first), last=dates.full_day(days.last)
    )


def label_of(tree: AreaTree, kind: str, key: str) -> str:
    """Return the name of an area, a topic or a language."""
    if kind == "area":
        return tree.name_of(key)
    return topic_label(key) if kind == "topic" else language_name(key)


def noted_text(day: date, source: str, *, is_estimated: bool) -> str:
    """Return from when and where a figure is that the board cannot know."""
    if is_estimated:
        return _("%(day)s, estimated. Source: %(source)s", day=dates.full_day(day), source=source)
    return _("%(day)s. Source: %(source)s", day=dates.full_day(day), source=source)
