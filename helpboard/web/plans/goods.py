"""Things on the desk: an offer, a request, and whoever carries; proposed with one click."""

from datetime import UTC, datetime
from typing import Any, Final

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import gettext as _
from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.errors import ConflictError
from helpboard.domain.proposal import (
    AlreadyProposedError,
    NoFitError,
    Party,
    SideAnswer,
    TooManyOpenError,
    Wording,
)
from helpboard.extensions import db, writing
from helpboard.queries.goods_pairs import (
    GoodsLine,
    GoodsProposed,
    Thing,
    goods_pairs,
    goods_proposed,
)
from helpboard.services import proposals, submissions
from helpboard.web.actors import acting
from helpboard.web.button_form import ButtonForm
from helpboard.web.facts import headline
from helpboard.web.permissions import Permission, allow
from helpboard.web.plans.blueprint import bp
from helpboard.web.plans.forms import PairForm
from helpboard.web.plans.words import SENT_WORDS
from helpboard.web.submissions import submission_key

PAGE = "/desk/goods"
PARTIES: Final = {
    Party.AUTHOR: _l("Who gives it"),
    Party.OTHER_AUTHOR: _l("Who looks for it"),
    Party.CARRIER: _l("Who carries it"),
}
ANSWERS: Final = {
    SideAnswer.ASKED: _l("has not answered"),
    SideAnswer.YES: _l("says yes"),
    SideAnswer.NO: _l("says no"),
}


@bp.get(PAGE)
@allow(Permission.DESK)
def goods() -> ResponseReturnValue:
    """Show which offers and requests go together, and what became of those proposed."""
    session, actor = db.session(), acting()
    return render_template(
        "plans/goods.html",
        lines=[_line(one) for one in goods_pairs(session, actor, now=datetime.now(UTC))],
        proposed=[_proposed(one) for one in goods_proposed(session, actor)],
        button=ButtonForm(formdata=None),
    )


@bp.post(f"{PAGE}/propose")
@allow(Permission.DESK)
def propose_goods() -> ResponseReturnValue:
    """Ask whoever gives, looks for and carries a thing, for a pair that stands on the page."""
    form = PairForm()
    if not form.validate_on_submit():
        flash(_("Please press the button again."), "alarm")
        return redirect(url_for("plans.goods"), 303)
    actor, now, key = acting(), datetime.now(UTC), submission_key()
    try:
        with writing(db.session()) as session:
            if submissions.once(session, key=key, now=now).is_first:
                known = (one.pairing for one in goods_pairs(session, actor, now=now))
                wanted = next((one for one in known if form.is_about(one)), None)
                if wanted is None:
                    raise ConflictError(form.data["offer"])
                proposals.propose(session, actor=actor, pairing=wanted, wording=Wording(), now=now)
    except (AlreadyProposedError, NoFitError, TooManyOpenError):
        flash(_("They were not asked: one of them has too many open questions."), "alarm")
    else:
        flash(_("All of them have been asked by letter. Their answers appear here."), "success")
    return redirect(url_for("plans.goods"), 303)


def _line(one: GoodsLine) -> dict[str, Any]:
    return {
        "offer": _thing(one.offer),
        "request": _thing(one.request),
        "carrier": _thing(one.carrier) if one.carrier else None,
        "must_be_carried": one.must_be_carried,
        "is_size_known": one.is_size_known,
        "quantity": one.quantity,
        "minutes": one.minutes,
    }


def _proposed(one: GoodsProposed) -> dict[str, Any]:
    return {
        "state": one.state.value,
        "state_label": SENT_WORDS[one.state],
        "offer": _thing(one.offer),
        "request": _thing(one.request),
        "answers": [(PARTIES[party], ANSWERS[said]) for party, said in one.answers.items()],
    }


def _thing(one: Thing) -> dict[str, Any]:
    return {
        "id": one.id,
        "topic": one.topic,
        "headline": headline(one.kind, one.topic, one.facts, one.area_name),
        "url": url_for("desk.check", post_id=one.id),
    }
