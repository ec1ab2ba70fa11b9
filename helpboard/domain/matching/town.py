"""What is matched: a town with its districts, volunteers, roles, organisations and groups.

It holds what the town file of ``helpboard match solve`` holds (docs/town-file.schema.json), so
that the reader of that file, the generator of the benchmark and the queries of the board make the
same objects. None always means *unknown*: it is never taken for a yes or a no (`rules.py`). Used
so::

    town = Town(
        districts=(District(id="mitte", lat=48.777, lon=9.180),),
        volunteers=(Volunteer(id="v1", district="mitte", topics=("tandem",), consent=True,
                              languages={"ar": "C1"}, slots=((2, 1020, 1200),)),),
        roles=(Role(id="r1", group="g1", district="mitte", topic="german-course",
                    slots=((2, 1020, 1140),), capacity=4),),
    )
    matcher = Matcher(town)
    fit = matcher.fit("v1", "r1")           # hard rules, points, reasons
    best = matcher.best_roles("v1")         # top three
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from helpboard.domain.when import Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class District:
    """A part of the town and the point of its centre, in degrees."""

    id: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Volunteer:
    """Somebody who wants to help. No name, no address, no origin: none of it is ever used.

    `topics` without members and `languages` without members are unknown. `hours` is what somebody
    has in a week; `max_travel` in minutes one way, None without a limit. `woman` is True by
    self-declaration only. `settled_in` names the role in which somebody stays.
    `needs_step_free` is None when nothing was said, and asks for nothing then.
    """

    id: str
    district: str | None = None
    topics: tuple[str, ...] = ()
    languages: Mapping[str, str] = field(default_factory=dict)
    slots: tuple[Slot, ...] | None = None
    hours: float | None = None
    max_travel: float | None = None
    age: int | None = None
    clearance: bool | None = None
    woman: bool | None = None
    consent: bool | None = None
    settled_in: str | None = None
    needs_step_free: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """Places for the same work in a group; `capacity` counts the settled, too.

    A request of an organisation or a sport offer that looks for mentors is a role as well; its
    `group` is then any id of its own. `min_minutes` is the shortest stretch of common time in a
    week that makes sense; with 0 no common time is asked for.
    """

    id: str
    group: str
    district: str
    topic: str
    must_speak: tuple[str, ...] = ()
    helpful: tuple[str, ...] = ()
    slots: tuple[Slot, ...] | None = None
    min_minutes: int = 60
    capacity: int = 1
    min_age: int | None = None
    clearance_needed: bool = False
    women_only: bool = False
    is_step_free: bool | None = None
    is_active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One thing that an organisation or group lastingly gives or seeks; `kind` is a NeedKind."""

    kind: str
    topic: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """An organisation or a group among possible partners; None in `slots` is unknown.

    `topics` is what a group works on; it decides which posts it could take (`errands.py`).
    """

    id: str
    district: str
    topics: tuple[str, ...] = ()
    gives: tuple[Need, ...] = ()
    seeks: tuple[Need, ...] = ()
    languages: tuple[str, ...] = ()
    slots: tuple[Slot, ...] | None = None
    is_active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """A post that looks for a group: a request that it could take, an offer that it could use.

    `kind` is a NeedKind where the post says one. For volunteers a request is a :class:`Role`.
    """

    id: str
    district: str
    topic: str
    is_request: bool = True
    kind: str | None = None
    languages: tuple[str, ...] = ()
    slots: tuple[Slot, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """Languages of which each must be spoken by somebody in the roles of a district."""

    district: str
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What orders equal candidates and never counts in a personal score.

    `load` is the share of a group's places that are taken, `stale_days` the age of what is known
    of it, `response_rate` the share of proposals it answered; None is unknown and comes last.
    """

    load: float | None = None
    stale_days: int | None = None
    response_rate: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """Everything that is matched at once.

    `travel_minutes` holds pairs of districts in either order; what is missing is estimated
    (`travel.py`). `blocked` are pairs of volunteer and group, None when nobody has looked, and
    then nobody is proposed to anybody. `declined` are pairs of volunteer and role.
    `rooms` are how many more may come to a group in all its roles together; a group that is not in
    it has as much room as its roles.
    With `teams` or `cover` the volunteers are those of a closing site.
    """

    districts: tuple[District, ...]
    volunteers: tuple[Volunteer, ...] = ()
    roles: tuple[Role, ...] = ()
    travel_minutes: Mapping[tuple[str, str], float] = field(default_factory=dict)
    blocked: frozenset[tuple[str, str]] | None = frozenset()
    declined: frozenset[tuple[str, str]] = frozenset()
    teams: tuple[tuple[str, ...], ...] = ()
    cover: tuple[Cover, ...] = ()
    organisations: tuple[Side, ...] = ()
    groups: tuple[Side, ...] = ()
    rooms: Mapping[str, int] = field(default_factory=dict)
    standings: Mapping[str, Standing] = field(default_factory=dict)
