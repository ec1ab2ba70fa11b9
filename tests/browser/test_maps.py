"""Maps: none before somebody asks, then pins that keys can reach, and a word when they fail."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import AXE, PHONE
from tests.browser.judging import axe_findings, too_wide
from tests.journeys.demo import Demo
from tests.served import served

DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mM8c+bMfwAGgAL/e+VbbAAAAABJRU5ErkJggg=="
)


@dataclass
class Tiles:
    """A server of maps; ``asked`` are the requests that it saw."""

    port: int
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    is_away: bool = False


@pytest.fixture(scope="module")
def map_server() -> Iterator[Tiles]:
    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            tiles.asked.append((self.path, self.headers["Referer"]))
            self.send_response(503 if tiles.is_away else 200)
            self.send_header("Content-Type", "image/png")
            self.end_headers()
            self.wfile.write(b"" if tiles.is_away else DOT)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    tiles = Tiles(server.server_port)
    Thread(target=server.serve_forever, daemon=True).start()
    yield tiles
    server.shutdown()
    server.server_close()


@pytest.fixture
def tiles(map_server: Tiles) -> Tiles:
    map_server.asked.clear()
    map_server.is_away = False
    return map_server


@pytest.fixture(scope="module")
def board(demo: Demo, map_server: Tiles) -> Iterator[str]:
    """The address of the demo town with maps."""
    url = f"http://127.0.0.1:{map_server.port}/{{z}}/{{x}}/{{y}}.png"
    here = {**demo.environment, "HELPBOARD_TILES_URL": url}
    with served(demo.instance, environment=here, arguments=("--workers", "1")) as server:
        yield f"http://127.0.0.1:{server.port}"


@pytest.fixture
def phone(chromium: Browser, board: str) -> Iterator[Page]:
    complaints: list[str] = []
    context = chromium.new_context(base_url=board, viewport=PHONE, service_workers="block")  # type: ignore[arg-type]
    context.add_init_script(path=AXE)
    page = context.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console", lambda said: "Content Security" in said.text and complaints.append(said.text)
    )
    yield page
    context.close()
    assert complaints == []


def test_nothing_is_loaded_from_elsewhere_before_somebody_asks_for_the_map(
    phone: Page, tiles: Tiles
) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))

    phone.goto("/de/places/", wait_until="networkidle")

    assert phone.get_by_role("button", name="Auf einer Karte zeigen").is_visible()
    assert tiles.asked == []
    assert not [url for url in asked if "leaflet" in url]


@pytest.mark.parametrize(
    ("lang", "label"), [("de", "Auf einer Karte zeigen"), ("ar", "عرض على الخريطة")]
)
def test_a_pin_leads_to_the_house_by_keys_alone(
    phone: Page, tiles: Tiles, demo: Demo, lang: str, label: str
) -> None:
    phone.goto(f"/{lang}/places/")
    names = phone.locator("main .card h2, main .card h3").all_inner_texts()
    phone.get_by_role("button", name=label).press("Enter")

    pins = phone.locator(".map__pin")
    expect(pins.first).to_be_visible()
    expect(phone.locator(".leaflet-tile-loaded").first).to_be_visible()
    titles = [pin.get_attribute("title") for pin in pins.all()]
    assert titles
    assert {title for title in titles if title} <= {name.strip() for name in names}
    assert {referrer for _, referrer in tiles.asked} == {None}
    assert axe_findings(phone) == []
    assert not too_wide(phone)

    pins.first.focus()
    phone.keyboard.press("Enter")
    phone.locator(".leaflet-popup a").click()
    expect(phone.locator("h1")).to_have_text(str(titles[0]))
    assert "/places/" in phone.url


def test_a_server_of_maps_that_is_away_is_told_beside_the_address(
    phone: Page, tiles: Tiles
) -> None:
    tiles.is_away = True
    phone.goto("/de/places/")
    phone.get_by_role("button", name="Auf einer Karte zeigen").click()

    expect(phone.get_by_role("alert")).to_have_text("Die Karte lässt sich gerade nicht laden.")
    assert tiles.asked
