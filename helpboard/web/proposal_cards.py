"""Proposals and suggestions as the macros of ``components/proposal.html`` show them.

Points are for the desk: ``with_points`` is never set on a page that anybody else opens.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from flask import url_for

from helpboard.catalogue import gettext as _
from helpboard.domain.matching.weights import points
from helpboard.domain.proposal import Party, ProposalKind, ProposalState, SideAnswer
from helpboard.queries.candidates import Suggestion
from helpboard.queries.proposals import PostAbout, ProposalRow
from helpboard.web import dates
from helpboard.web.facts import headline
from helpboard.web.labels import languages_label, needs, organisation_kind
from helpboard.web.match_lines import change_text, proposal_lines, suggestion_lines
from helpboard.web.words.kinds import group_kind_label
from helpboard.web.words.proposals import (
    agreed_text,
    decline_text,
    question_text,
    subject_text,
)

_IS_GROUP = frozenset({"working_group", "welcome_cafe"})


def kind_label(kind: str) -> str:
    """Return what an organisation or a group is, in words."""
    return group_kind_label(kind) if kind in _IS_GROUP else organisation_kind(kind)


def suggestion_view(one: Suggestion, *, url: str, ask_url: str = "") -> dict[str, Any]:
    """Return what the macro ``partner_card`` shows of somebody who fits."""
    good, against = suggestion_lines(one)
    return {
        "name": one.name,
        "kind_label": kind_label(one.kind),
        "area_name": one.area_name,
        "languages_label": languages_label(one.languages),
        "url": url,
        "ask_url": ask_url,
        "reasons": good,
        "against": against,
        "points": points(one.quarters),
        "hint": change_text(one.change),
    }


def proposal_view(row: ProposalRow, *, now: datetime, with_points: bool = False) -> dict[str, Any]:
    """Return what the macro ``proposal_card`` shows of a proposal to one of its sides."""
    good, against = proposal_lines(row)
    is_open = row.is_open(now=now)
    return {
        "id": row.id,
        "party": row.party.value,
        "title": question_text(row) if is_open else subject_text(row),
        "state": row.state.value,
        "state_label": state_text(row, now=now),
        "is_open": is_open,
        "until_label": dates.weekday_and_day(row.lapses_at) if is_open else "",
        "about": [_post(one) for one in (row.post, row.other_post) if one is not None],
        "houses": _houses(row),
        "note": row.note,
        "note_lang": row.note_lang,
        "gives": _gives(row.gives, row.party),
        "reasons": good,
        "against": against if is_open else None,
        "helper": row.helper if row.party is not Party.VOLUNTEER else None,
        "talk_url": _talk_url(row),
        "url": url_for("proposals.show", proposal_id=row.id),
        "points": row.points / 100 if with_points else None,
    }


def state_text(row: ProposalRow, *, now: datetime) -> str:
    """Return where a proposal stands, as one sentence to its side."""
    if row.is_open(now=now):
        return _("Please answer until %(day)s.", day=dates.weekday_and_day(row.lapses_at))
    match row.state:
        case ProposalState.PROPOSED | ProposalState.ACCEPTED:
            return _("Asked. We wait for an answer until %(day)s.",
                     day=dates.weekday_and_day(row.lapses_at))  # fmt: skip
        case ProposalState.CONFIRMED:
            return agreed_text(row)
        case ProposalState.DECLINED:
            return _declined(row)
        case ProposalState.LAPSED:
            return _("Nobody has answered in time.")
        case ProposalState.DONE:
            return _("It went well. Thank you!")
        case ProposalState.NEEDS_REMATCH:
            return _("It cannot go on like this. Somebody else is looked for.")
        case _:
            return _("This has ended.")


def _declined(row: ProposalRow) -> str:
    if row.answer is SideAnswer.NO:
        return _("You have said no.")
    if row.reason is None:
        return _("The other side has said no.")
    return _("The other side has said no: %(reason)s", reason=decline_text(row.reason))


def _post(post: PostAbout) -> dict[str, Any]:
    if post.is_taken_off:
        gone = _("A post that was taken off the board")
        return {"headline": gone, "topic": post.topic, "url": ""}
    return {
        "headline": headline(post.kind, post.topic, post.facts, post.area_name),
        "topic": post.topic,
        "url": url_for("posts.show", post_id=post.id),
    }


def _houses(row: ProposalRow) -> list[dict[str, str]]:
    """Return the organisation and the group with their pages, the reader's own left out."""
    found = []
    if row.organisation is not None and row.party is not Party.ORGANISATION:
        url = url_for("organisations.profile", slug=row.organisation.slug)
        found.append((row.organisation, url))
    if row.group is not None and row.party is not Party.GROUP:
        found.append((row.group, url_for("groups.profile", slug=row.group.slug)))
    return [
        {
            "name": house.name,
            "kind_label": kind_label(house.kind),
            "url": url if house.is_shown else "",
        }
        for house, url in found
    ]


def _gives(gives: Mapping[str, Iterable[str]], party: Party) -> dict[str, list[str]]:
    sides = ("group", "organisation")
    theirs, ours = sides if party is Party.ORGANISATION else reversed(sides)
    return {"theirs": needs(gives.get(theirs, ())), "ours": needs(gives.get(ours, ()))}


def _talk_url(row: ProposalRow) -> str:
    if row.talk_id is not None and row.state is ProposalState.CONFIRMED:
        return url_for("conversations.thread", conversation_id=row.talk_id)
    is_mine_to_write = row.kind is ProposalKind.PERSON_TASK and row.party is Party.VOLUNTEER
    if is_mine_to_write and row.state is ProposalState.CONFIRMED and row.post is not None:
        return url_for("conversations.answer", post_id=row.post.id)
    return ""


def kinds_in(kept: Iterable[Mapping[str, Any]], code: str) -> list[str]:
    """Return the kinds of give and seek that reasons of ``code`` speak of."""
    return [one["params"]["kind"] for one in kept if one["code"] == code]
