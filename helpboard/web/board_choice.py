"""What a reader chose in the address of the board, checked; the same for pages and feeds."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from helpboard.domain.board import BoardFilter, is_day, is_part
from helpboard.domain.errors import MalformedError, NotFoundError
from helpboard.domain.languages import SPOKEN
from helpboard.domain.post import PostKind
from helpboard.domain.topics import TOPICS
from helpboard.queries.areas import AreaRow, AreaTree
from helpboard.web.locale import settings
from helpboard.web.words.calendar import day_part_label, weekday_label
from helpboard.web.words.kinds import post_kind_label
from helpboard.web.words.spoken import language_name
from helpboard.web.words.topics import topic_label

LONGEST_QUERY = 200


@dataclass(frozen=True, slots=True)
class Choice:
    """A checked filter, the area it looks at, and how it stands in an address."""

    filter: BoardFilter
    area: AreaRow
    is_home: bool

    def parameters(self, **changed: str | None) -> dict[str, str]:
        """Return the query parameters of this choice, with some ``changed`` or left out (None)."""
        chosen = self.filter
        values: Mapping[str, str | None] = {
            "kind": chosen.kind.value if chosen.kind else None,
            "topic": chosen.topic,
            "area": None if self.is_home else self.area.slug,
            "speaks": chosen.speaks,
            "day": chosen.day,
            "part": chosen.part,
            "organisation": chosen.organisation,
            "q": chosen.text or None,
        }
        return {name: value for name, value in {**values, **changed}.items() if value}

    def chips(self, organisation_name: str | None) -> list[tuple[str, str]]:
        """Return (parameter, label) of everything that narrows the list."""
        chosen = self.filter
        labels = {
            "kind": post_kind_label(chosen.kind) if chosen.kind else None,
            "topic": topic_label(chosen.topic) if chosen.topic else None,
            "area": None if self.is_home else self.area.name,
            "speaks": language_name(chosen.speaks) if chosen.speaks else None,
            "day": weekday_label(chosen.day) if chosen.day else None,
            "part": day_part_label(chosen.part) if chosen.part else None,
            "organisation": organisation_name,
            "q": _("“%(text)s”", text=chosen.text) if chosen.text else None,
        }
        return [(name, label) for name, label in labels.items() if label]


def home_area(tree: AreaTree) -> AreaRow:
    """Return the area that this board is for: as set, else the first portal, else the root."""
    found = tree.by_slug(settings().home_area)
    portals = (row for row in tree.rows if row.is_portal)
    chosen = found or next(portals, None) or next(iter(tree.rows), None)
    if chosen is None:
        raise NotFoundError("no area has been set up")
    return chosen


def choice_of(args: MultiDict[str, str], tree: AreaTree) -> Choice:
    """Read the filter in ``args``; empty means all, unknown :class:`MalformedError`."""
    home = home_area(tree)
    slug = args.get("area", "")
    area = tree.by_slug(slug) if slug else home
    if area is None:
        raise MalformedError("area")
    kind = args.get("kind", "")
    chosen = BoardFilter(
        area=area.slug,
        kind=PostKind(_checked("kind", kind, kind in set(PostKind))) if kind else None,
        topic=_known(args, "topic", TOPICS),
        speaks=_known(args, "speaks", SPOKEN),
        day=_checked("day", args.get("day", ""), is_day(args.get("day", "mon") or "mon")) or None,
        part=_checked("part", args.get("part", ""), is_part(args.get("part") or "morning")) or None,
        organisation=args.get("organisation") or None,
        text=args.get("q", "").strip()[:LONGEST_QUERY],
    )
    return Choice(chosen, area, area.slug == home.slug)


def _known(args: MultiDict[str, str], name: str, known: object) -> str | None:
    value = args.get(name) or None
    return value if value is None else _checked(name, value, value in known)  # type: ignore[operator]


def _checked(name: str, value: str, is_right: bool) -> str:
    if not is_right:
        raise MalformedError(name)
    return value
