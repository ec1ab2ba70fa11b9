"""What a reader chose in the address of a list of organisations, groups, places or meetings."""

from dataclasses import dataclass
from typing import Any

from werkzeug.datastructures import MultiDict

from helpboard.catalogue import gettext as _
from helpboard.domain.languages import SPOKEN
from helpboard.domain.topics import TOPICS
from helpboard.queries.areas import AreaRow, AreaTree
from helpboard.web.filters import (
    area_chosen,
    area_field,
    home_area,
    known,
    language_field,
    topic_field,
    words_typed,
)
from helpboard.web.paths import address_of
from helpboard.web.words.concerns import concern_label
from helpboard.web.words.spoken import language_name
from helpboard.web.words.topics import topic_label


@dataclass(frozen=True, slots=True)
class ListChoice:
    """A checked filter of a list; ``kind_label`` is empty when no kind is chosen."""

    tree: AreaTree
    area: AreaRow
    kind: str | None = None
    kind_label: str = ""
    topic: str | None = None
    speaks: str | None = None
    concern: str | None = None
    text: str = ""

    @property
    def is_home(self) -> bool:
        """Tell whether the list is about the whole town."""
        return self.area.id == home_area(self.tree).id

    def parameters(self, **changed: str | None) -> dict[str, str]:
        """Return the query parameters of this choice, with some ``changed`` or left out (None)."""
        values = {
            "kind": self.kind,
            "topic": self.topic,
            "area": None if self.is_home else self.area.slug,
            "speaks": self.speaks,
            "concern": self.concern,
            "q": self.text or None,
            **changed,
        }
        return {name: value for name, value in values.items() if value}

    def chips(self, endpoint: str) -> list[tuple[str, str]]:
        """Return every active filter's label with the address of the list without it."""
        labels = {
            "kind": self.kind_label,
            "topic": topic_label(self.topic) if self.topic else "",
            "area": "" if self.is_home else self.area.name,
            "speaks": language_name(self.speaks) if self.speaks else "",
            "concern": concern_label(self.concern) if self.concern else "",
            "q": _("“%(text)s”", text=self.text) if self.text else "",
        }
        return [
            (label, address_of(endpoint, self.parameters(**{name: None})))
            for name, label in labels.items()
            if label
        ]

    def topic_field(self) -> dict[str, Any]:
        """Return the choice of a topic."""
        return topic_field(self.topic)

    def area_field(self) -> dict[str, Any]:
        """Return the choice of an area."""
        return area_field(self.tree, self.area)

    def language_field(self) -> dict[str, Any]:
        """Return the choice of a spoken language."""
        return language_field(self.speaks)


def list_choice(
    args: MultiDict[str, str], tree: AreaTree, *, kinds: dict[str, str] | None = None
) -> ListChoice:
    """Read a list's filter; empty means all, an unknown value :class:`MalformedError`.

    ``kinds`` are the labels of the kinds that the list can be narrowed to.
    """
    kind = known(args, "kind", kinds) if kinds else None
    return ListChoice(
        tree=tree,
        area=area_chosen(args, tree),
        kind=kind,
        kind_label=kinds[kind] if kinds and kind else "",
        topic=known(args, "topic", TOPICS),
        speaks=known(args, "speaks", SPOKEN),
        text=words_typed(args),
    )
