"""What a reader chose in the address of the board, checked; the same for pages and feeds."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from werkzeug.datastructures import MultiDict

from helpboard.catalogue import gettext as _
from helpboard.domain.board import BoardFilter
from helpboard.domain.languages import SPOKEN
from helpboard.domain.post import PostKind
from helpboard.domain.topics import TOPICS
from helpboard.domain.when import PARTS, WEEKDAYS
from helpboard.queries.areas import AreaRow, AreaTree
from helpboard.web.filters import area_chosen, home_area, known, words_typed
from helpboard.web.words.calendar import day_part_label, weekday_label
from helpboard.web.words.kinds import post_kind_label
from helpboard.web.words.spoken import language_name
from helpboard.web.words.topics import topic_label


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

    def title(self) -> str:
        """Return what kind of posts these are, and where."""
        if self.filter.kind is PostKind.OFFER:
            return _("Offers in %(area)s", area=self.area.name)
        if self.filter.kind is PostKind.REQUEST:
            return _("Requests in %(area)s", area=self.area.name)
        return _("The board of %(area)s", area=self.area.name)

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


def choice_of_filter(stored: BoardFilter, tree: AreaTree) -> Choice:
    """Return a stored filter as a choice; an area that is gone has become the home area."""
    home = home_area(tree)
    area = tree.by_slug(stored.area) or home
    topic = stored.topic if stored.topic in TOPICS else None
    return Choice(replace(stored, area=area.slug, topic=topic), area, area.id == home.id)


def choice_of(args: MultiDict[str, str], tree: AreaTree) -> Choice:
    """Read the filter in ``args``; empty means all, unknown :class:`MalformedError`."""
    area = area_chosen(args, tree)
    kind = known(args, "kind", set(PostKind))
    chosen = BoardFilter(
        area=area.slug,
        kind=PostKind(kind) if kind else None,
        topic=known(args, "topic", TOPICS),
        speaks=known(args, "speaks", SPOKEN),
        day=known(args, "day", WEEKDAYS),
        part=known(args, "part", PARTS),
        organisation=args.get("organisation") or None,
        text=words_typed(args),
    )
    return Choice(chosen, area, area.id == home_area(tree).id)
