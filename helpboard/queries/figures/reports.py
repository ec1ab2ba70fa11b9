"""Reports as the desk lists and opens them, and editions as others read them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from helpboard.domain.policy import Actor
from helpboard.models import Area, NotedFigure, Report, ReportEdition
from helpboard.queries.held import is_below

SHOWN = 50


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report in the list of the desk."""

    id: int
    title: str
    area_name: str
    first_day: date
    last_day: date
    editions: int


@dataclass(frozen=True, slots=True)
class EditionRow:
    """An edition of a report, without what is frozen in it."""

    number: int
    frozen_at: datetime
    published_at: datetime | None
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class PublishedRow:
    """An edition that everybody can read; ``title`` as it was frozen."""

    report_id: int
    number: int
    frozen: dict[str, Any]
    published_at: datetime


def reports_of(session: Session, actor: Actor) -> list[ReportRow]:
    """Return the reports of the areas that ``actor`` coordinates, the newest first."""
    editions = (
        select(func.count(ReportEdition.id))
        .where(ReportEdition.report_id == Report.id)
        .scalar_subquery()
    )
    rows: Any = session.execute(
        select(Report.id, Report.title, Area.name, Report.first_day, Report.last_day, editions)
        .join(Area, Area.id == Report.area_id)
        .where(is_below(actor))
        .order_by(Report.created_at.desc(), Report.id.desc())
        .limit(SHOWN)
    )
    return [ReportRow(*row) for row in rows]


def editions_of(session: Session, report_id: int) -> list[EditionRow]:
    """Return the editions of a report, the newest first."""
    rows: Any = session.execute(
        select(
            ReportEdition.number,
            ReportEdition.frozen_at,
            ReportEdition.published_at,
            ReportEdition.withdrawn_at,
        )
        .where(ReportEdition.report_id == report_id)
        .order_by(ReportEdition.number.desc())
    )
    return [EditionRow(*row) for row in rows]


def edition_of(session: Session, report_id: int, number: int) -> ReportEdition | None:
    """Return one edition of a report."""
    return session.scalars(
        select(ReportEdition).where(
            ReportEdition.report_id == report_id, ReportEdition.number == number
        )
    ).one_or_none()


def last_edition(session: Session, report_id: int) -> ReportEdition | None:
    """Return the newest edition of a report."""
    return session.scalars(
        select(ReportEdition)
        .where(ReportEdition.report_id == report_id)
        .order_by(ReportEdition.number.desc())
        .limit(1)
    ).one_or_none()


def published(session: Session) -> list[PublishedRow]:
    """Return the editions that everybody can read, the newest first."""
    rows: Any = session.execute(
        select(
            ReportEdition.report_id,
            ReportEdition.number,
            ReportEdition.frozen,
            ReportEdition.published_at,
        )
        .where(ReportEdition.published_at.is_not(None), ReportEdition.withdrawn_at.is_(None))
        .order_by(ReportEdition.published_at.desc(), ReportEdition.id.desc())
        .limit(SHOWN)
    )
    return [PublishedRow(*row) for row in rows]


def numbers_let_out(session: Session) -> dict[str, set[int]]:
    """Return every count of people that an edition has ever shown (rule 10)."""
    rows = session.scalars(select(ReportEdition.frozen).order_by(ReportEdition.id))
    found: dict[str, set[int]] = defaultdict(set)
    for frozen in rows:
        for key, shown in frozen.get("people", {}).items():
            if isinstance(shown, int):
                found[key].add(shown)
    return dict(found)


def noted_figures(session: Session, ids: list[int]) -> dict[int, NotedFigure]:
    """Return figures entered by hand, by id."""
    rows = session.scalars(select(NotedFigure).where(NotedFigure.id.in_(ids))) if ids else ()
    return {row.id: row for row in rows}
