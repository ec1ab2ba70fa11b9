"""Pictures that people send: decoded, turned upright, and written anew without anything else (R21).

Whatever was in the file beside the pixels of its first frame (where it was taken, by which camera,
comments, appended archives, scripts) does not survive, because nothing of the file is kept.
"""

import struct
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from PIL import Image, ImageFile, ImageOps

from helpboard.domain.refusal import Refusal

MAX_BYTES: Final = 6 * 1024 * 1024
MAX_PIXELS: Final = 25_000_000
LARGE: Final = 1600
"""Pixels of the longer side of a picture on its own."""

SMALL: Final = 480
"""Pixels of the longer side of a picture in a list."""

_QUALITY: Final = 80
_BEGINNINGS: Final = {
    b"\xff\xd8\xff": "JPEG",
    b"\x89PNG\r\n\x1a\n": "PNG",
    b"GIF87a": "GIF",
    b"GIF89a": "GIF",
}
# What Pillow's readers raise for files that somebody has damaged or built by hand.
_BROKEN: Final = (
    *(OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError),
    *(OverflowError, struct.error, zlib.error),
)
_BOMB: Final = (Image.DecompressionBombError, Image.DecompressionBombWarning)


class PictureRefusal(Refusal):
    """A file was refused as a picture; its codes are `PICTURE_REFUSALS`."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture as two WebP files; `width` and `height` are those of the large one."""

    large: bytes
    small: bytes
    width: int
    height: int


def reencode(data: bytes) -> Picture:
    """Return the first frame of a JPEG, PNG, WebP or GIF file as two new WebP files.

    PictureRefusal `picture_too_big` over 6 MB, `not_a_picture` for any other content,
    `picture_too_many_pixels` over 25 megapixels (read from the head of the file, before anything
    is decoded) and `picture_damaged` for what cannot be decoded to its end. Takes up to a second:
    call it before a transaction begins.
    """
    if len(data) > MAX_BYTES:
        raise PictureRefusal("picture_too_big", maximum=MAX_BYTES // 1024**2)
    # WeasyPrint lets the whole process accept torn files as soon as it is imported.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    kind = _kind(data)
    if kind == "WEBP":
        # Pillow makes room for the whole picture when it opens one of these.
        _check_pixels(*_webp_size(data))
    try:
        with Image.open(BytesIO(data), formats=(kind,)) as opened:
            _check_pixels(*opened.size)
            upright = _upright(opened)
        return _written(upright)
    except Refusal:
        raise
    except _BOMB:
        raise _too_many_pixels() from None
    except _BROKEN:
        raise PictureRefusal("picture_damaged") from None


def _kind(data: bytes) -> str:
    for beginning, kind in _BEGINNINGS.items():
        if data.startswith(beginning):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    raise PictureRefusal("not_a_picture")


def _check_pixels(width: int, height: int) -> None:
    if width * height > MAX_PIXELS:
        raise _too_many_pixels()


def _too_many_pixels() -> PictureRefusal:
    return PictureRefusal("picture_too_many_pixels", maximum=MAX_PIXELS // 1_000_000)


def _webp_size(data: bytes) -> tuple[int, int]:
    """Read width and height of a WebP file (RFC 9649, sections 2.5 to 2.7)."""
    head = data[:30].ljust(30, b"\x00")
    match head[12:16]:
        case b"VP8X":
            return (
                int.from_bytes(head[24:27], "little") + 1,
                int.from_bytes(head[27:30], "little") + 1,
            )
        case b"VP8L":
            bits = int.from_bytes(head[21:25], "little")
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case b"VP8 ":
            width, height = struct.unpack("<HH", head[26:30])
            return width & 0x3FFF, height & 0x3FFF
        case _:
            raise PictureRefusal("picture_damaged")


def _upright(opened: Image.Image) -> Image.Image:
    """Decode the first frame at about the size that is kept, and turn it as its camera was held."""
    opened.seek(0)
    opened.draft("RGB", (LARGE, LARGE))
    opened.load()
    _check_pixels(*opened.size)
    return _shrunk(_in_colour(ImageOps.exif_transpose(opened)), LARGE)


def _in_colour(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):
        # 16 bits of grey; Pillow would cut off at 255 instead of scaling.
        return image.convert("I").point(lambda grey: grey / 256).convert("L").convert("RGB")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _shrunk(image: Image.Image, side: int) -> Image.Image:
    smaller = image.copy()
    smaller.thumbnail((side, side), Image.Resampling.LANCZOS)
    return smaller


def _written(large: Image.Image) -> Picture:
    small = _shrunk(large, SMALL)
    return Picture(_webp(large), _webp(small), large.width, large.height)


def _webp(image: Image.Image) -> bytes:
    """Write pixels alone: a new image knows nothing of the file that they came from."""
    bare = Image.new(image.mode, image.size)
    bare.paste(image)
    file = BytesIO()
    bare.save(file, "WEBP", quality=_QUALITY, method=4)
    return file.getvalue()
