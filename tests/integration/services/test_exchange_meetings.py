"""A spreadsheet with other meeting times: as on the group's own pages, told once."""

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from helpboard.domain.group import GroupState
from helpboard.domain.letter import LetterKind
from helpboard.domain.meeting import Coming
from helpboard.domain.tables.tables import GROUPS
from helpboard.models import GroupSchedule, Letter, MeetingHelper, MeetingNumbers
from helpboard.services import roster
from helpboard.services.exchange.carry_out import ImportRefusedError
from tests.integration.services.cafe_evening import NOW, WEDNESDAY
from tests.integration.services.cafe_evening import cafe as cafe
from tests.integration.services.cafe_evening import cast as cast
from tests.integration.services.cafe_evening import do as do
from tests.integration.services.cafe_evening import letters as letters
from tests.integration.services.cafe_evening import now as now
from tests.integration.services.cafe_evening import schedule as schedule
from tests.integration.services.exchange_desk import Exchange, verdicts, wrong

LAST = WEDNESDAY - timedelta(days=7)
WEDNESDAYS = "FREQ=WEEKLY;BYDAY=WE 18:00-20:00 from 2026-01-01"
THURSDAYS = "FREQ=WEEKLY;BYDAY=TH 17:00-19:00 from 2026-01-01"
BOTH_TOLD = [("Hans", LetterKind.MEETINGS_CHANGED), ("Hala", LetterKind.MEETINGS_CHANGED)]


@pytest.fixture
def exchange(session, schedule, cast):
    """Let Lea, who leads the café, bring spreadsheets."""
    return Exchange(session, NOW, by_id=cast["Lea"].id)


@pytest.fixture
def row(exchange):
    """Return the café's row with other schedules."""
    (own,) = exchange.export(GROUPS)
    return lambda cell: {**own, "schedules": cell}


def cell(exchange):
    (own,) = exchange.export(GROUPS)
    return own["schedules"].split(" | ")


def test_what_was_held_stays_and_the_new_rhythm_begins_with_its_next_meeting(
    session, schedule, do, exchange, row
):
    schedule.until, schedule.meets_on_holidays = None, True
    do(roster.note_numbers, "Lea", on=LAST, numbers=(12, 3))
    exchange.carry_out(GROUPS, row(THURSDAYS))
    assert cell(exchange) == [
        f"{WEDNESDAYS} until {LAST}",
        "FREQ=WEEKLY;BYDAY=TH 17:00-19:00 from 2026-12-03",
    ]
    assert session.get_one(MeetingNumbers, (schedule.id, LAST)).guests == 12
    made = session.scalars(select(GroupSchedule).order_by(GroupSchedule.id.desc())).first()
    assert (made.hosts, made.meets_on_holidays, made.sequence) == (2, True, 0)


def test_everybody_but_who_brings_it_is_told_as_the_preview_has_said(
    session, do, exchange, row, letters
):
    do(roster.say, "Hans", coming=Coming.COMES, is_host=True)
    plan = exchange.plan(GROUPS, row(THURSDAYS))
    (telling,) = [step.telling for step in plan.steps]
    assert (telling.since, telling.people, plan.letters()) == (WEDNESDAY, 2, 2)
    assert letters() == []
    exchange.carry_out(GROUPS, row(THURSDAYS))
    assert letters() == BOTH_TOLD
    to_hans, to_hala = session.scalars(select(Letter).order_by(Letter.id)).all()
    assert (to_hans.params["lost"], to_hala.params["lost"]) == ([WEDNESDAY.isoformat()], [])


@pytest.mark.parametrize(
    "text",
    [THURSDAYS, "", f"{WEDNESDAYS} | {THURSDAYS}", THURSDAYS.replace("2026-01-01", "2026-12-10"),
     "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH 17:00-19:00 from 2026-11-26 until 2027-06-30"],
)  # fmt: skip
def test_the_same_sheet_again_changes_nothing_and_tells_nobody(exchange, row, letters, text):
    exchange.carry_out(GROUPS, row(text))
    before = cell(exchange)
    assert letters() == BOTH_TOLD
    again = exchange.carry_out(GROUPS, row(text))
    assert (verdicts(again), again.letters()) == (["unchanged"], 0)
    assert (cell(exchange), letters()) == (before, BOTH_TOLD)


def test_promises_go_along_to_another_hour_of_the_same_day(session, schedule, do, exchange, row):
    do(roster.say, "Hans", coming=Coming.COMES, is_host=True)
    exchange.carry_out(GROUPS, row(WEDNESDAYS.replace("18:00-20:00", "17:00-19:00")))
    kept = session.scalars(select(MeetingHelper)).one()
    assert (kept.schedule_id != schedule.id, kept.on_date, kept.is_host) == (True, WEDNESDAY, True)


@pytest.mark.parametrize("text", ["{} except 2026-11-25", "{} until 2031-01-01"])
def test_nobody_is_told_of_what_changes_no_meeting_soon(exchange, row, letters, text):
    assert exchange.carry_out(GROUPS, row(text.format(WEDNESDAYS))).letters() == 0
    assert letters() == []


def test_a_group_that_is_closed_has_nobody_to_tell(session, cafe, exchange, row, letters):
    cafe.state = GroupState.CLOSED
    plan = exchange.carry_out(GROUPS, {**row(THURSDAYS), "state": "closed"})
    assert (verdicts(plan), plan.letters(), letters()) == (["changed"], 0, [])


def test_a_rhythm_without_a_meeting_is_a_mistake_and_keeps_every_row_as_it_was(
    session, cafe, exchange, row, letters
):
    never = f"{THURSDAYS} until 2026-12-03 except 2026-12-03"
    rows = [row(never), {**row(""), "slug": "neu", "name": "Neu"}]
    with pytest.raises(ImportRefusedError) as refused:
        exchange.carry_out(GROUPS, *rows)
    assert wrong(refused.value.plan) == [(2, "schedules", "no_meeting")]
    assert session.scalar(select(func.count()).select_from(GroupSchedule)) == 1
    assert letters() == []


def test_what_a_sheet_says_of_meetings_that_are_over_is_left_alone(
    session, schedule, exchange, row, letters
):
    schedule.until = date(2026, 11, 25)
    other = f"{THURSDAYS} until 2026-11-01"
    assert verdicts(exchange.carry_out(GROUPS, row(other))) == ["unchanged"]
    assert cell(exchange) == [f"{WEDNESDAYS} until 2026-11-25"]
    assert letters() == []
