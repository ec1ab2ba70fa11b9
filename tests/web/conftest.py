"""What tests of several parts of the site share."""

from contextlib import contextmanager

import pytest
from sqlalchemy import event


@pytest.fixture
def statements(connection):
    """A block that notes every statement the app runs in it."""

    @contextmanager
    def noting():
        noted = []

        def note(_connection, _cursor, statement, *_rest):
            noted.append(statement)

        event.listen(connection.engine, "before_cursor_execute", note)
        try:
            yield noted
        finally:
            event.remove(connection.engine, "before_cursor_execute", note)

    return noting
