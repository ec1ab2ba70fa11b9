"""Documents for word processors: plain pieces become OpenDocument text."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class PieceKind(StrEnum):
    """What a piece of a document is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading of a level, a paragraph, an item of a list, or a table with its heading row."""

    kind: PieceKind
    text: str = ""
    level: int = 1
    rows: Sequence[Sequence[str]] = ()


def odt_of(pieces: Iterable[Piece], *, title: str, lang: str) -> bytes:
    """Return an OpenDocument text of ``pieces`` in their order."""
    # Only here: lxml is heavy, and most processes never write a document.
    from odfdo import Document, Header, List, Paragraph, Table  # noqa: PLC0415

    document = Document("text")
    document.meta.title = title
    document.set_language(lang)
    body = document.body
    body.clear()
    open_list = None
    for number, piece in enumerate(pieces):
        if piece.kind is PieceKind.ITEM:
            if open_list is None:
                open_list = List()
                body.append(open_list)
            open_list.append_item(piece.text)
            continue
        open_list = None
        match piece.kind:
            case PieceKind.HEADING:
                body.append(Header(piece.level, piece.text))
            case PieceKind.TABLE:
                table = Table(f"Table {number}")
                table.set_values([list(row) for row in piece.rows])
                body.append(table)
                body.append(Paragraph(""))
            case _:
                body.append(Paragraph(piece.text))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
