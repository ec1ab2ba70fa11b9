"""Texts two fifths longer, and texts from right to left, fit the smallest phone."""

from collections.abc import Iterator
from dataclasses import replace
from threading import Thread

import pytest
from werkzeug.serving import make_server

from helpboard.app import create_app
from helpboard.config import Settings
from tests.browser.conftest import NewPage
from tests.browser.judging import too_wide
from tests.browser.routes import ASKING, ONE_OF_EACH
from tests.journeys.demo import Demo
from tests.pseudo import LONG, MIRRORED, speaking_pseudo
from tests.served import free_port

SMALLEST = {"width": 320, "height": 640}


@pytest.fixture(scope="module")
def base_url(demo: Demo) -> Iterator[str]:
    """The demo town in this process, where texts can be others."""
    url = f"http://127.0.0.1:{free_port()}"
    settings = Settings.from_environment({**demo.environment, "HELPBOARD_BASE_URL": url})
    app = create_app(replace(settings, languages=("de", LONG, MIRRORED)))
    server = make_server("127.0.0.1", int(url.rpartition(":")[2]), app, threaded=True)
    thread = Thread(target=server.serve_forever, daemon=True)
    with speaking_pseudo():
        thread.start()
        yield url
        server.shutdown()
        thread.join(timeout=10)


@pytest.mark.parametrize("tag", [LONG, MIRRORED])
def test_longer_and_mirrored_texts_do_not_scroll_sideways(
    demo: Demo, new_page: NewPage, tag: str
) -> None:
    page = new_page(viewport=SMALLEST)
    paths = [*(path(demo) for path in ONE_OF_EACH.values()), *(f"ask?{step}" for step in ASKING)]
    faults = {}
    for path in paths:
        page.goto(f"/{tag}/{path}")
        faults[path] = too_wide(page)
    assert {path: found for path, found in faults.items() if found} == {}
