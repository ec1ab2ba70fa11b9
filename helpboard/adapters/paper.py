"""Pages on paper: HTML becomes PDF where pango is installed."""

from collections.abc import Iterable
from functools import cache
from typing import Any, Final

PACKAGES: Final = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
"""What Debian calls the libraries that making PDF needs."""


class PaperMissingError(Exception):
    """The libraries that make PDF are not installed."""


def pdf_of(html: str, *, css: str) -> bytes:
    """Return a document as PDF; nothing is fetched from anywhere, whatever the document says.

    Raises :class:`PaperMissingError` without pango. It is loaded at the first page only: most
    processes never print.
    """
    made: bytes = _laid_out(html, css).write_pdf()
    return made


def single_pages(sheets: Iterable[Iterable[str]], *, css: str) -> bytes:
    """Return a PDF of one page for each sheet, whose documents come from the roomiest on.

    The first document that fits is taken; of a sheet that never fits, the first page of the last.
    Raises :class:`PaperMissingError` without pango, and ValueError for a sheet without documents.
    """
    pages: list[Any] = []
    document: Any = None
    for sheet in sheets:
        document = _first_fitting(sheet, css)
        pages.append(document.pages[0])
    made: bytes = document.copy(pages).write_pdf()
    return made


def _first_fitting(sheet: Iterable[str], css: str) -> Any:
    document = None
    for html in sheet:
        document = _laid_out(html, css)
        if len(document.pages) == 1:
            return document
    if document is None:
        raise ValueError("a sheet without documents")
    return document


def _laid_out(html: str, css: str) -> Any:
    try:
        from weasyprint import CSS, HTML  # noqa: PLC0415
        from weasyprint.urls import URLFetcher  # noqa: PLC0415
    except OSError as error:
        raise PaperMissingError from error
    nothing = URLFetcher(allowed_protocols=frozenset())
    return HTML(string=html, url_fetcher=nothing).render(
        stylesheets=[CSS(string=css, url_fetcher=nothing)]
    )


@cache
def can_print() -> bool:
    """Tell whether PDF can be made here."""
    try:
        import weasyprint  # noqa: F401, PLC0415
    except OSError:
        return False
    return True
