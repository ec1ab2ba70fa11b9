"""What a phone has kept makes way: for what is newer, and when the server says that it is gone."""

import pytest
from playwright.sync_api import Page, Worker

from helpboard.models import Post
from tests.browser.conftest import NewPage
from tests.browser.kept import KEPT, open_page, posts, ready, status_of, until
from tests.journeys.demo import Demo
from tests.served import run

YESTERDAY = """async () => {
  const pages = await caches.open('pages');
  for (const one of await pages.keys()) {
    const kept = await pages.match(one, {ignoreVary: true});
    const headers = new Headers(kept.headers);
    for (const stamp of ['X-Kept', 'X-Read', 'X-Checked'].filter(name => headers.has(name)))
      headers.set(stamp, new Date(new Date(headers.get(stamp)) - 25 * 3600e3).toISOString());
    await pages.put(one, new Response(await kept.text(), {headers}));
  }
}"""
LISTEN = """() => {
  self.asked = [];
  const real = self.fetch;
  self.fetch = async (target, how) => {
    if (!how?.headers?.['X-Checks-Kept']) return real(target, how);
    if (self.trouble) return new Response('', {status: self.trouble});
    const answer = await real(target, how);
    asked.push([how.method, new URL(target).pathname, answer.status]);
    return answer;
  };
}"""


@pytest.mark.parametrize(
    ("status", "etag", "is_newer"),
    [(200, "one", False), (200, "two", True), (404, "", True), (504, "", False), (429, "", False)],
)
def test_only_a_page_that_is_another_now_takes_the_place_of_the_kept_one(
    new_page: NewPage, status: int, etag: str, is_newer: bool
) -> None:
    page = ready(new_page, "/de/cafes/")
    [worker] = page.context.service_workers
    answer = "([status, etag]) => new Response(null, {status, headers: {ETag: etag}})"
    kept = "new Response('', {headers: {ETag: 'one'}})"
    judge = f"given => isNewer(({answer})(given), {kept})"
    assert worker.evaluate(judge, [status, etag]) is is_newer


def test_a_post_that_is_hidden_leaves_the_phone(new_page: NewPage, demo: Demo) -> None:
    number = _one_more(demo, posts(demo)[0].rsplit("/", 1)[1])
    page = ready(new_page, f"/de/posts/{number}")
    _hide(demo, number)
    assert status_of(page, f"/de/posts/{number}") in {404, 410}
    until(page, lambda: page.evaluate(KEPT) == [])
    page.context.set_offline(True)
    assert status_of(page, f"/de/posts/{number}") == 503


def test_a_page_that_is_gone_leaves_the_phone_at_the_next_visit_of_another(
    new_page: NewPage, demo: Demo
) -> None:
    gone, there = (f"/de/posts/{_one_more(demo, posts(demo)[0].rsplit('/', 1)[1])}" for _ in "12")
    page = ready(new_page, there)
    worker = _listening(page)
    open_page(page, gone)
    _hide(demo, gone.rsplit("/", 1)[1])
    open_page(page, "/de/cafes/")
    assert set(page.evaluate(KEPT)) == {gone, there, "/de/cafes/"}
    assert worker.evaluate("asked") == []

    page.evaluate(YESTERDAY)
    page.goto("/de/cafes/")
    until(page, lambda: gone not in page.evaluate(KEPT))
    until(page, lambda: len(worker.evaluate("asked")) == 2)
    assert sorted(worker.evaluate("asked")) == [["GET", gone, 404], ["GET", there, 304]]
    page.context.set_offline(True)
    assert status_of(page, there) == 200


def test_a_page_is_asked_about_once_a_day_and_stays_while_the_server_is_in_trouble(
    new_page: NewPage,
) -> None:
    page = ready(new_page, "/de/groups/")
    worker = _listening(page)
    page.evaluate(YESTERDAY)
    worker.evaluate("() => { self.trouble = 503; }")
    open_page(page, "/de/cafes/")
    until(page, lambda: worker.evaluate("!isChecking"))
    assert set(page.evaluate(KEPT)) == {"/de/groups/", "/de/cafes/"}
    worker.evaluate("() => { self.trouble = 0; }")
    for _ in range(2):
        page.goto("/de/cafes/")
        until(page, lambda: len(worker.evaluate("asked")) == 1)
        until(page, lambda: worker.evaluate("!isChecking"))
    assert worker.evaluate("asked") == [["GET", "/de/groups/", 304]]


@pytest.mark.parametrize("saves_data", [False, True])
def test_a_page_that_changed_is_brought_up_to_date_unless_data_is_saved(
    new_page: NewPage, saves_data: bool
) -> None:
    page = ready(new_page, "/de/groups/")
    worker = _listening(page)
    connection = "Object.defineProperty(navigator, 'connection', {value: {saveData: %s}}), 1"
    worker.evaluate(connection % str(saves_data).lower())
    old = """async () => {
      const headers = new Headers((await caches.match(location.href, {ignoreVary: true})).headers);
      headers.set('ETag', '"old"');
      await (await caches.open('pages')).put(location.href, new Response('old', {headers}));
    }"""
    page.evaluate(old)
    page.evaluate(YESTERDAY)
    page.goto("/de/cafes/")
    until(page, lambda: len(worker.evaluate("asked")) == 1)
    assert worker.evaluate("asked") == [["HEAD" if saves_data else "GET", "/de/groups/", 200]]
    text = "async () => (await caches.match('/de/groups/', {ignoreVary: true})).text()"
    until(page, lambda: worker.evaluate("!isChecking"))
    assert (page.evaluate(text) == "old") is saves_data


def _listening(page: Page) -> Worker:
    """The phone's worker, which writes down what it asks about kept pages."""
    [worker] = page.context.service_workers
    worker.evaluate(LISTEN)
    return worker


def _one_more(demo: Demo, number: str) -> str:
    """A post like another; what the manifest names stays for other tests."""
    with demo.session() as session:
        like = session.get_one(Post, int(number))
        columns = (column.key for column in Post.__table__.columns)
        values = {name: getattr(like, name) for name in columns if name not in {"id", "version"}}
        post = Post(**values)
        session.add(post)
        session.commit()
        return str(post.id)


def _hide(demo: Demo, number: str) -> None:
    desk = demo.manifest["accounts"]["coordinator"]["email"]
    hide = ("posts", "decide", number, "hide", "--reason", "duplicate", "--as", desk)
    run(*hide, environment=demo.environment)
