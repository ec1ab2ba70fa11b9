"""When a missing backup is trouble."""

from datetime import UTC, datetime, timedelta

import pytest

from helpboard.domain.backups import OLDEST, Backups

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("succeeded", "failed", "since"),
    [
        (None, None, None),
        (NOW - HOUR, None, None),
        (NOW - HOUR, NOW - 2 * HOUR, None),
        (NOW - 2 * HOUR, NOW - HOUR, NOW - HOUR),
        (None, NOW - HOUR, NOW - HOUR),
        (NOW - OLDEST, None, None),
        (NOW - OLDEST - HOUR, None, NOW - HOUR),
    ],
)
def test_a_backup_is_missing_after_a_failure_or_when_the_last_is_too_old(succeeded, failed, since):
    assert Backups(succeeded, failed).trouble_since(NOW) == since
