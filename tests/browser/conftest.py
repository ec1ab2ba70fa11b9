"""Chromium, the served demo town, and pictures of what went wrong."""

import re
import shutil
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright
from playwright.sync_api import Error as BrowserError

from tests.databases import missing
from tests.journeys.demo import Demo, MakeDemo
from tests.served import Server, served

HERE = Path(__file__).parent
AXE = HERE / "vendor" / "axe.min.js"
PICTURES = HERE.parents[1] / "build" / "pictures"
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
PHONE: ViewportSize = {"width": 390, "height": 844}

NewPage = Callable[..., Page]

OPENED = pytest.StashKey[list[BrowserContext]]()
KEPT = pytest.StashKey[list[str]]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.slow)
            # What Chromium itself breaks off, never an assertion, is tried once more, and listed.
            item.add_marker(pytest.mark.flaky(reruns=1, only_rerun=[BrowserError]))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Keep pictures while a failed test's pages are still open, and name them in its report."""
    report = yield
    if report.failed and OPENED in item.stash:
        report.sections.append(("pictures", "\n".join(kept_pictures(item)) or "none"))
    return report


def kept_pictures(item: pytest.Item) -> list[str]:
    """Write a picture of each open page of a test, once, and return where they are."""
    if KEPT not in item.stash:
        PICTURES.mkdir(parents=True, exist_ok=True)
        name = re.sub(r"\W+", "-", item.name).strip("-")[:120]
        pages = [page for context in item.stash[OPENED] for page in context.pages]
        item.stash[KEPT] = [
            _picture(page, PICTURES / f"{name}-{number}.png") for number, page in enumerate(pages)
        ]
    return item.stash[KEPT]


def _picture(page: Page, path: Path) -> str:
    try:
        page.screenshot(path=path, full_page=True)
    except BrowserError as error:
        return f"{path.name}: {error.message}"
    return f"{path.relative_to(HERE.parents[1])}: {page.url}"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The distribution's Chromium, one for each test process; a third quicker without windows."""
    program = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if program is None:
        missing("browser", "chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def demo(new_demo: MakeDemo) -> Demo:
    """A town of the browser's own: what is posted here is no surprise to those who only read."""
    return new_demo("sqlite", "walked")


@pytest.fixture(scope="session")
def server(demo: Demo) -> Iterator[Server]:
    """The demo town as an operator would serve it."""
    with served(
        demo.instance, environment=demo.environment, arguments=("--workers", "1")
    ) as server:
        yield server


@pytest.fixture(scope="session")
def base_url(server: Server) -> str:
    return f"http://127.0.0.1:{server.port}"


@pytest.fixture
def new_page(chromium: Browser, base_url: str, request: pytest.FixtureRequest) -> Iterator[NewPage]:
    """Open a page on a phone, or as told; a failing test leaves a picture of each page.

    Script errors, requests to anybody else and, with ``quiet``, anything that Chromium complains
    about (broken rules of the CSP, error pages) fail the test.
    """
    contexts = request.node.stash.setdefault(OPENED, [])
    complaints: list[str] = []

    def new(*, axe: bool = False, quiet: bool = True, **options: Any) -> Page:
        context = chromium.new_context(
            **{
                "base_url": base_url,
                "viewport": PHONE,
                "reduced_motion": "reduce",
                # What is kept without network has tests of its own.
                "service_workers": "block",
                **options,
            }
        )
        contexts.append(context)
        context.set_default_timeout(30_000)
        if axe:
            context.add_init_script(path=AXE)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        if quiet:
            page.on("console", lambda said: said.type == "error" and complaints.append(said.text))
        page.on("request", lambda asked: _only_here(asked.url, base_url, complaints))
        return page

    yield new
    if complaints:
        kept_pictures(request.node)
    for context in contexts:
        context.close()
    assert complaints == []


def _only_here(url: str, base_url: str, complaints: list[str]) -> None:
    if not url.startswith((base_url + "/", "data:", "about:")):
        complaints.append(f"asked for {url}")
