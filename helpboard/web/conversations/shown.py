"""Conversations in the reader's words."""

from typing import Any

from flask import url_for
from sqlalchemy.orm import Session

from helpboard.catalogue import gettext as _
from helpboard.domain.conversation import ConversationState, Role
from helpboard.domain.message import Contact
from helpboard.domain.post import PostState
from helpboard.domain.words import SENTENCES
from helpboard.models import Area, Group, Organisation, Post
from helpboard.queries.messages import MessageRow
from helpboard.queries.thread_rows import Party, PostLine, ThreadPage, ThreadRow
from helpboard.web import dates
from helpboard.web.facts import headline
from helpboard.web.originals import direction_of
from helpboard.web.silence import silence_notice
from helpboard.web.words.sentences import sentence_text


def party_name(party: Party) -> str:
    """Return how one side is called; nobody's address is ever part of it."""
    if party.name:
        return party.name
    if party.kind == "code":
        return _("Somebody without an account")
    return _("Somebody who has left")


def party_icon(party: Party) -> str:
    """Return the picture of a side."""
    return {"organisation": "building-2", "group": "users-round"}.get(party.kind, "user-round")


def party_url(party: Party) -> str:
    """Return the profile of an organisation or group; people have none."""
    if party.slug is None:
        return ""
    view = "organisations.profile" if party.kind == "organisation" else "groups.profile"
    return url_for(view, slug=party.slug)


def thread_view(page: ThreadPage, *, contact: Contact) -> dict[str, Any]:
    """Return what the template shows of a conversation."""
    row = page.row
    return {
        "id": row.id,
        "other": party_name(row.other),
        "other_icon": party_icon(row.other),
        "other_url": party_url(row.other),
        "post": post_view(row.post),
        "messages": [message_view(message, row) for message in page.messages],
        "is_owner": row.role is Role.OWNER,
        "is_held": row.state is ConversationState.HELD,
        "is_closed": row.state is ConversationState.CLOSED,
        "has_blocked": row.has_blocked,
        "is_open": row.state is ConversationState.OPEN,
        # What an organisation or a group has looked at, nobody remembers.
        "may_mark_read": row.is_new and row.role in page.sides.participants,
        "is_taken": row.is_taken,
        "silence": silence_notice(row),
        "is_full": row.post is not None and row.post.state is PostState.FULFILLED,
        "may_take": _may_take(row),
        "contact": contact.value,
        "earlier": page.messages[0].id if page.has_more else None,
    }


def message_view(message: MessageRow, row: ThreadRow) -> dict[str, Any]:
    """Return one message: whose, when, the ready sentence in the reader's words, own words."""
    is_mine = message.role is row.role
    party = row.owner if message.role is Role.OWNER else row.answerer
    return {
        "id": message.id,
        "is_mine": is_mine,
        "who": _("You") if is_mine else party_name(party),
        "sentence": said(message),
        "text": message.text,
        "lang": message.text_lang,
        "dir": direction_of(message.text_lang) if not message.text else "auto",
        "day": dates.weekday_and_day(message.created_at),
        "clock": dates.clock(message.created_at),
        "iso": message.created_at.isoformat(),
    }


def said(message: MessageRow) -> str:
    """Return a message's ready sentence in the reader's language, empty without one."""
    if message.sentence is None or message.sentence not in SENTENCES:
        return ""
    return sentence_text(message.sentence, message.values)


def post_view(post: PostLine | None) -> dict[str, Any] | None:
    """Return the post that a conversation is about as one line."""
    if post is None:
        return None
    return {
        "id": post.id,
        "kind": post.kind.value,
        "topic": post.topic,
        "headline": headline(post.kind, post.topic, post.facts, post.area_name),
        "url": url_for("posts.show", post_id=post.id) if post.state is PostState.PUBLISHED else "",
        "count": post.count,
        "found": post.found,
    }


def _may_take(row: ThreadRow) -> bool:
    is_seeking = row.post is not None and row.post.state is PostState.PUBLISHED
    is_open = row.state is ConversationState.OPEN
    # A partner who goes on with it does not own the post, and would be refused.
    is_owner = row.role is Role.OWNER and not row.is_handed_on
    return is_owner and is_seeking and is_open and not row.is_taken


def about_view(session: Session, about: Post | Organisation | Group) -> dict[str, Any]:
    """Return what is answered: its name or headline, and the way back to it."""
    if isinstance(about, Organisation):
        url = url_for("organisations.profile", slug=about.slug)
        return {"kind": "organisation", "name": about.name, "url": url, "icon": "building-2"}
    if isinstance(about, Group):
        url = url_for("groups.profile", slug=about.slug)
        return {"kind": "group", "name": about.name, "url": url, "icon": "users-round"}
    area = session.get_one(Area, about.area_id)
    return {
        "kind": about.kind.value,
        "topic": about.topic,
        "name": headline(about.kind, about.topic, about.facts, area.name),
        "url": url_for("posts.show", post_id=about.id),
    }
