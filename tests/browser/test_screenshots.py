"""Pictures of the board for its description: “make screenshots” takes them anew."""

import struct
import zlib
from pathlib import Path

import pytest

from tests.browser.conftest import NewPage
from tests.journeys.demo import Demo

pytestmark = pytest.mark.screenshots

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "pictures"
WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
MOST_BYTES = 1_500_000


def path_of(name: str, demo: Demo) -> str:
    made = demo.manifest
    return {
        "start-de": "/de/",
        "board-ar": "/ar/board/",
        "post-uk": f"/uk/posts/{made['posts']['published'][4]}",
        "organisation-de": f"/de/organisations/{demo.shown_organisations[0]}",
        "cafes-de": "/de/cafes/",
        "board-dark": "/en/board/",
    }[name]


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("start-de", WIDE),
        ("board-ar", PHONE),
        ("post-uk", PHONE),
        ("organisation-de", WIDE),
        ("cafes-de", PHONE),
        ("board-dark", PHONE),
    ],
)
def test_a_picture_is_taken(demo: Demo, new_page: NewPage, name: str, size: dict[str, int]) -> None:
    scheme = "dark" if name.endswith("dark") else "light"
    scale = 1 if size is WIDE else 2
    page = new_page(viewport=size, color_scheme=scheme, device_scale_factor=scale)
    page.goto(path_of(name, demo))
    page.wait_for_load_state("networkidle")
    FOLDER.mkdir(exist_ok=True)
    picture = packed(page.screenshot(animations="disabled"))
    (FOLDER / f"{name}.png").write_bytes(picture)
    assert len(picture) < MOST_BYTES / 5


def test_the_pictures_are_small_together() -> None:
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) < MOST_BYTES


def packed(png: bytes) -> bytes:
    """Return the same picture, its pixels packed as tightly as zlib can."""
    parts, at = [], 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        parts.append((png[at + 4 : at + 8], png[at + 8 : at + 8 + length]))
        at += length + 12
    pixels = zlib.decompress(b"".join(data for kind, data in parts if kind == b"IDAT"))
    tight = zlib.compress(pixels, 9)
    head = next(data for kind, data in parts if kind == b"IHDR")
    kept = ((b"IHDR", head), (b"IDAT", tight), (b"IEND", b""))
    return png[:8] + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in kept
    )
