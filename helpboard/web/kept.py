"""What pages share: made once, kept in memory for as long as no content has moved."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from flask import Flask, current_app, g

from helpboard.extensions import db
from helpboard.queries.areas import AreaTree, area_tree

MOST_KEPT = 256

_Made = TypeVar("_Made")


class Kept:
    """A bounded store for one version of the content, safe for threads."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        """Keep at most ``most`` things, those least used go first."""
        self._things: OrderedDict[Hashable, Any] = OrderedDict()
        self._version: int | None = None
        self._most = most
        self._lock = Lock()

    def get(self, version: int | None, key: Hashable, make: Callable[[], _Made]) -> _Made:
        """Return what was made for ``key`` at this version, else make it; None keeps nothing.

        ``version`` must have been read before anything that ``make`` reads.
        """
        with self._lock:
            if version is not None and version == self._version and key in self._things:
                self._things.move_to_end(key)
                found: _Made = self._things[key]
                return found
        made = make()
        if version is not None:
            self._put(version, key, made)
        return made

    def _put(self, version: int, key: Hashable, made: object) -> None:
        with self._lock:
            if self._version is None or version > self._version:
                self._things.clear()
                self._version = version
            if version == self._version:
                self._things[key] = made
                if len(self._things) > self._most:
                    self._things.popitem(last=False)


def kept(key: Hashable, make: Callable[[], _Made]) -> _Made:
    """Return what ``make`` returns, made anew when content has moved since.

    Others' writes are seen as late as by the page cache: within a second.
    """
    store: Kept = current_app.extensions["helpboard-kept"]
    return store.get(g.get("version_at_start"), key, make)


def kept_area_tree() -> AreaTree:
    """Return the tree of areas."""
    return kept("area tree", _read_areas)


def _read_areas() -> AreaTree:
    """Read the areas; content moves far more often than they do, so the last tree may do."""
    last: list[AreaTree] = current_app.extensions["helpboard-areas"]
    tree = area_tree(db.session(), known=last[0] if last else None)
    last[:] = [tree]
    return tree


def _note_version(_endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Note the version before the request's transaction begins to see the content."""
    g.version_at_start = current_app.extensions["helpboard"].version.current()


def register(app: Flask) -> None:
    """Give ``app`` its store."""
    app.extensions["helpboard-kept"] = Kept()
    app.extensions["helpboard-areas"] = []
    app.url_value_preprocessor(_note_version)
