"""Collects the rows of an export; reading them back changes nothing."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from helpboard.domain.tables.tables import Table
from helpboard.services.exchange.stock import is_private, read_stock


def collect_rows(
    session: Session, table: Table, *, within: frozenset[str] | None = None
) -> Iterator[list[str]]:
    """Yield the heading and then every row of ``table``, by key (posts: by number).

    ``within`` holds the slugs of the areas whose rows are wanted, without drafts that nobody has
    posted; None means all.
    """
    yield list(table.names)
    entries = read_stock(session, table).entries
    home = table.key if table.name == "areas" else "area"
    is_numbered = table.key == "id"
    for key in sorted(entries, key=lambda key: (int(key) if is_numbered else 0, key)):
        values = entries[key].values
        if within is not None and (values[home] not in within or is_private(entries[key])):
            continue
        yield [column.write(values[column.name]) for column in table.columns]
