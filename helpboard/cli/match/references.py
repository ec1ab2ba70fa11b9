"""Checks that everything a town file names is there, and once."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from helpboard.cli.match.checking import Checking
from helpboard.domain.matching.town import Town


def check_references(
    town: Town, pairs: Mapping[str, Sequence[tuple[str, str]]], check: Checking
) -> None:
    """Note ids that are there twice or not at all, each with its path."""
    districts = _once(check, "districts", (row.id for row in town.districts))
    volunteers = _once(check, "volunteers", (row.id for row in town.volunteers))
    roles = _once(check, "roles", (row.id for row in town.roles))
    _once(check, "organisations", (row.id for row in town.organisations))
    groups = _once(check, "groups", (row.id for row in town.groups))
    groups |= {role.group for role in town.roles}
    _check_districts(town, check, districts)
    for number, person in enumerate(town.volunteers):
        settled = person.settled_in
        if settled is not None:
            _known(check, f"volunteers[{number}].settled_in", settled, roles, "role")
    for start, end in town.travel_minutes:
        path = f"travel_minutes[“{start}|{end}”]"
        _known(check, path, start, districts, "district")
        _known(check, path, end, districts, "district")
    for name, others, what in (("blocked", groups, "group"), ("declined", roles, "role")):
        for number, (volunteer, other) in enumerate(pairs[name]):
            _known(check, f"{name}[{number}][0]", volunteer, volunteers, "volunteer")
            _known(check, f"{name}[{number}][1]", other, others, what)
    _check_teams(town, check, volunteers)


def _check_districts(town: Town, check: Checking, districts: Collection[str]) -> None:
    for name in ("volunteers", "roles", "organisations", "groups", "cover"):
        for number, row in enumerate(getattr(town, name)):
            _known(check, f"{name}[{number}].district", row.district, districts, "district")


def _check_teams(town: Town, check: Checking, volunteers: Collection[str]) -> None:
    placed: set[str] = set()
    for number, team in enumerate(town.teams):
        for member in team:
            _known(check, f"teams[{number}]", member, volunteers, "volunteer")
            if member in placed:
                check.wrong(f"teams[{number}]", f"“{member}” is in a team already")
            placed.add(member)


def _once(check: Checking, name: str, ids: Iterable[str]) -> set[str]:
    seen: set[str] = set()
    for number, one in enumerate(ids):
        if one in seen:
            check.wrong(f"{name}[{number}].id", f"“{one}” is there twice")
        seen.add(one)
    return seen


def _known(check: Checking, path: str, one: str, known: Collection[str], what: str) -> None:
    if one not in known:
        check.wrong(path, f"there is no {what} “{one}”")
