"""Who has no partner yet, and who would fit: the coordinator proposes, the two decide."""

from datetime import UTC, datetime
from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import ngettext
from helpboard.extensions import db
from helpboard.queries.candidates import Suggestion
from helpboard.queries.register_partners import Seeker, seekers
from helpboard.web.actors import acting
from helpboard.web.filters import known
from helpboard.web.paging import number_of
from helpboard.web.paths import address_of
from helpboard.web.permissions import Permission, allow
from helpboard.web.proposal_cards import kind_label, suggestion_view
from helpboard.web.register.blueprint import bp

GROUPS = "groups"


@bp.get("/desk/partners")
@allow(Permission.DESK)
def partners() -> ResponseReturnValue:
    """Show organisations, or groups, without a partner, with the two who fit each best."""
    of_groups = known(request.args, "of", {GROUPS}) == GROUPS
    page = seekers(
        db.session(),
        acting(),
        of_groups=of_groups,
        now=datetime.now(UTC),
        after=number_of("after") or 0,
    )
    of = {"of": GROUPS} if of_groups else {}
    if of_groups:
        count = ngettext(
            "%(num)d group without a partner", "%(num)d groups without a partner", page.total
        )
    else:
        count = ngettext(
            "%(num)d organisation without a partner",
            "%(num)d organisations without a partner",
            page.total,
        )
    return render_template(
        "register/partners.html",
        of_groups=of_groups,
        rows=[_seeker(row, of_groups=of_groups) for row in page.rows],
        count=count,
        next_url=address_of("register.partners", {**of, "after": str(page.next)})
        if page.next
        else "",
    )


def _seeker(row: Seeker, *, of_groups: bool) -> dict[str, Any]:
    page = "my_groups.show" if of_groups else "register.organisation"
    whose = "group" if of_groups else "organisation"
    return {
        "id": row.id,
        "name": row.name,
        "url": url_for(page, slug=row.slug),
        "kind_label": kind_label(row.kind),
        "area_name": row.area_name,
        "best": [_card(one, row, of_groups=of_groups) for one in row.best],
        "near": [] if row.best else [_card(one, row, of_groups=of_groups) for one in row.near],
        "more_url": url_for(f"proposals.partners_of_{whose}", slug=row.slug),
    }


def _card(one: Suggestion, seeker: Seeker, *, of_groups: bool) -> dict[str, Any]:
    """Return who fits; the page that asks is the seeker's own, which lies in the reader's area."""
    ask = "ask_organisation" if of_groups else "ask_group"
    whose = "organisations" if of_groups else "groups"
    return suggestion_view(
        one,
        url=url_for(f"{whose}.profile", slug=one.slug),
        ask_url=url_for(f"proposals.{ask}", slug=seeker.slug, other_slug=one.slug),
    )
