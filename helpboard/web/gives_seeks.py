"""What organisations and groups lastingly give and seek, in words."""

from collections.abc import Iterable
from typing import Any

from helpboard.queries.areas import AreaTree
from helpboard.queries.gives_seeks import GiveSeekRow
from helpboard.web.facts import SEPARATOR, AreaName, fact_lines
from helpboard.web.words.kinds import need_kind_label
from helpboard.web.words.topics import topic_label


def gives_seeks_view(rows: Iterable[GiveSeekRow], tree: AreaTree) -> list[dict[str, Any]]:
    """Return the items of the macro ``give_seek``, every building block as label and value."""
    return [_item(row, tree.name_of) for row in rows]


def _item(row: GiveSeekRow, area_name: AreaName) -> dict[str, Any]:
    lines = fact_lines(row.topic, row.facts, area_name=area_name)
    return {
        "side": row.direction.value,
        "topic_code": row.topic,
        "label": SEPARATOR.join((need_kind_label(row.kind), topic_label(row.topic))),
        "detail": SEPARATOR.join(f"{line.label}: {line.value}" for line in lines) or None,
    }
