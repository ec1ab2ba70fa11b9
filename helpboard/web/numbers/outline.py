"""The template of a report: headings and sentences to go on from, figures between them.

The pattern is a town's report on its refugee aid to a committee of the council.
"""

from typing import Any

from helpboard.catalogue import gettext as _
from helpboard.catalogue import reading
from helpboard.domain.languages import LANGUAGES
from helpboard.domain.report import MONTHS, BlockKind


def template_blocks(lang: str) -> list[dict[str, Any]]:
    """Return the blocks that a report in ``lang`` begins with."""
    with reading(LANGUAGES[lang]):
        return [
            _text(_("How the work is steered"),
                  _("Who meets how often, who decides, and what is new since the last report.")),
            _text(_("Where people live"),
                  _("How many people live at how many sites, and where there is nothing near them. "
                    "Add figures of the town here, with their date and source.")),
            _figure("sites"), _figure("residents"), _figure("sites_unserved"),
            _text(_("Volunteers and their groups"),
                  _("In which groups volunteers work, which cafés there are, and what "
                    "the coordinator does to build new groups.")),
            _figure("groups"), _figure("cafes"), _figure("volunteers"),
            _figure("volunteers_free"), _chart("topic"),
            _text(_("Organisations and partnerships"),
                  _("Who works together with whom, and who still looks for a partner.")),
            _figure("organisations"), _figure("partnerships"), _figure("organisations_alone"),
            _text(_("The digital notice board"),
                  _("What is offered and asked for, and how fast people are answered.")),
            _figure("posts"), _figure("answers"), _figure("answered"), _figure("first_answer"),
            _figure("found"), _chart(MONTHS),
            _text(_("What is planned"),
                  _("Projects, what they cost and who pays, and what the committee is asked for.")),
        ]  # fmt: skip


def _text(heading: str, words: str) -> dict[str, Any]:
    return {"kind": BlockKind.TEXT.value, "text": f"## {heading}\n\n{words}"}


def _figure(code: str) -> dict[str, Any]:
    return {"kind": BlockKind.FIGURE.value, "code": code}


def _chart(code: str) -> dict[str, Any]:
    return {"kind": BlockKind.CHART.value, "code": code}
