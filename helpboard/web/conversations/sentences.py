"""Ready sentences as they are offered: in groups with a picture, and a few for one tap."""

from typing import Any, Final

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.words import SENTENCES
from helpboard.web.words.sentences import sentence_label

GROUPS: Final[tuple[tuple[Any, str, tuple[str, ...]], ...]] = (
    (
        _l("Yes, no, perhaps"),
        "hand",
        ("can-help", "interested", "need-help", "yes-gladly", "no-sorry", "maybe-later"),
    ),
    (
        _l("When"),
        "clock",
        (
            "when-suits",
            "i-suggest",
            "suits-me",
            "does-not-suit",
            "other-day",
            "weekdays-evening",
            "weekend",
            "see-you-on",
            "i-am-late",
            "cancel",
            "cancel-on",
            "new-appointment",
        ),
    ),
    (
        _l("Where"),
        "map-pin",
        ("where-to-meet", "where-meet", "where-and-when-meet", "i-am-here"),
    ),
    (
        _l("Things"),
        "package",
        (
            "is-still-free",
            "still-free",
            "taken-already",
            "how-many",
            "this-many",
            "which-size",
            "size-is",
            "is-it-free",
            "it-is-free",
            "can-you-bring",
            "can-fetch",
            "fetch-on",
        ),
    ),
    (
        _l("Language and help"),
        "languages",
        (
            "interpreter-please",
            "i-speak",
            "write-simply",
            "did-not-understand",
            "please-wait",
            "call-me-desk",
        ),
    ),
    (_l("Thanks and greetings"), "hand-heart", ("thanks", "you-are-welcome", "see-you")),
)
"""Heading, picture and codes; every ready sentence stands in one group."""

QUICK: Final = ("yes-gladly", "no-sorry", "when-suits", "thanks")
"""Sent with one tap."""


def sentence_groups(chosen: str | None, *, is_first: bool = False) -> list[dict[str, Any]]:
    """Return the groups for the template; the one with the ``chosen`` sentence is open.

    For the first message the first group is open too.
    """
    return [
        {
            "label": label,
            "icon": picture,
            "is_open": chosen in codes or (is_first and not place),
            "sentences": [
                {
                    "code": code,
                    "label": sentence_label(code),
                    "needs": " ".join(kind.value for kind in SENTENCES[code]),
                    "is_chosen": code == chosen,
                }
                for code in codes
            ],
        }
        for place, (label, picture, codes) in enumerate(GROUPS)
    ]


def quick_sentences() -> list[dict[str, str]]:
    """Return the sentences that one tap sends."""
    return [{"code": code, "label": sentence_label(code)} for code in QUICK]
