"""An edition on paper: as PDF, and as a document for word processors; both as others read it."""

from collections.abc import Iterator
from typing import Any

from flask import render_template

from helpboard.adapters.odt import Picture, Piece, PieceKind, odt_of
from helpboard.adapters.paper import pdf_of
from helpboard.catalogue import gettext as _
from helpboard.catalogue import reading
from helpboard.domain.languages import LANGUAGES
from helpboard.models import ReportEdition
from helpboard.web.charts import Chart
from helpboard.web.edition import report_words, shown_parts
from helpboard.web.markdown import plain_pieces
from helpboard.web.printing import stylesheet

CSS = "numbers/paper.css"


def edition_as_pdf(edition: ReportEdition) -> bytes:
    """Return an edition as PDF in its own language; PaperMissingError without pango."""
    frozen = edition.frozen
    with reading(LANGUAGES[frozen["lang"]]):
        html = render_template(
            "numbers/paper.html",
            frozen=frozen,
            parts=shown_parts(frozen),
            number=edition.number,
            digest=edition.digest,
            words=report_words(frozen),
        )
    return printed(html)


def printed(html: str) -> bytes:
    """Return a page of ours as PDF, in the look of paper."""
    return pdf_of(html, css=stylesheet(CSS))


def edition_as_odt(edition: ReportEdition) -> bytes:
    """Return an edition as OpenDocument text in its own language."""
    frozen = edition.frozen
    with reading(LANGUAGES[frozen["lang"]]):
        pieces = list(_pieces(frozen, edition.number))
    return odt_of(pieces, title=frozen["title"], lang=frozen["lang"])


def _pieces(frozen: dict[str, Any], number: int) -> Iterator[Piece]:
    yield Piece(PieceKind.HEADING, frozen["title"], 1)
    yield Piece(PieceKind.PARAGRAPH, f"{frozen['area']['name']} · {frozen['period']}")
    counted = _("Edition %(number)s, counted on %(day)s.", number=number, day=frozen["counted_on"])
    yield Piece(PieceKind.PARAGRAPH, counted)
    words = report_words(frozen)
    for part, block in _with_words(frozen):
        match part["kind"]:
            case "text":
                yield from (
                    Piece(PieceKind(kind), text, level) for kind, level, text in plain_pieces(block)
                )
            case "figures":
                yield Piece(PieceKind.TABLE, rows=_figure_rows(part["rows"], words))
            case _:
                yield Piece(PieceKind.HEADING, part["label"], 3)
                yield Piece(PieceKind.PARAGRAPH, f"{part['definition']} {part['when']}.")
                yield from _drawn(part)
                head = [["", *part["heads"]]] if part["heads"] else []
                rows = [[label, *texts] for label, texts in part["rows"]]
                yield Piece(PieceKind.TABLE, rows=[*head, *rows])


def _drawn(part: dict[str, Any]) -> Iterator[Piece]:
    """Yield the chart of a part, and what its columns are; its table follows in any case."""
    chart: Chart | None = part["chart"]
    if chart is None:
        return
    svg = render_template("numbers/drawing.svg", chart=chart)
    drawing = Picture(svg, chart.width, chart.height)
    yield Piece(PieceKind.PICTURE, chart.title, picture=drawing)
    if chart.series:
        keys = zip("■▒", chart.series, strict=False)
        yield Piece(PieceKind.PARAGRAPH, "   ".join(f"{sign} {name}" for sign, name in keys))


def _with_words(frozen: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield each part with the words of a text as they were written."""
    words = iter(block["text"] for block in frozen["blocks"] if block["kind"] == "text")
    for part in shown_parts(frozen):
        yield part, next(words) if part["kind"] == "text" else ""


def _figure_rows(rows: list[dict[str, Any]], words: dict[str, str]) -> list[list[str]]:
    """Return a table with its heading; the edition before stands in it where there is one."""
    earlier = [words["earlier"], words["change"]] if words["earlier"] else []
    head = [words["figure"], *earlier, words["number"], words["counted"]]
    return [head, *(_figure_row(row, is_compared=bool(earlier)) for row in rows)]


def _figure_row(row: dict[str, Any], *, is_compared: bool) -> list[str]:
    before = [row["before"] or "–", row["change"] or "–"] if is_compared else []
    return [row["label"], *before, row["text"], row["small"]]
