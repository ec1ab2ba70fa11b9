"""Joins the stylesheets into one and the scripts into one, without a build step."""

import re
from collections.abc import Callable
from pathlib import Path

_IMPORT = re.compile(
    r"""@import\s+(?:url\(\s*)?["']?(?P<file>[^"')\s]+)["']?\s*\)?\s*"""
    r"(?:layer\((?P<layer>[\w.-]+)\))?\s*(?P<media>[^;]*);"
)
_LAYERS = re.compile(r"@layer\s+[\w.,\s-]+;")
_STRING = r'"(?:[^"\\]|\\.)*"' + r"|'(?:[^'\\]|\\.)*'"
_COMMENT = r"/\*.*?\*/"
_PIECES = re.compile(rf"(?P<string>{_STRING})|(?P<comment>{_COMMENT})|(?P<blank>\s+)", re.DOTALL)
_COMMENTS = re.compile(rf"({_STRING})|{_COMMENT}", re.DOTALL)
_IDLE_COMMENTS = re.compile(
    rf"({_STRING})|/\*\*/(?=[\s{{}};,]|/\*\*/|$)|(?<=[\s{{}};,])/\*\*/|^/\*\*/", re.DOTALL
)
_BLANKS = re.compile(rf"({_STRING})| +", re.DOTALL)
_AFTER_MARKS = re.compile(rf"({_STRING})|(?<=[{{}};,]) ", re.DOTALL)
_URL = re.compile(r"""url\(\s*(["']?)(?P<target>[^"')]+)\1\s*\)""")
_ELSEWHERE = re.compile(r"#|[a-z][a-z0-9+.-]*:|/", re.IGNORECASE)
# Whole lines of comment, and how far lines are set in; strings of several lines would lose theirs.
_WHOLE_LINES = re.compile(r"^(?:[ \t]*//.*\n|\s*\n)*[ \t]*", re.MULTILINE)
_MODULE = re.compile(r"^(?:import|export)\b", re.MULTILINE)


def joined_styles(main: Path) -> str:
    """Return one stylesheet for a ``main.css`` of ``@layer`` and ``@import`` lines.

    Every import becomes ``@layer name { … }`` in its place, within ``@media`` when it names one.
    Addresses in imported files become relative to the folder of ``main``. Raises ValueError with a
    sentence when main holds anything else, an imported file imports, or a file is missing.
    """
    text = _COMMENTS.sub(lambda found: found[1] or "", main.read_text("utf-8"))
    rest = _LAYERS.sub("", _IMPORT.sub("", text)).strip()
    if rest:
        raise ValueError(f"{main} may hold @layer and @import lines only, not: {rest[:60]}")
    parts = _LAYERS.findall(text)
    parts += [_imported(main, found) for found in _IMPORT.finditer(text)]
    return smaller_styles("\n".join(parts))


def _imported(main: Path, found: re.Match[str]) -> str:
    path = main.parent / found["file"]
    if not path.is_file():
        raise ValueError(f"{main} imports {found['file']}, which does not exist.")
    text = path.read_text("utf-8")
    if "@import" in _COMMENTS.sub(lambda part: part[1] or "", text):
        raise ValueError(f"{path} imports another file; only {main.name} may.")
    folder = Path(found["file"]).parent
    text = addresses_replaced(text, lambda target: (folder / target).as_posix())
    if found["layer"]:
        text = f"@layer {found['layer']} {{\n{text}\n}}"
    if found["media"].strip():
        text = f"@media {found['media'].strip()} {{\n{text}\n}}"
    return text


def addresses_replaced(styles: str, replace: Callable[[str], str]) -> str:
    """Give every relative ``url()`` to ``replace``; absolute ones and ``#names`` stay."""

    def replaced(found: re.Match[str]) -> str:
        target = found["target"].strip()
        if _ELSEWHERE.match(target):
            return found[0]
        return f'url("{replace(target)}")'

    return _URL.sub(replaced, styles)


def smaller_styles(styles: str) -> str:
    """Leave out comments and runs of blanks where they mean nothing; strings stay as they are."""
    without = _PIECES.sub(_smaller_piece, styles)
    # What stood for a comment only parts two words; beside anything else it can go.
    without = _IDLE_COMMENTS.sub(lambda found: found[1] or "", without)
    without = _BLANKS.sub(lambda found: found[1] or " ", without)
    return _AFTER_MARKS.sub(lambda found: found[1] or "", without).strip()


def _smaller_piece(found: re.Match[str]) -> str:
    if found["string"]:
        return found["string"]
    return "/**/" if found["comment"] else " "


def joined_scripts(scripts: list[Path]) -> str:
    """Return one script of all these, in this order, each strict and with names of its own.

    Lines of comment go, and so do blanks at the beginning of lines. Raises ValueError for a file
    that imports or exports, which would break them all, and for a string of several lines.
    """
    parts = []
    for path in scripts:
        text = path.read_text("utf-8")
        if _MODULE.search(text):
            raise ValueError(f"{path} imports or exports; scripts are joined and cannot.")
        if any(line.count("`") % 2 for line in text.splitlines()):
            raise ValueError(f"{path} has a string of several lines, which joining would change.")
        text = _WHOLE_LINES.sub("", text).strip()
        parts.append(f'(() => {{\n"use strict";\n{text}\n}})();\n')
    return "".join(parts)
