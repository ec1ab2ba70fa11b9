"""My page: what waits for me, and what is mine. One glance, one tap."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from helpboard.adapters.link_tokens import LinkTokens
from helpboard.catalogue import gettext as _
from helpboard.catalogue import lazy_gettext as _l
from helpboard.catalogue import ngettext
from helpboard.domain.conversation import Hear
from helpboard.domain.group_change import ChangeLink
from helpboard.domain.organisation import OrganisationState
from helpboard.domain.post import PostState
from helpboard.domain.volunteer import TELLING, ProfileStep
from helpboard.extensions import db
from helpboard.queries.conversations import PostLine, ThreadRow, threads_of
from helpboard.queries.group_changes import Question, questions_for
from helpboard.queries.joining import AskedRow, WishRow, open_wishes, wishes_to_answer
from helpboard.queries.my_page import (
    Invitation,
    MyPage,
    OwnGroup,
    OwnOrganisation,
    OwnPost,
    my_page,
)
from helpboard.queries.to_tell import people_to_tell
from helpboard.queries.volunteers import VolunteerProfile
from helpboard.web import dates
from helpboard.web.actors import acting, signed_in
from helpboard.web.button_form import ButtonForm
from helpboard.web.facts import headline
from helpboard.web.helping import wish_text
from helpboard.web.locale import settings
from helpboard.web.meetings import next_label
from helpboard.web.my.blueprint import bp
from helpboard.web.my.circulars import circulars_to_answer
from helpboard.web.my.proposed import proposed
from helpboard.web.my.telling import telling
from helpboard.web.my.ways import desk_links, settings_links
from helpboard.web.permissions import Permission, allow
from helpboard.web.silence import silence_line
from helpboard.web.words.kinds import group_kind_label
from helpboard.web.words.volunteers import step_question

SHOWN = 3
"""So many posts stand on my page; the others are one tap away."""
THREADS = 5
"""So many conversations without anything new do."""


@dataclass(frozen=True, slots=True)
class Task:
    """One line that waits for the reader: an icon, what it is, what to do, and where."""

    icon: str
    label: str
    detail: str
    url: str


@bp.get("/my/")
@allow(Permission.SIGNED_IN)
def index() -> ResponseReturnValue:
    """Show what waits for the reader first, then what is theirs."""
    user, now = signed_in(), datetime.now(UTC)
    session, actor = db.session(), acting()
    page = my_page(session, actor=actor, email=user.email, now=now, zone=settings().timezone)
    threads = threads_of(session, actor)
    wishes = open_wishes(session, user.id)
    to_tell = people_to_tell(session, actor)
    on_the_board = _on_the_board(page, now=now)
    return render_template(
        "my/index.html",
        name=user.name,
        tellings=[telling(row) for row in to_tell if row.hear is not Hear.CALL],
        button=ButtonForm(formdata=None),
        tasks=[
            *_calls(sum(row.hear is Hear.CALL for row in to_tell)),
            *(_wish(one) for one in wishes if one.is_offer),
            *(Task(*line) for line in proposed(session, actor, now=now)),
            *(Task(*line) for line in circulars_to_answer(user.id, now=now)),
            *(_to_answer(row) for row in wishes_to_answer(session, actor.leads)),
            *(_question(one) for one in questions_for(session, user.id, now=now)),
            *(_message(row) for row in threads if row.is_new),
            *_tasks(page, now=now),
        ],
        threads=[_message(row) for row in threads if not row.is_new][:THREADS],
        posts=[_post(post, now=now) for post in on_the_board[:SHOWN]],
        posts_url=url_for("my.posts"),
        new_post_url=url_for("posting.new"),
        groups=[_group(group) for group in page.groups],
        wishes=[_wish(one) for one in wishes if not one.is_offer],
        profile_label=_profile_label(page.profile),
        organisations=[_organisation(one) for one in page.organisations],
        new_organisation_url=url_for("my_organisations.create"),
        alerts_label=_alerts_label(page.alerts),
        settings_links=[*desk_links(actor), *settings_links()],
    )


def _tasks(page: MyPage, *, now: datetime) -> list[Task]:
    invitations = [_invitation(one) for one in page.invitations]
    ending = [_ending(post) for post in page.posts if post.ends_soon(now=now)]
    back = [_sent_back(post) for post in page.posts if post.state is PostState.REJECTED]
    drafts = [_draft(post) for post in page.posts if post.state is PostState.DRAFT]
    return [*invitations, *_asked(page.profile), *ending, *back, *drafts]


def _calls(number: int) -> list[Task]:
    """Return the way to the numbers of people who want a call; they stand on the desk only."""
    if not number:
        return []
    label = ngettext(
        "%(num)d person waits for your call", "%(num)d people wait for your call", number
    )
    detail = _("Somebody has answered them, and they have no account.")
    return [Task("phone", label, detail, url_for("desk.calls"))]


def _message(row: ThreadRow) -> Task:
    """Return a conversation as a line: who it is with, and what it is about."""
    name = row.other.name or (
        _("Somebody who has left") if row.other.kind == "gone" else _("Somebody without an account")
    )
    about = "" if row.post is None else _headline(row.post)
    news = _("New message") if row.is_new else ""
    return Task(
        "mail" if row.is_new else "message-circle",
        name,
        " · ".join(part for part in (news, about, silence_line(row)) if part),
        url_for("conversations.thread", conversation_id=row.id),
    )


def _invitation(one: Invitation) -> Task:
    token = LinkTokens(key=settings().secret_key).token(one.link_key)
    return Task(
        "mail-open",
        one.organisation_name,
        _("You are invited to speak for this organisation."),
        url_for("links.show", token=token),
    )


QUESTIONS = {
    ChangeLink.LEAD_YES: _l("Will you lead this group? Say yes here, or no by the letter."),
    ChangeLink.MERGE_YES: _l("Another group would like to become part of yours."),
    ChangeLink.MOVE_YES: _l("This group wants to become part of another one. Do you come along?"),
    ChangeLink.SPLIT_YES: _l("A new group shall grow out of this one. Do you come along?"),
}


def _question(one: Question) -> Task:
    token = LinkTokens(key=settings().secret_key).token(one.link_key)
    said = str(QUESTIONS[ChangeLink(one.action)])
    return Task("mail-open", one.group_name, said, url_for("links.show", token=token))


def _wish(row: WishRow) -> Task:
    """Return a wish to help in a group: it waits for the group, or for the reader."""
    return Task(
        "hand-heart" if row.is_offer else "hourglass",
        row.group_name,
        wish_text(row),
        url_for("joining.join", slug=row.group_slug),
    )


def _to_answer(row: AskedRow) -> Task:
    """Return a group in which people wait for the reader's yes or no."""
    return Task(
        "hand-heart",
        row.name,
        ngettext(
            "%(num)d person would like to help here.",
            "%(num)d people would like to help here.",
            row.wishes,
        ),
        url_for("my_groups.members", slug=row.slug),
    )


def _ending(post: OwnPost) -> Task:
    day = dates.weekday_and_day(post.expires_at)
    return Task(
        "hourglass",
        _headline(post),
        _("It leaves the board on %(day)s. Is it still true? Then renew it.", day=day),
        url_for("posting.renew", post_id=post.id),
    )


def _sent_back(post: OwnPost) -> Task:
    return Task(
        "info",
        _headline(post),
        _("It could not go on the board like this. Look at what to change."),
        url_for("posting.edit", post_id=post.id),
    )


def _draft(post: OwnPost) -> Task:
    return Task(
        "pencil",
        _headline(post),
        _("A draft: nobody sees it yet."),
        url_for("posting.edit", post_id=post.id),
    )


def _asked(profile: VolunteerProfile) -> list[Task]:
    """Return the question about the profile that somebody has written a letter about."""
    step = profile.asked
    if step is None:
        return []
    detail = _("A short question: with the answer we can find a task that fits you.")
    url = url_for("volunteering.step", step=step.value)
    return [Task("hand-heart", step_question(step), detail, url)]


def _on_the_board(page: MyPage, *, now: datetime) -> list[OwnPost]:
    """Return the posts that are public or being checked."""
    return [
        post for post in page.posts if post.is_public(now=now) or post.state is PostState.PENDING
    ]


def _post(post: OwnPost, *, now: datetime) -> dict[str, Any]:
    is_public = post.is_public(now=now)
    until = _("On the board until %(day)s", day=dates.day_and_month(post.expires_at))
    return {
        "id": post.id,
        "topic": post.topic,
        "headline": _headline(post),
        "url": url_for("my.post", post_id=post.id),
        "detail": until if is_public else _("Somebody looks at it before it goes on the board."),
    }


def _headline(post: OwnPost | PostLine) -> str:
    return headline(post.kind, post.topic, post.facts, post.area_name)


def _group(group: OwnGroup) -> dict[str, Any]:
    """Return a group as a line that leads to its hub; a cancelled meeting is said first."""
    label, iso = next_label([group.next] if group.next else [])
    if group.cancelled is not None:
        day = dates.weekday_and_day(group.cancelled.starts_at)
        label = " · ".join(part for part in (_("Cancelled on %(day)s", day=day), label) if part)
    return {
        "name": group.name,
        "kind_label": group_kind_label(group.kind),
        "url": url_for("my_groups.show", slug=group.slug),
        "next_label": label,
        "next_iso": iso,
    }


def _organisation(one: OwnOrganisation) -> dict[str, Any]:
    details = {
        OrganisationState.HIDDEN: _("Hidden from the board at the moment."),
        OrganisationState.UNVERIFIED: _("Not verified yet."),
        OrganisationState.VERIFIED: _("Messages, profile and people."),
    }
    return {
        "name": one.name,
        "url": url_for("my_organisations.show", slug=one.slug),
        "detail": details[one.state],
    }


def _profile_label(profile: VolunteerProfile) -> str:
    """Return where the profile stands; nothing while there is none."""
    if not profile.version:
        return ""
    if not profile.answers(ProfileStep.CONSENT):
        return _("Nothing is proposed to you until you have said yes to it.")
    left = len(TELLING) - profile.told
    if not left:
        return _("What you like, when you have time, how far you go.")
    return ngettext("%(num)d question is still open.", "%(num)d questions are still open.", left)


def _alerts_label(number: int) -> str:
    if not number:
        return _("An e-mail when something fits you.")
    return ngettext("You have %(num)d alert.", "You have %(num)d alerts.", number)
