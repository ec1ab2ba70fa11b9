"""Texts in portions that a server takes at once, and how long it is remembered what it speaks."""

import time
from collections.abc import Callable, Iterator, Sequence
from typing import Final, Generic, TypeVar

from helpboard.services.machine_translation import MachineError

MOST_TEXTS: Final = 40
"""DeepL takes 50; a server of one's own is slow, and has to answer in time."""
MOST_SIGNS: Final = 5_000
_HOUR: Final = 3600.0

_Known = TypeVar("_Known")


def batches(texts: Sequence[str]) -> Iterator[list[str]]:
    """Yield the texts in their order, as many at once as a server takes."""
    batch: list[str] = []
    for text in texts:
        if batch and (len(batch) == MOST_TEXTS or sum(map(len, batch)) + len(text) > MOST_SIGNS):
            yield batch
            batch = []
        batch.append(text)
    if batch:
        yield batch


def in_batches(texts: Sequence[str], ask: Callable[[list[str]], list[str]]) -> list[str]:
    """Return what ``ask`` makes of the texts; what went well before a failure has been paid."""
    found: list[str] = []
    for batch in batches(texts):
        try:
            found += ask(batch)
        except MachineError as error:
            if found:
                raise MachineError(error.trouble, error.detail) from None
            raise
    return found


class ForAnHour(Generic[_Known]):
    """Something that is asked for again after an hour."""

    def __init__(self, ask: Callable[[], _Known]) -> None:
        """Ask with ``ask`` whenever it is not known."""
        self._ask = ask
        self._known: _Known | None = None
        self._until = 0.0

    def __call__(self) -> _Known:
        """Return what is known, asked for when needed."""
        if self._known is None or time.monotonic() >= self._until:
            self._known = self._ask()
            self._until = time.monotonic() + _HOUR
        return self._known
