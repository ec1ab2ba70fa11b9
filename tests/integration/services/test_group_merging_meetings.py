"""When two groups become one: whose meetings go on, and who hears when they are."""

from sqlalchemy import select

from helpboard.domain.letter import LetterKind
from helpboard.models import Letter
from tests.integration.services.group_desk import large as large
from tests.integration.services.group_desk import members, merged
from tests.integration.services.group_desk import small as small


def test_meetings_go_along_when_both_meet_at_the_same_place(session, town, small, large, now):
    small[0].address = large[0].address = "Hauptstraße 1"
    schedule = town.schedule(small[0])
    merged(session, small, large, now)
    session.expire_all()
    assert (schedule.group_id, schedule.until, schedule.sequence) == (large[0].id, None, 1)
    told = session.scalars(select(Letter).where(Letter.kind == LetterKind.MEETINGS_CHANGED)).all()
    assert {letter.user_id for letter in told} == set(members(session, large[0]))
    assert {letter.params["from_id"] for letter in told} == {small[0].id}
    assert all(letter.params["next"] for letter in told)


def test_where_meetings_do_not_go_along_only_who_moves_hears_when_the_others_meet(
    session, town, small, large, now
):
    group, lena, bob, _dana = small
    into, leo = large
    town.schedule(into)
    merged(session, small, large, now, helpers=("yes", "no"))
    told = session.scalars(select(Letter).where(Letter.kind == LetterKind.MEETINGS_CHANGED)).all()
    assert {letter.user_id for letter in told} == set(members(session, into)) - {leo.id}
    assert lena.id in {letter.user_id for letter in told}
