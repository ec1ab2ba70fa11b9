"""What fits the reader as a volunteer: groups to join and requests to answer."""

from datetime import datetime
from typing import Any

from flask import url_for

from helpboard.domain.matching.weights import Weights, points
from helpboard.extensions import db
from helpboard.models import Volunteer
from helpboard.queries.looks import as_kept, weakness
from helpboard.queries.tasks_for_volunteer import (
    TaskFound,
    groups_for_volunteer,
    requests_for_volunteer,
)
from helpboard.queries.weights import current_weights
from helpboard.web.actors import signed_in
from helpboard.web.facts import headline
from helpboard.web.kept import kept_area_tree
from helpboard.web.labels import topic_text
from helpboard.web.match_lines import change_text, match_lines, missed_text, split
from helpboard.web.words.kinds import group_kind_label


def suggested(now: datetime) -> dict[str, Any]:
    """Return the three best groups and requests of whoever agreed to be matched, else none."""
    session, user_id = db.session(), signed_in().id
    profile = session.get(Volunteer, user_id)
    if profile is None or profile.consent_at is None:
        return {"groups": (), "near": (), "requests": (), "has_profile": False}
    weights = current_weights(session)
    found = groups_for_volunteer(session, user_id, now=now)
    return {
        "groups": [_group(one, weights) for one in found.best],
        "near": [_group(one, weights) for one in found.near],
        "requests": [
            _request(one, weights) for one in requests_for_volunteer(session, user_id, now=now)
        ],
        "has_profile": True,
    }


def _group(one: TaskFound, weights: Weights) -> dict[str, Any]:
    group = one.group
    if group is None:
        return {}
    return {
        "name": group.name,
        "kind_label": f"{group_kind_label(group.kind)} · {topic_text(one.topic)}",
        "area_name": kept_area_tree().name_by_id(group.area_id),
        "url": url_for("groups.profile", slug=group.slug),
        "ask_url": url_for("joining.join", slug=group.slug),
        **_why(one, weights),
    }


def _request(one: TaskFound, weights: Weights) -> dict[str, Any]:
    post = one.post
    if post is None:
        return {}
    area_name = kept_area_tree().name_by_id(post.area_id)
    return {
        "name": headline(post.kind, post.topic, post.facts, ""),
        "kind_label": topic_text(post.topic),
        "area_name": area_name,
        "url": url_for("posts.show", post_id=post.id),
        "ask_url": url_for("conversations.answer", post_id=post.id),
        **_why(one, weights),
    }


def _why(one: TaskFound, weights: Weights) -> dict[str, Any]:
    weak = weakness(one.fit.reasons, weights)
    lines = match_lines(as_kept(reason) for reason in one.fit.reasons)
    good, bad = split(lines, None if weak is None else weak.code.value)
    missed = missed_text(one.fit)
    return {
        "reasons": good,
        "against": {"code": one.fit.failed[0].rule.value, "text": missed} if missed else bad,
        "hint": change_text(one.change),
        "languages_label": "",
        "points": points(one.fit.quarters),
    }
