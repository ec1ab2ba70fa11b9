"""What waits without a row of its own: what is put down for a day, and the house itself."""

from datetime import UTC, date, datetime, time

from sqlalchemy.orm import Session

from helpboard.adapters.backup_record import BackupRecord
from helpboard.domain.policy import Actor
from helpboard.domain.waiting import Risk, Waits
from helpboard.queries.contacts import DueContact, due_contacts
from helpboard.queries.tasks import TaskRow, due_tasks
from helpboard.queries.waiting import WaitingItem
from helpboard.web.locale import settings


def due_items(session: Session, actor: Actor, *, today: date) -> list[WaitingItem]:
    """Return tasks and talks to come back to whose day has come, in two statements."""
    tasks = [
        _task(row, row.due_on)
        for row in due_tasks(session, actor, today)
        if row.due_on is not None and row.due_on <= today
    ]
    return [*tasks, *(_contact(row) for row in due_contacts(session, actor, today=today))]


def house_items(*, home_id: int | None, now: datetime) -> list[WaitingItem]:
    """Return that a backup is missing, to those who look after the home area."""
    backups = BackupRecord(settings().instance).read()
    since = backups.trouble_since(now)
    if home_id is None or since is None:
        return []
    return [
        WaitingItem(
            what=Waits.BACKUP,
            id=0,
            post_id=None,
            code="failed" if backups.has_failed else "old",
            slug="",
            name="",
            number=1,
            area_id=home_id,
            area_name="",
            since=since,
            risk=Risk.NONE,
        )
    ]


def _task(row: TaskRow, day: date) -> WaitingItem:
    return WaitingItem(
        what=Waits.TASK,
        id=row.id,
        post_id=None,
        code="",
        slug="",
        name=row.title,
        number=1,
        area_id=row.area_id,
        area_name=row.area_name,
        since=morning(day),
        risk=Risk.NONE,
    )


def _contact(row: DueContact) -> WaitingItem:
    return WaitingItem(
        what=Waits.CONTACT,
        id=row.id,
        post_id=None,
        code="",
        slug=row.organisation_slug or "",
        name=row.name,
        number=1,
        area_id=None,
        area_name=row.area_name,
        since=morning(row.follow_up_on),
        risk=Risk.NONE,
        person_id=row.user_id,
    )


def morning(day: date) -> datetime:
    """Return the beginning of a day in the town: from then on it waits."""
    return datetime.combine(day, time(), tzinfo=settings().timezone).astimezone(UTC)
