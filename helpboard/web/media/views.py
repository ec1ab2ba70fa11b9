"""Pictures of posts and organisations (R21): public ones for everybody, others for their owners."""

from datetime import UTC, datetime, timedelta

from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue

from helpboard.adapters.uploads import MEDIA_TYPE, PictureSize, Uploads
from helpboard.domain.errors import NotFoundError
from helpboard.domain.policy import may
from helpboard.extensions import db
from helpboard.queries.pictures import PictureOwner, picture_owner
from helpboard.web.actors import acting
from helpboard.web.auth import signed_in_or_none
from helpboard.web.caching import discreet
from helpboard.web.locale import settings
from helpboard.web.permissions import Permission, allow
from helpboard.web.unseen_pictures import is_token_of

bp = Blueprint("media", __name__)

LONGEST_KEPT = timedelta(days=1)
"""A picture never changes, but what shows it may leave the board before its time."""


@bp.get("/media/<name>")
@allow(Permission.ANYBODY)
def show(name: str) -> ResponseReturnValue:
    """Send a picture, ``<name>`` or ``<name>-small``; one that is not public to its owner only."""
    own_name, _dash, small = name.partition("-")
    if small not in {"", "small"} or (small == "") != (_dash == ""):
        raise NotFoundError(name)
    now = datetime.now(UTC)
    owner = picture_owner(db.session(), own_name, now=now)
    seconds = _public_seconds(owner, now=now)
    if not seconds and not _may_see(owner, own_name):
        raise NotFoundError(name)
    size = PictureSize.SMALL if small else PictureSize.LARGE
    answer = Response(Uploads(settings().uploads_folder).read(own_name, size), mimetype=MEDIA_TYPE)
    answer.headers["Content-Disposition"] = f'inline; filename="{name}.webp"'
    if owner is not None and owner.is_discreet:
        discreet()
    elif seconds:
        answer.headers["Cache-Control"] = f"public, max-age={seconds}, immutable"
    return answer


def _public_seconds(owner: PictureOwner | None, *, now: datetime) -> int:
    """Return for how many seconds everybody may keep a picture; 0 for one that is not public."""
    if owner is None:
        return 0
    if owner.is_lasting:
        return int(LONGEST_KEPT.total_seconds())
    if owner.public_until is None:
        return 0
    return int(min(owner.public_until - now, LONGEST_KEPT).total_seconds())


def _may_see(owner: PictureOwner | None, name: str) -> bool:
    user = signed_in_or_none()
    if user is None:
        return False
    if owner is None:
        return is_token_of(request.args.get("key", ""), name, user.id)
    actor = acting()
    return any(may(actor, action, owner.thing) for action in owner.seen_by)
