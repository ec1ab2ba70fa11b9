"""What the holder of a code sees of posts, answers and the chosen way to hear."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from flask import url_for

from helpboard.catalogue import gettext as _
from helpboard.catalogue import lazy_gettext as _l
from helpboard.catalogue import ngettext
from helpboard.domain.conversation import Hear
from helpboard.domain.decision import CLAUSES, MAY_BE_APPEALED
from helpboard.domain.post import PostState, is_public
from helpboard.models import AccessCode
from helpboard.queries.codes import HostRow, OwnPostRow
from helpboard.queries.conversations import ThreadRow
from helpboard.web import dates
from helpboard.web.facts import headline
from helpboard.web.silence import silence_line
from helpboard.web.words.kinds import POST_STATES, post_kind_label
from helpboard.web.words.reader import as_written, left_to_right
from helpboard.web.words.reasons import reason_text

_RENEWABLE = {
    PostState.PUBLISHED,
    PostState.EXPIRED,
    PostState.FULFILLED,
    PostState.WITHDRAWN,
}
_LEAVING = {PostState.PENDING, PostState.PUBLISHED, PostState.HIDDEN}


def own_post(
    row: OwnPostRow, threads: Iterable[ThreadRow], *, expected: str, now: datetime
) -> dict[str, Any]:
    """Return a post as its holder sees it: where it stands, what that means, what can be done.

    ``expected`` says how long a post that waits usually does.
    """
    seen = is_public(row, now=now)
    state = PostState.EXPIRED if row.state is PostState.PUBLISHED and not seen else row.state
    own = [one for one in threads if one.post is not None and one.post.id == row.id]
    return {
        "id": row.id,
        "kind": row.kind.value,
        "kind_label": post_kind_label(row.kind),
        "headline": headline(row.kind, row.topic, row.facts, row.area_name),
        "topic": row.topic,
        "state": state.value,
        "state_label": str(POST_STATES[state.value]),
        "meaning": str(_MEANINGS[state]) % {"day": dates.full_day(row.expires_at)},
        "kept_off": _kept_off(row),
        "expected": expected if state is PostState.PENDING else "",
        "is_public": seen,
        "answers": answers_line(len(own)),
        "may_edit": state is not PostState.HIDDEN,
        "may_renew": state in _RENEWABLE,
        "may_find": seen,
        "may_withdraw": state in _LEAVING or state is PostState.DRAFT,
    }


def _kept_off(row: OwnPostRow) -> dict[str, Any] | None:
    """Return why the desk keeps a post from the board; most who ask with a card get no letter."""
    said = row.kept_off
    if said is None:
        return None
    may_object = said.verdict in MAY_BE_APPEALED
    return {
        "reason": reason_text(said.reason),
        "clause": CLAUSES[said.reason],
        "sentence": said.sentence,
        "sentence_lang": said.sentence_lang,
        "object_url": url_for("ask.object_to", post_id=row.id) if may_object else "",
    }


def answer_line(row: ThreadRow) -> dict[str, Any]:
    """Return a conversation as one line of a list."""
    post, day = row.post, dates.full_day(row.last_at)
    return {
        "url": url_for("conversations.thread_by_code", conversation_id=row.id),
        "about": headline(post.kind, post.topic, post.facts, "") if post else row.owner.name,
        "name": row.other.name,
        "day": day,
        "is_new": row.is_new,
        "silence": silence_line(row),
    }


def answers_line(number: int) -> str:
    """Return how many answers a post has, in words."""
    if not number:
        return _("Nobody has answered yet.")
    return ngettext("%(num)d answer", "%(num)d answers", number)


_MEANINGS: Mapping[PostState, Any] = {
    PostState.PENDING: _l("A person looks at it before others can read it."),
    PostState.PUBLISHED: _l("Everybody can read it until %(day)s."),
    PostState.REJECTED: _l("It could not be put on the board like this. You can change it."),
    PostState.HIDDEN: _l("It has been taken off the board and is looked at again."),
    PostState.FULFILLED: _l("You have found what you were looking for."),
    PostState.EXPIRED: _l("Its time is over. You can put it on the board again."),
    PostState.WITHDRAWN: _l("You have taken it down. You can put it on the board again."),
    PostState.DRAFT: _l("It is not on the board. You can change it and send it again."),
}


def hear_line(code: AccessCode, cafes: Iterable[HostRow]) -> str:
    """Return in a sentence how somebody hears of an answer."""
    match code.hear:
        case Hear.CALL:
            return _(
                "We call you as soon as somebody answers: %(phone)s",
                phone=left_to_right(code.phone or ""),
            )
        case Hear.MAIL:
            # Their address is not shown: cards are printed, and looked at by others.
            return _(
                "We send you an e-mail as soon as somebody answers. You can also look here with "
                "your code."
            )
        case Hear.HOST:
            names = [row.name for row in cafes if row.id == code.host_group_id]
            if names:
                return _(
                    "Ask the hosts of %(cafe)s. They tell you of answers.",
                    cafe=as_written(names[0]),
                )
    return _("Look here again with your code. Answers stand here as soon as somebody writes.")


def host_choices(cafes: Iterable[HostRow]) -> list[tuple[str, str]]:
    """Return welcome cafés to choose from, with their districts."""
    return [
        (
            row.slug,
            _(
                "%(cafe)s in %(district)s",
                cafe=as_written(row.name),
                district=as_written(row.area_name),
            ),
        )
        for row in cafes
    ]
