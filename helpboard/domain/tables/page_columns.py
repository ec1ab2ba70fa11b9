"""Columns of information pages: addresses in the tree, and texts of pages."""

from helpboard.domain.page_profile import LONGEST_PATH, is_slug
from helpboard.domain.page_text import MOST_CHARACTERS, MOST_DEPTH
from helpboard.domain.tables.cell import Wrong, refuse
from helpboard.domain.tables.column import Column, one_line
from helpboard.domain.tables.text import check_text


def read_path(text: str) -> str:
    """Return the address of a page: words of a slug with slashes between them."""
    parts = one_line(text, LONGEST_PATH).split("/")
    if len(parts) > MOST_DEPTH:
        raise refuse(Wrong.TOO_DEEP, most=MOST_DEPTH)
    if not all(is_slug(part) for part in parts):
        raise refuse(Wrong.NOT_A_SLUG)
    return text


def path(name: str) -> Column:
    """Make a column of addresses that name their rows."""
    return Column(name=name, read=read_path, write=_written, is_required=True)


def page_above(name: str) -> Column:
    """Make a column that names another page by its address; an empty cell is None."""
    return Column(
        name=name,
        read=lambda text: read_path(text) if text else None,
        write=_written,
        refers_to="page",
    )


def body(name: str) -> Column:
    """Make a column of texts of pages."""

    def read(text: str) -> str:
        if len(text) > MOST_CHARACTERS:
            raise refuse(Wrong.TOO_LONG, length=len(text), most=MOST_CHARACTERS)
        return check_text(text)

    return Column(name=name, read=read, write=_written)


def _written(value: str | None) -> str:
    return value or ""
