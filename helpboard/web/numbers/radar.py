"""The gap radar on the desk: where something is asked for and nobody is near who could help."""

from typing import Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import gettext as _
from helpboard.catalogue import ngettext
from helpboard.extensions import db
from helpboard.queries.figures.radar import Gap, gaps
from helpboard.web import dates
from helpboard.web.numbers.areas import area_labels
from helpboard.web.numbers.blueprint import bp
from helpboard.web.numbers.choice import Choice, choice
from helpboard.web.permissions import Permission, allow
from helpboard.web.words.spoken import language_name
from helpboard.web.words.topics import topic_label

SHOWN = 60


@bp.get("/desk/numbers/radar")
@allow(Permission.DESK)
def radar() -> ResponseReturnValue:
    """Show requests by district, topic and language beside groups and volunteers."""
    chosen = choice()
    found = gaps(
        db.session(),
        chosen.ids,
        chosen.tree,
        now=chosen.now,
        today=dates.local(chosen.now).date(),
    )
    more = len(found) - SHOWN
    return render_template(
        "numbers/radar.html",
        areas=area_labels(chosen.rows),
        area=chosen.area,
        rows=[_row(chosen, gap) for gap in found[:SHOWN]],
        more=ngettext("and %(num)d more", "and %(num)d more", more) if more > 0 else "",
        as_of=dates.full_day(chosen.now),
        new_group_url=url_for("my_groups.create"),
    )


def _row(chosen: Choice, gap: Gap) -> dict[str, Any]:
    slug = next(row.slug for row in chosen.rows if row.id == gap.area_id)
    helpers = gap.groups + gap.volunteers
    return {
        "area": chosen.tree.name_by_id(gap.area_id),
        "topic": gap.topic,
        "topic_label": topic_label(gap.topic),
        "language": language_name(gap.language),
        "requests": gap.requests,
        "groups": gap.groups,
        "volunteers": gap.volunteers,
        "is_empty": helpers == 0,
        "says": _("Nobody could help") if helpers == 0 else "",
        "url": url_for("board.index", kind="request", topic=gap.topic, area=slug),
    }
