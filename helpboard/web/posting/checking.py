"""What happens between a sent form and the board: looking at it, and asking back once."""

from datetime import UTC, datetime
from enum import StrEnum

from flask import request
from sqlalchemy.orm import Session

from helpboard.domain.errors import DomainError
from helpboard.domain.policy import Actor
from helpboard.domain.posting import PostContent, RefusedPostError
from helpboard.extensions import db
from helpboard.models import Post
from helpboard.queries.duplicates import Planned, Similar, likely_duplicates
from helpboard.services.photos import check_pictures
from helpboard.services.post_content import checked
from helpboard.services.post_rights import is_trusted_actor
from helpboard.web.kept import kept_area_tree
from helpboard.web.limits import status_of
from helpboard.web.locale import settings
from helpboard.web.posting.preview import Shown, previews
from helpboard.web.posting.sheet import Sheet, sheet_page


class Deed(StrEnum):
    """The form's buttons, as the field ``do`` sends them; without it the post is sent in."""

    PUBLISH = "publish"
    DRAFT = "draft"
    PREVIEW = "preview"
    PHOTOS = "photos"


class SimilarFoundError(DomainError):
    """Something like this stands on the board; whoever posts may do so all the same."""

    code = "similar"

    def __init__(self, rows: list[Similar]) -> None:
        """Remember what was found."""
        super().__init__(len(rows))
        self.rows = rows


def wanted_deed() -> Deed:
    """Return which button was pressed; anything unknown counts as sending in."""
    said = request.form.get("do", "")
    return Deed(said) if said in set(Deed) else Deed.PUBLISH


def prepared(sheet: Sheet, actor: Actor, *, is_whole: bool) -> PostContent | None:
    """Return what is to be written; None when the page is to be shown again instead.

    That is: for another look at it, for pictures, or because something cannot be read.
    """
    deed = wanted_deed()
    if deed is Deed.PHOTOS:
        return None
    content = sheet.content(is_whole=is_whole)
    if not sheet.problems and not sheet.pictures.problems and deed is not Deed.PREVIEW:
        return content
    _look_at(sheet, content, actor, is_whole=is_whole)
    if deed is Deed.PREVIEW and not sheet.problems:
        _show_previews(sheet, content)
    return None


def _look_at(sheet: Sheet, content: PostContent, actor: Actor, *, is_whole: bool) -> None:
    """Find everything that is wrong with a sheet before anything is written."""
    session, now = db.session(), datetime.now(UTC)
    try:
        checked(
            session,
            content,
            is_whole=is_whole and not sheet.problems,
            is_trusted=is_trusted_actor(session, actor, now),
            now=now,
            zone=settings().timezone,
        )
        check_pictures(sheet.pictures.rows)
    except RefusedPostError as error:
        sheet.say(error.problems)


def _show_previews(sheet: Sheet, content: PostContent) -> None:
    """Let the page show the post as others will read it; nothing may be wrong with it."""
    shown = Shown(
        kind=content.kind,
        topic=content.topic,
        facts=content.facts,
        area=content.area,
        text=content.text.strip(),
        text_lang=content.text_lang,
    )
    sheet.previews = previews(shown, request.form.get("preview_lang", ""))


def answer_with(sheet: Sheet) -> tuple[str, int]:
    """Return the page of a form that was not carried out, and its status."""
    if any(problem.code == "picture_used" for problem in sheet.problems):
        sheet.pictures.rows = [one for one in sheet.pictures.rows if one.name in sheet.pictures.new]
    is_refused = sheet.problems or sheet.pictures.problems or sheet.similar
    return sheet_page(sheet), 422 if is_refused else status_of(sheet.form)


def answer_to(sheet: Sheet, error: DomainError) -> tuple[str, int]:
    """Return the page of a form that the services sent back, with what they said."""
    if isinstance(error, RefusedPostError):
        sheet.say(error.problems)
    if isinstance(error, SimilarFoundError):
        sheet.similar = error.rows
    return answer_with(sheet)


def require_nothing_similar(session: Session, post: Post, *, now: datetime) -> None:
    """Raise ``SimilarFoundError`` once, when this is likely on the board already.

    The page's forms say ``similar=ask``; a form of a script that does not is only asked back for
    what its author has posted already, word for word.
    """
    if "anyway" in request.form:
        return
    planned = Planned(
        author_id=post.author_id,
        organisation_id=post.organisation_id,
        group_id=post.group_id,
        kind=post.kind,
        topic=post.topic,
        area_id=post.area_id,
        facts=post.facts,
        text=post.text,
    )
    only_same = request.form.get("similar") != "ask"
    found = likely_duplicates(session, planned, now=now, only_same=only_same)
    rows = [row for row in found if row.id != post.id]
    if rows:
        raise SimilarFoundError(rows)


def area_slug(post: Post) -> str:
    """Return the slug of a post's area."""
    return next(row.slug for row in kept_area_tree().rows if row.id == post.area_id)
