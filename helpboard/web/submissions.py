"""What names one filling in of a form, so that a double click is recognised (R11)."""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime

from flask import request
from sqlalchemy.orm import Session

from helpboard.extensions import db, writing
from helpboard.services import submissions
from helpboard.web.auth import signed_in_or_none


def submission_key() -> str:
    """Return a hash of the page, the person and everything sent, form token included.

    The token is new each time a form is shown, so the same words sent from a new form count anew.
    """
    user = signed_in_or_none()
    digest = hashlib.sha256(f"{request.path}\0{user.id if user else ''}".encode())
    for name, value in sorted(request.form.items(multi=True)):
        digest.update(f"\0{name}\0{value}".encode("utf-8", "surrogatepass"))
    for name, file in sorted(request.files.items(multi=True), key=lambda pair: pair[0]):
        content = hashlib.sha256(file.stream.read()).hexdigest()
        file.stream.seek(0)
        digest.update(f"\0{name}\0{content}".encode())
    return digest.hexdigest()


def made_once(make: Callable[[Session, datetime], int]) -> int:
    """Return the id of what a form makes, in one transaction; the same form again makes nothing."""
    key, now = submission_key(), datetime.now(UTC)
    with writing(db.session()) as session:
        taken = submissions.once(session, key=key, now=now)
        if not taken.is_first and taken.result_id is not None:
            return taken.result_id
        made_id = make(session, now)
        submissions.made(session, key=key, result_id=made_id)
        return made_id
