"""Nothing of the face is dead: classes, icons and macros that no page uses."""

import re

from tests.guards.files import ROOT, files

TEMPLATES = "".join(path.read_text("utf-8") for path in files("templates/**/*.html"))
STYLES = "".join(path.read_text("utf-8") for path in files("static/css/**/*.css"))
CODE = "".join(path.read_text("utf-8") for path in files("helpboard/web/**/*.py"))
JINJA = r"\{\{.*?\}\}|\{%.*?%\}"


def _classes_named() -> tuple[set[str], tuple[str, ...]]:
    """The classes that pages name, and the beginnings that an expression completes."""
    values = re.findall(rf'class="((?:[^"{{]|{JINJA})*)"', TEMPLATES)
    values += re.findall(r"block main_class %}(.*?){%", TEMPLATES)
    values += re.findall(r'return f"(.*)"', (ROOT / "helpboard/web/display.py").read_text("utf-8"))
    named = {word for value in values for word in re.findall(r"[\w-]+", value)}
    return named | {"contrast"}, tuple(word for word in named if re.search(r"\w-+$", word))


def _classes_styled() -> set[str]:
    text = re.sub(r"/\*.*?\*/", "", STYLES, flags=re.DOTALL)
    selectors = re.findall(r"([^{};]+)\{", re.sub(r"@(import|layer)[^;{]*;", "", text))
    return {found for one in selectors for found in re.findall(r"\.([a-z][\w-]*)", one)}


def test_every_class_that_is_styled_stands_on_a_page():
    named, begun = _classes_named()
    assert {one for one in _classes_styled() - named if not one.startswith(begun)} == set()


def test_every_style_sheet_is_part_of_the_whole():
    sheets = ("main.css", "forms.css", "staff.css")
    texts = "".join((ROOT / "static/css" / sheet).read_text() for sheet in sheets)
    joined = re.findall(r'@import url\("(.*?)"\)', texts)
    there = [
        path.relative_to(ROOT / "static/css").as_posix() for path in files("static/css/**/*.css")
    ]
    assert sorted([*joined, *sheets]) == sorted(there)


def _icons() -> set[str]:
    return set(re.findall(r'<symbol id="([^"]+)"', (ROOT / "static/icons.svg").read_text("utf-8")))


def test_every_icon_of_the_sprite_is_used():
    quoted = set(re.findall(r"[\"']([a-z0-9-]+)[\"']", TEMPLATES + CODE))
    assert _icons() - quoted == set()


def test_every_icon_that_a_template_names_is_in_the_sprite():
    named = set(re.findall(r"\bicon\(\"([a-z0-9-]+)\"", TEMPLATES))
    assert named
    assert named - _icons() == set()


def test_every_macro_is_used():
    macros = set(re.findall(r"{% macro (\w+)", TEMPLATES))
    assert macros
    everything = TEMPLATES + CODE
    used = r"\b{0}(?:\(| as )|shared(?:_at)?\({0}\b"
    assert {m for m in macros if len(re.findall(used.format(m), everything)) < 2} == set()
