"""What the desk's spreadsheets keep about one person, for that person to take along.

The part of `export.py` about being recorded from a list, and about files one has brought.
"""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Select, select

from helpboard.models import Area, Intake, PaperPack, RecordedPerson, TownExport

Section = Callable[[int], Select[*tuple[Any, ...]]]


def _recorded(me: int) -> Select[*tuple[Any, ...]]:
    return select(
        RecordedPerson.file_key,
        RecordedPerson.consent_on,
        RecordedPerson.consent_source,
        RecordedPerson.asked_at,
    ).where(RecordedPerson.user_id == me)


def _people_recorded(me: int) -> Select[*tuple[Any, ...]]:
    """Select whom one recorded at the desk; who they are is theirs."""
    return (
        select(RecordedPerson.consent_on, RecordedPerson.consent_source)
        .where(RecordedPerson.recorded_by == me)
        .order_by(RecordedPerson.user_id)
    )


def _brought(me: int) -> Select[*tuple[Any, ...]]:
    """Select the files that one has brought; what is in them is about others."""
    return (
        select(
            Intake.kind, Intake.file_name, Area.name.label("area"), Intake.state, Intake.rows,
            Intake.created_at, Intake.ended_at,
        )
        .join(Area, Area.id == Intake.area_id)
        .where(Intake.made_by == me)
        .order_by(Intake.id)
    )  # fmt: skip


def _towns(me: int) -> Select[*tuple[Any, ...]]:
    return (
        select(TownExport.state, TownExport.size, TownExport.created_at, TownExport.ended_at)
        .where(TownExport.made_by == me)
        .order_by(TownExport.id)
    )


def _packs(me: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Area.name.label("area"), PaperPack.choice, PaperPack.languages, PaperPack.state,
            PaperPack.total, PaperPack.asked_at, PaperPack.ended_at,
        )
        .join(Area, Area.id == PaperPack.area_id)
        .where(PaperPack.made_by == me)
        .order_by(PaperPack.id)
    )  # fmt: skip


SECTIONS: Mapping[str, Section] = {
    "recorded_by_the_desk": _recorded,
    "people_recorded_by_me": _people_recorded,
    "files_brought_to_the_desk": _brought,
    "whole_towns_written_out": _towns,
    "packs_of_sheets_asked_for": _packs,
}
"""By the name that it has in the file."""
