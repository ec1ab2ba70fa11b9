"""Somebody without account and e-mail asks, reads with the code on another phone, and ends it."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewPage
from tests.browser.joining import log_in
from tests.browser.judging import axe_findings, follow, too_wide
from tests.journeys.demo import Demo
from tests.served import run

WORDS = {
    "de": "Ich brauche jemanden, der mitkommt. Danke!",
    "ar": "أحتاج إلى شخص يرافقني إلى الطبيب. شكرًا!",
}

WIDTHS = (1280, 390, 320)
"""How wide each question is looked at; it is answered on the smallest phone."""

HELLO = {"de": "Ich komme gern mit.", "ar": "يسعدني أن أرافقك."}
BACK = {"de": "Danke! Am Dienstag?", "ar": "شكرًا! يوم الثلاثاء؟"}
CAN_HELP = {"de": "Ich kann helfen.", "ar": "أستطيع المساعدة."}


def _press(page: Page, part: str) -> None:
    follow(page.locator(f"main {part}").first)


def _ask(page: Page, tag: str) -> str:
    """From the start page to the card; returns the words on it."""
    page.goto(f"/{tag}/")
    _press(page, ".door--first")
    _press(page, ".tile[href*='topic=guidance']")
    _press(page, ".tile[href*='topic=doctor-visit']")
    _press(page, "button.ask__next")
    _press(page, "button[name=when][value=flexible]")
    _press(page, "button[name=area][value=ludwigsburg-ossweil]")
    page.fill("textarea[name=text]", WORDS[tag])
    assert too_wide(page) == []
    _press(page, "button.ask__next")
    page.wait_for_url(f"**/{tag}/answers/card")
    return (page.get_by_test_id("code").text_content() or "").strip()


def _open(page: Page, tag: str, code: str) -> None:
    page.goto(f"/{tag}/answers/")
    page.fill("main input[name=code]", code)
    _press(page, "button[type=submit]")
    page.wait_for_url(f"**/{tag}/answers/mine")


def _answer(page: Page, demo: Demo, tag: str, number: str) -> None:
    """Answer as the volunteer, with a ready sentence and own words."""
    account = demo.manifest["accounts"]["volunteer"]
    page.goto(f"/{tag}/account/login?next=/{tag}/posts/{number}")
    log_in(page, email=account["email"], password=account["password"])
    page.wait_for_url(f"**/{tag}/posts/{number}")
    _press(page, "a[href$='/answer']")
    page.check("input[name=sentence][value=can-help]", force=True)
    page.fill("textarea[name=text]", HELLO[tag])
    _press(page, "form.form button[type=submit]")
    page.wait_for_url(f"**/{tag}/my/messages/*")


def _read_and_answer_back(page: Page, tag: str) -> None:
    """Find the new answer with the code, and write back."""
    page.goto(f"/{tag}/answers/mine")
    _press(page, "a[href*='/answers/messages/']")
    said = page.get_by_test_id("message").last.inner_text()
    assert CAN_HELP[tag] in said
    assert HELLO[tag] in said
    page.fill("form.form textarea[name=text]", BACK[tag])
    _press(page, "form.form .form__end button")
    assert BACK[tag] in page.get_by_test_id("message").last.inner_text()


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("tag", ["de", "ar"])
def test_from_the_start_page_to_the_answers_on_another_phone(
    new_page: NewPage, demo: Demo, tag: str, script: bool
) -> None:
    first = new_page(java_script_enabled=script)
    code = _ask(first, tag)
    assert len(code.split()) == 5
    assert WORDS[tag] not in first.content()

    second = new_page(java_script_enabled=script)
    _open(second, tag, code.upper().replace(" ", ", "))
    post = second.get_by_test_id("own-post")
    assert post.get_attribute("data-state") == "pending"
    number = post.get_attribute("data-id") or ""
    stranger = new_page(quiet=False)
    assert _status(stranger, f"/{tag}/posts/{number}") == 404

    desk = demo.manifest["accounts"]["coordinator"]["email"]
    run("posts", "decide", number, "publish", "--as", desk, environment=demo.environment)
    second.reload()
    assert second.get_by_test_id("own-post").get_attribute("data-state") == "published"
    stranger.goto(f"/{tag}/posts/{number}")
    assert WORDS[tag] in stranger.content()

    helper = new_page(java_script_enabled=script)
    _answer(helper, demo, tag, number)
    _read_and_answer_back(second, tag)
    helper.reload()
    assert BACK[tag] in helper.get_by_test_id("message").last.inner_text()

    second.goto(f"/{tag}/answers/mine")
    _press(second, f"a[href$='/posts/{number}/withdraw']")
    _press(second, "form button[type=submit]")
    second.wait_for_url(f"**/{tag}/answers/mine")
    assert second.get_by_test_id("own-post").get_attribute("data-state") == "withdrawn"
    assert _status(stranger, f"/{tag}/posts/{number}") == 410

    _press(second, "a[href$='/answers/end']")
    _press(second, "form.form button[type=submit]")
    second.wait_for_url(f"**/{tag}/answers/ended")
    first.goto(f"/{tag}/answers/mine")
    assert first.url.endswith(f"/{tag}/answers/")


def _status(page: Page, path: str) -> int:
    answer = page.goto(path)
    assert answer
    return answer.status


def test_a_closed_code_is_gone_from_the_phone_even_with_the_back_button(new_page: NewPage) -> None:
    page = new_page(quiet=False)
    code = _ask(page, "de")
    page.goto("/de/answers/mine")
    _press(page, ".ask__close button")
    page.wait_for_url("**/de/")
    page.go_back()
    assert page.url.endswith("/de/answers/")
    page.go_back()
    assert code not in page.content()


def test_the_printed_card_is_all_that_is_printed(new_page: NewPage) -> None:
    page = new_page(viewport={"width": 720, "height": 1000})
    _ask(page, "de")
    page.emulate_media(media="print")
    assert page.get_by_test_id("code").is_visible()
    assert page.locator(".code-card__qr").is_visible()
    for part in ("header.head", "footer", "h1", "main h2", "main .button", ".ask__next-steps"):
        assert not page.locator(part).first.is_visible(), part


@pytest.mark.parametrize("tag", ["de", "ar"])
def test_every_question_fits_and_axe_finds_nothing(new_page: NewPage, tag: str) -> None:
    page = new_page(axe=True, quiet=False, viewport={"width": WIDTHS[-1], "height": 844})
    chosen = "topic=doctor-visit"
    faults: dict[tuple[str, int], list[str]] = {}

    def judge() -> None:
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 844})
            faults[page.url, width] = [*axe_findings(page), *too_wide(page)]

    for query in ("topic=housing", chosen, f"{chosen}&step=when", f"{chosen}&step=where"):
        page.goto(f"/{tag}/ask?{query}")
        judge()
    page.goto(f"/{tag}/ask?{chosen}&step=end&when=flexible&area=ludwigsburg-mitte")
    follow(page.locator("details.fold summary").first)
    judge()
    page.check("[name=hear][value=host]")
    _press(page, "button.ask__next")
    judge()
    page.check("[name=hear][value=code]")
    _press(page, "button.ask__next")
    page.wait_for_url(f"**/{tag}/answers/card")
    judge()
    page.goto(f"/{tag}/answers/mine")
    judge()
    post = page.get_by_test_id("own-post").get_attribute("data-id")
    for path in (f"posts/{post}/edit", f"posts/{post}/withdraw", "code", "hear", "end"):
        page.goto(f"/{tag}/answers/{path}")
        judge()
    _press(page, "form.form button[type=submit]")
    page.wait_for_url(f"**/{tag}/answers/ended")
    assert {seen: found for seen, found in faults.items() if found} == {}


def test_asking_is_done_with_the_keyboard(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/de/ask")
    page.locator(".tile").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**topic=goods")
    page.locator(".tile").nth(4).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**topic=bicycle")
    assert page.locator("select[name=thing]").is_visible()
