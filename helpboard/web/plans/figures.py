"""The figures of a plan, beside today and beside what a simpler way would bring."""

from collections.abc import Callable, Mapping
from typing import Any

from helpboard.catalogue import gettext as _
from helpboard.catalogue import ngettext
from helpboard.domain.plan import PlanKind
from helpboard.extensions import db
from helpboard.queries.plans import area_names, people_named
from helpboard.web.words.reader import listed
from helpboard.web.words.spoken import language_name

Figures = Mapping[str, Any]


def figure_rows(kind: PlanKind, figures: Figures) -> dict[str, Any]:
    """Return a table and sentences below it; nothing before the plan is solved.

    A row is what is counted, then today, a simpler way, and this plan.
    """
    return _TABLES[kind](figures) if "plan" in figures else {}


def _town(figures: Figures) -> dict[str, Any]:
    ways = [figures[name] for name in ("today", "one_by_one", "plan")]
    rows = [
        (
            _("People with a place, of %(num)d without one", num=figures["people"]),
            *(one["placed"] for one in ways),
        ),
        (_("Points of all together"), *(one["points"] // 100 for one in ways)),
        (_("Groups that are nearly empty"), *(one["empty_groups"] for one in ways)),
        (
            _("Organisations with a partner, of %(num)d without one", num=figures["organisations"]),
            0, "–", figures["partners"],
        ),
    ]  # fmt: skip
    notes = []
    if figures.get("questions"):
        notes.append(
            ngettext(
                "%(num)d person could be placed if they said when they have time.",
                "%(num)d people could be placed if they said when they have time.",
                figures["questions"],
            )
        )
    return {
        "heads": (_("Today"), _("One after the other"), _("This plan")),
        "rows": rows,
        "notes": notes,
    }


def _closing(figures: Figures) -> dict[str, Any]:
    ways = [figures[name] for name in ("today", "team_by_team", "plan")]
    rows = [
        (
            _("People with a new place, of %(num)d", num=figures["people"]),
            *(one["placed"] for one in ways),
        ),
        (
            _("Of those with a team, somebody of it comes along"),
            *(_share(one["with_teammate"], one["in_teams"]) for one in ways),
        ),
        (
            _("Languages spoken where people move to, of %(num)d", num=figures["plan"]["wanted"]),
            *(one["covered"] for one in ways),
        ),
        (_("Groups that take somebody"), *(one["groups"] for one in ways)),
        (_("Points of all together"), *(one["quarters"] // 4 for one in ways)),
    ]
    return {
        "heads": (_("Today"), _("Team by team"), _("This plan")),
        "rows": rows,
        "notes": _closing_notes(figures),
    }


def _share(number: int, of: int) -> str:
    return "–" if not of else f"{round(100 * number / of, 1):g} %"


def _closing_notes(figures: Figures) -> list[str]:
    session = db.session()
    names = people_named(session, [*figures["unplaced"], *figures["unknown"]])
    areas = area_names(session, [area for area, _language in figures["uncovered"]])
    unplaced = [names[one] for one in figures["unplaced"] if one in names]
    unknown = [names[one] for one in figures["unknown"] if one in names]
    missing = [
        _("%(language)s in %(area)s", language=language_name(language), area=areas[area])
        for area, language in figures["uncovered"]
        if area in areas
    ]
    sentences = [
        (unplaced, _("Nothing fits yet: %(names)s.", names=listed(unplaced))),
        (unknown, _("Have said nothing of themselves yet: %(names)s.", names=listed(unknown))),
        (missing, _("Nobody speaks yet: %(gaps)s.", gaps=listed(missing))),
    ]
    notes = [sentence for found, sentence in sentences if found]
    if figures.get("elsewhere"):
        notes.append(
            ngettext(
                "%(num)d person helps in another group, too, and stays there.",
                "%(num)d people help in another group, too, and stay there.",
                figures["elsewhere"],
            )
        )
    if "second_costs" in figures:
        points = max(0, figures["second_costs"]) // 100
        notes.append(_("The second-best plan brings %(num)d points less.", num=points))
    return notes


def _week(figures: Figures) -> dict[str, Any]:
    ways = [figures[name] for name in ("today", "one_by_one", "plan")]
    rows = [
        (
            _("Appointments with somebody, of %(num)d", num=figures["appointments"]),
            *(one["covered"] for one in ways),
        ),
        (_("People who are asked"), *(one["people"] for one in ways)),
        (_("Minutes of travel, one way"), *(one["minutes"] for one in ways)),
    ]
    notes = [
        ngettext(
            "%(language)s is missing for %(num)d appointment; %(people)d released people speak it.",
            "%(language)s is missing for %(num)d appointments; %(people)d released people speak "
            "it.",
            number, language=language_name(language), people=speakers,
        )
        for language, number, speakers in figures.get("gaps", [])
    ]  # fmt: skip
    return {
        "heads": (_("Today"), _("One after the other"), _("This plan")),
        "rows": rows,
        "notes": notes,
    }


_TABLES: Mapping[PlanKind, Callable[[Figures], dict[str, Any]]] = {
    PlanKind.CLOSING: _closing,
    PlanKind.INTERPRETERS: _week,
    PlanKind.TOWN: _town,
}
