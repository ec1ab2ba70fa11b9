"""The first page of the desk: everything that waits, each a line with the way to it."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

from flask import url_for

from helpboard.catalogue import gettext as _
from helpboard.catalogue import lazy_gettext as _l
from helpboard.catalogue import ngettext
from helpboard.domain.topics import is_sensitive
from helpboard.domain.waiting import Risk, Waits
from helpboard.queries.waiting import PostInShort, WaitingItem
from helpboard.web.desk.labels import is_late, notice_label, waited
from helpboard.web.facts import headline

Way = tuple[str, dict[str, Any]]
"""An endpoint and its values."""

KINDS: Final[Mapping[Waits, tuple[str, Any, str]]] = {
    Waits.NOTICE: ("siren", _l("Report"), "desk.notices"),
    Waits.APPEAL: ("scale", _l("Objection"), "desk.appeals"),
    Waits.HELD_ANSWER: ("hand", _l("Held answer"), "desk.answers"),
    Waits.POST: ("pin", _l("Post to check"), "desk.queue"),
    Waits.SILENCE: ("hourglass", _l("No reply"), "desk.answers"),
    Waits.INTERPRETER: ("languages", _l("Interpreter wanted"), "desk.answers"),
    Waits.ORGANISATION: ("building-2", _l("Organisation to verify"), "register.organisations"),
    Waits.GROUP: ("users-round", _l("Group that forms"), "register.groups"),
    Waits.QUESTION: ("mail", _l("Question"), "informing.questions"),
    Waits.LETTERS: ("mail", _l("Letters"), "desk.letters"),
    Waits.TASK: ("check", _l("Task"), "informing.tasks"),
    Waits.CONTACT: ("phone", _l("To come back to"), "register.people"),
    Waits.BACKUP: ("wrench", _l("Backup"), "desk.index"),
}
"""Icon and name of each kind, and the room of the desk where it waits."""


def badges(numbers: Mapping[Waits, int]) -> dict[str, int]:
    """Return how much waits in each room, for the menu."""
    rooms: Counter[str] = Counter()
    for what, number in numbers.items():
        rooms[KINDS[what][2]] += number
    return dict(rooms)


def line(item: WaitingItem, posts: Mapping[int, PostInShort], *, now: datetime) -> dict[str, Any]:
    """Return one thing that waits as the page shows it."""
    icon, kind, _room = KINDS[item.what]
    post = posts.get(item.post_id or 0)
    return {
        "key": f"{item.what.value}-{item.id}",
        "icon": icon,
        "kind": str(kind),
        "label": _label(item, post),
        "detail": _detail(item, post),
        "url": _way(item),
        "area_name": item.area_name,
        "waited": waited(item.since, now),
        "is_late": is_late(item.since, now),
        "is_threat": item.risk is Risk.LIFE,
        "is_sensitive": post is not None and is_sensitive(post.topic),
    }


def _label(item: WaitingItem, post: PostInShort | None) -> str:
    match item.what:
        case Waits.NOTICE:
            return notice_label(item.code)
        case Waits.LETTERS:
            return ngettext(
                "%(num)d letter could not be delivered",
                "%(num)d letters could not be delivered",
                item.number,
            )
        case Waits.QUESTION:
            return _("Somebody asks the desk something")
        case Waits.BACKUP:
            return _backup(item.code)
    return _headline(post) if post else item.name


def _detail(item: WaitingItem, post: PostInShort | None) -> str:
    """Return what a notice is about, or who can help."""
    if item.what is Waits.BACKUP:
        return _("Please tell whoever looks after the server.")
    if item.what is not Waits.NOTICE:
        return ""
    return _headline(post) if post else item.name


def _backup(code: str) -> str:
    if code == "failed":
        return _("The last backup of the board did not work")
    return _("The last backup of the board is too old")


def _headline(post: PostInShort) -> str:
    return headline(post.kind, post.topic, post.facts, post.area_name)


def _way(item: WaitingItem) -> str:
    """Return where it is done; nothing for what is done at no page."""
    if item.what is Waits.BACKUP:
        return ""
    way = _WAYS.get(item.what)
    if way is None:
        return url_for(KINDS[item.what][2])
    endpoint, values = way(item)
    return url_for(endpoint, **values)


def _of_talk(item: WaitingItem) -> Way:
    return "desk.answers", {"_anchor": f"talk-{item.id}"}


def _of_organisation(item: WaitingItem) -> Way:
    return "register.organisation", {"slug": item.slug}


def _of_contact(item: WaitingItem) -> Way:
    if item.person_id is None:
        return _of_organisation(item)
    return "register.person", {"user_id": item.person_id}


_WAYS: Final[Mapping[Waits, Callable[[WaitingItem], Way]]] = {
    Waits.NOTICE: lambda item: ("desk.notice", {"notice_id": item.id}),
    Waits.APPEAL: lambda item: ("desk.appeal", {"appeal_id": item.id}),
    Waits.POST: lambda item: ("desk.check", {"post_id": item.id}),
    Waits.HELD_ANSWER: _of_talk,
    Waits.SILENCE: _of_talk,
    Waits.INTERPRETER: _of_talk,
    Waits.ORGANISATION: _of_organisation,
    Waits.GROUP: lambda item: ("my_groups.life", {"slug": item.slug}),
    Waits.QUESTION: lambda item: ("informing.question", {"question_id": item.id}),
    Waits.TASK: lambda item: ("informing.task", {"task_id": item.id}),
    Waits.CONTACT: _of_contact,
}
