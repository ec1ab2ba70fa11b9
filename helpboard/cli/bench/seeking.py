"""The top three of one seeker after another, read from a board, of its own in a process."""

import json
import random
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from time import perf_counter

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.cli.board import board_app
from helpboard.domain.group import GroupState
from helpboard.domain.organisation import OrganisationState
from helpboard.domain.post import PostKind, PostState
from helpboard.extensions import db
from helpboard.models import Group, Organisation, Post, Volunteer
from helpboard.queries.candidates import (
    groups_for_post,
    partners_for_group,
    partners_for_organisation,
)
from helpboard.queries.tasks_for_volunteer import groups_for_volunteer, requests_for_volunteer
from helpboard.queries.volunteers_for_post import people_for_post

_SEED = 1
_WARM = 2
"""Seekers of each kind that are asked for and not counted: a worker that runs knows its texts."""

Search = Callable[[Session, int], object]


def measured(most: int) -> dict[str, list[float]]:
    """Return milliseconds of each search, by what is sought for whom, for up to ``most`` seekers.

    Each begins with a session that knows nothing. The same board gives the same seekers.
    """
    with board_app().test_request_context("/de/"):
        session, now = db.session(), datetime.now(UTC)
        return {
            name: [
                _taken(session, search, one) for one in _some(_ids(session, name), most + _WARM)
            ][_WARM:]
            for name, search in _searches(now).items()
        }


def _searches(now: datetime) -> dict[str, Search]:
    return {
        "groups for a volunteer": partial(groups_for_volunteer, now=now),
        "requests for a volunteer": partial(requests_for_volunteer, now=now),
        "partners for an organisation": partial(partners_for_organisation, now=now),
        "partners for a group": partial(partners_for_group, now=now),
        "groups for a request": lambda session, post_id: groups_for_post(
            session, session.get_one(Post, post_id), now=now
        ),
        "volunteers for a request": lambda session, post_id: people_for_post(
            session, session.get_one(Post, post_id), now=now
        ),
    }


def _ids(session: Session, name: str) -> Sequence[int]:
    """Return everybody of the kind that a search is for."""
    of = {
        "volunteer": select(Volunteer.user_id).order_by(Volunteer.user_id),
        "organisation": select(Organisation.id)
        .where(Organisation.state == OrganisationState.VERIFIED)
        .order_by(Organisation.id),
        "group": select(Group.id).where(Group.state == GroupState.ACTIVE).order_by(Group.id),
        "request": select(Post.id)
        .where(Post.state == PostState.PUBLISHED, Post.kind == PostKind.REQUEST)
        .order_by(Post.id),
    }
    return session.scalars(of[name.rpartition(" ")[2]]).all()


def _some(ids: Sequence[int], most: int) -> list[int]:
    return random.Random(_SEED).sample(ids, min(most, len(ids)))  # noqa: S311 - no secret


def _taken(session: Session, search: Search, one: int) -> float:
    session.rollback()
    session.expunge_all()
    begun = perf_counter()
    search(session, one)
    return (perf_counter() - begun) * 1000


if __name__ == "__main__":
    json.dump(measured(int(sys.argv[1])), sys.stdout)
