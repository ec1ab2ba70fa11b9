import pytest

OURS = {"Origin": "http://localhost"}


def test_a_reader_chooses_contrast_and_size_and_the_server_renders_them(browser, town):
    browser.post("/de/display", data={"contrast": "1"}, headers=OURS)
    response = browser.post("/de/display", data={"size": "3", "next": "/de/board/"}, headers=OURS)
    assert response.location == "/de/board/"
    assert 'class="contrast size-3 theme-auto"' in browser.get("/de/board/").text


def test_forget_clears_what_the_phone_remembers(browser, town):
    browser.post("/de/display", data={"contrast": "1"}, headers=OURS)
    response = browser.post("/de/display", data={"forget": "1"}, headers=OURS)
    assert response.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert "contrast size" not in browser.get("/de/").text


@pytest.mark.parametrize("headers", [{}, {"Origin": "https://evil.example"}, {"Origin": "null"}])
def test_another_site_cannot_change_the_display(browser, town, headers):
    browser.post("/de/display", data={"contrast": "1"}, headers=headers, expect=403)


@pytest.mark.parametrize("form", [{"size": "9"}, {"theme": "pink"}, {"contrast": "yes"}])
def test_an_unknown_choice_is_refused(browser, town, form):
    browser.post("/de/display", data=form, headers=OURS, expect=400)


def test_a_strange_cookie_is_the_default(browser, town):
    page = browser.get("/de/", headers={"Cookie": "display=1.9.<script>"}).text
    assert "size-1 theme-auto" in page
