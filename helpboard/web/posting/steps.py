"""The way to the form in pictures: offer or request, what it is about, and then exactly what."""

from typing import Any

from flask import render_template, request, url_for

from helpboard.domain.errors import MalformedError
from helpboard.domain.post import PostKind
from helpboard.domain.topics import BRANCHES, TOPICS, leaves_of
from helpboard.web.words.topics import topic_label


def chosen_kind() -> str:
    """Return the kind in the address, empty for none yet."""
    kind = request.args.get("kind", "")
    if kind and kind not in set(PostKind):
        raise MalformedError("kind")
    return kind


def chosen_topic() -> str:
    """Return the topic in the address, empty for none yet."""
    topic = request.args.get("topic", "")
    if topic and topic not in TOPICS:
        raise MalformedError("topic")
    return topic


def steps_page(kind: str, topic: str) -> str:
    """Return the page that asks for what is not chosen yet; ``topic`` may be a branch."""
    carried = {
        name: value for name in ("act_as", "area") if (value := request.args.get(name, "")[:120])
    }
    branch = topic if topic in BRANCHES else ""
    codes = leaves_of(branch) if branch else BRANCHES
    return render_template(
        "posting/steps.html",
        kind=kind,
        branch=branch,
        branch_label=topic_label(branch) if branch else "",
        kinds={one.value: _url(one.value, "", carried) for one in PostKind},
        tiles=[
            {"code": code, "label": topic_label(code), "url": _url(kind, code, carried)}
            for code in codes
        ],
        first_url=_url("", "", carried),
        branches_url=_url(kind, "", carried),
    )


def _url(kind: str, topic: str, carried: dict[str, str]) -> str:
    values: dict[str, Any] = {"kind": kind or None, "topic": topic or None, **carried}
    return url_for("posting.new", **values)
