"""What phones are offered: a quick way out, a voice and sharing."""

import pytest

from tests.browser.conftest import NewPage
from tests.browser.judging import follow, too_wide
from tests.journeys.demo import Demo


def _post(demo: Demo) -> str:
    return f"/de/posts/{demo.manifest['posts']['published'][0]}"


@pytest.mark.parametrize("way", ["click", "escape"])
def test_a_discreet_page_is_left_at_once_and_not_found_by_going_back(
    new_page: NewPage, way: str
) -> None:
    page = new_page(quiet=False)
    page.goto("/de/cafes/")
    page.goto("/de/board/?topic=women")
    assert page.title().startswith("Aushänge · ")
    # Another page of ours stands for the one that says nothing: tests ask nobody else.
    page.evaluate("document.querySelector('[data-leave]').href = '/de/legal/imprint'")
    if way == "click":
        page.locator("[data-leave]").click()
    else:
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
    page.wait_for_url("**/de/legal/imprint")
    page.go_back()
    assert page.url.endswith("/de/cafes/")


PRESS = """(at) => {
  const key = new KeyboardEvent('keydown', {key: 'Escape', cancelable: true});
  Object.defineProperty(key, 'timeStamp', {value: at});
  return !dispatchEvent(key);
}"""


def test_escape_pressed_once_leaves_nothing_even_in_the_first_second(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/de/board/?topic=women")
    page.evaluate("document.querySelector('[data-leave]').href = '/de/legal/imprint'")
    assert not page.evaluate(PRESS, 400), "the browser may answer the first press itself"
    assert not page.evaluate("document.body.hidden")
    assert page.evaluate(PRESS, 900), "Chromium would stop loading the way out"
    page.wait_for_url("**/de/legal/imprint")


VOICES = """
const said = window.said = [];
const voices = %s.map(([lang, localService]) => ({lang, localService, name: lang}));
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
Object.defineProperty(window, 'speechSynthesis', {value: {
  getVoices: () => voices, addEventListener() {}, cancel() {},
  speak(one) { said.push([one.lang, one.text]); window.last = one; },
}});
"""


@pytest.mark.parametrize(
    ("voices", "shown"),
    [
        ('[["de-DE", true]]', True),
        ('[["ar-SA", true], ["en_US", true]]', False),
        ('[["de-DE", false]]', False),
        ("[]", False),
    ],
)
def test_words_are_read_aloud_by_a_voice_of_their_own_language_on_the_phone(
    new_page: NewPage, demo: Demo, voices: str, shown: bool
) -> None:
    page = new_page()
    page.add_init_script(VOICES % voices)
    page.goto(f"/ar/organisations/{demo.shown_organisations[0]}")
    page.wait_for_load_state("networkidle")
    box = page.locator("[data-aloud]").first
    assert box.locator(".original__text").get_attribute("lang") == "de"
    keys = box.locator("button")
    assert keys.first.is_visible() == shown
    if not shown:
        return
    keys.first.click()
    words = box.locator(".original__text").inner_text()
    assert keys.nth(1).is_visible()
    page.evaluate("last.onend()")
    said = page.evaluate("said")
    assert {lang for lang, _ in said} == {"de-DE"}
    assert words.startswith(said[0][1])
    keys.first.click()  # pause
    keys.first.click()  # go on where it was
    assert page.evaluate("said")[-1] == said[-1]
    keys.nth(1).click()
    assert not keys.nth(1).is_visible()


def test_everything_works_without_script(new_page: NewPage, demo: Demo) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(_post(demo))
    for hidden in ("[data-share]", "[data-copy]", "[data-aloud-keys]"):
        assert not page.locator(hidden).first.is_visible()
    follow(page.locator(".share__code summary"))
    assert page.locator(".share__code img").is_visible()
    follow(page.locator(".foot__links a[href$='/phone']"))
    assert not page.locator("[data-install]").is_visible()
    follow(page.locator("main button[name=forget]"))
    page.wait_for_url("**/de/forgotten")


def test_a_text_that_is_too_long_is_still_there_after_going_back(new_page: NewPage) -> None:
    page = new_page(quiet=False)
    page.goto("/de/contact")
    text = page.locator("main textarea").first
    text.evaluate("one => { one.value = 'Wort '.repeat(240_000); one.form.submit(); }")
    page.wait_for_selector(".error")
    assert "1 Megabyte Text" in page.locator(".lead").inner_text()
    assert "eine Seite zurück" in page.locator(".error").inner_text()
    page.go_back()
    assert len(text.input_value(timeout=90_000)) == 1_200_000


@pytest.mark.parametrize("tag", ["de", "ar"])
def test_the_pages_about_phones_fit(new_page: NewPage, tag: str) -> None:
    for width in (320, 1280):
        page = new_page(viewport={"width": width, "height": 800})
        for path in ("phone", "offline", "forgotten"):
            page.goto(f"/{tag}/{path}")
            assert too_wide(page) == []
