"""What a person's own data say about reports: those begun, and figures that they have noted."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Select, select

from helpboard.models import NotedFigure, Report

Section = Callable[[int], Select[*tuple[Any, ...]]]


def _reports(me: int) -> Select[*tuple[Any, ...]]:
    begun = select(Report.title, Report.first_day, Report.last_day, Report.created_at)
    return begun.where(Report.made_by == me).order_by(Report.id)


def _noted(me: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            NotedFigure.label,
            NotedFigure.value,
            NotedFigure.on_date,
            NotedFigure.source,
            NotedFigure.created_at,
        )
        .where(NotedFigure.noted_by == me)
        .order_by(NotedFigure.id)
    )


SECTIONS: Mapping[str, Section] = {"reports": _reports, "noted_figures": _noted}
"""By the name that it has in the file."""
