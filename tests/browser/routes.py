"""One page of every public kind, and more of those whose content differs."""

from collections.abc import Callable

from tests.journeys.demo import LEGAL, Demo

ONE_OF_EACH: dict[str, Callable[[Demo], str]] = {
    "start.index": lambda demo: "",
    "start.area": lambda demo: "areas/ludwigsburg-mitte/",
    "board.index": lambda demo: "board/?kind=request&topic=goods",
    "posts.show": lambda demo: f"posts/{demo.manifest['posts']['published'][0]}",
    "organisations.index": lambda demo: "organisations/",
    "organisations.profile": lambda demo: f"organisations/{demo.shown_organisations[0]}",
    "groups.index": lambda demo: "groups/",
    "groups.profile": lambda demo: f"groups/{demo.shown_groups[0]}",
    "cafes.index": lambda demo: "cafes/",
    "places.index": lambda demo: "places/",
    "places.profile": lambda demo: f"places/{demo.manifest['places'][0]}",
    "calendar.index": lambda demo: "calendar/",
    "search.index": lambda demo: "search?q=deutsch",
    "legal.page": lambda demo: "legal/privacy",
    "accounts.login": lambda demo: "account/login",
}
"""By the view that shows it: the address behind the language."""

NO_PAGES = {"organisations.calendar", "groups.calendar", "calendar.file"}
"""Views behind a language that answer with a file."""


def more_of_some(demo: Demo) -> list[str]:
    """Twenty pages whose content people wrote, and pages that say no."""
    posts = demo.manifest["posts"]
    return [
        *(f"posts/{post}" for post in posts["published"][7::24]),
        *(f"organisations/{slug}" for slug in demo.shown_organisations[5::12]),
        *(f"groups/{slug}" for slug in demo.shown_groups[3::4]),
        *(f"places/{slug}" for slug in demo.manifest["places"][2::2]),
        *(f"legal/{slug}" for slug in LEGAL if slug != "privacy"),
        "board/",
        "board/?q=xyzzyx",
        f"posts/{posts['expired'][0]}",
        "nothing-here",
    ]
