"""Pictures in a form: decoded at once, kept over every round of it, never seen by others meanwhile.

The fields: ``photo`` (files, up to three), ``photos`` (those that the form has already, signed),
``photo.alt.<name>`` (what one shows) and ``photo.remove`` (names to leave out).
"""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Final

from flask import request, url_for

from helpboard.adapters.pictures import reencode
from helpboard.adapters.uploads import Uploads
from helpboard.domain.facts import Problem
from helpboard.domain.refusal import Refusal
from helpboard.services.photos import MOST_ALT, MOST_PHOTOS, Picture
from helpboard.web.limits import NEW_PHOTOS, refuse_beyond
from helpboard.web.locale import settings
from helpboard.web.unseen_pictures import may_see_token, read_signed, signed

KEPT_SECONDS: Final = 20 * 3600
"""A form forgets its pictures before the files that no post has are cleared away."""


@dataclass(slots=True)
class Pictures:
    """The pictures of one form, in their order, and what was wrong with new ones."""

    user_id: int
    rows: list[Picture] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    is_sent: bool = False

    @property
    def signed(self) -> str:
        """Return what the form carries so that its next round has the same pictures."""
        rows = [[one.name, one.width, one.height] for one in self.rows]
        return signed(rows, user_id=self.user_id, until=int(time.time()) + KEPT_SECONDS)

    @property
    def has_room(self) -> bool:
        """Tell whether another picture fits."""
        return len(self.rows) < MOST_PHOTOS

    def shown(self) -> list[dict[str, Any]]:
        """Return the pictures for the form, with what lets their owner alone see them."""
        return [
            {
                "name": one.name,
                "alt": one.alt,
                "width": one.width,
                "height": one.height,
                "url": url_for(
                    "media.show",
                    name=f"{one.name}-small",
                    key=may_see_token(one.name, self.user_id),
                ),
            }
            for one in self.rows
        ]

    def forget_new(self) -> None:
        """Remove the files that came with this request, which nobody needs."""
        drop_files(self.new)


def sent_pictures(user_id: int, before: Iterable[Picture] = ()) -> Pictures:
    """Read the pictures of a sent form and write new ones to the disk; slow, so before writing.

    ``before`` are those of the post that is edited, for a form that does not carry any.
    """
    found = Pictures(user_id, is_sent="photos" in request.form or bool(_files()))
    kept = _kept(user_id)
    found.rows = list(before) if kept is None else kept
    words = {one.name: request.form.get(f"photo.alt.{one.name}") for one in found.rows}
    found.rows = [
        replace(one, alt=(words[one.name] or "")[: 4 * MOST_ALT])
        if words[one.name] is not None
        else one
        for one in found.rows
        if one.name not in request.form.getlist("photo.remove")
    ]
    for file in _files():
        _take(found, file.read())
    return found


def drop_files(names: Iterable[str]) -> None:
    """Remove the files of pictures; twice is harmless."""
    uploads = Uploads(settings().uploads_folder)
    for name in names:
        uploads.drop(name)


def _take(found: Pictures, data: bytes) -> None:
    if not found.has_room:
        found.problems.append(Problem("photo", "too_many", {"maximum": MOST_PHOTOS}))
        return
    refuse_beyond(NEW_PHOTOS, f"user {found.user_id}")
    try:
        picture = reencode(data)
    except Refusal as refusal:
        found.problems.append(Problem("photo", refusal.code, refusal.params))
        return
    name = Uploads(settings().uploads_folder).keep(picture)
    found.rows.append(Picture(name, picture.width, picture.height))
    found.new.append(name)


def _files() -> list[Any]:
    return [file for file in request.files.getlist("photo") if file.filename]


def _kept(user_id: int) -> list[Picture] | None:
    """Return the pictures that a form carries; None for none, or when they are another's."""
    rows = read_signed(request.form.get("photos", ""), user_id=user_id, now=time.time())
    return None if rows is None else [Picture(*row) for row in rows]
