"""Reads a town file (docs/town-file.schema.json): everything in it is checked, nothing guessed."""

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from helpboard.cli.match.checking import Checking
from helpboard.cli.match.references import check_references
from helpboard.domain.languages import CEFR, spoken_code
from helpboard.domain.matching.town import (
    Cover,
    District,
    Need,
    Role,
    Side,
    Town,
    Volunteer,
)
from helpboard.domain.topics import LEAVES, TOPICS
from helpboard.domain.when import DAY_MINUTES, Slot
from helpboard.domain.words import NeedKind

LARGEST_FILE: Final = 200_000_000
"""Bytes; 35,000 volunteers take about 12 million."""
MOST: Final[Mapping[str, int]] = {
    "districts": 2_000, "volunteers": 100_000, "roles": 20_000, "blocked": 1_000_000,
    "declined": 1_000_000, "teams": 20_000, "team": 1_000, "cover": 2_000,
    "organisations": 20_000, "groups": 20_000, "needs": 200, "topics": 55, "languages": 60,
    "slots": 60, "travel_minutes": 4_000_000,
}  # fmt: skip
MOST_PLACES: Final = 10_000
WEEK_HOURS: Final = 168

_TOWN_KEYS: Final = (
    "volunteers", "roles", "travel_minutes", "blocked", "declined", "teams", "cover",
    "organisations", "groups",
)  # fmt: skip
_VOLUNTEER_KEYS: Final = (
    "topics", "languages", "slots", "hours", "max_travel", "age", "clearance", "woman", "consent",
    "settled_in",
)  # fmt: skip
_ROLE_KEYS: Final = (
    "must_speak", "helpful", "slots", "min_minutes", "min_age", "clearance_needed", "women_only",
)  # fmt: skip
_KINDS: Final = tuple(kind.value for kind in NeedKind)


class TownFileError(ValueError):
    """The file is no town; `problems` says everything that is wrong, each with its path."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(problems[0])
        self.problems = problems


def read_town(path: Path) -> Town:
    """Return the town of a file. TownFileError with everything that is wrong; OSError."""
    if path.stat().st_size > LARGEST_FILE:
        raise TownFileError([f"the file: may have {LARGEST_FILE} bytes at most"])
    try:
        document = json.loads(
            path.read_bytes(), object_pairs_hook=_without_twins, parse_constant=_no_constant
        )
    except RecursionError:
        raise TownFileError(["the file: is nested too deeply"]) from None
    except ValueError as error:
        raise TownFileError([f"the file: is not readable JSON ({error})"]) from None
    return town_of(document)


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    twins = [key for key, count in Counter(key for key, _value in pairs).items() if count > 1]
    if twins:
        raise ValueError(f"the key “{twins[0][:100]}” is there twice")
    return dict(pairs)


def _no_constant(name: str) -> float:
    raise ValueError(f"{name} is not a number")


def town_of(document: object) -> Town:
    """Return the town of a parsed document. TownFileError with everything that is wrong."""
    reading = _TownReading(document)
    town = reading.town()
    if not reading.check.problems:
        check_references(town, reading.pairs, reading.check)
    if reading.check.problems:
        raise TownFileError(reading.check.problems)
    return town


class _TownReading:
    def __init__(self, document: object) -> None:
        self.check = Checking()
        self.whole = self.check.record(document, "", needed=("districts",), optional=_TOWN_KEYS)
        self.pairs = {name: self._pairs(name) for name in ("blocked", "declined")}

    def town(self) -> Town:
        rows, whole = self.check.rows, self.whole
        return Town(
            districts=rows(whole.get("districts"), "districts", self._district, MOST["districts"]),
            travel_minutes=self._travel(whole.get("travel_minutes")),
            volunteers=rows(
                whole.get("volunteers"), "volunteers", self._volunteer, MOST["volunteers"]
            ),
            roles=rows(whole.get("roles"), "roles", self._role, MOST["roles"]),
            blocked=frozenset(self.pairs["blocked"]),
            declined=frozenset(self.pairs["declined"]),
            teams=rows(whole.get("teams"), "teams", self._team, MOST["teams"]),
            cover=rows(whole.get("cover"), "cover", self._cover, MOST["cover"]),
            organisations=rows(
                whole.get("organisations"), "organisations", self._side, MOST["organisations"]
            ),
            groups=rows(whole.get("groups"), "groups", self._side, MOST["groups"]),
        )

    def _pairs(self, name: str) -> tuple[tuple[str, str], ...]:
        return self.check.rows(self.whole.get(name), name, self._pair, MOST[name])

    def _district(self, value: object, path: str) -> District:
        row = self.check.record(value, path, needed=("id", "lat", "lon"))
        return District(
            id=self.check.text(row.get("id"), f"{path}.id"),
            lat=self.check.number(row.get("lat"), f"{path}.lat", -90, 90),
            lon=self.check.number(row.get("lon"), f"{path}.lon", -180, 180),
        )

    def _travel(self, value: object) -> dict[tuple[str, str], float]:
        if value is None:
            return {}
        table = value if isinstance(value, dict) else {}
        if not isinstance(value, dict) or len(value) > MOST["travel_minutes"]:
            self.check.wrong("travel_minutes", "must be an object that is not too large")
        found = {}
        for key, minutes in table.items():
            path = f"travel_minutes[“{key[:100]}”]"
            start, bar, end = key.partition("|")
            if not bar or "|" in end:
                self.check.wrong(path, "must name two districts as <one>|<other>")
            found[start, end] = self.check.number(minutes, path, 0, DAY_MINUTES)
        return found

    def _volunteer(self, value: object, path: str) -> Volunteer:
        check = self.check
        row = check.record(value, path, needed=("id", "district"), optional=_VOLUNTEER_KEYS)
        settled = row.get("settled_in")
        return Volunteer(
            id=check.text(row.get("id"), f"{path}.id"),
            district=check.text(row.get("district"), f"{path}.district"),
            topics=check.rows(row.get("topics"), f"{path}.topics", self._leaf, MOST["topics"]),
            languages=self._levels(row.get("languages"), f"{path}.languages"),
            slots=self._slots(row.get("slots"), f"{path}.slots"),
            hours=self._maybe(row.get("hours"), f"{path}.hours", WEEK_HOURS),
            max_travel=self._maybe(row.get("max_travel"), f"{path}.max_travel", DAY_MINUTES),
            age=self._maybe_whole(row.get("age"), f"{path}.age", 120),
            clearance=check.yes_no(row.get("clearance"), f"{path}.clearance"),
            woman=check.yes_no(row.get("woman"), f"{path}.woman"),
            consent=check.yes_no(row.get("consent"), f"{path}.consent"),
            settled_in=None if settled is None else check.text(settled, f"{path}.settled_in"),
        )

    def _role(self, value: object, path: str) -> Role:
        check = self.check
        needed = ("id", "group", "district", "topic", "capacity")
        row = check.record(value, path, needed=needed, optional=_ROLE_KEYS)
        least = row.get("min_minutes", 60)
        return Role(
            id=check.text(row.get("id"), f"{path}.id"),
            group=check.text(row.get("group"), f"{path}.group"),
            district=check.text(row.get("district"), f"{path}.district"),
            topic=self._leaf(row.get("topic"), f"{path}.topic"),
            must_speak=self._languages(row.get("must_speak"), f"{path}.must_speak"),
            helpful=self._languages(row.get("helpful"), f"{path}.helpful"),
            slots=self._slots(row.get("slots"), f"{path}.slots"),
            min_minutes=check.whole(least, f"{path}.min_minutes", 0, 7 * DAY_MINUTES),
            capacity=check.whole(row.get("capacity"), f"{path}.capacity", 1, MOST_PLACES),
            min_age=self._maybe_whole(row.get("min_age"), f"{path}.min_age", 120),
            clearance_needed=self._sure(row, "clearance_needed", path),
            women_only=self._sure(row, "women_only", path),
        )

    def _sure(self, row: Mapping[str, Any], key: str, path: str) -> bool:
        """Return true or false. Missing is false; null would leave a rule open and is refused."""
        if key in row and not isinstance(row[key], bool):
            self.check.wrong(f"{path}.{key}", "must be true or false")
        return row.get(key) is True

    def _maybe(self, value: object, path: str, most: float) -> float | None:
        return None if value is None else self.check.number(value, path, 0, most)

    def _maybe_whole(self, value: object, path: str, most: int) -> int | None:
        return None if value is None else self.check.whole(value, path, 0, most)

    def _leaf(self, value: object, path: str) -> str:
        return self.check.code(value, path, LEAVES, "the code of a topic (a leaf)")

    def _levels(self, value: object, path: str) -> dict[str, str]:
        if value is not None and (not isinstance(value, dict) or len(value) > MOST["languages"]):
            self.check.wrong(path, "must be an object of levels by language")
        table = value if isinstance(value, dict) else {}
        return {
            _spoken(self.check.language(code, path)): self.check.code(
                level, f"{path}.{code[:100]}", CEFR, "a level from A0 to C2"
            )
            for code, level in table.items()
        }

    def _languages(self, value: object, path: str) -> tuple[str, ...]:
        rows = self.check.rows(value, path, self.check.language, MOST["languages"])
        return tuple(dict.fromkeys(_spoken(code) for code in rows))

    def _slots(self, value: object, path: str) -> tuple[Slot, ...] | None:
        return None if value is None else self.check.rows(value, path, self._slot, MOST["slots"])

    def _slot(self, value: object, path: str) -> Slot:
        check = self.check
        if not isinstance(value, list) or len(value) != 3:
            check.wrong(path, "must be [weekday 0–6, from minute, to minute]")
            return 0, 0, 1
        weekday = check.whole(value[0], f"{path}[0]", 0, 6)
        start = check.whole(value[1], f"{path}[1]", 0, DAY_MINUTES)
        end = check.whole(value[2], f"{path}[2]", 0, DAY_MINUTES)
        if start >= end:
            check.wrong(path, "must end after it begins")
        return weekday, start, end

    def _pair(self, value: object, path: str) -> tuple[str, str]:
        if not isinstance(value, list) or len(value) != 2:
            self.check.wrong(path, "must be a pair of ids")
            return "", ""
        return self.check.text(value[0], f"{path}[0]"), self.check.text(value[1], f"{path}[1]")

    def _team(self, value: object, path: str) -> tuple[str, ...]:
        if not isinstance(value, list):
            self.check.wrong(path, "must be a list of ids")
        return self.check.rows(value, path, self.check.text, MOST["team"])

    def _cover(self, value: object, path: str) -> Cover:
        row = self.check.record(value, path, needed=("district", "languages"))
        return Cover(
            district=self.check.text(row.get("district"), f"{path}.district"),
            languages=self._languages(row.get("languages"), f"{path}.languages"),
        )

    def _side(self, value: object, path: str) -> Side:
        needed, optional = ("id", "district"), ("gives", "seeks", "languages", "slots")
        row = self.check.record(value, path, needed=needed, optional=optional)
        rows = self.check.rows
        return Side(
            id=self.check.text(row.get("id"), f"{path}.id"),
            district=self.check.text(row.get("district"), f"{path}.district"),
            gives=rows(row.get("gives"), f"{path}.gives", self._need, MOST["needs"]),
            seeks=rows(row.get("seeks"), f"{path}.seeks", self._need, MOST["needs"]),
            languages=self._languages(row.get("languages"), f"{path}.languages"),
            slots=self._slots(row.get("slots"), f"{path}.slots"),
        )

    def _need(self, value: object, path: str) -> Need:
        row = self.check.record(value, path, needed=("kind", "topic"))
        return Need(
            kind=self.check.code(row.get("kind"), f"{path}.kind", _KINDS, "a kind of need"),
            topic=self.check.code(
                row.get("topic"), f"{path}.topic", tuple(TOPICS), "the code of a topic"
            ),
        )


def _spoken(code: str) -> str:
    """Return the code of what is spoken for an interface tag, such as prs for fa-AF."""
    try:
        return spoken_code(code)
    except KeyError:
        return code
