"""What a reader chose in the address of a list of organisations, groups, places or meetings."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from helpboard.domain.errors import MalformedError
from helpboard.domain.languages import SPOKEN
from helpboard.domain.topics import BRANCHES, TOPICS, leaves_of
from helpboard.queries.areas import AreaRow, AreaTree
from helpboard.web.board_choice import home_area
from helpboard.web.paths import address_of
from helpboard.web.words.spoken import language_name
from helpboard.web.words.topics import topic_label

LONGEST_QUERY = 200
INDENT = "\u2003"
Choices = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ListChoice:
    """A checked filter of a list; ``kind_label`` is empty when no kind is chosen."""

    tree: AreaTree
    area: AreaRow
    kind: str | None = None
    kind_label: str = ""
    topic: str | None = None
    speaks: str | None = None
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
            "q": _("“%(text)s”", text=self.text) if self.text else "",
        }
        return [
            (label, address_of(endpoint, self.parameters(**{name: None})))
            for name, label in labels.items()
            if label
        ]

    def topic_field(self) -> dict[str, Any]:
        """Return the choice of a topic; leaves stand indented below their branch."""
        choices = [
            (code, label)
            for branch in BRANCHES
            for code, label in (
                (branch, topic_label(branch)),
                *((leaf, INDENT + topic_label(leaf)) for leaf in leaves_of(branch)),
            )
        ]
        return select_field("topic", _("Topic"), choices, self.topic, _("All topics"))

    def area_field(self) -> dict[str, Any]:
        """Return the choice of an area below the home area."""
        home = home_area(self.tree)
        choices = [
            (row.slug, INDENT * (row.depth - home.depth - 1) + row.name)
            for row in self.tree.below(home)
            if row.id != home.id
        ]
        chosen = None if self.is_home else self.area.slug
        return select_field("area", _("Area"), choices, chosen, home.name)

    def language_field(self) -> dict[str, Any]:
        """Return the choice of a spoken language, by its name in the reader's language."""
        choices = sorted(((code, language_name(code)) for code in SPOKEN), key=lambda pair: pair[1])
        return select_field("speaks", _("Language"), choices, self.speaks, _("All languages"))


def select_field(
    name: str, label: str, choices: Choices, value: str | None, everything: str
) -> dict[str, Any]:
    """Return a field of the filter form whose first choice is ``everything``."""
    return {
        "name": name,
        "label": label,
        "choices": [("", everything), *choices],
        "value": value or "",
    }


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
        text=args.get("q", "").strip()[:LONGEST_QUERY],
    )


def area_chosen(args: MultiDict[str, str], tree: AreaTree) -> AreaRow:
    """Return the area in the address, else the home area."""
    slug = args.get("area", "")
    area = tree.by_slug(slug) if slug else home_area(tree)
    if area is None:
        raise MalformedError("area")
    return area


def known(args: MultiDict[str, str], name: str, codes: Collection[str]) -> str | None:
    """Return the value of ``name`` when it is one of ``codes``, None when it is empty."""
    value = args.get(name) or None
    if value is not None and value not in codes:
        raise MalformedError(name)
    return value
