"""What the security document promises is tested: every test that it names is there."""

import re

from tests.guards.files import ROOT, files

DOCUMENT = (ROOT / "docs/security.md").read_text("utf-8")
TESTS = "".join(path.read_text("utf-8") for path in files("tests/**/*.py"))
LEVELS = dict(
    line.split() for line in (ROOT / "tests/data/asvs-5.0-levels.txt").read_text().splitlines()
)
"""Numbers and levels of OWASP ASVS 5.0; its text is CC BY-SA and stands there."""

CHAPTERS = {1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 13, 14, 15, 16}
"""What a board can answer; the rest has a sentence each in the document."""

ROWS = re.findall(r"^\| (\d+\.\d+\.\d+\S*) \| ([^|]*) \| ([^|]*) \| ([^|]*) \|$", DOCUMENT, re.M)
"""Item, level, how it is met, and the test."""

WITHOUT_TEST = {"6.5.3"}
"""Met by a library of Python's own."""


def test_every_test_that_is_named_exists():
    named = set(re.findall(r"`(test_\w+)`", DOCUMENT))
    assert named
    assert {one for one in named if f"def {one}(" not in TESTS} == set()


def test_every_item_of_levels_1_and_2_is_there_once_with_its_level():
    said: dict[str, str] = {}
    for item, level, *_ in ROWS:
        for one in _each(item):
            assert said.setdefault(one, level) == level
    wanted = {item: level for item, level in LEVELS.items() if _chapter(item) in CHAPTERS}
    assert said == wanted
    assert len(ROWS) == len({item for item, *_ in ROWS})


def test_every_item_has_a_test_or_says_why_not():
    proved = re.compile(r"`test_\w+`|there is no |not of this program")
    unproved = {
        item for item, _, how, test in ROWS if "open" not in how and not proved.search(test)
    }
    assert unproved == WITHOUT_TEST


def test_what_is_not_of_the_program_is_said_for_few_items_only():
    outside = {item for item, *_, test in ROWS if "not of this program" in test}
    assert outside == {"4.1.2", "12.1.1", "12.1.2", "12.2.2", "13.2.2"}


def test_the_document_says_how_soon_weaknesses_are_mended():
    assert re.search(r"within three days .* within two weeks", DOCUMENT, re.S)


def test_chapters_that_are_left_out_say_why():
    for chapter in {int(item.partition(".")[0]) for item in LEVELS} - CHAPTERS:
        assert re.search(rf"^- \*\*{chapter}\*\* .+\.$", DOCUMENT, re.M), chapter


def _each(item: str) -> list[str]:
    """Read 6.8.1–6.8.4 as four items."""
    first, _, last = item.partition("–")
    if not last:
        return [first]
    section, _, number = first.rpartition(".")
    return [f"{section}.{n}" for n in range(int(number), int(last.rpartition(".")[2]) + 1)]


def _chapter(item: str) -> int:
    return int(item.partition(".")[0])
