"""Reports to the council: begun, written block by block, frozen as editions, published."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.errors import ConflictError, IllegalMoveError, NotFoundError
from helpboard.domain.figures import Days
from helpboard.domain.policy import Action, Actor, Thing
from helpboard.domain.report import Block, BlockKind, Step, digest_of, moved, with_block
from helpboard.models import Entry, NotedFigure, Report, ReportEdition
from helpboard.queries.actors import areas_above
from helpboard.queries.figures.reports import edition_of, last_edition


@dataclass(frozen=True, slots=True)
class Outline:
    """What a report begins with."""

    area_id: int
    title: str
    lang: str
    days: Days
    blocks: Sequence[Block] = ()


@dataclass(frozen=True, slots=True)
class Noted:
    """A figure that somebody has from elsewhere."""

    label: str
    value: int
    on_date: date
    source: str
    is_estimated: bool
    counts_people: bool


def begin(session: Session, *, actor: Actor, outline: Outline, now: datetime) -> Report:
    """Begin a report; NotAllowedError unless ``actor`` coordinates its area."""
    _require(session, actor, outline.area_id)
    blocks: list[dict[str, Any]] = []
    for block in outline.blocks:
        blocks = with_block(blocks, block)
    report = Report(
        area_id=outline.area_id,
        title=outline.title,
        lang=outline.lang,
        first_day=outline.days.first,
        last_day=outline.days.last,
        blocks=blocks,
        made_by=actor.user_id,
        created_at=now,
        updated_at=now,
    )
    session.add(report)
    session.flush()
    _enter(session, actor, report, now, what="begin")
    return report


def report_of(
    session: Session, actor: Actor, report_id: int, *, is_changing: bool = False
) -> Report:
    """Return a report of ``actor``'s areas; NotFoundError for one that is not theirs to know."""
    report = session.get(Report, report_id, with_for_update=is_changing)
    if report is None or not policy.may(
        actor, Action.WRITE_REPORT, Thing(areas=areas_above(session, report.area_id))
    ):
        raise NotFoundError(report_id)
    return report


def rename(
    session: Session, *, actor: Actor, report: Report, title: str, days: Days, version: int,
    now: datetime,
) -> None:  # fmt: skip
    """Change title and period; ConflictError when somebody else has changed the report since."""
    _require(session, actor, report.area_id)
    _check_version(report, version)
    report.title, report.first_day, report.last_day = title, days.first, days.last
    report.updated_at = now
    session.flush()


def put_block(
    session: Session, *, actor: Actor, report: Report, block: Block, version: int, now: datetime
) -> None:
    """Add a block, or put it in the place of the one with its id.

    Raises ConflictError when the report has changed since, and NotFoundError for an id that is
    gone.
    """
    _require(session, actor, report.area_id)
    _check_version(report, version)
    known = {one["id"] for one in report.blocks}
    if block.get("id") is not None and block["id"] not in known:
        raise NotFoundError(block["id"])
    report.blocks = with_block(report.blocks, block)
    report.updated_at = now
    session.flush()


def move_block(
    session: Session, *, actor: Actor, report: Report, block_id: int, step: Step, now: datetime
) -> None:
    """Move a block a place up or down, or take it out; one that is gone changes nothing."""
    _require(session, actor, report.area_id)
    report.blocks = moved(report.blocks, block_id, step)
    report.updated_at = now
    session.flush()


def note_figure(
    session: Session, *, actor: Actor, report: Report, noted: Noted, version: int, now: datetime
) -> NotedFigure:
    """Note a figure from elsewhere and put it at the end of a report."""
    _require(session, actor, report.area_id)
    _check_version(report, version)
    figure = NotedFigure(
        area_id=report.area_id,
        label=noted.label,
        value=noted.value,
        on_date=noted.on_date,
        source=noted.source,
        is_estimated=noted.is_estimated,
        counts_people=noted.counts_people,
        noted_by=actor.user_id,
        created_at=now,
    )
    session.add(figure)
    session.flush()
    block = {"kind": BlockKind.NOTED.value, "noted_id": figure.id}
    put_block(session, actor=actor, report=report, block=block, version=version, now=now)
    return figure


def freeze(
    session: Session,
    *,
    actor: Actor,
    report: Report,
    frozen: Callable[[ReportEdition | None], Mapping[str, Any]],
    version: int,
    now: datetime,
) -> ReportEdition:
    """Keep what ``frozen`` makes of the report and its last edition as the next edition.

    Raises ConflictError when the report is no longer the ``version`` that was looked at. Its digest
    is printed for others: the salt keeps anybody from trying what a hidden number was.
    """
    _require(session, actor, report.area_id)
    _check_version(report, version)
    before = last_edition(session, report.id)
    made = {**frozen(before), "salt": secrets.token_hex(16)}
    edition = ReportEdition(
        report_id=report.id,
        number=before.number + 1 if before else 1,
        frozen=made,
        digest=digest_of(made),
        frozen_by=actor.user_id,
        frozen_at=now,
    )
    session.add(edition)
    session.flush()
    _enter(session, actor, report, now, what="freeze", number=edition.number)
    return edition


def publish(
    session: Session, *, actor: Actor, report: Report, number: int, is_public: bool, now: datetime
) -> ReportEdition:
    """Let everybody read an edition, or no longer; IllegalMoveError when it is so already."""
    _require(session, actor, report.area_id)
    edition = edition_of(session, report.id, number)
    if edition is None:
        raise NotFoundError(number)
    if is_public == is_readable(edition):
        raise IllegalMoveError(number)
    if is_public:
        edition.published_at, edition.withdrawn_at = now, None
    else:
        edition.withdrawn_at = now
    session.flush()
    what = "publish" if is_public else "withdraw"
    _enter(session, actor, report, now, what=what, number=number)
    return edition


def is_readable(edition: ReportEdition) -> bool:
    """Tell whether everybody can read an edition."""
    return edition.published_at is not None and edition.withdrawn_at is None


def _check_version(report: Report, version: int) -> None:
    if report.version != version:
        raise ConflictError(report.id)


def _require(session: Session, actor: Actor, area_id: int) -> None:
    policy.require(actor, Action.WRITE_REPORT, Thing(areas=areas_above(session, area_id)))


def _enter(session: Session, actor: Actor, report: Report, now: datetime, **codes: Any) -> None:
    session.add(
        Entry(
            at=now,
            actor_id=actor.user_id,
            action=Action.WRITE_REPORT.value,
            about="report",
            about_id=report.id,
            codes=codes,
        )
    )
    session.flush()
