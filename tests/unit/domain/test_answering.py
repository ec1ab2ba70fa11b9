"""Rule 4 as a truth table: whose answers to a request wait at the desk."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpboard.domain.conversation import (
    Standing,
    is_in_date,
    is_with_children,
    may_help,
    median_hours,
    must_wait,
)
from helpboard.domain.message import Contact, Words, WordsRefusedError, check_name, check_words
from helpboard.domain.topics import LEAVES, is_sensitive

NOBODY = Standing()
VERIFIED = Standing(speaks_for_verified=True)
GROUP = Standing(speaks_for_group=True)


def released(topic, *, cleared=False):
    return Standing(released=frozenset({topic}), has_clearance=cleared)


@pytest.mark.parametrize(
    ("standing", "topic", "for_minors", "waits"),
    [
        (NOBODY, "furniture", None, False),
        (NOBODY, "childcare", None, True),
        (VERIFIED, "childcare", None, False),
        (GROUP, "childcare", None, False),
        (Standing(has_clearance=True), "childcare", None, True),
        (released("childcare"), "childcare", None, True),
        (released("childcare", cleared=True), "childcare", None, False),
        (released("family", cleared=True), "childcare", None, False),
        (released("family"), "playgroup", None, True),
        (released("mentoring", cleared=True), "childcare", None, True),
        (released("language", cleared=True), "childcare", None, True),
        (NOBODY, "seniors", None, False),
        (NOBODY, "homework", True, True),
        (NOBODY, "homework", None, True),
        (NOBODY, "homework", False, False),
        (released("homework"), "homework", True, True),
        (released("education", cleared=True), "homework", None, False),
        (NOBODY, "room", None, True),
        (released("housing"), "room", None, False),
        (released("room"), "flat", None, True),
        (NOBODY, "moving", None, False),
        (NOBODY, "rides", None, True),
        (released("transport"), "rides", None, False),
        (NOBODY, "hearing", None, True),
        (released("hearing"), "hearing", None, False),
        (NOBODY, "job", None, True),
        (released("work"), "job", None, False),
    ],
)
def test_who_waits(standing, topic, for_minors, waits):
    assert must_wait(standing, topic, for_minors=for_minors, by_verified=False) is waits


def test_work_that_a_verified_organisation_offers_is_not_sensitive():
    assert must_wait(NOBODY, "job", for_minors=None, by_verified=True) is False
    assert must_wait(NOBODY, "childcare", for_minors=None, by_verified=True) is True


@given(st.sampled_from(LEAVES), st.sampled_from([None, True, False]), st.booleans())
def test_an_unknown_stranger_waits_in_every_sensitive_topic_and_in_no_other(
    topic, for_minors, by_verified
):
    waits = must_wait(NOBODY, topic, for_minors=for_minors, by_verified=by_verified)
    assert waits is is_sensitive(topic, by_verified_organisation=by_verified, for_minors=for_minors)


@given(st.sampled_from(LEAVES), st.sampled_from([None, True, False]))
def test_a_release_without_clearance_never_opens_work_with_children(topic, for_minors):
    opens = may_help(released(topic), topic, for_minors=for_minors)
    assert opens is not is_with_children(topic, for_minors=for_minors)


@pytest.mark.parametrize(
    ("issued", "is_ok", "today", "counts"),
    [
        (date(2024, 2, 29), True, date(2024, 2, 29), True),
        (date(2024, 2, 29), True, date(2029, 2, 27), True),
        (date(2024, 2, 29), True, date(2029, 2, 28), False),
        (date(2021, 11, 22), True, date(2026, 11, 21), True),
        (date(2021, 11, 22), True, date(2026, 11, 22), False),
        (date(2026, 11, 23), True, date(2026, 11, 22), False),
        (date(2026, 1, 1), False, date(2026, 1, 2), False),
    ],
)
def test_a_clearance_counts_without_entry_and_for_five_years(issued, is_ok, today, counts):
    assert is_in_date(issued_on=issued, is_ok=is_ok, today=today) is counts


def test_the_median_is_told_from_five_replies_on_in_hours_rounded_up():
    hours = [timedelta(hours=hour) for hour in (1, 2, 3, 4)]
    assert median_hours(hours) is None
    assert median_hours([*hours, timedelta(days=30)]) == 3
    assert median_hours([*hours, timedelta(hours=5), timedelta(hours=6)]) == 4
    assert median_hours([timedelta(minutes=1)] * 5) == 1


def test_words_are_kept_in_their_normal_form_and_values_of_no_sentence_are_dropped():
    words = Words(sentence="i-am-late", values={"minutes": 5, "place": "x"}, text="  Cafe\u0301 ")
    checked = check_words(words, contact=Contact.LATER)
    assert (checked.values, checked.text) == ({"minutes": 5}, "Café")
    assert check_words(Words(text="Ja", values={"minutes": 5}), contact=Contact.LATER).values == {}


def test_persian_joiners_stay_in_a_message():
    text = "می\u200cخواهم"
    assert check_words(Words(text=text), contact=Contact.LATER).text == text


@pytest.mark.parametrize(
    "name", ["", "  ", "\u200b", "a\nb", "x\u202ey", "x" * 61, "0176 12345678"]
)
def test_a_visitors_name_is_one_harmless_line(name):
    with pytest.raises(WordsRefusedError) as refused:
        check_name(name)
    assert refused.value.field == "name"
