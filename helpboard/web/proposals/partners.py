"""Partners of an organisation or a group: who fits, who was asked, who works together."""

from datetime import UTC, datetime
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import current_language
from helpboard.catalogue import gettext as _
from helpboard.domain.errors import DomainError
from helpboard.domain.message import WordsRefusedError
from helpboard.domain.proposal import (
    OPEN,
    AlreadyProposedError,
    Look,
    NoFitError,
    Pairing,
    ProposalKind,
    TooManyOpenError,
    Wording,
)
from helpboard.extensions import db, writing
from helpboard.queries.candidates import (
    Found,
    Suggestion,
    partners_for_group,
    partners_for_organisation,
)
from helpboard.queries.looks import look_at
from helpboard.queries.partnerships import PartnershipRow, SideRow, partnerships_of
from helpboard.queries.proposals import proposals_of_house
from helpboard.services import proposals, submissions
from helpboard.web import dates
from helpboard.web.actors import signed_in
from helpboard.web.button_form import ButtonForm
from helpboard.web.labels import needs
from helpboard.web.limits import NEW_PROPOSALS, is_within, status_of
from helpboard.web.match_lines import lines_against
from helpboard.web.permissions import Permission, allow
from helpboard.web.proposal_cards import kind_label, kinds_in, proposal_view, suggestion_view
from helpboard.web.proposals.blueprint import bp
from helpboard.web.proposals.forms import PartnerForm
from helpboard.web.proposals.whose import Mine, mine, other
from helpboard.web.submissions import submission_key


@bp.get("/my/organisations/<slug>/partners")
@allow(Permission.SIGNED_IN)
def partners_of_organisation(slug: str) -> ResponseReturnValue:
    """Show the groups that fit an organisation best, and those it works with."""
    one, now = mine(slug, is_group=False), datetime.now(UTC)
    found = partners_for_organisation(db.session(), one.row.id, now=now)
    return _page(one, found, now=now)


@bp.get("/my/groups/<slug>/partners")
@allow(Permission.SIGNED_IN)
def partners_of_group(slug: str) -> ResponseReturnValue:
    """Show the organisations that fit a group best, and those it works with."""
    one, now = mine(slug, is_group=True), datetime.now(UTC)
    found = partners_for_group(db.session(), one.row.id, now=now)
    return _page(one, found, now=now)


@bp.route("/my/organisations/<slug>/partners/<other_slug>", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def ask_group(slug: str, other_slug: str) -> ResponseReturnValue:
    """Ask a group whether it would like to work together."""
    one, group = mine(slug, is_group=False), other(other_slug, is_group=True)
    pairing = Pairing(kind=ProposalKind.PARTNERSHIP, organisation_id=one.row.id, group_id=group.id)
    look = look_at(db.session(), pairing, now=datetime.now(UTC))
    form = PartnerForm(data=_likely(look, gives="we-give", wishes="they-give"))
    if form.validate_on_submit() and _ask(form, one, pairing):
        return _asked(one, group)
    return _form_page(form, one, group, look)


@bp.route("/my/groups/<slug>/partners/<other_slug>", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def ask_organisation(slug: str, other_slug: str) -> ResponseReturnValue:
    """Ask an organisation whether it would like to work together."""
    one, house = mine(slug, is_group=True), other(other_slug, is_group=False)
    pairing = Pairing(kind=ProposalKind.PARTNERSHIP, organisation_id=house.id, group_id=one.row.id)
    look = look_at(db.session(), pairing, now=datetime.now(UTC))
    form = PartnerForm(data=_likely(look, gives="they-give", wishes="we-give"))
    if form.validate_on_submit() and _ask(form, one, pairing):
        return _asked(one, house)
    return _form_page(form, one, house, look)


def _likely(look: Look, *, gives: str, wishes: str) -> dict[str, list[str]]:
    """Return what is ticked at first: what one gives and the other seeks.

    Reasons are kept as the organisation reads them.
    """
    kept = look.reasons.get("reasons", ())
    return {"gives": kinds_in(kept, gives), "wishes": kinds_in(kept, wishes)}


def _ask(form: PartnerForm, one: Mine, pairing: Pairing) -> bool:
    """Send the question once, however often the form comes; say in the form why it cannot be."""
    if not is_within(form, (NEW_PROPOSALS, str(signed_in().id))):
        return False
    key, now = submission_key(), datetime.now(UTC)
    gives, wishes = form.chosen("gives"), form.chosen("wishes")
    wording = Wording(
        note=form.note.data or "",
        note_lang=current_language().tag,
        organisation_gives=wishes if one.row.is_group else gives,
        group_gives=gives if one.row.is_group else wishes,
    )
    try:
        with writing(db.session()) as session:
            if submissions.once(session, key=key, now=now).is_first:
                proposals.propose(
                    session, actor=one.actor, pairing=pairing, wording=wording, now=now
                )
    except (AlreadyProposedError, NoFitError, TooManyOpenError, WordsRefusedError) as error:
        return _refused(form, error)
    return True


def _refused(form: PartnerForm, error: DomainError) -> bool:
    form.refuse(error)
    return False


def _asked(one: Mine, asked: SideRow) -> ResponseReturnValue:
    flash(_("%(name)s has been asked. You hear from us.", name=asked.name), "success")
    return redirect(partners_url(one.row), 303)


def partners_url(row: SideRow) -> str:
    """Return the page of a side's partners."""
    whose = "group" if row.is_group else "organisation"
    return url_for(f"proposals.partners_of_{whose}", slug=row.slug)


def _page(one: Mine, found: Found, *, now: datetime) -> ResponseReturnValue:
    session, side = db.session(), one.row
    rows = proposals_of_house(
        session,
        organisation_id=None if side.is_group else side.id,
        group_id=side.id if side.is_group else None,
    )
    cards = [proposal_view(row, now=now) for row in rows]
    return render_template(
        "proposals/partners.html",
        one=side,
        best=[_card(suggestion, side) for suggestion in found.best],
        near=[_card(suggestion, side) for suggestion in found.near],
        received=[card for card in cards if card["is_open"]],
        sent=[card for row, card in zip(rows, cards, strict=True)
              if row.state in OPEN and not card["is_open"]],
        partners=[_partner(row, side) for row in partnerships_of(session, side)],
        gives_seeks_url=_gives_seeks_url(side),
        back_url=_back_url(side),
        token=ButtonForm(formdata=None),
    )  # fmt: skip


def _card(one: Suggestion, side: SideRow) -> dict[str, Any]:
    ask, whose = "ask_organisation", "organisations"
    if not side.is_group:
        ask, whose = "ask_group", "groups"
    return suggestion_view(
        one,
        url=url_for(f"{whose}.profile", slug=one.slug),
        ask_url=url_for(f"proposals.{ask}", slug=side.slug, other_slug=one.slug),
    )


def _partner(row: PartnershipRow, side: SideRow) -> dict[str, Any]:
    whose = "organisations" if side.is_group else "groups"
    return {
        "id": row.id,
        "name": row.name,
        "kind_label": kind_label(row.kind),
        "url": url_for(f"{whose}.profile", slug=row.slug),
        "gives": {"theirs": needs(row.gives), "ours": needs(row.receives)},
        "contact": row.contact,
        "since": dates.month_and_year(row.since) if row.since else "",
        "review": dates.full_day(row.review_on) if row.review_on else "",
    }


def _gives_seeks_url(side: SideRow) -> str:
    whose = "my_groups" if side.is_group else "my_organisations"
    return url_for(f"{whose}.gives_seeks", slug=side.slug)


def _back_url(side: SideRow) -> str:
    whose = "my_groups" if side.is_group else "my_organisations"
    return url_for(f"{whose}.show", slug=side.slug)


def _form_page(form: PartnerForm, one: Mine, asked: SideRow, look: Look) -> ResponseReturnValue:
    good, against = lines_against(look.reasons, is_turned=one.row.is_group)
    ask = "ask_organisation" if one.row.is_group else "ask_group"
    page = render_template(
        "proposals/ask.html",
        form=form,
        one=one.row,
        asked=asked,
        reasons=good,
        against=against,
        action=url_for(f"proposals.{ask}", slug=one.row.slug, other_slug=asked.slug),
        back_url=partners_url(one.row),
    )
    return page, status_of(form)
