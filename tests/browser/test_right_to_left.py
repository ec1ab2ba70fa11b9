"""Numbers and names within texts that run from right to left."""

import re

import pytest
from sqlalchemy import select

from helpboard.models import Group, Organisation, Place, Post, User
from tests.browser.conftest import NewPage
from tests.journeys.demo import Demo

SMALLEST = {"width": 320, "height": 640}

_PHONES = r"""() => {
  const long = /(?:\+\d{1,3}|\b0\d{2,5})[ /-]\d[\d ]{2,}\d/g, short = /11[026][ 0-9]*/g;
  const found = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text; (text = walk.nextNode());) {
    if (!text.parentElement.checkVisibility() || text.parentElement.closest('option')) continue;
    const written = text.parentElement.closest('a[href^="tel:11"]') ? short : long;
    for (const number of text.data.matchAll(written)) {
      const range = document.createRange();
      const boxes = [...number[0]].map((_, at) => {
        range.setStart(text, number.index + at);
        range.setEnd(text, number.index + at + 1);
        return range.getBoundingClientRect();
      });
      found.push({
        number: number[0],
        isolated: Boolean(text.parentElement.closest('[dir=ltr]')),
        unbroken: new Set(boxes.map(box => Math.round(box.top))).size === 1,
        rising: boxes.every((box, at) => at === 0 || box.left >= boxes[at - 1].left),
      });
    }
  }
  return found;
}"""
"""Every phone number that is seen: apart from its text, on one line, its digits left to right."""

_TIMES = r"""() => {
  const found = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text; (text = walk.nextNode());) {
    if (!text.parentElement.checkVisibility()) continue;
    for (const times of text.data.matchAll(/\d\d:\d\d–\d\d:\d\d/g)) {
      const range = document.createRange();
      const [first, last] = [0, times[0].length - 1].map(at => {
        range.setStart(text, times.index + at);
        range.setEnd(text, times.index + at + 1);
        return range.getBoundingClientRect();
      });
      found.push([times[0], first.top === last.top && first.left < last.left]);
    }
  }
  return found;
}"""
"""Every range of times that is seen, and whether it stands on one line, the beginning left."""

_NAMES = """written => {
  const names = new RegExp(written);
  const bare = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let seen = 0;
  for (let text; (text = walk.nextNode());) {
    const about = text.parentElement;
    if (about.closest('option, script, title')) continue;
    if (!names.test(text.data)) continue;
    seen += 1;
    const apart = about.closest('bdi, [dir]:not(html)');
    if (!apart) bare.push(about.outerHTML.slice(0, 160));
  }
  return [seen, bare];
}"""
"""How often one of these names is written, and where it is not apart from the text around it."""


@pytest.mark.parametrize("tag", ["ar", "fa"])
def test_phone_numbers_are_apart_unbroken_and_in_order(
    demo: Demo, new_page: NewPage, tag: str
) -> None:
    page = new_page(viewport=SMALLEST)
    seen, faults = 0, {}
    for path in (
        *(f"organisations/{slug}" for slug in demo.shown_organisations[:3]),
        f"places/{demo.manifest['places'][0]}",
        *(f"info/{path}" for path in ("ankommen/notfall", "leben/gesundheit", "adressen")),
        "offline",
        "ask?topic=women&step=when",
    ):
        page.goto(f"/{tag}/{path}")
        found = page.evaluate(_PHONES)
        seen += len(found)
        assert len(found) >= 3, path  # the numbers of need at the foot of every page
        faults[path] = [
            one for one in found if not (one["isolated"] and one["unbroken"] and one["rising"])
        ]
    assert {path: wrong for path, wrong in faults.items() if wrong} == {}
    assert seen > 8 * 3 + 10


@pytest.mark.parametrize("tag", ["ar", "fa"])
def test_times_run_from_the_beginning_to_the_end_in_one_order(
    demo: Demo, new_page: NewPage, tag: str
) -> None:
    page = new_page(viewport=SMALLEST)
    with demo.session() as session:
        weekly = Post.facts["when"]["kind"].as_string() == "weekly"
        shown = Post.id.in_(demo.manifest["posts"]["published"])
        posts = session.scalars(select(Post.id).where(weekly, shown).limit(5)).all()
    for path in (
        *("", "board/", "calendar/", "places/", "info/ankommen/erste-tage"),
        *(f"posts/{post}" for post in posts),
    ):
        page.goto(f"/{tag}/{path}")
        found = page.evaluate(_TIMES)
        assert found, path
        assert [times for times, is_in_order in found if not is_in_order] == [], path


def names_of(demo: Demo) -> str:
    """One pattern of all names of people, houses and groups that begin with no Arabic letter."""
    with demo.session() as session:
        kinds = (Organisation.name, Group.name, Place.name, User.name)
        found = [name for kind in kinds for name in session.scalars(select(kind)) if name]
    plain = {name for name in found if len(name) > 5 and name[0] < "\u0590"}
    return "|".join(re.escape(name) for name in sorted(plain))


def test_names_are_apart_from_the_text_around_them(demo: Demo, new_page: NewPage) -> None:
    page = new_page()
    names, seen, bare = names_of(demo), 0, {}
    for path in (
        *("", "board/", "organisations/", "groups/", "cafes/", "places/", "calendar/"),
        f"posts/{demo.manifest['posts']['published'][0]}",
        f"organisations/{demo.shown_organisations[0]}",
        f"organisations/{demo.shown_organisations[0]}/answer",
        f"groups/{demo.shown_groups[0]}",
        f"places/{demo.manifest['places'][0]}",
        "info/adressen",
        "search?q=cafe",
    ):
        page.goto(f"/ar/{path}")
        times, bare[path] = page.evaluate(_NAMES, names)
        seen += times
    assert {path: found for path, found in bare.items() if found} == {}
    assert seen > 50
