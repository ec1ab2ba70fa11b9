"""A frozen report as a page shows it: to the desk exact, to others as rule 10 says."""

from collections.abc import Mapping
from typing import Any

from helpboard.catalogue import gettext as _
from helpboard.catalogue import reading
from helpboard.domain.languages import LANGUAGES
from helpboard.domain.report import MONTHS
from helpboard.web import charts
from helpboard.web.markdown import markdown

MOST_BARS = 20


def report_words(frozen: Mapping[str, Any]) -> dict[str, str]:
    """Return the words between the numbers, in the language of the report."""
    earlier = frozen.get("earlier")
    with reading(LANGUAGES[frozen["lang"]]):
        return {
            "figures": _("Figures"),
            "figure": _("Figure"),
            "number": _("Number"),
            "counted": _("Counted"),
            "change": _("Change"),
            "table": _("The same as a table"),
            "beside": _("The same numbers stand in the table beside this picture."),
            "nothing": _("There is nothing to count yet."),
            "earlier": _("Edition %(number)s", number=earlier["number"]) if earlier else "",
        }


def shown_parts(frozen: Mapping[str, Any], *, is_exact: bool = False) -> list[dict[str, Any]]:
    """Return texts, tables of figures and charts in their order; figures in a row share a table."""
    parts: list[dict[str, Any]] = []
    for block in frozen["blocks"]:
        match block["kind"]:
            case "text":
                parts.append({"kind": "text", "html": markdown(block["text"])})
            case "chart":
                parts.append(_chart(block, "exact" if is_exact else "shown"))
            case _:
                if not parts or parts[-1]["kind"] != "figures":
                    parts.append({"kind": "figures", "rows": []})
                parts[-1]["rows"].append(_figure(block, "exact" if is_exact else "shown"))
    return parts


def _figure(block: Mapping[str, Any], which: str) -> dict[str, Any]:
    before = block.get("before", {})
    return {
        "label": block["label"],
        "small": block["small"],
        "text": block[f"{which}_text"],
        "before": before.get(f"{which}_text", ""),
        "change": before.get(f"{which}_change", ""),
    }


def _chart(block: Mapping[str, Any], which: str) -> dict[str, Any]:
    key = f"{block['code']}-{block['id']}"
    part = {
        "kind": "chart",
        "label": block["label"],
        "definition": block["definition"],
        "when": block["when"],
        "heads": block.get("heads", []),
    }
    if block["code"] == MONTHS:
        rows = block["rows"]
        numbers = list(zip(*(row["values"] for row in rows), strict=True))
        series = list(zip(block["heads"], numbers, strict=True))
        labels = [row["short"] for row in rows]
        return {
            **part,
            "chart": charts.columns(key, block["label"], labels, series),
            "rows": [(row["label"], [str(number) for number in row["values"]]) for row in rows],
        }
    told = [row for row in block["rows"] if which == "exact" or row.get("is_told", True)]
    bars = [
        (row["label"], row[which] if isinstance(row[which], int) else None, row[f"{which}_text"])
        for row in told[:MOST_BARS]
    ]
    return {
        **part,
        "chart": charts.bars(key, block["label"], bars) if bars else None,
        "rows": [(row["label"], [row[f"{which}_text"]]) for row in told],
    }
