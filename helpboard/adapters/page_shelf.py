"""What the page cache keeps between requests: finished pages, and renders under way."""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Event, Lock

from helpboard.adapters.page_key import Key
from helpboard.adapters.representations import Representations

# Headers, key and Python's own bookkeeping of an entry, roughly.
_OVERHEAD = 4096


class Entry:
    """A stored page: good for one content version, until its deadline in Unix seconds.

    ``valid_at`` is the last moment at which it was known to be good, ``view`` who made it.
    """

    __slots__ = ("deadline", "page", "valid_at", "version", "view")

    def __init__(
        self,
        page: Representations,
        *,
        version: int,
        deadline: float,
        valid_at: float,
        view: str = "",
    ) -> None:
        self.page = page
        self.version = version
        self.deadline = deadline
        self.valid_at = valid_at
        self.view = view


class Shelf:
    """Entries by key, bounded in bytes; the one not asked for longest goes first."""

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self._entries: OrderedDict[Key, Entry] = OrderedDict()
        self._lock = Lock()
        self.size = 0

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, key: Key) -> Entry | None:
        """Return the entry, good or not any more."""
        with self._lock:
            entry = self._entries.get(key)
            if entry is not None:
                self._entries.move_to_end(key)
            return entry

    def put(self, key: Key, entry: Entry) -> None:
        """Keep an entry unless a newer one is there or it would fill an eighth of the shelf."""
        size = entry.page.size + _OVERHEAD
        if size > self._max_bytes // 8:
            return
        with self._lock:
            old = self._entries.pop(key, None)
            if old is not None:
                self.size -= old.page.size + _OVERHEAD
                if old.version > entry.version:
                    entry, size = old, old.page.size + _OVERHEAD
            self._entries[key] = entry
            self.size += size
            while self.size > self._max_bytes:
                _, oldest = self._entries.popitem(last=False)
                self.size -= oldest.page.size + _OVERHEAD


class Flight:
    """One render under way, which others may wait for."""

    __slots__ = ("_landed", "entry")

    def __init__(self) -> None:
        self._landed = Event()
        self.entry: Entry | None = None

    def wait(self, seconds: float) -> Entry | None:
        """Return what came of it, or None when it takes longer or nothing could be stored."""
        self._landed.wait(seconds)
        return self.entry

    def land(self, entry: Entry | None) -> None:
        """Hand the result to everybody who waits."""
        self.entry = entry
        self._landed.set()


class Flights:
    """The renders under way in this process."""

    def __init__(self) -> None:
        self._flights: dict[Hashable, Flight] = {}
        self._lock = Lock()

    def join(self, name: Hashable) -> tuple[Flight, bool]:
        """Return the flight of this name, and whether the caller is the one to render."""
        with self._lock:
            flight = self._flights.get(name)
            if flight is not None:
                return flight, False
            flight = self._flights[name] = Flight()
            return flight, True

    def land(self, name: Hashable, entry: Entry | None) -> None:
        """End a flight, whether something came of it or not."""
        with self._lock:
            flight = self._flights.pop(name)
        flight.land(entry)
