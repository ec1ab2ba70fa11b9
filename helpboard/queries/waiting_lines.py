"""The lines of what waits at the desk, and those of objections, which are about many things."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, literal, select, true
from sqlalchemy.orm import aliased

from helpboard.domain.decision import AppealState
from helpboard.domain.policy import Actor
from helpboard.domain.waiting import Risk, Waits
from helpboard.models import (
    AccountDecision,
    Appeal,
    Area,
    Coordinator,
    Decision,
    Organisation,
    OrganisationDecision,
    Post,
    User,
    Volunteer,
)
from helpboard.queries.held import is_below
from helpboard.queries.in_force import block_holds, restriction_holds
from helpboard.queries.people import is_decided_about_by, is_looked_after

_HOME = aliased(Area, name="home_of_person")
_PROFILE = aliased(Volunteer, name="profile_of_person")


def line(what: Waits, id_: Any, since: Any, **given: Any) -> tuple[Any, ...]:
    """Return the columns of a line in their order."""
    return (
        literal(what.value).label("what"),
        id_.label("id"),
        given.get("post_id", literal(None, Post.id.type)).label("post_id"),
        given.get("code", literal("")).label("code"),
        given.get("slug", literal("")).label("slug"),
        given.get("name", literal("")).label("name"),
        given.get("number", literal(1)).label("number"),
        given.get("area_id", Area.id).label("area_id"),
        given.get("area_name", func.coalesce(Area.name, "")).label("area_name"),
        since.label("since"),
        given.get("risk", literal(Risk.NONE.value)).label("risk"),
    )


def objections(actor: Actor | None, *, keeps_home: bool) -> Iterable[Select[*tuple[Any, ...]]]:
    """Select the objections that wait: about posts, organisations and people; None for everybody.

    ``keeps_home`` tells whether ``actor`` looks after the home area, and so after people who belong
    nowhere yet.
    """
    here = true() if actor is None else is_below(actor)
    theirs: ColumnElement[bool] = true()
    if actor is not None:
        keeps = is_looked_after(actor, keeps_home=literal(keeps_home))
        theirs = and_(keeps, is_decided_about_by(actor))
    return _about_posts().where(here), _about_organisations().where(here), _about_people(theirs)


def _about_posts() -> Select[*tuple[Any, ...]]:
    columns = line(Waits.APPEAL, Appeal.id, Appeal.created_at, post_id=Post.id, code=Post.topic)
    return (
        select(*columns)
        .join(Decision, Decision.id == Appeal.decision_id)
        .join(Post, Post.id == Decision.post_id)
        .join(Area, Area.id == Post.area_id)
        .where(Appeal.state == AppealState.OPEN)
    )


def _about_organisations() -> Select[*tuple[Any, ...]]:
    columns = line(
        Waits.APPEAL, Appeal.id, Appeal.created_at, slug=Organisation.slug, name=Organisation.name
    )
    return (
        select(*columns)
        .join(OrganisationDecision, OrganisationDecision.id == Appeal.organisation_decision_id)
        .join(Organisation, Organisation.id == OrganisationDecision.organisation_id)
        .join(Area, Area.id == Organisation.area_id)
        .where(Appeal.state == AppealState.OPEN, restriction_holds())
    )


def _about_people(is_theirs: Any) -> Select[*tuple[Any, ...]]:
    """Select objections of blocked people; the area is theirs, else that of whoever decided.

    That of somebody who coordinates is the highest that they do: nobody below it decides.
    """
    highest = (
        select(Coordinator.area_id)
        .join(Area, Area.id == Coordinator.area_id)
        .where(Coordinator.user_id == User.id)
        .order_by(func.length(Area.path), Area.id)
        .limit(1)
        .correlate(User)
        .scalar_subquery()
    )
    home = func.coalesce(highest, _PROFILE.area_id)
    of_decider = (
        select(func.min(Coordinator.area_id))
        .where(Coordinator.user_id == AccountDecision.decided_by)
        .correlate(AccountDecision)
        .scalar_subquery()
    )
    columns = line(
        Waits.APPEAL, Appeal.id, Appeal.created_at, name=User.name,
        area_id=func.coalesce(home, of_decider),
        area_name=func.coalesce(_HOME.name, ""),
    )  # fmt: skip
    return (
        select(*columns)
        .join(AccountDecision, AccountDecision.id == Appeal.account_decision_id)
        .join(User, User.id == AccountDecision.user_id)
        .outerjoin(_PROFILE, _PROFILE.user_id == User.id)
        .outerjoin(_HOME, _HOME.id == home)
        .where(Appeal.state == AppealState.OPEN, block_holds(), is_theirs)
    )
