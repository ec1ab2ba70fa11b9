"""Answering without script and without account, and reading the reply in another browser."""

from typing import Any

import pytest

from tests.browser.conftest import NewPage
from tests.browser.judging import axe_findings, follow, too_wide
from tests.journeys.demo import Demo

WITHOUT_SCRIPT: dict[str, Any] = {"java_script_enabled": False}


@pytest.mark.parametrize("language", ["de", "ar"])
def test_a_visitor_answers_with_a_ready_sentence_and_comes_back_with_the_code(
    new_page: NewPage, demo: Demo, language: str
) -> None:
    page = new_page(**WITHOUT_SCRIPT)
    page.goto(f"/{language}/organisations/{demo.shown_organisations[0]}")
    follow(page.locator("a[href$='/answer']"))

    day = page.locator("[data-value=date]")
    assert not day.is_visible()
    follow(page.locator("details.say__group > summary").nth(1))
    page.locator("input[value=i-suggest]").check()
    assert day.is_visible()
    assert not page.locator("[data-value=place]").is_visible()
    page.locator("input[name=date]").fill("2026-12-01")
    page.locator("input[name=time]").fill("18:00")
    page.locator("textarea[name=text]").fill("Guten Tag, هل لديكم وقت؟")
    page.locator("input[name=name]").fill("Zahra")
    follow(page.locator("form.form button[type=submit]"))

    page.wait_for_url("**/answers/card")
    words = page.locator("[data-testid=code]").first.inner_text()
    other = new_page(**WITHOUT_SCRIPT)
    other.goto(f"/{language}/answers/")
    other.locator("input[name=code]").fill(words)
    follow(other.locator("main form button[type=submit]").first)
    other.wait_for_url("**/answers/mine")
    follow(other.locator("a[href*='/answers/messages/']").first)
    said = other.locator("[data-testid=message]").inner_text()
    assert "18:00" in said
    assert "Guten Tag" in said
    assert other.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")

    follow(other.locator("details.say__group:has([value=where-meet]) summary"))
    other.locator("input[value=where-meet]").check()
    other.locator("input[name=place]").fill("Rathaus")
    other.locator("input[name=place]").press("Enter")  # sends what was chosen, no other sentence
    other.wait_for_url("**#last")
    other.locator("textarea[name=text]").fill("Ich freue mich.")
    follow(other.locator(".quick button[value=thanks]"))
    said = other.locator("[data-testid=message]")
    assert said.count() == 3
    assert "Rathaus" in said.nth(1).locator(".said__sentence").inner_text()
    assert said.nth(2).locator(".said__sentence").count() == 1
    assert "Ich freue mich." in said.nth(2).inner_text()

    other.locator("textarea[name=text]").fill("Halb fertig")
    follow(other.locator("button[name=deed][value=interpreter]"))
    assert said.count() == 4
    assert other.locator("textarea[name=text]").input_value() == "Halb fertig"
    assert other.url.endswith(other.locator("form#say").get_attribute("action") or "-")


def test_what_is_wrong_stands_at_its_field_and_the_words_stay(
    new_page: NewPage, demo: Demo
) -> None:
    page = new_page(quiet=False, **WITHOUT_SCRIPT)
    page.goto(f"/de/groups/{demo.shown_groups[0]}")
    follow(page.locator("a[href$='/answer']"))
    page.locator("textarea[name=text]").fill("Meine Nummer: 0176 12345678")
    page.locator("input[name=name]").fill("Zahra")
    follow(page.locator("form.form button[type=submit]"))
    assert page.locator("#text-error").is_visible()
    assert page.locator("textarea[name=text]").input_value() == "Meine Nummer: 0176 12345678"


@pytest.mark.parametrize("language", ["de", "ar"])
def test_conversations_are_for_everybody_and_fit_a_small_phone(
    new_page: NewPage, demo: Demo, language: str
) -> None:
    page = new_page(axe=True, viewport={"width": 320, "height": 640})

    def judged() -> None:
        assert axe_findings(page) == []
        assert too_wide(page) == []

    page.goto(f"/{language}/organisations/{demo.shown_organisations[1]}/answer")
    for group in page.locator("details.say__group > summary").all()[1:]:
        follow(group)
    page.locator("input[value=where-and-when-meet]").check()
    judged()
    for name, value in (("date", "2026-12-01"), ("time", "18:00"), ("place", "ساحة السوق")):
        page.locator(f"input[name={name}]").fill(value)
    page.locator("textarea[name=text]").fill("Donaudampfschifffahrtsgesellschaftskapitänsmütze")
    page.locator("input[name=name]").fill("Zahra")
    follow(page.locator("form.form button[type=submit]"))
    page.wait_for_url("**/answers/card")
    page.goto(f"/{language}/answers/mine")
    follow(page.locator("a[href*='/answers/messages/']").first)
    judged()
    follow(page.locator("button[formaction$='/block']"))
    judged()
    page.goto(f"/{language}/notice?about=/{language}/board/")
    judged()
