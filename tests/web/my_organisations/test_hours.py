from datetime import date, timedelta

import pytest

from tests.web.my_organisations.conftest import hidden, token_of

HOURS = "/en/my/organisations/naehstube/hours"


def week(page, **values):
    """Return the weekly form as sent; names as in the form, dots as double underscores."""
    named = {f"hours.{name.replace('__', '.')}": value for name, value in values.items()}
    data = {"csrf_token": token_of(page), "version": hidden(page, "version")}
    return {**data, "hours.way": "week", "hours.holidays": "closed", **named}


MORNING = {"mon__1__from": "09:00", "mon__1__to": "12:00"}


def test_bob_puts_up_a_week_and_readers_see_it_at_once(as_, sewing):
    assert "Opening hours" not in as_().get("/en/organisations/naehstube").text
    browser = as_("Bob")
    data = week(browser.get(HOURS).text, **MORNING, tue__same="yes", fri__1__from="14:00",
                fri__1__to="00:00")  # fmt: skip

    browser.post(HOURS, data=data)

    assert sewing.opening_hours == "Mo-Tu 09:00-12:00; Fr 14:00-24:00; PH off"
    assert "09:00–12:00" in as_().get("/en/organisations/naehstube").text


def test_stored_hours_stand_in_the_form_and_days_that_are_over_do_not(as_, sewing, now):
    past = (now - timedelta(days=30)).date()
    coming = date(now.year + 1, 12, 24)
    sewing.opening_hours = (
        f"Mo-We 09:00-12:00,13:00-17:00; {past.year} {past:%b} {past.day:02} off;"
        f" {coming.year} Dec 24-{coming.year} Dec 31 off"
    )
    page = as_("Bob").get(HOURS).text

    assert page.count('value="13:00"') == 1
    assert page.count(" checked><span>Same as the day before") == 2
    assert coming.isoformat() in page
    assert past.isoformat() not in page
    assert 'value="usual" checked' in page


def test_hours_that_a_week_cannot_hold_stay_as_they_are(as_, sewing):
    sewing.opening_hours = "Mo[1] 14:00-16:00"
    browser = as_("Bob")
    page = browser.get(HOURS).text
    assert 'value="text" checked' in page
    assert 'value="Mo[1] 14:00-16:00"' in page

    browser.post(HOURS, data=week(page, way="text", text="Mo[1] 15:00-17:00"))

    assert sewing.opening_hours == "Mo[1] 15:00-17:00"


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"mon__1__from": "09:00"}, "Monday: Please enter when it begins, too."),
        ({"mon__1__from": "12:00", "mon__1__to": "09:00"}, "The end must be later"),
        ({"mon__1__from": "9 Uhr", "mon__1__to": "12"}, "Please enter a time"),
        ({"other__1__first": "2026-02-30"}, "Please enter a date that exists."),
        ({"other__1__last": "2026-12-24"}, "Please enter a date that exists."),
        ({"way": "text", "text": "whenever <b>"}, "These hours cannot be understood"),
        ({"way": "text", "text": "Mo \x0709:00"}, "not allowed"),
        ({"way": "text", "text": "Mo 09:00-10:00; " * 40}, "too long"),
    ],
)
def test_impossible_hours_are_refused_and_kept(as_, sewing, values, sentence):
    browser = as_("Bob")
    page = browser.post(HOURS, data=week(browser.get(HOURS).text, **values), expect=422).text

    assert sentence in page
    assert ('id="hours-text-error"' in page) == ("text" in values)
    assert sewing.opening_hours == ""
    assert "whenever <b>" not in page


def test_of_two_tabs_the_second_sees_what_stands_there_now(as_, sewing):
    first = second = as_("Alice").get(HOURS).text
    as_("Alice").post(HOURS, data=week(first, **MORNING, holidays="usual"))

    late = week(second, sun__1__from="10:00", sun__1__to="11:00")
    page = as_("Bob").post(HOURS, data=late, expect=409).text

    assert "09:00–12:00" in page
    assert 'value="10:00"' in page
    as_("Bob").post(HOURS, data={**late, "version": hidden(page, "version")})
    assert sewing.opening_hours == "Su 10:00-11:00; PH off"


def test_an_empty_week_takes_the_hours_away(as_, sewing):
    sewing.opening_hours = "Mo 09:00-12:00"
    browser = as_("Bob")
    browser.post(HOURS, data=week(browser.get(HOURS).text))
    assert sewing.opening_hours == ""
