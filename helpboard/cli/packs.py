"""What the worker does for packs of sheets: print site after site into one file.

The file is written on the disk as it grows. Sites of one district that speak the same languages get
the same pages, which are made once. A worker that has to stop lets the pack begin again later.
"""

import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, Final

from flask import current_app

from helpboard.adapters.desk_files import DeskFiles
from helpboard.domain.errors import IllegalMoveError
from helpboard.domain.paper import PackSheet, PackState
from helpboard.extensions import db, writing
from helpboard.models import PaperPack
from helpboard.queries.packs import PrintedSite, sites_to_print
from helpboard.services import packs

_REMEMBERED: Final = 24
"""How many different sets of pages are kept in memory, each some hundred kilobytes."""
COVER: Final = "000.pdf"


def printing(is_stopping: Callable[[], bool]) -> Callable[[], bool]:
    """Return the chore that prints the pack that waits longest; True when there was one."""

    def print_waiting() -> bool:
        files = DeskFiles(current_app.extensions["helpboard"].settings.desk_folder)
        name = files.new_name(".zip")
        with writing(db.session()) as session:
            pack = packs.lease_pack(session, file_name=name, now=datetime.now(UTC))
        if pack is None or pack.state is PackState.FAILED:
            return pack is not None
        state = PackState.FAILED
        try:
            state = _Work(pack, files, is_stopping).printed()
        except IllegalMoveError:
            state = PackState.STOPPED  # by the coordinator, or another worker has it now
        finally:
            _end(pack.id, name, state, files)
        return state is not PackState.WAITING

    return print_waiting


def _end(pack_id: int, name: str, state: PackState, files: DeskFiles) -> None:
    """Tell how the pack ended, whatever has happened; only a pack that is ready keeps its file."""
    if state is not PackState.READY:
        files.drop(name)
    try:
        with writing(db.session()) as session:
            packs.finish_pack(
                session, pack_id=pack_id, file_name=name, state=state, now=datetime.now(UTC)
            )
    except IllegalMoveError:
        files.drop(name)  # it names addresses, and nobody will ever fetch it


class _Work:
    """One pack in hand."""

    def __init__(self, pack: PaperPack, files: DeskFiles, is_stopping: Callable[[], bool]) -> None:
        self.pack_id = pack.id
        self._area_id = pack.area_id
        self._asked_on = pack.asked_at.date()
        self._choice = tuple(PackSheet(code) for code in pack.choice)
        self._languages = tuple(pack.languages)
        self._name = pack.file_name
        self._files = files
        self._is_stopping = is_stopping
        self._papers: Any = current_app.extensions["helpboard"].papers
        self._pages = lru_cache(_REMEMBERED)(self._papers.pages)

    def printed(self) -> PackState:
        """Print every site; WAITING when this worker has to stop before the end."""
        sites = sites_to_print(db.session(), self._area_id, today=self._asked_on)
        db.session.rollback()
        with zipfile.ZipFile(self._files.path(self._name), "x", zipfile.ZIP_DEFLATED) as file:
            cover = self._papers.cover(sites, self._choice, self._languages)
            file.writestr(COVER, cover)
            for number, site in enumerate(sites, 1):
                if self._is_stopping():
                    return PackState.WAITING
                file.writestr(self._papers.file_name(number), self._of_site(site))
                self._tell(number, len(sites))
        return PackState.READY

    def _of_site(self, site: PrintedSite) -> bytes:
        tags = self._papers.languages_of(site, self._languages)
        made: bytes = self._pages(site.area_id, self._choice, tags)
        return made

    def _tell(self, done: int, total: int) -> None:
        with writing(db.session()) as session:
            packs.advance_pack(
                session, pack_id=self.pack_id, file_name=self._name, done=done, total=total,
                now=datetime.now(UTC),
            )  # fmt: skip
