"""One page of every public kind, and more of those whose content differs."""

from collections.abc import Callable

from tests.journeys.demo import LEGAL, Demo

ONE_OF_EACH: dict[str, Callable[[Demo], str]] = {
    "start.index": lambda demo: "",
    "start.area": lambda demo: "areas/ludwigsburg-mitte/",
    "board.index": lambda demo: "board/?kind=request&topic=goods",
    "posts.show": lambda demo: f"posts/{demo.manifest['posts']['published'][0]}",
    "conversations.answer": lambda demo: f"posts/{demo.manifest['posts']['published'][0]}/answer",
    "conversations.answer_organisation": lambda demo: (
        f"organisations/{demo.shown_organisations[0]}/answer"
    ),
    "conversations.answer_group": lambda demo: f"groups/{demo.shown_groups[0]}/answer",
    "contact.new": lambda demo: "contact",
    "notices.new": lambda demo: "notice?about=/de/board/",
    "feedback.new": lambda demo: "feedback?about=page:1",
    "feedback.received": lambda demo: "feedback/received?about=page:1",
    "organisations.index": lambda demo: "organisations/",
    "organisations.profile": lambda demo: f"organisations/{demo.shown_organisations[0]}",
    "groups.index": lambda demo: "groups/",
    "groups.profile": lambda demo: f"groups/{demo.shown_groups[0]}",
    "cafes.index": lambda demo: "cafes/",
    "places.index": lambda demo: "places/",
    "places.profile": lambda demo: f"places/{demo.manifest['places'][0]}",
    "places.slip": lambda demo: f"places/{demo.manifest['places'][0]}/slip?concern=letter",
    "calendar.index": lambda demo: "calendar/",
    "search.index": lambda demo: "search?q=deutsch",
    "info.index": lambda demo: "info/",
    "info.page": lambda demo: "info/leben/gesundheit",
    "info.glossary": lambda demo: "glossary/",
    "reports.index": lambda demo: "info/reports/",
    "reports.show": lambda demo: "info/reports/erfahrungsbericht-fluechtlingsarbeit-1-1",
    "moved.index": lambda demo: "moved?area=ludwigsburg-mitte",
    "phones.index": lambda demo: "phone",
    "phones.offline": lambda demo: "offline",
    "phones.forgotten": lambda demo: "forgotten",
    "my.farewell": lambda demo: "my/farewell",
    "ask.new": lambda demo: "ask",
    "ask.enter": lambda demo: "answers/",
    "ask.ended": lambda demo: "answers/ended",
    "legal.page": lambda demo: "legal/privacy",
    "accounts.login": lambda demo: "account/login",
    "accounts.register": lambda demo: "account/register",
    "accounts.link": lambda demo: "account/link",
    "accounts.reset": lambda demo: "account/reset",
    "accounts.letter_sent": lambda demo: "account/letter",
    "accounts.address_half": lambda demo: "account/address/half",
    "accounts.address_moved": lambda demo: "account/address/moved",
}
"""By the view that shows it: the address behind the language."""

NO_PAGES = {
    *("organisations.calendar", "groups.calendar", "calendar.file"),
    *("sheets.post", "sheets.group", "sheets.organisation", "sheets.place", "sheets.page"),
    "sheets.flyer",
    *("accounts.second_factor", "accounts.new_password"),
    "accounts.second_factor",
    "notices.received",
    "contact.received",
    "my.calendar_feed",
    "openness.manifest",
}
"""Views behind a language that answer with a file, or only in the middle of a log-in."""

ASKING = (
    "topic=goods",
    "topic=bicycle",
    "topic=women&step=when",
    "topic=women&step=where",
    "topic=women&step=end&when=flexible",
)
"""The questions of asking without account, one a page."""


def more_of_some(demo: Demo) -> list[str]:
    """Twenty pages whose content people wrote, and pages that say no."""
    posts = demo.manifest["posts"]
    return [
        *(f"posts/{post}" for post in posts["published"][7::24]),
        *(f"organisations/{slug}" for slug in demo.shown_organisations[5::12]),
        *(f"groups/{slug}" for slug in demo.shown_groups[3::4]),
        *(f"places/{slug}" for slug in demo.manifest["places"][2::2]),
        *(f"info/{path}" for path in demo.manifest["pages"][1::9]),
        "info/leben/schutz-vor-gewalt",
        *(f"legal/{slug}" for slug in LEGAL if slug != "privacy"),
        *(f"ask?{chosen}" for chosen in ASKING),
        "board/",
        "board/?q=xyzzyx",
        f"posts/{posts['expired'][0]}",
        "nothing-here",
    ]
