"""The shapes in which the demo town's content is written down."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Facts = Mapping[str, object]


@dataclass(frozen=True)
class Area:
    """A node of the tree of areas; a point is the centre, to about 500 m."""

    slug: str
    name: str
    kind: str
    parent: str | None
    point: tuple[float, float] = (0.0, 0.0)
    postcodes: tuple[str, ...] = ()
    is_portal: bool = False
    residents: int | None = None


@dataclass(frozen=True)
class Need:
    """One lasting give or seek of an organisation or a group."""

    side: str
    kind: str
    topic: str
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True)
class Organisation:
    """A profile of the directory; phone, mail and website follow from its place in the list."""

    slug: str
    name: str
    kind: str
    area: str
    street: str
    about: str
    topics: str
    languages: str = "de"
    hours: str = ""
    departments: tuple[str, ...] = ()
    needs: tuple[Need, ...] = ()
    state: str = "verified"
    account: str = ""
    lang: str = "de"


@dataclass(frozen=True)
class Service:
    """Something an organisation regularly provides."""

    organisation: str
    name: str
    kind: str
    topic: str
    about: str
    hours: str
    languages: str = "de"
    papers: str = ""
    conditions: str = ""
    department: str = ""
    lang: str = "de"


@dataclass(frozen=True)
class Seat:
    """Who sits in a place: an organisation's department, its room, topics, concerns, papers.

    The concerns are what the department says about itself; ``asks`` are the codes of what people
    come for, as ``code`` or ``code@room``.
    """

    organisation: str
    department: str
    room: str
    topics: str
    concerns: str
    papers: str
    asks: str = ""


@dataclass(frozen=True)
class Place:
    """A public house where several organisations can be found."""

    slug: str
    name: str
    kind: str
    area: str
    street: str
    about: str
    hours: str
    seats: tuple[Seat, ...]
    portrait: str = ""


@dataclass(frozen=True)
class Schedule:
    """Wall times of a recurring meeting; a skip counts the coming occurrences from 1."""

    rrule: str
    start: str
    end: str
    place: str
    skips: tuple[tuple[int, str], ...] = ()
    hosts: int = 2


@dataclass(frozen=True)
class Group:
    """A working group or a welcome café."""

    slug: str
    name: str
    kind: str
    area: str
    about: str
    topics: str
    languages: str
    schedules: tuple[Schedule, ...]
    capacity: int
    members: int
    conditions: str = ""
    needs: tuple[Need, ...] = ()
    state: str = "active"
    address: str = ""
    address_public: bool = True
    lang: str = "de"


@dataclass(frozen=True)
class Site:
    """A shelter; its address and its groups are never public."""

    label: str
    kind: str
    area: str
    street: str
    heads: int
    languages: str
    closes_in_days: int | None = None
    groups: tuple[str, ...] = ()


@dataclass(frozen=True)
class Partnership:
    """An organisation and a group working together."""

    organisation: str
    group: str
    state: str
    organisation_gives: str
    group_gives: str
    since_days: int = 0
    review_in_days: int = 0
    contact: str = ""


@dataclass(frozen=True)
class Post:
    """A notice; the author is `o:slug`, `g:slug`, `v` a volunteer, `n` a newcomer.

    The facts are written as `block=value` words, see `helpboard.cli.demo.notation`.
    """

    kind: str
    topic: str
    area: str
    author: str
    facts: str
    text: str = ""
    lang: str = "de"
    state: str = "published"


@dataclass(frozen=True)
class Page:
    """An information page in German; flags are words out of discreet, people, draft and hidden.

    Its place in the tree follows from its path; ``checked`` is how many days ago somebody looked.
    """

    path: str
    title: str
    summary: str
    body: str
    audience: str = "newcomers"
    flags: str = ""
    checked: int | None = 30


@dataclass(frozen=True)
class PageWords:
    """A page in another language; state is current, unchecked, outdated, machine or draft."""

    path: str
    lang: str
    title: str
    summary: str
    body: str
    state: str = "current"


@dataclass(frozen=True)
class Term:
    """A word of the offices with its other spellings; ``words`` explain it in other languages."""

    slug: str
    word: str
    explanation: str
    words: Mapping[str, str]
    forms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Card:
    """Whom to reach; an empty ``phone`` and ``email`` are made up from its place in the list."""

    slug: str
    name: str
    phone: str = ""
    email: str = ""
    website: str = ""
    street: str = ""
    hours: str = ""
    languages: str = ""
