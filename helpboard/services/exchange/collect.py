"""Collects the rows of an export; reading them back changes nothing."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from helpboard.domain.tables.tables import Table
from helpboard.services.exchange.stock import read_stock


def collect_rows(session: Session, table: Table) -> Iterator[list[str]]:
    """Yield the heading and then every row of ``table``, by key (posts: by number)."""
    yield list(table.names)
    entries = read_stock(session, table).entries
    is_numbered = table.key == "id"
    for key in sorted(entries, key=lambda key: (int(key) if is_numbered else 0, key)):
        values = entries[key].values
        yield [column.write(values[column.name]) for column in table.columns]
