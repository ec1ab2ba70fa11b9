"""Renewing a post from a letter: the link shows the post, its button renews it."""

from datetime import datetime

from sqlalchemy.orm import Session

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.posting import RefusedPostError
from helpboard.models import ActionLink, Post
from helpboard.services.post_letters import RENEW, post_of_link, renew_by_link
from helpboard.web import link_actions
from helpboard.web.facts import headline
from helpboard.web.kept import kept_area_tree
from helpboard.web.link_actions import LinkAction
from helpboard.web.locale import settings
from helpboard.web.words.problems import problem_text


def _renew(session: Session, link: ActionLink, now: datetime) -> Post:
    return renew_by_link(session, link, now=now, zone=settings().timezone)


def _about(session: Session, link: ActionLink) -> str:
    post = post_of_link(session, link)
    area_name = kept_area_tree().name_by_id(post.area_id)
    return headline(post.kind, post.topic, post.facts, area_name)


def _refused(error: RefusedPostError) -> str:
    return " ".join(problem_text(one.code, one.params) for one in error.problems)


link_actions.add(
    RENEW,
    LinkAction(
        title=_l("Still true? Renew the post"),
        sentence=_l("Press the button, and the post has another four weeks."),
        button=_l("Renew the post"),
        done=_l("Thank you. The post has another four weeks, or somebody looks at it first."),
        do=_renew,
        about=_about,
        again=("my.posts", _l("My posts")),
        refusals=((RefusedPostError, _refused),),
    ),
)
