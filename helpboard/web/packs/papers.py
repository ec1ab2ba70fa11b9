"""What the worker prints for a pack: one PDF for a site, and the cover for whoever asked."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Flask, current_app, render_template

from helpboard.adapters.paper import pdf_of
from helpboard.catalogue import reading
from helpboard.domain.languages import LANGUAGES
from helpboard.domain.paper import PackSheet, sheet_languages
from helpboard.queries.areas import AreaRow
from helpboard.queries.packs import PrintedSite
from helpboard.web import dates
from helpboard.web.kept import kept_area_tree
from helpboard.web.locale import offered, settings
from helpboard.web.packs.words import SHEET_WORDS
from helpboard.web.paper_sheet import CSS, base_language, documents_of
from helpboard.web.printing import press, stylesheet
from helpboard.web.town_paper import ask_sheet, cafes_sheet, flyer_documents
from helpboard.web.words.reader import listed


@dataclass(frozen=True, slots=True)
class CoverLine:
    """A site on the cover: the number of its file, and what is in it."""

    number: str
    site: PrintedSite
    languages: str


class PackPapers:
    """Prints packs; it needs an app context and no request."""

    def languages_of(self, site: PrintedSite, otherwise: Sequence[str]) -> tuple[str, ...]:
        """Return the languages of a site's sheets beside the base language."""
        base = base_language().tag
        return sheet_languages(site.languages, offered=offered(), base=base, otherwise=otherwise)

    def pages(self, area_id: int, choice: Sequence[PackSheet], tags: Sequence[str]) -> bytes:
        """Return the chosen sheets for a district, a page each; nothing on them tells of a site."""
        with _as_if_asked():
            area = next(row for row in kept_area_tree().rows if row.id == area_id)
            return press((_documents(sheet, area, tags) for sheet in choice), css=CSS)

    def cover(
        self, sites: Sequence[PrintedSite], choice: Sequence[PackSheet], otherwise: Sequence[str]
    ) -> bytes:
        """Return the list of sites with their addresses, for the coordinator only (rule 5)."""
        with _as_if_asked(), reading(base_language()):
            html = render_template(
                "packs/cover.html",
                base=base_language(),
                site=settings().site_name,
                lines=[self._line(*one, otherwise) for one in enumerate(sites, 1)],
                sheets=[SHEET_WORDS[sheet] for sheet in choice],
                day=dates.full_day(datetime.now(UTC)),
            )
            return pdf_of(html, css=stylesheet(CSS))

    def file_name(self, number: int) -> str:
        """Return the name of a site's file; it tells nothing of where that is."""
        return f"{number:03}.pdf"

    def _line(self, number: int, site: PrintedSite, otherwise: Sequence[str]) -> CoverLine:
        tags = (base_language().tag, *self.languages_of(site, otherwise))
        names = listed(LANGUAGES[tag].own_name for tag in tags)
        return CoverLine(self.file_name(number), site, names)


def _documents(sheet: PackSheet, area: AreaRow, tags: Sequence[str]) -> Iterable[str]:
    match sheet:
        case PackSheet.BOARD:
            return flyer_documents(area)
        case PackSheet.CAFES:
            return documents_of(cafes_sheet(area, tags, now=datetime.now(UTC)))
        case PackSheet.ASK:
            return documents_of(ask_sheet(area, tags))


@contextmanager
def _as_if_asked() -> Iterator[None]:
    """Make addresses as a request of this board would; what it reads is let go at the end."""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined] # noqa: SLF001
    with app.test_request_context(base_url=settings().base_url):
        yield
