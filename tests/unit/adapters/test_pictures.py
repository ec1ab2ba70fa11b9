"""Pictures are kept as pixels alone; everything else is refused before it costs much."""

import io
import subprocess
import sys
import time
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFile, PngImagePlugin

from helpboard.adapters.pictures import MAX_BYTES, Picture, PictureRefusal, reencode
from helpboard.domain.refusal import PICTURE_REFUSALS

GPS, ORIENTATION, MAKE, GPS_LATITUDE = 0x8825, 0x0112, 0x010F, 2


def drawn(mode="RGB", size=(40, 20)):
    """A picture whose left half is red and whose right half is blue."""
    image = Image.new("RGB", size, "red")
    ImageDraw.Draw(image).rectangle((size[0] // 2, 0, *size), fill="blue")
    return image.convert(mode)


def saved(image, kind, **how):
    file = io.BytesIO()
    image.save(file, kind, **how)
    return file.getvalue()


def opened(data):
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def refused(data):
    with pytest.raises(PictureRefusal) as caught:
        reencode(data)
    assert caught.value.code in PICTURE_REFUSALS
    return caught.value.code


def chunks(webp):
    """The names of the parts of a WebP file."""
    found, at = [], 12
    while at < len(webp):
        found.append(webp[at : at + 4])
        length = int.from_bytes(webp[at + 4 : at + 8], "little")
        at += 8 + length + length % 2
    return found


def empty_png(width, height):
    """A PNG of one bit a pixel and all its pixels black, a few kilobytes long."""

    def chunk(name, content):
        check = zlib.crc32(name + content).to_bytes(4, "big")
        return len(content).to_bytes(4, "big") + name + content + check

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes((1, 0, 0, 0, 0))
    rows = zlib.compressobj(9)
    body = b"".join(rows.compress(bytes(1 + (width + 7) // 8)) for _ in range(height))
    body += rows.flush()
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_picture_becomes_two_webp_files_of_at_most_1600_and_480_pixels(kind):
    picture = reencode(saved(drawn(size=(2000, 1000)), kind))
    large, small = opened(picture.large), opened(picture.small)
    assert {large.format, small.format} == {"WEBP"}
    assert large.size == (picture.width, picture.height) == (1600, 800)
    assert small.size == (480, 240)


def test_a_small_picture_is_not_blown_up():
    picture = reencode(saved(drawn(), "PNG"))
    assert opened(picture.large).size == opened(picture.small).size == (40, 20)


def test_where_and_with_what_it_was_taken_is_gone():
    exif = Image.Exif()
    exif[MAKE] = "canary-camera"
    exif.get_ifd(GPS)[GPS_LATITUDE] = (48.0, 53.0, 51.0)
    taken = saved(
        drawn(), "JPEG", exif=exif, comment=b"canary-comment", xmp=b"<x>canary-xmp</x>",
        icc_profile=b"canary-profile" * 20,
    )  # fmt: skip
    assert taken.count(b"canary") == 23
    assert opened(taken).getexif().get_ifd(GPS)
    picture = reencode(taken)
    for file in (picture.large, picture.small):
        assert chunks(file) == [b"VP8 "]
        assert not opened(file).getexif()
        assert b"canary" not in file


def test_texts_in_a_png_are_gone():
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "canary-author")
    png = saved(drawn("RGBA"), "PNG", pnginfo=info)
    assert b"canary" in png
    assert b"canary" not in reencode(png).large


def test_a_picture_is_turned_as_the_camera_was_held():
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    picture = reencode(saved(drawn(size=(400, 200)), "JPEG", exif=exif))
    large = opened(picture.large).convert("RGB")
    assert large.size == (picture.width, picture.height) == (200, 400)
    red, blue = large.getpixel((100, 50)), large.getpixel((100, 350))
    assert red[0] > 200 > blue[0]
    assert blue[2] > 200 > red[2]


@pytest.mark.parametrize(
    ("mode", "kind"),
    [("CMYK", "JPEG"), ("L", "JPEG"), ("P", "PNG"), ("P", "GIF"), ("1", "PNG"), ("RGB", "PNG")],
)
def test_colours_stay_whatever_way_they_were_stored(mode, kind):
    large = opened(reencode(saved(drawn(mode), kind)).large).convert("RGB")
    left, right = large.getpixel((5, 10)), large.getpixel((35, 10))
    if mode in {"L", "1"}:
        assert left[0] > right[0]
    else:
        assert left[0] > 180 > left[2]
        assert right[2] > 180 > right[0]


def test_sixteen_bits_of_grey_are_scaled_and_not_cut_off():
    deep = Image.new("I;16", (40, 20), 0x4000)
    grey = opened(reencode(saved(deep, "PNG")).large).convert("L").getpixel((20, 10))
    assert 60 <= grey <= 68


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_what_can_be_seen_through_stays_so(kind):
    image = drawn("RGBA")
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    assert opened(reencode(saved(image, kind)).large).getextrema()[3][0] < 30


def test_a_palette_with_a_clear_colour_stays_clear():
    image = drawn("P")
    clear = image.getpixel((0, 0))
    large = opened(reencode(saved(image, "GIF", transparency=clear)).large)
    assert large.getpixel((5, 10))[3] == 0
    assert large.getpixel((35, 10))[3] == 255


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_of_a_moving_picture_the_first_frame_stays(kind):
    moving = saved(drawn(), kind, save_all=True, append_images=[Image.new("RGB", (40, 20), "lime")])
    assert opened(moving).n_frames == 2
    large = opened(reencode(moving).large)
    assert getattr(large, "n_frames", 1) == 1
    assert large.convert("RGB").getpixel((5, 10))[0] > 180


def test_a_png_of_81_megapixels_is_refused_at_once_and_without_memory():
    measure = """
import resource, sys, time
from helpboard.adapters.pictures import PictureRefusal, reencode
data = sys.stdin.buffer.read()
before, begin = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
try:
    reencode(data)
except PictureRefusal as refusal:
    print(refusal.code)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
print(time.process_time() - begin)
"""
    said = subprocess.run(
        [sys.executable, "-c", measure],
        input=empty_png(9000, 9000),
        capture_output=True,
        check=True,
    ).stdout.split()
    assert said[0] == b"picture_too_many_pixels"
    assert int(said[1]) < 4_000
    assert float(said[2]) < 0.5


@pytest.mark.parametrize("size", [(5001, 5000), (65_500, 400), (30_000, 30_000)])
def test_more_than_25_megapixels_are_refused(size):
    assert refused(empty_png(*size)) == "picture_too_many_pixels"


@pytest.mark.parametrize(
    "head",
    [
        b"VP8X\x0a\0\0\0\0\0\0\0\xff\x3f\0\xff\x3f\0",
        b"VP8L\x0a\0\0\0\x2f\xff\xff\xff\x0f\0\0\0\0\0",
        b"VP8 \x0a\0\0\0\x30\x01\0\x9d\x01\x2a\xff\x3f\xff\x3f",
    ],
    ids=["extended", "lossless", "lossy"],
)
def test_a_webp_file_is_measured_before_anybody_makes_room_for_it(head):
    assert refused(b"RIFF\x40\0\0\0WEBP" + head + bytes(40)) == "picture_too_many_pixels"


def test_25_megapixels_are_taken():
    picture = reencode(empty_png(5000, 5000))
    assert (picture.width, picture.height) == (1600, 1600)


def test_more_than_6_megabytes_are_refused():
    jpeg = saved(drawn(), "JPEG")
    assert refused(jpeg + bytes(MAX_BYTES + 1 - len(jpeg))) == "picture_too_big"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF",
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        b"<!doctype html><script>alert(1)</script>",
        b'<svg><!--\xff\xd8\xff--><image href="x"/></svg>',
        b"%PDF-1.7 \xff\xd8\xff",
        b"BM" + bytes(60),
        b"II*\0" + bytes(60),
        b"\0\0\0\x18ftypheic" + bytes(60),
        b"%!PS-Adobe-3.0 EPSF-3.0",
        b"RIFF\0\0\0\0WAVE",
    ],
    ids=lambda data: ascii(data[:9]),
)
def test_everything_else_is_no_picture_whatever_it_is_called(data):
    assert refused(data) == "not_a_picture"


def test_a_gif_that_is_a_script_too_is_refused_or_loses_the_script():
    script = b"GIF89a/*" + bytes(20) + b"*/=1;alert('canary');//"
    assert refused(script) in {"picture_damaged", "picture_too_many_pixels"}
    gif = saved(drawn("P"), "GIF", comment=b"*/=1;alert('canary');//")
    assert b"canary" in gif
    assert b"canary" not in reencode(gif + b";alert('canary')").large


def test_an_archive_hung_on_a_jpeg_is_gone():
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as bag:
        bag.writestr("evil.html", "<script>alert('canary')</script>")
    both = saved(drawn(), "JPEG") + archive.getvalue()
    assert zipfile.ZipFile(io.BytesIO(both)).namelist() == ["evil.html"]
    picture = reencode(both)
    assert not zipfile.is_zipfile(io.BytesIO(picture.large))
    assert b"canary" not in picture.large + picture.small


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP"])
def test_a_picture_without_its_end_is_refused(kind):
    whole = saved(Image.effect_noise((300, 300), 90).convert("RGB"), kind)
    for part in (0.9, 0.5, 0.1):
        assert refused(whole[: int(len(whole) * part)]) == "picture_damaged"


def test_a_torn_picture_is_refused_where_another_library_accepts_them(monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    whole = saved(Image.effect_noise((300, 300), 90).convert("RGB"), "JPEG")
    assert refused(whole[: len(whole) // 2]) == "picture_damaged"


def test_a_flood_of_compressed_text_in_a_png_is_refused():
    info = PngImagePlugin.PngInfo()
    for _ in range(20):
        info.add_text("a", "b" * 5_000_000, zip=True)
    begin = time.process_time()
    assert refused(saved(drawn(), "PNG", pnginfo=info)) == "picture_damaged"
    assert time.process_time() - begin < 1


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP"])
@settings(max_examples=60)
@given(places=st.lists(st.tuples(st.integers(12, 700), st.integers(0, 255)), max_size=8))
def test_a_damaged_picture_is_read_or_refused_and_nothing_else(kind, places):
    data = bytearray(saved(Image.effect_noise((24, 24), 90).convert("RGB"), kind))
    for place, value in places:
        data[place % len(data)] = value
    try:
        assert isinstance(reencode(bytes(data)), Picture)
    except PictureRefusal as refusal:
        assert refusal.code in PICTURE_REFUSALS  # noqa: PT017 - both ends are good
