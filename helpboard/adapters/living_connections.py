"""Connections of PostgreSQL's pool that are known to live before anybody uses them."""

import time
from select import POLLERR, POLLHUP, POLLIN, poll
from typing import Any, Final

from sqlalchemy import Engine, event
from sqlalchemy.exc import InvalidatePoolError

TRUSTED_SECONDS: Final = 10
"""After how long a silent connection is asked all the same: networks can lose one unheard."""
_GIVEN_BACK: Final = "helpboard given back"


def hand_out_the_living(engine: Engine) -> None:
    """Look whether a connection lives before it is handed out, for much less than a round trip.

    A server that stops, or ends one connection, says so, and the socket can be read: then, and
    after :data:`TRUSTED_SECONDS`, the server is asked. One dead connection empties the whole pool.
    It stands for ``pool_pre_ping``, which asks at every page.
    """
    dialect = engine.dialect

    @event.listens_for(engine, "checkin")
    def _note(_connection: Any, record: Any) -> None:
        record.info[_GIVEN_BACK] = time.monotonic()

    @event.listens_for(engine, "checkout")
    def _look(connection: Any, record: Any, _proxy: object) -> None:
        given_back = record.info.get(_GIVEN_BACK)
        if given_back is None:
            return  # opened just now
        try:
            is_quiet = not _has_something_to_say(connection.fileno())
            if is_quiet and time.monotonic() - given_back < TRUSTED_SECONDS:
                return
            dialect.do_ping(connection)
        except dialect.loaded_dbapi.Error as error:
            raise InvalidatePoolError from error


def _has_something_to_say(descriptor: int) -> bool:
    looking = poll()
    looking.register(descriptor, POLLIN | POLLERR | POLLHUP)
    return bool(looking.poll(0))
