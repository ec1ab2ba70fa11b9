"""One heap of the C library for all threads of a process."""

import ctypes
from contextlib import suppress
from typing import Final

_ARENA_MAX: Final = -8
"""M_ARENA_MAX of glibc's ``malloc.h``."""


def share_heap() -> bool:
    """Let the threads of this process and its children share one heap; False where it cannot be.

    glibc gives each thread a heap of its own, and what one page took stays with the thread that
    made it. Threads of Python wait for each other anyway. It helps only before they begin.
    """
    with suppress(AttributeError, OSError):  # musl and macOS have no mallopt
        return bool(ctypes.CDLL(None).mallopt(_ARENA_MAX, 1))
    return False
