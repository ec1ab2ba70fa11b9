"""The spreadsheets that a coordinator has brought."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.intake import IntakeState
from helpboard.domain.policy import Actor
from helpboard.models import Area, Intake

MOST_INTAKES = 50


@dataclass(frozen=True, slots=True)
class IntakeRow:
    """One spreadsheet as the list shows it."""

    id: int
    kind: str
    file_name: str
    area_name: str
    state: IntakeState
    created_at: datetime


def intakes_of(session: Session, actor: Actor) -> tuple[IntakeRow, ...]:
    """Return the spreadsheets that ``actor`` has brought lately, the newest first."""
    statement = (
        select(Intake.id, Intake.kind, Intake.file_name, Area.name, Intake.state, Intake.created_at)
        .join(Area, Area.id == Intake.area_id)
        .where(Intake.made_by == actor.user_id)
        .order_by(Intake.created_at.desc(), Intake.id.desc())
        .limit(MOST_INTAKES)
    )
    return tuple(IntakeRow(*row) for row in session.execute(statement))
