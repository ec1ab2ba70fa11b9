"""Documents for word processors: plain pieces become OpenDocument text."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from odfdo import Document, Paragraph


class PieceKind(StrEnum):
    """What a piece of a document is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"
    PICTURE = "picture"


PICTURE_WIDTH: Final = 16.0
"""Centimetres: what a sheet of A4 has between its margins."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as SVG, with its sizes in the drawing's own units."""

    svg: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading of a level, a paragraph, an item of a list, a table with heading row, or a picture.

    The text of a picture is what somebody hears who cannot see it.
    """

    kind: PieceKind
    text: str = ""
    level: int = 1
    rows: Sequence[Sequence[str]] = ()
    picture: Picture | None = None


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
            case PieceKind.PICTURE if piece.picture is not None:
                body.append(_drawn(document, piece, piece.picture, f"drawing-{number}"))
            case _:
                body.append(Paragraph(piece.text))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _drawn(document: "Document", piece: Piece, picture: Picture, name: str) -> "Paragraph":
    """Put a drawing into the file and return the paragraph that holds it, like a letter of it."""
    from odfdo import Element, Frame, Paragraph  # noqa: PLC0415

    with TemporaryDirectory() as folder:
        file = Path(folder, "drawing.svg")
        file.write_text(picture.svg, encoding="utf-8")
        path = document.add_file(file)
    size = (f"{PICTURE_WIDTH}cm", f"{PICTURE_WIDTH * picture.height / picture.width:.2f}cm")
    frame = Frame.image_frame(path, name=name, size=size, anchor_type="as-char")
    told = Element.from_tag("svg:title")
    told.text = piece.text
    frame.append(told)
    paragraph = Paragraph("")
    paragraph.append(frame)
    return paragraph
