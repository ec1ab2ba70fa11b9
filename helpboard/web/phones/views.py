"""The worker that keeps pages on a phone, the page for when there is no network, and the way back.

What a phone may keep is decided by the server, page by page: ``caching.may_stay_on_phones``.
"""

import json
from hashlib import blake2b

from flask import Blueprint, current_app, make_response, render_template, url_for
from flask.typing import ResponseReturnValue

from helpboard.adapters.assets import Assets
from helpboard.web.caching import public_page
from helpboard.web.locale import offered, settings
from helpboard.web.permissions import Permission, allow

bp = Blueprint("phones", __name__)
root = Blueprint("phones_root", __name__)

MOST = 20
"""How many pages a phone keeps; the one that was read longest ago goes first."""

SHELL = ("app.css", "app.js", "late.js", "icons.svg", "favicon.svg")
"""What every page needs to look like itself."""


@root.get("/sw.js")
@allow(Permission.ANYBODY)
def worker() -> ResponseReturnValue:
    """Give browsers the worker; where the operator keeps nothing on phones, one that tidies up."""
    assets: Assets = current_app.extensions["helpboard"].assets
    name = "worker/keep.js" if settings().keeps_pages else "worker/leave.js"
    source = assets.body(name).decode()
    answer = make_response(f"const BUILD = {_build(assets, source)};\n{source}")
    answer.mimetype = "text/javascript"
    answer.headers["Cache-Control"] = "public, no-cache"
    return answer


@bp.get("/offline")
@public_page
def offline() -> ResponseReturnValue:
    """Say that there is no network, and which pages can be read all the same."""
    return render_template("phones/offline.html")


@bp.get("/phone")
@public_page
def index() -> ResponseReturnValue:
    """Say what the board can do on a phone, what it keeps there, and how that is forgotten."""
    return render_template("phones/index.html", most=MOST)


@bp.get("/forgotten")
@allow(Permission.ANYBODY)
def forgotten() -> ResponseReturnValue:
    """Say what this phone has forgotten, and what only its owner can delete."""
    return render_template("phones/forgotten.html")


def _build(assets: Assets, source: str) -> str:
    """Return what the worker must know of this installation; any change makes a new worker."""
    shell = [assets.url(name) for name in SHELL]
    known = {
        "shell": shell,
        "offline": {tag: url_for("phones.offline", lang=tag) for tag in offered()},
        "most": MOST,
    }
    digest = blake2b(json.dumps([known, source]).encode(), digest_size=6)
    return json.dumps({"version": digest.hexdigest(), **known})
