"""The hard rules once more, written without a look at the matcher's, to count what breaks them.

For every volunteer (row) and role (column): may it be by what the town file says, and can it be
in truth? Common time is the longest stretch within one of the role's times.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from helpboard.cli.match.truth.inner import Mind
from helpboard.cli.match.truth.market import Flags, Floats
from helpboard.domain.matching.town import Role, Town, Volunteer
from helpboard.domain.matching.travel import TravelTable
from helpboard.domain.when import Slot

_HALF = 30
_HALVES_OF_A_DAY = 48
_ENOUGH = frozenset({"B1", "B2", "C1", "C2"})
"""Levels at which somebody speaks a language that is required."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the town file says of each pair; neither flag is set where it does not say enough."""

    breaks: Flags
    fits: Flags


def minutes_between(town: Town) -> Floats:
    """Return minutes from each volunteer's district to each role's."""
    table = TravelTable(town.districts, town.travel_minutes)
    homes = [table.ids[str(volunteer.district)] for volunteer in town.volunteers]
    places = [table.ids[role.district] for role in town.roles]
    return np.array(table.minutes, dtype=np.float32)[np.ix_(homes, places)]


def halves(slots: Sequence[Slot]) -> Floats:
    """Return the week as half hours, 1 where a slot covers one."""
    week = np.zeros(7 * _HALVES_OF_A_DAY, dtype=np.float32)
    for day, start, end in slots:
        week[day * _HALVES_OF_A_DAY + start // _HALF : day * _HALVES_OF_A_DAY + end // _HALF] = 1
    return week


def common_minutes(weeks: Floats, roles: Sequence[Role]) -> tuple[Floats, Floats]:
    """Return minutes a week in common with each role: in all, and the longest stretch.

    A role that names no times is there whenever somebody has time.
    """
    total = np.full((len(weeks), len(roles)), 120, dtype=np.float32)
    longest = total.copy()
    for number, role in enumerate(roles):
        if role.slots:
            each = np.stack([weeks @ halves([slot]) * _HALF for slot in role.slots])
            total[:, number], longest[:, number] = each.sum(axis=0), each.max(axis=0)
    return total, longest


def known(town: Town) -> Known:
    """Judge every pair by the town file alone. Clearance and consent must be yes."""
    minutes = minutes_between(town)
    silent = np.array([volunteer.slots is None for volunteer in town.volunteers])[:, None]
    weeks = np.stack([halves(volunteer.slots or ()) for volunteer in town.volunteers])
    too_short = common_minutes(weeks, town.roles)[1] < _asked(town.roles)
    shut, unsaid = _said(town, minutes)
    breaks = shut | (too_short & ~silent)
    return Known(breaks=breaks, fits=~breaks & ~unsaid & ~silent)


def open_to(town: Town, minds: Sequence[Mind]) -> Flags:
    """Judge every pair by what somebody can tell from a notice that says all but its times.

    That is what is really so of the person: age and sex whatever the profile says.
    """
    ages = np.array([mind.age for mind in minds])[:, None]
    women = np.array([mind.is_woman for mind in minds])[:, None]
    shut, _ = _said(town, minutes_between(town))
    too_young = ages < np.array([role.min_age or 0 for role in town.roles])
    kept_out = np.array([role.women_only for role in town.roles]) & ~women
    is_open: Flags = ~(shut | too_young | kept_out)
    return is_open


def possible(town: Town, minds: Sequence[Mind]) -> Flags:
    """Judge every pair by what is really so, times included, whatever the profile says."""
    weeks = np.stack([halves(mind.slots) for mind in minds])
    too_short = common_minutes(weeks, town.roles)[1] < _asked(town.roles)
    return open_to(town, minds) & ~too_short


def _asked(roles: Sequence[Role]) -> Floats:
    return np.array([role.min_minutes for role in roles], dtype=np.float32)


def _said(town: Town, minutes: Floats) -> tuple[Flags, Flags]:
    """Return what is out of the question but for times, and where something is not said."""
    shape = (len(town.volunteers), len(town.roles))
    shut, unsaid = np.zeros(shape, dtype=np.bool_), np.zeros(shape, dtype=np.bool_)
    groups = {group: key for key, group in enumerate(sorted({r.group for r in town.roles}))}
    blocked = {(who, groups[group]) for who, group in town.blocked or () if group in groups}
    owners = [groups[role.group] for role in town.roles]
    for row, volunteer in enumerate(town.volunteers):
        limit = np.inf if volunteer.max_travel is None else volunteer.max_travel
        shut[row] = (minutes[row] > limit) | (volunteer.consent is not True)
        for column, role in enumerate(town.roles):
            if _is_shut(volunteer, role) or (blocked and (volunteer.id, owners[column]) in blocked):
                shut[row, column] = True
            elif _is_unsaid(volunteer, role):
                unsaid[row, column] = True
    places = {role.id: column for column, role in enumerate(town.roles)}
    rows = {volunteer.id: row for row, volunteer in enumerate(town.volunteers)}
    for who, role_id in town.declined:
        shut[rows[who], places[role_id]] = True
    return shut, unsaid


def _is_shut(volunteer: Volunteer, role: Role) -> bool:
    if not role.is_active or (role.clearance_needed and volunteer.clearance is not True):
        return True
    if any(volunteer.languages.get(code) not in _ENOUGH for code in role.must_speak):
        return True
    if volunteer.hours is not None and volunteer.hours * 60 < role.min_minutes:
        return True
    if role.min_age is not None and volunteer.age is not None and volunteer.age < role.min_age:
        return True
    return role.women_only and volunteer.woman is False


def _is_unsaid(volunteer: Volunteer, role: Role) -> bool:
    return (role.min_age is not None and volunteer.age is None) or (
        role.women_only and volunteer.woman is None
    )
