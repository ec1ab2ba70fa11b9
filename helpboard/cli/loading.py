"""How a command loads what it needs."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def loading() -> Iterator[None]:
    """Look for no garbage meanwhile: what is loaded stays, and looking took 40 % of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
