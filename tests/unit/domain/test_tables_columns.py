"""Cells of every kind: what they take, what they refuse, and that writing them is reading them."""

from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpboard.domain.plain_text import without_forbidden
from helpboard.domain.tables.cell import CellRefusal, Wrong
from helpboard.domain.tables.contact import check_opening_hours, check_phone, check_web_address
from helpboard.domain.tables.tables import (
    AREAS,
    GROUPS,
    ORGANISATIONS,
    POSTS,
    SITES,
    TABLES,
)

RIGHT = [
    (ORGANISATIONS, "slug", "naehstube-faden"),
    (ORGANISATIONS, "kind", "sports_club"),
    (ORGANISATIONS, "state", "verified"),
    (ORGANISATIONS, "parent", ""),
    (ORGANISATIONS, "postcode", "01067"),
    (ORGANISATIONS, "phone", "+49 7141 910-123"),
    (ORGANISATIONS, "phone", "07141/91 01 23"),
    (ORGANISATIONS, "phone", "116117"),
    (ORGANISATIONS, "phone", "115"),
    (ORGANISATIONS, "email", "o'hara+x@mail.example.org"),
    (ORGANISATIONS, "email", "info@müller-straße.de"),
    (ORGANISATIONS, "website", "https://example.org/über?a=b#c"),
    (ORGANISATIONS, "opening_hours", "Mo-Fr 08:00-12:00; Th 14:00-18:00"),
    (ORGANISATIONS, "topics", "sewing; tandem"),
    (ORGANISATIONS, "languages", "de; ar; prs"),
    (ORGANISATIONS, "gives", '[{"kind":"room","topic":"sewing","facts":{}}]'),
    (GROUPS, "kind", "welcome_cafe"),
    (GROUPS, "conditions", "free; drop-in"),
    (GROUPS, "capacity", "12"),
    (GROUPS, "capacity", ""),
    (POSTS, "id", "57"),
    (POSTS, "is_urgent", "yes"),
    (POSTS, "expires_at", "2026-12-01T17:00:00Z"),
    (AREAS, "kind", "district"),
    (AREAS, "latitude", "48.897"),
    (AREAS, "latitude", "-0.5"),
    (AREAS, "position", "-3"),
    (SITES, "closes_on", "2026-12-31"),
    (SITES, "groups", "cafe-mitte; cafe-ost"),
]

WRONG = [
    (ORGANISATIONS, "slug", "Nähstube", Wrong.NOT_A_SLUG),
    (ORGANISATIONS, "slug", "a--b", Wrong.NOT_A_SLUG),
    (ORGANISATIONS, "slug", "a" * 81, Wrong.TOO_LONG),
    (ORGANISATIONS, "name", "a" * 201, Wrong.TOO_LONG),
    (ORGANISATIONS, "name", "a\nb", Wrong.LINE_BREAK),
    (ORGANISATIONS, "about", "a" * 10_001, Wrong.TOO_LONG),
    (ORGANISATIONS, "kind", "sport_club", Wrong.UNKNOWN_CODE),
    (ORGANISATIONS, "state", "VERIFIED", Wrong.UNKNOWN_CODE),
    (ORGANISATIONS, "phone", "12", Wrong.NOT_A_PHONE),
    (ORGANISATIONS, "phone", "call us", Wrong.NOT_A_PHONE),
    (ORGANISATIONS, "phone", "07141 910123, 07141 910124", Wrong.NOT_A_PHONE),
    (ORGANISATIONS, "email", "info@", Wrong.NOT_AN_EMAIL),
    (ORGANISATIONS, "email", "info@localhost", Wrong.NOT_AN_EMAIL),
    (ORGANISATIONS, "email", "a b@example.org", Wrong.NOT_AN_EMAIL),
    (ORGANISATIONS, "email", "a..b@example.org", Wrong.NOT_AN_EMAIL),
    (ORGANISATIONS, "website", "www.example.org", Wrong.NOT_AN_ADDRESS),
    (ORGANISATIONS, "website", "javascript:alert(1)", Wrong.NOT_AN_ADDRESS),
    (ORGANISATIONS, "website", "https://me:pw@example.org", Wrong.NOT_AN_ADDRESS),
    (ORGANISATIONS, "website", "http://[::1", Wrong.NOT_AN_ADDRESS),
    (ORGANISATIONS, "website", "http://example.org:99999", Wrong.NOT_AN_ADDRESS),
    (ORGANISATIONS, "opening_hours", "Mo-Fr 8 bis 12 Uhr", Wrong.NOT_OPENING_HOURS),
    (ORGANISATIONS, "topics", "sewing, tandem", Wrong.UNKNOWN_CODE),
    (ORGANISATIONS, "topics", "sewing; sewing", Wrong.TWICE_IN_LIST),
    (ORGANISATIONS, "languages", "deutsch", Wrong.UNKNOWN_CODE),
    (ORGANISATIONS, "gives", "people", Wrong.NOT_NEEDS),
    (ORGANISATIONS, "gives", "[" * 9_000, Wrong.NOT_NEEDS),
    (ORGANISATIONS, "gives", '[{"kind":"room","topic":"sewing","more":1}]', Wrong.NOT_NEEDS),
    (ORGANISATIONS, "gives", '[{"kind":"rooms","topic":"sewing"}]', Wrong.UNKNOWN_CODE),
    (ORGANISATIONS, "gives", '[{"kind":"room","topic":"knitting"}]', Wrong.UNKNOWN_CODE),
    (
        ORGANISATIONS,
        "gives",
        '[{"kind":"room","topic":"sewing","facts":{"thing":"x"}}]',
        Wrong.WRONG_FACT,
    ),
    (GROUPS, "capacity", "3.5", Wrong.NOT_A_WHOLE_NUMBER),
    (GROUPS, "capacity", "٣", Wrong.NOT_A_WHOLE_NUMBER),
    (GROUPS, "capacity", "-1", Wrong.OUT_OF_RANGE),
    (GROUPS, "schedules", "Wednesdays at six", Wrong.NOT_A_SCHEDULE),
    (POSTS, "topic", "goods", Wrong.UNKNOWN_CODE),
    (POSTS, "is_urgent", "perhaps", Wrong.NOT_YES_OR_NO),
    (POSTS, "expires_at", "2026-12-01 18:00", Wrong.NOT_A_MOMENT),
    (POSTS, "expires_at", "2026-13-01T18:00Z", Wrong.NOT_A_MOMENT),
    (POSTS, "facts", "a bicycle", Wrong.NOT_FACTS),
    (POSTS, "facts", "thing=bicycle; thing=lock", Wrong.NOT_FACTS),
    (POSTS, "facts", 'when={"kind"', Wrong.NOT_FACTS),
    (POSTS, "facts", 'when={"kind":NaN}', Wrong.NOT_FACTS),
    (AREAS, "latitude", "north", Wrong.NOT_A_NUMBER),
    (AREAS, "latitude", "91", Wrong.OUT_OF_RANGE),
    (SITES, "closes_on", "31.12.2026", Wrong.NOT_A_DATE),
    (SITES, "closes_on", "2026-02-30", Wrong.NOT_A_DATE),
]


@pytest.mark.parametrize(("table", "name", "text"), RIGHT)
def test_a_right_cell_is_written_as_it_was_read(table, name, text):
    column = table.column(name)
    assert column.write(column.read(text)) == text


@pytest.mark.parametrize(("table", "name", "text", "code"), WRONG)
def test_a_wrong_cell_is_refused_for_its_reason(table, name, text, code):
    with pytest.raises(CellRefusal) as refused:
        table.column(name).read(text)
    assert [reason.code for reason in refused.value.reasons] == [code]


def test_a_misspelt_code_is_answered_with_the_nearest_one():
    with pytest.raises(CellRefusal) as refused:
        ORGANISATIONS.column("kind").read("sport_club")
    assert refused.value.reasons[0].params == {"code": "sport_club", "nearest": "sports_club"}


def test_a_decimal_comma_german_yes_and_other_zones_are_understood():
    assert AREAS.column("latitude").read("48,897") == 48.897
    assert POSTS.column("is_urgent").read("Ja") is True
    moment = POSTS.column("expires_at").read("2026-12-01T18:00+01:00")
    assert moment == datetime(2026, 12, 1, 17, tzinfo=UTC)
    assert SITES.column("closes_on").read("2026-12-31") == date(2026, 12, 31)


COLUMNS = [(table.name, column) for table in TABLES.values() for column in table.columns]


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=lambda part: getattr(part, "name", part))
@settings(max_examples=40)
@given(text=st.text(max_size=60).map(without_forbidden))
def test_any_text_is_read_or_refused_and_what_is_read_is_written_and_read_alike(
    table, column, text
):
    try:
        value = column.read(text)
    except CellRefusal:
        return
    if value is not None:
        written = column.write(value)
        assert column.write(column.read(written)) == written


@given(st.text(alphabet="Mo-FrSaSuPH 0123456789:;,+\"'()[]offwek", max_size=40))
def test_opening_hours_and_phones_and_addresses_never_fail_on_near_misses(text):
    for check in (check_opening_hours, check_phone, check_web_address):
        with suppress(CellRefusal):
            assert check(text) == text
