"""What the worker does with the whole town at once: solve plans that wait, find questions."""

from datetime import UTC, datetime

from flask import current_app

from helpboard.adapters.plan_solvers import plan_solvers
from helpboard.config import Settings
from helpboard.domain.errors import DomainError
from helpboard.domain.plan import UNSOLVABLE
from helpboard.extensions import db, writing
from helpboard.queries.match_places import When
from helpboard.queries.match_questions import most_useful_questions
from helpboard.services import asking, plans
from helpboard.services.plan_making import prepare
from helpboard.services.turns import is_our_turn


def solve_waiting() -> bool:
    """Solve the plan that waits longest; True when there was one.

    Another worker takes over a plan whose worker has not come back.
    """
    with writing(db.session()) as session:
        plan_id = plans.take_waiting(session, now=datetime.now(UTC))
    if plan_id is None:
        return False
    when = _when()
    try:
        solve = prepare(db.session(), plan_id, when=when)
        db.session.rollback()
        solved = solve(plan_solvers())
    except (DomainError, ArithmeticError) as error:
        code = getattr(error, "code", UNSOLVABLE)
        with writing(db.session()) as session:
            plans.fail(session, plan_id=plan_id, code=code, now=datetime.now(UTC))
        return True
    with writing(db.session()) as session:
        plans.keep(session, plan_id=plan_id, solved=solved, now=datetime.now(UTC))
    return True


def ask_volunteers() -> bool:
    """Write to volunteers of whom one answer would help most; never at once to all of them.

    Who is asked what is found before writing begins. While the worker of another host asks, this
    one leaves it at that.
    """
    when = _when()
    found = most_useful_questions(db.session(), when=when)
    db.session.rollback()
    if found:
        with writing(db.session()) as session:
            if is_our_turn(session, "ask volunteers"):
                asking.ask_volunteers(session, found, now=when.now)
    return False


def _when() -> When:
    settings: Settings = current_app.extensions["helpboard"].settings
    return When(now=datetime.now(UTC), zone=settings.timezone)
