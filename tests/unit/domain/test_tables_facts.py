"""Facts, gives and seeks, and schedules in one cell each."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpboard.domain.facts import check_facts
from helpboard.domain.tables.cell import CellRefusal, Wrong
from helpboard.domain.tables.facts_text import (
    checked_facts,
    read_facts,
    read_needs,
    write_facts,
    write_needs,
)
from helpboard.domain.tables.meetings import Recurrence, read_schedules, write_schedules
from helpboard.domain.words import NeedKind
from tests.unit.domain.strategies import right_facts


def test_facts_read_like_a_list_of_blocks_and_values():
    facts = {"thing": "bicycle", "size": 26, "confidential": False, "when": {"kind": "flexible"}}
    text = 'thing=bicycle; size=26; confidential=no; when={"kind":"flexible"}'
    assert write_facts(facts) == text
    assert read_facts(text) == facts
    loose = ' thing = bicycle;size=26 ;confidential=no; when={"kind": "flexible"} ;'
    assert read_facts(loose) == facts
    assert read_facts('{"thing":"bicycle"}') == {"thing": "bicycle"}
    assert read_facts("") == {}


@given(right_facts())
def test_checked_facts_of_every_topic_survive_their_cell(drawn):
    topic, careless = drawn
    facts = check_facts(topic, careless, is_whole=False)
    assert checked_facts(topic, read_facts(write_facts(facts)), is_whole=False) == facts


def test_every_wrong_block_is_named_with_the_reason():
    with pytest.raises(CellRefusal) as refused:
        checked_facts("bicycle", {"thing": "sofa", "rooms": 3}, is_whole=True)
    found = [(r.code, r.params["block"], r.params["refusal"]) for r in refused.value.reasons]
    assert found == [
        (Wrong.WRONG_FACT, "rooms", "unknown_block"),
        (Wrong.WRONG_FACT, "thing", "unknown_code"),
    ]


@given(
    st.lists(
        st.tuples(st.sampled_from([kind.value for kind in NeedKind]), right_facts()), max_size=4
    )
)
def test_gives_and_seeks_survive_their_cell(drawn):
    needs = [
        {"kind": kind, "topic": topic, "facts": check_facts(topic, facts, is_whole=False)}
        for kind, (topic, facts) in drawn
    ]
    assert read_needs(write_needs(needs)) == needs


WEEKLY = Recurrence(date(2026, 1, 7), time(18), time(20), "FREQ=WEEKLY;BYDAY=WE", None, ())


def test_a_schedule_reads_like_a_sentence():
    text = (
        "FREQ=MONTHLY;BYDAY=1MO 17:30-19:00 from 2026-01-05 until 2026-12-31"
        " except 2026-04-06,2026-06-01"
    )
    (schedule,) = read_schedules(text)
    assert schedule == Recurrence(
        date(2026, 1, 5),
        time(17, 30),
        time(19),
        "FREQ=MONTHLY;BYDAY=1MO",
        date(2026, 12, 31),
        ("2026-04-06", "2026-06-01"),
    )
    assert write_schedules([schedule]) == text
    assert write_schedules([]) == ""


def test_several_schedules_stand_in_the_order_of_their_first_days():
    later = WEEKLY._replace(starts_on=date(2026, 3, 1))
    text = write_schedules([later, WEEKLY])
    assert text.index("2026-01-07") < text.index("2026-03-01")
    assert read_schedules(text) == [WEEKLY, later]


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=DAILY 18:00-20:00 from 2026-01-07",
        "FREQ=WEEKLY;BYDAY=MI 18:00-20:00 from 2026-01-07",
        "FREQ=WEEKLY;BYDAY=WE 25:00-26:00 from 2026-01-07",
        "FREQ=WEEKLY;BYDAY=WE 18:00-20:00 from 2026-02-30",
        "FREQ=WEEKLY;BYDAY=WE 18:00-20:00 from 2026-02-01 until 2026-01-01",
        "FREQ=WEEKLY;BYDAY=WE 18:00-20:00",
    ],
)
def test_a_schedule_that_cannot_be_is_refused_with_where_it_stands(text):
    with pytest.raises(CellRefusal) as refused:
        read_schedules(f"{write_schedules([WEEKLY])} | {text}")
    assert refused.value.reasons[0].code is Wrong.NOT_A_SCHEDULE
    assert refused.value.reasons[0].params == {"near": text[:40]}


@given(
    st.lists(
        st.builds(
            Recurrence,
            starts_on=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
            starts=st.times().map(lambda t: t.replace(second=0, microsecond=0)),
            ends=st.times().map(lambda t: t.replace(second=0, microsecond=0)),
            rule=st.sampled_from(["FREQ=WEEKLY", "FREQ=MONTHLY;INTERVAL=2;BYDAY=-1SU"]),
            until=st.none() | st.dates(date(2031, 1, 1), date(2040, 1, 1)),
            except_on=st.lists(
                st.dates(date(2020, 1, 1), date(2030, 1, 1)).map(date.isoformat),
                max_size=3,
                unique=True,
            ).map(lambda days: tuple(sorted(days))),
        ),
        max_size=4,
        unique=True,
    )
)
def test_schedules_survive_their_cell(schedules):
    text = write_schedules(schedules)
    assert set(read_schedules(text)) == set(schedules)
    assert write_schedules(read_schedules(text)) == text
